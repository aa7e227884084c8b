"""Numbers in parentheses: `(1, 6-8)`, where the page has a numbered list and no plainer style for it."""

import re
from collections.abc import Iterator

from claimcheck.citations.counting import counting_off
from claimcheck.citations.labels import MARK_LIST, labels_of
from claimcheck.citations.pointing import label_of_number, label_of_target, targets_in
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.model.citation import Traits
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span

_NUMBERS = re.compile(rf"\(\s?({MARK_LIST})\s?\)")
_NAMED = re.compile(
    rf"(?P<open>[(\[](?:(?:see|cf\.?|from|in|per)\s)?)?"
    rf"(?<![\w-])(?P<word>ref(?:erence)?s?\.?|sources?|citations?|(?:foot|end)?notes?):?\s?"
    rf"(?:nos?\.\s?|numbers?\s|#\s?)?(?<=[\s#.:])(?P<numbers>{MARK_LIST})(?![.,]?[\d%])(?P<close>[)\]])?",
    re.IGNORECASE,
)
"""Numbers that a word announces: "(see ref. 2)", "as shown in reference 2", ", source 3."."""
_PART_BEGINS = re.compile(r"(?:[,;]|\b(?:in|by|from|per|see|to))\s$")
_PART_ENDS = re.compile(r"[.,;:)]|\s*$")
_NO_MARKER_BEFORE = re.compile(
    r"(?:(?<!\b(?:19|20)\d\d)(?<!\b(?:19|20)\d\d\.)(?<=\d)[.,·%]*|[=<>≤≥$€£×+/]|\b(?:figure|fig|table|phase|type|grade|class|stage|level|equation|eq|step|scale|range|aged?|n|group|season|vol|day|week)\.?)\s*$",
    re.IGNORECASE,
)


TRAITS = Traits(numbered=True)


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield parenthesised numbers that all have entries, unless they enumerate or count."""
    marker_matches = [marker_match for block in prose.blocks for marker_match in _in_block(prose, block)]
    plain = [marker_match for marker_match in marker_matches if not marker_match.flat]
    used = {label for marker_match in marker_matches if marker_match.flat for label in marker_match.labels}
    enough = len(used) >= 2 or len(prose.numbers) <= 2
    yield from plain
    if enough and not plain:
        yield from marker_matches


def _in_block(prose: Prose, block: Block) -> Iterator[MarkerMatch]:
    text = block.span.slice(prose.page.text)
    for match in _NAMED.finditer(text) if prose.numbers else ():
        labels = labels_of(match["numbers"])
        if labels and set(labels) <= prose.labels and _announces(text, match):
            yield MarkerMatch(Span(block.span.start + match.start(), block.span.start + match.end()), labels)
    if "(" not in text:
        return
    enumerated = counting_off(text)
    for match in _NUMBERS.finditer(text):
        span = Span(block.span.start + match.start(), block.span.start + match.end())
        labels = labels_of(match[1])
        if not labels:
            continue
        targets = [
            label
            for target in targets_in(prose, block, span)
            if (label := label_of_target(prose, target) or label_of_number(prose, target))
        ]
        if targets:
            yield MarkerMatch(span, labels if set(labels) <= prose.labels else tuple(dict.fromkeys(targets)))
        elif (
            set(labels) <= prose.labels
            and block.kind is not BlockKind.ROW
            and match.start() not in enumerated
            and not _NO_MARKER_BEFORE.search(text, max(0, match.start() - 24), match.start())
        ):
            yield MarkerMatch(span, labels, flat=True)


def _announces(text: str, match: re.Match[str]) -> bool:
    """Whether a word and the number behind it point at an entry: in brackets, or as a part of the sentence."""
    if match["open"] or match["close"]:
        return bool(match["open"] and match["close"])
    if match["word"][:3].lower() == "ref":
        return True
    begins = _PART_BEGINS.search(text, max(0, match.start() - 8), match.start())
    return begins is not None and _PART_ENDS.match(text, match.end()) is not None
