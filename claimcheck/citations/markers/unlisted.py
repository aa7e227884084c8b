"""Numbers that point at a list which the page does not carry: "… and health.1,2 Treating", "an event (1), but".

They are markers only where the page has no numbered entries, several of them stand behind words as markers do, and
their numbers count up from 1 in order of the text.
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.citations.labels import labels_of
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.model.citation import Traits
from claimcheck.model.page import BlockKind
from claimcheck.model.span import Span

TRAITS = Traits(numbered=True)

_NUMBERS = r"\d{1,2}(?:[,–-]\s?\d{1,2}){0,10}"
_RUN_ON = re.compile(rf"(?<=[a-z)%”\"][.!?]){_NUMBERS}(?=\s+[A-Z“\"(]|\s*$)|(?<=[a-z),][,;]){_NUMBERS}(?=\s+[a-z])")
_BRACKETED = re.compile(rf"(?<=[\w%)] )\({_NUMBERS}\)(?=[.,;:]|\s*$)")
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_FEWEST, _LONGEST_STEP = 2, 3
"""Markers and different numbers at the least; how far a new number may lie above the highest before."""


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield such numbers, those run on to a full stop or those in brackets."""
    if prose.numbers:
        return
    for pattern in (_RUN_ON, _BRACKETED):
        found = list(_matching(prose, pattern))
        if _counts_up([labels for _, labels in found]):
            for span, labels in found:
                yield MarkerMatch(span, labels)
            return


def _matching(prose: Prose, pattern: re.Pattern[str]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    for block in prose.blocks:
        if block.kind not in _PROSE:
            continue
        for match in pattern.finditer(block.span.slice(prose.page.text)):
            labels = labels_of(match[0].strip("()"))
            if labels:
                yield Span(block.span.start + match.start(), block.span.start + match.end()), labels


def _counts_up(found: Sequence[tuple[str, ...]]) -> bool:
    """Whether numbers begin at 1 and each new one follows those before it."""
    highest = 0
    for labels in found:
        for number in map(int, labels):
            if number > highest + (_LONGEST_STEP if highest else 1):
                return False
            highest = max(highest, number)
    return len(found) >= _FEWEST and highest >= _FEWEST
