"""Signs that point at a note: `*`, `†`, `‡`, `§`, `¶`, where a block of the page starts with the same sign."""

import re
from collections.abc import Iterator

from claimcheck.citations.pointing import names_source, note_reference
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.model.citation import Reference, Traits
from claimcheck.model.page import BlockKind
from claimcheck.model.span import Span

_SIGN = r"(?:\*{1,3}|†{1,2}|‡{1,2}|§|¶)"
_NOTE = re.compile(rf"\^?({_SIGN})\^?\s{{0,2}}(?=[^\s*†‡§¶|])")
_MARK = re.compile(rf"(?<=[\w%.,;:!?)\]\"”’'])\^?(?<![*†‡§¶])({_SIGN})(?![\w*†‡§¶])")


TRAITS = Traits()


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield signs behind a word whose note names a source elsewhere on the page; the note becomes a reference."""
    notes, places = _notes(prose)
    if not notes:
        return
    for block in prose.blocks:
        if block.span.start in places:
            continue
        text = block.span.slice(prose.page.text)
        for match in _MARK.finditer(text):
            note = notes.get(match[1])
            if note is not None:
                references = () if match[1] in prose.labels else (note,)
                span = Span(block.span.start + match.start(1), block.span.start + match.end(1))
                yield MarkerMatch(span, (match[1],), references)


def _notes(prose: Prose) -> tuple[dict[str, Reference], frozenset[int]]:
    """Return the notes by their sign, and where blocks start with a sign.

    A sign that stands for two different notes, as under several tables, or for one that names no source ("not
    evaluated by the authorities"), points at nothing that could be looked up.
    """
    notes = {entry.label: entry for entry in prose.found.entries if re.fullmatch(_SIGN, entry.label)}
    texts: dict[str, set[str]] = {}
    places: set[int] = set()
    for block in prose.blocks:
        match = _NOTE.match(block.span.slice(prose.page.text))
        if match is None or block.kind in (BlockKind.HEADING, BlockKind.ROW):
            continue
        places.add(block.span.start)
        text = prose.page.text[block.span.start + match.end() : block.span.end]
        texts.setdefault(match[1], set()).add(text)
        if names_source(text):
            notes.setdefault(match[1], note_reference(prose, block, match[1], text))
    return {sign: note for sign, note in notes.items() if len(texts.get(sign, ())) < 2}, frozenset(places)
