"""Blocks of a reference list → its entries, each with its label: the printed number or key, else its position.

A block may hold one entry, several (run on, or one a line), or only the number of the next.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimcheck.citations.references.numbering import marked_number, number_alone, numbers_of
from claimcheck.citations.references.shape import begins_like_entry, looks_like_entry
from claimcheck.model.page import Block, BlockKind, InlineKind, Page
from claimcheck.model.span import Span

_BACK = re.compile(r"[\s↩↵⤴⏎\ufe0e\ufe0f^]+$")
_RAISED = re.compile(r"\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3}")
_BULLET = re.compile(r"\s*([•●▪◦‣∙·])\s")
_NEXT = r"(?<=[\s.;\]])(?:\[{0}\]|\({0}\)|{0}[.)])\s?(?=[^\W\d_a-z]|[“\"(])"

_FIRST = re.compile(r"(?:(?<=[.:!?]\s)|(?<=\n))" + _NEXT.format(1))


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry: its label and where its text stands, the label left out."""

    label: str
    span: Span
    note: bool = False
    """Whether it is a footnote of the page's format."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that holds one entry with its number, and the label its block gives it."""

    span: Span
    label: str | None
    note: bool


def cut_entries(page: Page, blocks: Sequence[Block]) -> tuple[ListEntry, ...]:
    """Return the entries that the blocks of one list hold."""
    pieces = [piece for block in blocks for piece in _pieces(page, block)]
    texts = [piece.span.slice(page.text) for piece in pieces]
    numbers = numbers_of(texts)
    printed = [piece.label or number.label for piece, number in zip(pieces, numbers, strict=True)]
    numbered = sum(label is not None for label in printed) * 2 >= len(printed)
    before_first = printed.index("1") if numbered and "1" in printed else 0
    entries: list[ListEntry] = []
    waiting: str | None = None
    for index, (piece, text, number, label) in enumerate(zip(pieces, texts, numbers, printed, strict=True)):
        alone = number_alone(text)
        if alone is not None:
            waiting = alone
            continue
        if index < before_first and not begins_like_entry(text):
            continue  # what introduces the list
        end = piece.span.start + len(_BACK.sub("", text))
        if piece.span.start + number.end >= end:
            continue
        if entries and numbered and label is None and waiting is None and not begins_like_entry(text):
            entries[-1] = replace(entries[-1], span=Span(entries[-1].span.start, end))  # a line that was wrapped
            continue
        known = label or waiting or str(len(entries) + 1)
        waiting = None
        entries.append(ListEntry(known, Span(piece.span.start + number.end, end), piece.note))
    return tuple(entries)


def _pieces(page: Page, block: Block) -> Iterator[_Piece]:
    """Yield the stretches of a block that hold one entry each."""
    block = _without_raised(page, block)
    text = block.span.slice(page.text)
    note = block.kind is BlockKind.NOTE
    cuts = [] if note else _run_on(text, block.label) or _bulleted(text) or _lines(text)
    starts = [0, *cuts]
    for start, end in zip(starts, [*cuts, len(text)], strict=True):
        stretch = text[start:end]
        if stretch.strip():
            shift = len(stretch) - len(stretch.lstrip())
            yield _Piece(
                Span(block.span.start + start + shift, block.span.start + start + len(stretch.rstrip())),
                block.label if start == 0 else None,
                note,
            )


def _without_raised(page: Page, block: Block) -> Block:
    """Return a block that begins with a raised letter or number under that label and without it."""
    at = bisect_left(page.inlines, block.span.start, key=lambda inline: inline.span.start)
    for inline in page.inlines[at : at + 3]:
        label = inline.span.slice(page.text).strip(" []().")
        if inline.kind is InlineKind.SUPERSCRIPT and inline.span.start == block.span.start and _RAISED.fullmatch(label):
            return replace(block, label=label, span=Span(inline.span.end, block.span.end))
    return block


def _run_on(text: str, label: str | None) -> list[int]:
    """Return where the second and later entries of a block begin, when it prints them numbered in one run."""
    first = marked_number(text)
    printed = first.label or label or ""
    cuts: list[int] = []
    number, at = int(printed) if printed.isdecimal() and len(printed) <= 3 else -1, first.end
    if not printed and (one := _FIRST.search(text)) and not looks_like_entry(text[: one.start()], least=1):
        cuts, number, at = [one.start()], 1, one.end()  # behind words that introduce the list
    if number < 0:
        return []
    while match := re.compile(_NEXT.format(number + 1)).search(text, at):
        set_off = match.group().startswith("[") or text[match.start() - 1] == "\n"
        if not set_off and not looks_like_entry(text[at : match.start()], least=2):
            break
        cuts.append(match.start())
        number, at = number + 1, match.end()
    return cuts


def _bulleted(text: str) -> list[int]:
    """Return where the second and later entries of a block begin, when bullets part them in one run."""
    bullet = _BULLET.match(text)
    if bullet is None:
        return []
    cuts = [match.start() for match in re.finditer(rf"(?<=\s){bullet[1]}\s", text)]
    return cuts if all(looks_like_entry(text[at:to], least=1) for at, to in pairwise([0, *cuts, len(text)])) else []


def _lines(text: str) -> list[int]:
    """Return where the second and later entries of one block begin, when it prints each on lines of its own."""
    cuts: list[int] = []
    start = at = 0
    for line in text.splitlines(keepends=True):
        before = text[start:at].strip()
        if before and re.search(r"[.\d/)\]]$", before) and looks_like_entry(before) and begins_like_entry(line):
            cuts.append(at)
            start = at
        at += len(line)
    return cuts
