"""Page → the references of its lists and notes, and the runs of text that are such lists.

`headings` knows what a list is called, `shape` what an entry looks like, `entries` cuts blocks into labelled entries.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from claimcheck.citations.fields import parse_fields
from claimcheck.citations.identifiers import find_identifiers
from claimcheck.citations.references.entries import ListEntry, cut_entries
from claimcheck.citations.references.lists import find_lists
from claimcheck.citations.references.shape import looks_like_entry
from claimcheck.model.citation import Fields, Reference, ReferenceKind
from claimcheck.model.page import BlockKind, InlineKind, Page
from claimcheck.model.span import Span

__all__ = ["References", "find_references"]


@dataclass(frozen=True, slots=True)
class References:
    """The entries of a page's lists and notes, and where those stand."""

    entries: tuple[Reference, ...] = ()
    """In order of the text; kinds ENTRY and NOTE."""
    lists: tuple[Span, ...] = ()
    """Runs of the reading text that are lists or notes, headings included."""


def find_references(page: Page) -> References:
    """Return the entries of the page's reference lists and notes, with identifiers and fields."""
    if page.references:
        return _given(page)
    entries: list[Reference] = []
    spans: list[Span] = []
    links = _Links(page)
    for section in find_lists(page):
        spans.append(section.span)
        for entry in cut_entries(page, section.blocks):
            kind = ReferenceKind.NOTE if entry.note or section.notes else ReferenceKind.ENTRY
            entries.append(_reference(page, entry, kind, links))
    listed = sorted(spans)
    for block in page.blocks:
        if block.kind is BlockKind.NOTE and not _in_one(block.span, listed):
            spans.append(block.span)
            label = block.label or str(len(entries) + 1)
            entries.append(_reference(page, ListEntry(label, block.span, note=True), ReferenceKind.NOTE, links))
    return References(tuple(sorted(entries, key=lambda entry: entry.span)), _merged(page, spans))


def _given(page: Page) -> References:
    """Return the references whose fields the page's format gives; the whole page is their list."""
    entries = []
    for given in page.references:
        text = given.span.slice(page.text)
        identifiers = find_identifiers(text)
        entries.append(Reference(given.label, ReferenceKind.ENTRY, given.span, text, identifiers, given.fields))
    return References(tuple(entries), (Span(0, len(page.text)),))


class _Links:
    """The page's links, to be asked for those that touch an entry."""

    def __init__(self, page: Page) -> None:
        self._links = [inline for inline in page.inlines if inline.kind is InlineKind.LINK and inline.target]
        self._reach = list(accumulate((inline.span.end for inline in self._links), max))
        """How far the links up to each one reach: it never falls, whatever nests."""

    def over(self, span: Span) -> list[str]:
        """Return the targets of the links that share characters with `span`, in order."""
        first = bisect_right(self._reach, span.start)
        last = bisect_left(self._links, span.end, key=lambda inline: inline.span.start)
        return [inline.target or "" for inline in self._links[first:last] if inline.span.overlaps(span)]


def _in_one(span: Span, listed: Sequence[Span]) -> bool:
    """Whether a block stands in one of the lists, which are in order."""
    at = bisect_left(listed, span.end, key=lambda known: known.start)
    return any(known.overlaps(span) for known in listed[max(0, at - 1) : at])


def _reference(page: Page, entry: ListEntry, kind: ReferenceKind, links: _Links) -> Reference:
    text = entry.span.slice(page.text)
    identifiers = find_identifiers(text, links.over(entry.span))
    explains = kind is ReferenceKind.NOTE and not identifiers.urls and not looks_like_entry(text, least=2)
    fields = Fields() if explains else parse_fields(text)  # a note may be prose that names no work
    return Reference(entry.label, kind, entry.span, text, identifiers, fields)


def _merged(page: Page, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those joined that overlap or have only blanks between them."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not page.text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
