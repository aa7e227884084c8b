"""Blocks of a reference list → its entries, each with its label: the printed number or key, else its position."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.model.page import Block, Page, Span

_NUMBER = re.compile(
    r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|\^?(\d{1,3})\s?[.)\]:](?=\s|[^\W\d_])|(\d{1,3})(?=\s{1,4}[^\W\d_]|[^\W\d_]))\s*"
)
_BULLET = re.compile(r"\s*[•·▪◦‣*\-–—]\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its label and where its text stands, the label left out."""

    label: str
    span: Span


def cut_entries(page: Page, blocks: Sequence[Block]) -> tuple[Entry, ...]:
    """Return the entries that the blocks of one list hold."""
    entries: list[Entry] = []
    waiting: str | None = None
    for block in blocks:
        text = block.span.slice(page.text)
        alone = re.fullmatch(r"\W{0,2}(\d{1,3})\W{0,2}", text)
        if alone:
            waiting = alone.group(1)
            continue
        label, span = _labelled(page, block.span)
        label = block.label or label or waiting or str(len(entries) + 1)
        waiting = None
        if len(span):
            entries.append(Entry(label, span))
    return tuple(entries)


def _labelled(page: Page, span: Span) -> tuple[str | None, Span]:
    """Return the printed number at the start of a span and the rest of it."""
    text = span.slice(page.text)
    bullet = _BULLET.match(text)
    at = bullet.end() if bullet else 0
    number = _NUMBER.match(text, at)
    label = next((group for group in number.groups() if group), None) if number else None
    start = number.end() if number else at
    return label, Span(span.start + start, span.end)


def lines_of(span: Span, text: str) -> Iterator[Span]:
    """Yield the lines of a span."""
    start = span.start
    for line in span.slice(text).splitlines(keepends=True):
        yield Span(start, start + len(line.rstrip()))
        start += len(line)
