"""From a page to its citation index: the list's entries, every marker, and the references markers make."""

from bisect import bisect_right
from dataclasses import replace

from claimcheck.citations.identifiers import find_identifiers
from claimcheck.citations.markers import MARKERS
from claimcheck.citations.notes import with_pointed_notes
from claimcheck.citations.prose import MarkerMatch, Prose, names_of
from claimcheck.citations.references import find_references
from claimcheck.model.citation import CitationIndex, Marker, Reference, ReferenceKind
from claimcheck.model.page import Page
from claimcheck.model.span import Span


def scan(page: Page) -> CitationIndex:
    """Return references, markers (in order of the text, without overlap) and the spans of reference lists."""
    prose = Prose(page, with_pointed_notes(page, find_references(page)))
    kept: list[tuple[str, MarkerMatch]] = []
    for name, style in MARKERS.items():
        fresh = [(name, marker_match) for marker_match in style.find(prose)]
        kept = _without_overlap(kept, _without_rivals(prose, kept, fresh))
    notes = tuple(sorted({ref.span for _, one in kept for ref in one.references if ref.kind is ReferenceKind.NOTE}))
    kept = [(style, marker_match) for style, marker_match in kept if not _covered(marker_match.span, notes)]
    markers = tuple(
        Marker(marker_match.span, marker_match.span.slice(page.text), style, marker_match.labels, MARKERS[style].traits)
        for style, marker_match in kept
    )
    references = _references(prose, kept)
    return CitationIndex(references, markers, _lists(prose, references))


def _without_rivals(
    prose: Prose, kept: list[tuple[str, MarkerMatch]], fresh: list[tuple[str, MarkerMatch]]
) -> list[tuple[str, MarkerMatch]]:
    """Return what a style sees without its bare numbers when another style already points at the list."""
    flat = sum(marker_match.flat for _, marker_match in fresh)
    plain = sum(_points(prose, one) and not one.flat for style, one in kept if MARKERS[style].traits.numbered)
    bare = sum(_points(prose, one) and one.flat for style, one in kept if MARKERS[style].traits.numbered)
    if flat and ((plain >= 2 and plain * 2 >= flat) or bare > 2 * flat):
        return [(style, marker_match) for style, marker_match in fresh if not marker_match.flat]
    return fresh


def _points(prose: Prose, marker_match: MarkerMatch) -> bool:
    return bool(set(marker_match.labels) & prose.labels)


def _without_overlap(
    kept: list[tuple[str, MarkerMatch]], fresh: list[tuple[str, MarkerMatch]]
) -> list[tuple[str, MarkerMatch]]:
    """Return both in order of the text; of two that overlap the one kept earlier stays, else the first."""
    ranked = sorted(
        [(marker_match.span, 0, style, marker_match) for style, marker_match in kept]
        + [(marker_match.span, 1, style, marker_match) for style, marker_match in fresh],
        key=lambda item: (item[0].start, item[1], -item[0].end),
    )
    chosen: list[tuple[int, str, MarkerMatch]] = []
    for span, rank, style, marker_match in ranked:
        if len(span) == 0:
            continue
        while chosen and rank == 0 and chosen[-1][0] == 1 and chosen[-1][2].span.overlaps(span):
            chosen.pop()
        if not chosen or not chosen[-1][2].span.overlaps(span):
            chosen.append((rank, style, marker_match))
    return [(style, marker_match) for _, style, marker_match in chosen]


def _lists(prose: Prose, references: tuple[Reference, ...]) -> tuple[Span, ...]:
    """Return where lists and notes stand, the notes that only markers made known included."""
    notes = {reference.span for reference in references if reference.kind is ReferenceKind.NOTE}
    return tuple(sorted({*prose.found.lists, *(span for span in notes if not _covered(span, prose.found.lists))}))


def _covered(span: Span, lists: tuple[Span, ...]) -> bool:
    """Whether a span begins in one of the lists, which are in order."""
    at = bisect_right(lists, span.start, key=lambda known: known.start) - 1
    return at >= 0 and span.start < lists[at].end


def _references(prose: Prose, kept: list[tuple[str, MarkerMatch]]) -> tuple[Reference, ...]:
    """Return the list's entries and, after them, what only markers name; one reference per label."""
    by_label: dict[str, Reference] = {}
    addresses = {number: url for url, number in prose.link_numbers.items()}
    for entry in prose.found.entries:
        linked = addresses.get(entry.label) if not names_of(entry.identifiers) else None  # its number is the link to it
        known = replace(entry, identifiers=find_identifiers(entry.text, (linked,))) if linked else entry
        by_label.setdefault(entry.label, known)
    for _, marker_match in kept:
        for reference in marker_match.references:
            by_label.setdefault(reference.label, reference)
    return tuple(by_label.values())
