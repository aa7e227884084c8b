"""Numbers that point at a list which the page does not carry: "… and health.1,2 Treating", "an event (1), but".

They are markers only where the page has no numbered entries, several of them stand behind words as markers do, and
their numbers count up from 1 in order of the text. Those in brackets must close a sentence with a figure besides, and
be neither names of things ("step (2)") nor the count of a sentence's parts ("low (1), and high (2)").
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.citations.labels import labels_of
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.language.sentences import sentence_around
from claimcheck.model.citation import Traits
from claimcheck.model.page import BlockKind
from claimcheck.model.span import Span

TRAITS = Traits(numbered=True)

_NUMBERS = r"[1-9]\d{0,2}(?:[,–-]\s?[1-9]\d{0,2}){0,10}"
_RUN_ON = re.compile(
    rf"(?<=[a-z)%”\"][.!?]){_NUMBERS}(?=\s*[A-Z“\"(…]|\.\.\.|\s*$)|(?<=[a-z),][,;]){_NUMBERS}(?=\s*[A-Z]|\s+[a-z])"
    rf"|(?<=[a-z]{{4}}){_NUMBERS}(?=[—–][a-z])"
)
_BRACKETED = re.compile(rf"(?<=[\w%)] )\({_NUMBERS}\)(?=[.,;:]|\s*$)")
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_MANY = 6
"""Numbers run on to as many sentences are markers though they do not count up: the page quotes several works."""
_FEWEST, _LONGEST_STEP = 2, 3
"""Markers and different numbers at the least; how far a new number may lie above the highest before."""


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield such numbers, those run on to a full stop or those in brackets."""
    if prose.numbers:
        return
    for pattern in (_RUN_ON, _BRACKETED):
        found = list(_matching(prose, pattern))
        counts_up = _counts_up([labels for _, labels in found])
        if (counts_up or len(found) >= _MANY) if pattern is _RUN_ON else (counts_up and _support_figures(prose, found)):
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


def _support_figures(prose: Prose, found: Sequence[tuple[Span, tuple[str, ...]]]) -> bool:
    """Whether numbers in brackets stand by a figure at the end of a sentence whose parts they do not count."""
    by_sentence: defaultdict[Span, list[tuple[Span, tuple[str, ...]]]] = defaultdict(list)
    if prose.named.intersection(label for _, labels in found for label in labels):
        return False
    starts = [block.span.start for block in prose.blocks]
    for span, labels in found:
        block = prose.blocks[bisect_right(starts, span.start) - 1]
        by_sentence[sentence_around(prose.page.text, block.span, span)].append((span, labels))
    for sentence, inside in by_sentence.items():
        counted = [label for _, labels in inside for label in labels]
        counts = len(counted) > 1 and counted == [str(number + 1) for number in range(len(counted))]
        said = "".join(_outside(prose.page.text, sentence, [span for span, _ in inside]))
        if not counts and any(map(str.isdigit, said)):
            return True
    return False


def _outside(text: str, sentence: Span, spans: Sequence[Span]) -> Iterator[str]:
    """Yield what a sentence says between stretches of it."""
    at = sentence.start
    for span in spans:
        yield text[at : span.start]
        at = span.end
    yield text[at : sentence.end]


def _counts_up(found: Sequence[tuple[str, ...]]) -> bool:
    """Whether numbers begin at 1 and each new one follows those before it."""
    highest = 0
    for labels in found:
        for number in map(int, labels):
            if number > highest + (_LONGEST_STEP if highest else 1):
                return False
            highest = max(highest, number)
    return len(found) >= _FEWEST and highest >= _FEWEST
