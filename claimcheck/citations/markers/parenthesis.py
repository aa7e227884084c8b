"""Numbers in parentheses: `(1, 6-8)`, where the page has a numbered list and no plainer style for it."""

import re
from collections.abc import Iterator

from claimcheck.citations.labels import MARK_LIST, labels_of
from claimcheck.citations.pointing import label_of_number, label_of_target, targets_in
from claimcheck.citations.sighting import Prose, Sighting
from claimcheck.model.page import Block, BlockKind, Span

_NUMBERS = re.compile(rf"\(\s?({MARK_LIST})\s?\)")
_ENUMERATES = re.compile(r"(?:^|[:;,.—–]|\band|\bor|\bboth|\beither)\s*$", re.IGNORECASE)
_NO_MARKER_BEFORE = re.compile(
    r"(?:\d[\d.,·%]*|[=<>≤≥$€£×+/]|\b(?:figure|fig|table|phase|type|grade|class|stage|level|equation|eq|step|scale|range|aged?|n|group|season|vol|day|week)\.?)\s*$",
    re.IGNORECASE,
)


def find(prose: Prose) -> Iterator[Sighting]:
    """Yield parenthesised numbers that all have entries, unless they enumerate or count."""
    sightings = [sighting for block in prose.blocks for sighting in _in_block(prose, block)]
    linked = [sighting for sighting in sightings if not sighting.flat]
    used = {label for sighting in sightings for label in sighting.labels}
    enough = len(used) >= 2 or len(prose.numbers) <= 2
    yield from linked or (sightings if enough else ())


def _in_block(prose: Prose, block: Block) -> Iterator[Sighting]:
    text = block.span.slice(prose.page.text)
    enumerated = _enumeration(text)
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
            yield Sighting(span, labels if set(labels) <= prose.labels else tuple(dict.fromkeys(targets)))
        elif (
            set(labels) <= prose.labels
            and block.kind is not BlockKind.ROW
            and match.start() not in enumerated
            and not _NO_MARKER_BEFORE.search(text, max(0, match.start() - 24), match.start())
        ):
            yield Sighting(span, labels, flat=True)


def _enumeration(text: str) -> frozenset[int]:
    """Return where the numbers stand that count off the parts of a sentence: "(1) first, (2) second"."""
    singles = [match for match in _NUMBERS.finditer(text) if match[1].isdecimal()]
    counted: set[int] = set()
    expected = 1
    run: list[int] = []
    for match in singles:
        heads = bool(_ENUMERATES.search(text, max(0, match.start() - 12), match.start())) or match.start() == 0
        follows = text[match.end() : match.end() + 2].strip()[:1].isalnum()
        if int(match[1]) == expected and (heads or run) and follows:
            run.append(match.start())
            expected += 1
            if len(run) >= 2:
                counted.update(run)
        elif int(match[1]) == 1 and heads and follows:
            run, expected = [match.start()], 2
        elif heads and follows:
            counted.add(match.start())
    return frozenset(counted)
