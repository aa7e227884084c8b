"""Raised numbers: `<sup>5</sup>`, Unicode ¹ ², `^1^`, `^([2](#R2)–[9](#R9))`; not powers, isotopes or affiliations."""

import re
from collections.abc import Iterator

from claimcheck.citations.labels import MARK_LIST, labels_of
from claimcheck.citations.pointing import label_of_number, label_of_target, pointed_at, targets_in
from claimcheck.citations.sighting import Prose, Sighting
from claimcheck.citations.vocabulary import words
from claimcheck.model.page import Block, InlineKind, Span

_UNICODE = re.compile(r"[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}(?:[,⁻˒–-]{1,2}\s?[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}){0,40}")
_CARET = re.compile(rf"\^\(?\[?({MARK_LIST}),?\]?\)?\^?|\^\[({MARK_LIST})\]\^?")
_INSIDE = re.compile(rf"\s*[(\[]?\s*({MARK_LIST}),?\s*[)\]]?\s*")
_WORD_BEFORE = re.compile(r"[^\s(),;:]{1,24}$")
_LETTERS = re.compile(r"[^\W\d_]+", re.UNICODE)


def find(prose: Prose) -> Iterator[Sighting]:
    """Yield raised numbers that are no powers; those inside `<sup>` also when no entry stands under their label."""
    linked = _has_linked(prose)
    for block in prose.blocks:
        text = block.span.slice(prose.page.text)
        for span, digits, firm in _raised(prose, block, text):
            labels = labels_of(digits)
            if not labels:
                continue
            targets = targets_in(prose, block, span)
            if not targets:
                known = set(labels) <= prose.labels
                if linked or not (known or firm) or not _stands_as_marker(text, span, block.span.start, known):
                    continue
            elif not _leads_to_entry(prose, targets) and _is_power(text, span, block):
                continue
            yield pointed_at(prose, block, span, labels)


def _raised(prose: Prose, block: Block, text: str) -> Iterator[tuple[Span, str, bool]]:
    """Yield span, digits and whether the format itself raises them, in order of kind."""
    for inline in prose.within(block, InlineKind.SUPERSCRIPT):
        match = _INSIDE.fullmatch(inline.span.slice(prose.page.text).translate(_PLAIN))
        if match:
            yield inline.span, match[1], True
    at = block.span.start
    for match in _UNICODE.finditer(text):
        yield Span(at + match.start(), at + match.end()), match[0], False
    if "^" in text:
        for match in _CARET.finditer(text):
            yield Span(at + match.start(), at + match.end()), match[1] or match[2], True


_PLAIN = {ord("⁻"): "-", ord("\u00a0"): " ", ord("^"): None}


def _has_linked(prose: Prose) -> bool:
    """Whether raised numbers on this page are links to entries; the unlinked ones are then affiliations and notes."""
    count = 0
    for block in prose.blocks:
        for inline in prose.within(block, InlineKind.SUPERSCRIPT):
            if _leads_to_entry(prose, targets_in(prose, block, inline.span)):
                count += 1
                if count > 1:
                    return True
    return False


def _leads_to_entry(prose: Prose, targets: list[str]) -> bool:
    return any(label_of_target(prose, target) or label_of_number(prose, target) for target in targets)


def _stands_as_marker(text: str, span: Span, block_start: int, known: bool) -> bool:
    start, end = span.start - block_start, span.end - block_start
    if start == 0 or (end < len(text) and text[end].isalnum()):
        return False  # a note or affiliation under its number; an isotope
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if before is None:
        return known
    return not _is_unit(before[0]) and (known or not _is_name(before[0]))


def _is_power(text: str, span: Span, block: Block) -> bool:
    start = span.start - block.span.start
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and _is_unit(before[0])


def _is_unit(word: str) -> bool:
    """Whether a raised number after this is a power: after a digit, a unit, a single letter."""
    bare = word.rsplit("/", 1)[-1].lower()
    return word[-1].isdigit() or bare in words("units") or (len(bare) == 1 and bare.isalpha())


def _is_name(word: str) -> bool:
    """Whether the word is written in capitals, so that the number may be part of a name."""
    letters = "".join(_LETTERS.findall(word))
    return len(letters) > 1 and letters.isupper()
