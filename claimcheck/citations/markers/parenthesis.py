"""Numbers in parentheses: `(1, 6-8)`, where the page has a numbered list and no plainer style for it."""

import re
from collections.abc import Iterator

from claimcheck.citations.labels import MARK_LIST, labels_of
from claimcheck.citations.pointing import label_of_number, label_of_target, targets_in
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.model.citation import Traits
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span

_NUMBERS = re.compile(rf"\(\s?({MARK_LIST})\s?\)")
_NAMED = re.compile(
    rf"[(\[](?:see\s)?(?:ref(?:erence)?s?\.?|sources?|citations?|(?:foot|end)?notes?)\s(?:nos?\.\s)?({MARK_LIST})[)\]]",
    re.IGNORECASE,
)
_FIRST_PART = re.compile(r"(?:^|[:;—–]|\w)\s*$")
_NEXT_PART = re.compile(r"(?:[:;,.—–]|\band|\bor|\bthen|&)\s*$", re.IGNORECASE)
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
    if "(" not in text and "[" not in text:
        return
    for match in _NAMED.finditer(text):
        labels = labels_of(match[1])
        if labels and set(labels) <= prose.labels:
            yield MarkerMatch(Span(block.span.start + match.start(), block.span.start + match.end()), labels)
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
            yield MarkerMatch(span, labels if set(labels) <= prose.labels else tuple(dict.fromkeys(targets)))
        elif (
            set(labels) <= prose.labels
            and block.kind is not BlockKind.ROW
            and match.start() not in enumerated
            and not _NO_MARKER_BEFORE.search(text, max(0, match.start() - 24), match.start())
        ):
            yield MarkerMatch(span, labels, flat=True)


def _enumeration(text: str) -> frozenset[int]:
    """Return where the numbers stand that count off the parts of a sentence: "to (1) sleep, and (2) wake".

    The count begins at 1, behind a colon, a bare word or nothing, and each further number opens a new part. Numbers
    behind commas and full stops throughout are citations put there by the journal's style.
    """
    counted: list[int] = []
    run: list[re.Match[str]] = []
    for match in [*_NUMBERS.finditer(text), None]:
        if match is not None and run and match[1] == str(len(run) + 1) and _opens(text, match, _NEXT_PART):
            run.append(match)
            continue
        if len(run) > 1:
            counted.extend(number.start() for number in run)
        starts = match is not None and match[1] == "1" and _opens(text, match, _FIRST_PART)
        run = [match] if match is not None and starts else []
    return frozenset(counted)


def _opens(text: str, match: re.Match[str], before: re.Pattern[str]) -> bool:
    """Whether a part of an enumeration begins with the number."""
    follows = text[match.end() : match.end() + 2].strip()[:1]
    return follows.isalnum() and before.search(text, max(0, match.start() - 12), match.start()) is not None
