"""From a page to its citation apparatus: the list's entries, every marker, and the references markers make."""

from dataclasses import replace

from claimcheck.citations.markers import MARKERS
from claimcheck.citations.references import find_references
from claimcheck.citations.sighting import Prose, Sighting
from claimcheck.model.citation import Apparatus, Marker, Reference
from claimcheck.model.page import Page


def scan(page: Page) -> Apparatus:
    """Return references, markers (in order of the text, without overlap) and the spans of reference lists."""
    prose = Prose(page, find_references(page))
    kept: list[tuple[str, Sighting]] = []
    for style, find in MARKERS.items():
        fresh = [(style, sighting) for sighting in find(replace(prose, earlier=tuple(kept)))]
        kept = _without_overlap(kept, fresh)
    kept.sort(key=lambda item: item[1].span)
    markers = tuple(
        Marker(sighting.span, sighting.span.slice(page.text), style, sighting.labels) for style, sighting in kept
    )
    return Apparatus(_references(prose, kept), markers, prose.found.lists)


def _without_overlap(kept: list[tuple[str, Sighting]], fresh: list[tuple[str, Sighting]]) -> list[tuple[str, Sighting]]:
    """Return both in order of the text; of two that overlap the one kept earlier stays, else the first."""
    ranked = sorted(
        [(sighting.span, 0, style, sighting) for style, sighting in kept]
        + [(sighting.span, 1, style, sighting) for style, sighting in fresh],
        key=lambda item: (item[0].start, item[1], -item[0].end),
    )
    chosen: list[tuple[int, str, Sighting]] = []
    for span, rank, style, sighting in ranked:
        if len(span) == 0:
            continue
        while chosen and rank == 0 and chosen[-1][0] == 1 and chosen[-1][2].span.overlaps(span):
            chosen.pop()
        if not chosen or not chosen[-1][2].span.overlaps(span):
            chosen.append((rank, style, sighting))
    return [(style, sighting) for _, style, sighting in chosen]


def _references(prose: Prose, kept: list[tuple[str, Sighting]]) -> tuple[Reference, ...]:
    """Return the list's entries and, after them, what only markers name; one reference per label."""
    by_label: dict[str, Reference] = {}
    for entry in prose.found.entries:
        by_label.setdefault(entry.label, entry)
    for _, sighting in kept:
        for reference in sighting.references:
            by_label.setdefault(reference.label, reference)
    return tuple(by_label.values())
