"""Numbers in square brackets: `[1]`, `[1,3-5]`, `[1–3]`, `[12, p. 4]`, also as a link."""

import re
from collections.abc import Iterator

from claimcheck.citations.counting import counting_off
from claimcheck.citations.labels import DASHES, MARK_LIST, labels_of
from claimcheck.citations.pointing import pointed_at
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.model.citation import Traits
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span

_NUMBERS = re.compile(
    rf"[\[［【]\s{{0,2}}({MARK_LIST})(?:,\s?(?:pp?|ch)\.[^\]\[]{{1,20}}|†[^\[\]【】]{{1,40}})?\s{{0,2}}[\]］】]"
    rf"(?:\s?[{DASHES}]\s?\[(\d{{1,3}})\])?"
)
_KEYED = re.compile(r"\[((?:[A-Za-z][\w.:+ -]{0,30}|\d{1,3}[a-z])(?:[,;]\s?[A-Za-z][\w.:+-]{0,30}){0,8})\]")
_INTERVAL_BEFORE = re.compile(
    r"(?:\b(?:CI|CrI|IQR|SD|SE|range|interval|ranging|between|median|mean|score[sd]?|scale)[\s:,;]{0,3}|[=<>≤≥∈×*/+(][\s:,;]{0,3}|\d[\s:]{0,3})$",
    re.IGNORECASE,
)

_MEASURE_BEFORE = re.compile(r"\d[\d.,·]*\s?[^\W\d_%]{0,12}%?\s?$")
_NAME_AFTER = re.compile(r"[-‐]\w")
_FORMULA_BEFORE = re.compile(r"(?:^|[\s(\[/-])(?:[A-Z][a-z]?\d?|\]){0,3}(?:[SP][pa])?(?:O|CO|VO|NO|SO|CH|NH|H|N|Fi?O)$")


TRAITS = Traits(numbered=True)


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield bracketed numbers; a label without an entry is a dangling marker and still a marker."""
    for block in prose.blocks:
        text = block.span.slice(prose.page.text)
        if not any(sign in text for sign in "[［【"):
            continue
        for match in _NUMBERS.finditer(text):
            span = Span(block.span.start + match.start(), block.span.start + match.end())
            labels = labels_of(f"{match[1]}-{match[2]}" if match[2] else match[1])
            if match.start() == 0 and block.kind is not BlockKind.ROW:
                continue  # what stands under the number, not what points at it
            if labels and _is_marker(prose, text, match, labels):
                yield pointed_at(prose, block, span, labels)
        yield from _keyed(prose, block, text)


def _is_marker(prose: Prose, text: str, match: re.Match[str], labels: tuple[str, ...]) -> bool:
    if _FORMULA_BEFORE.search(text, max(0, match.start() - 8), match.start()) and len(match[1]) == 1:
        return False
    if _NAME_AFTER.match(text, match.end()):
        return False
    if set(labels) <= prose.labels:
        several = len(labels) > 1
        return not (several and _INTERVAL_BEFORE.search(text, max(0, match.start() - 12), match.start()))
    if _INTERVAL_BEFORE.search(text, max(0, match.start() - 12), match.start()) or prose.named & set(labels):
        return False
    if match.start() in counting_off(text):
        return False
    # "3 days [1-5]" and "[10-90]" are intervals unless the page's own list speaks for labels
    a_range = match[2] is None and any(dash in match[1] for dash in DASHES)
    measured = _MEASURE_BEFORE.search(text, max(0, match.start() - 24), match.start())
    return not (a_range and (measured or len(labels) > 12))


def _keyed(prose: Prose, block: Block, text: str) -> Iterator[MarkerMatch]:
    """Yield letters and keys in brackets ("[a]", "[Smi99]", "[note 2]") that an entry or note is labelled with."""
    for match in _KEYED.finditer(text):
        keys = (match[1],) if match[1] in prose.labels else tuple(re.split(r"[,;]\s?", match[1]))
        if set(keys) <= prose.labels:
            yield MarkerMatch(Span(block.span.start + match.start(), block.span.start + match.end()), keys)
