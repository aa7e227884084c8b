"""Signs that point at a note: `*`, `†`, `‡`, `§`, `¶`, where a block of the page starts with the same sign."""

import re
from collections.abc import Iterator

from claimcheck.citations.fields import parse_fields
from claimcheck.citations.identifiers import find_identifiers
from claimcheck.citations.sighting import Prose, Sighting
from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.page import Block, BlockKind, InlineKind, Span

_SIGN = r"(?:\*{1,3}|†{1,2}|‡{1,2}|§|¶)"
_NOTE = re.compile(rf"\^?({_SIGN})\^?\s{{0,2}}(?=[^\s*†‡§¶|])")
_MARK = re.compile(rf"(?<=[\w%.,;:!?)\]\"”’'])\^?(?<![*†‡§¶])({_SIGN})(?![\w*†‡§¶])")
_LEAST_WORDS = 3


def find(prose: Prose) -> Iterator[Sighting]:
    """Yield signs behind a word whose note stands elsewhere on the page; the note becomes a reference of its own."""
    notes = _notes(prose)
    if not notes:
        return
    places = {note.span.start for note in notes.values()}
    for block in prose.blocks:
        text = block.span.slice(prose.page.text)
        for match in _MARK.finditer(text):
            note = notes.get(match[1])
            if note is None or block.span.start in places:
                continue
            references = () if match[1] in prose.labels else (note,)
            yield Sighting(
                Span(block.span.start + match.start(1), block.span.start + match.end(1)), (match[1],), references
            )


def _notes(prose: Prose) -> dict[str, Reference]:
    """Return the notes by their sign; only the first of several notes under one sign has it."""
    notes = {entry.label: entry for entry in prose.found.entries if re.fullmatch(_SIGN, entry.label)}
    for block in prose.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.ROW):
            continue
        text = block.span.slice(prose.page.text)
        match = _NOTE.match(text)
        if match and match[1] not in notes and len(text[match.end() :].split()) >= _LEAST_WORDS:
            notes[match[1]] = _note(prose, block, match[1], text[match.end() :])
    return notes


def _note(prose: Prose, block: Block, sign: str, text: str) -> Reference:
    links = tuple(inline.target for inline in prose.within(block, InlineKind.LINK) if inline.target)
    return Reference(sign, ReferenceKind.NOTE, block.span, text, find_identifiers(text, links), parse_fields(text))
