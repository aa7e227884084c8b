"""Raised numbers: `<sup>5</sup>`, Unicode ¹ ², `^1^`, `^([2](#R2)–[9](#R9))`; not powers, isotopes or affiliations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.citations.labels import MARK_LIST, labels_of
from claimcheck.citations.mentions import is_degree
from claimcheck.citations.pointing import (
    label_of_number,
    label_of_target,
    names_source,
    note_reference,
    pointed_at,
    targets_in,
)
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.language.word_tables import word_lists
from claimcheck.model.citation import Reference, Traits
from claimcheck.model.page import Block, InlineKind
from claimcheck.model.span import Span

_words = word_lists("citations", "markers")
_UNICODE = re.compile(r"[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}(?:[,⁻˒–-]{1,2}\s?[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}){0,40}")
_CARET = re.compile(rf"\^\(?\[?({MARK_LIST}),?\]?\)?\^?|\^\[({MARK_LIST})\]\^?")
_INSIDE = re.compile(
    rf"\s*[(\[]?\s*({MARK_LIST}|\d{{1,3}}(?:/\d{{1,3}}){{1,9}}),?\s*(?:\(pp?\.?\s?\d[\d–-]{{0,8}}\))?[)\]]?\s*"
)
_WORD_BEFORE = re.compile(r"[^\s(),;:]{1,24}$")
_KEY = re.compile(r"[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|[*†‡§¶]{1,3}")
_NAMED_BEFORE = re.compile(r"(?:^|[\s(])[A-Z][^\s.!?%)]*,?$")
"""A name in front of a raised letter: its affiliation, not its source, or a part of the name."""
_LEAST_LETTERS = 3
"""Letters a word needs before a sign like "²" can be a marker: "mc²" is a power."""
_TEN = re.compile(r"(?<![\d.,])10$")
_LETTERS = re.compile(r"[^\W\d_]+", re.UNICODE)


TRAITS = Traits(numbered=True)


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield raised numbers that are no powers; those inside `<sup>` also when no entry stands under their label."""
    raised = [(block, mark) for block in prose.blocks for mark in _raised(prose, block)]
    linked = sum(mark.leads for _, mark in raised) > 1
    notes = _notes(prose, raised)
    yield from _keyed(prose)
    for block, mark in raised:
        labels = labels_of(mark.digits)
        if not labels or mark.span.start == block.span.start:
            continue
        text = block.span.slice(prose.page.text)
        known = all(label in prose.labels or label in notes for label in labels)
        if mark.linked:
            counts = mark.leads or known or not _is_power(text, mark.span.start - block.span.start)
        else:
            counts = not linked and (known or mark.firm) and _stands_as_marker(text, mark, block.span.start, known)
        if not counts:
            continue
        own = tuple(notes[label] for label in labels if label in notes)
        yield MarkerMatch(mark.span, labels, own) if own else pointed_at(prose, block, mark.span, labels)


def _keyed(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield raised letters and signs that an entry or a note of the page's foot is labelled with: "a", "ii", "†"."""
    marks: list[tuple[Span, str]] = []
    notes: dict[str, Reference] = {}
    for block in prose.blocks:
        for inline in prose.within(block, InlineKind.SUPERSCRIPT):
            key = inline.span.slice(prose.page.text).strip(" []()")
            if _KEY.fullmatch(key) is None:
                continue
            if inline.span.start > block.span.start:
                marks.append((inline.span, key))
            elif names_source(text := prose.page.text[inline.span.end : block.span.end].strip()):
                notes.setdefault(key, note_reference(prose, block, key, text))
    for span, key in marks:
        if key in prose.labels:
            yield MarkerMatch(span, (key,))
        elif key in notes and not _NAMED_BEFORE.search(prose.page.text, max(0, span.start - 24), span.start):
            yield MarkerMatch(span, (key,), (notes[key],))


@dataclass(frozen=True, slots=True)
class _Mark:
    """A raised number."""

    span: Span
    digits: str
    firm: bool
    """Whether the page's own format raises it, not only a sign in the text."""
    linked: bool
    leads: bool
    """Whether it links to an entry of the list."""


def _notes(prose: Prose, raised: list[tuple[Block, _Mark]]) -> dict[str, Reference]:
    """Return the notes that stand under their raised number at the foot of a page without a list of that number."""
    used = {label for block, mark in raised if mark.span.start > block.span.start for label in labels_of(mark.digits)}
    notes: dict[str, Reference] = {}
    for block, mark in raised:
        text = prose.page.text[mark.span.end : block.span.end].strip()
        label = labels_of(mark.digits)[:1]
        if mark.span.start == block.span.start and text and label and label[0] in used - prose.labels:
            notes.setdefault(label[0], note_reference(prose, block, label[0], text))
    return notes


def _raised(prose: Prose, block: Block) -> Iterator[_Mark]:
    """Yield the raised numbers of a block, by kind."""
    text, at = block.span.slice(prose.page.text), block.span.start
    for inline in prose.within(block, InlineKind.SUPERSCRIPT):
        match = _INSIDE.fullmatch(inline.span.slice(prose.page.text).translate(_PLAIN))
        if match and ("/" not in match[1] or set(labels_of(match[1])) <= prose.labels):
            yield _mark(prose, block, inline.span, match[1], firm=True)
    for match in _UNICODE.finditer(text):
        yield _mark(prose, block, Span(at + match.start(), at + match.end()), match[0], firm=False)
    if "^" in text:
        for match in _CARET.finditer(text):
            firm = match[0][-1] in "^)]"
            yield _mark(prose, block, Span(at + match.start(), at + match.end()), match[1] or match[2], firm=firm)


def _mark(prose: Prose, block: Block, span: Span, digits: str, *, firm: bool) -> _Mark:
    targets = targets_in(prose, block, span)
    return _Mark(span, digits, firm, bool(targets), _leads_to_entry(prose, targets))


_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻\u00a0", "0123456789- ", "^")


def _leads_to_entry(prose: Prose, targets: list[str]) -> bool:
    return any(label_of_target(prose, target) or label_of_number(prose, target) for target in targets)


def _stands_as_marker(text: str, mark: _Mark, block_start: int, known: bool) -> bool:
    start, end = mark.span.start - block_start, mark.span.end - block_start
    if start == 0 or (end < len(text) and text[end].isalnum()):
        return False  # a note or affiliation under its number; an isotope
    listed = _WORD_BEFORE.search(text[max(0, start - 24) : start].rstrip(", "))
    if listed is not None and is_degree(listed[0]):
        return False  # the affiliation of an author
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if before is None:
        return known
    if not mark.firm and before[0].isalpha() and len(before[0]) < _LEAST_LETTERS:
        return False
    return not _is_unit(before[0]) and (known or not (before[0][-1].isdigit() or _is_name(before[0])))


def _is_power(text: str, start: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and _is_unit(before[0])


def _is_unit(word: str) -> bool:
    """Whether a raised number after this is a power: after ten, a sum, a unit, a single letter."""
    bare = word.rsplit("/", 1)[-1].lower()
    return (
        _TEN.search(word) is not None or "=" in word or bare in _words("units") or (len(bare) == 1 and bare.isalpha())
    )


def _is_name(word: str) -> bool:
    """Whether the word is written in capitals, so that the number may be part of a name."""
    letters = "".join(_LETTERS.findall(word))
    return len(letters) > 1 and letters.isupper()
