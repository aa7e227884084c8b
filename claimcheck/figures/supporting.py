"""A document and the evidence for its references → a verdict per claim that cites something.

A figure that stands behind the last marker of a sentence does not lean on it; a reference whose work could not be read
may hold any figure, so nothing is missed in the others as long as it is unread.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimcheck.figures.comparing import compare
from claimcheck.figures.samples import with_samples
from claimcheck.figures.sides import Claimed, prepare
from claimcheck.figures.surroundings import around
from claimcheck.model.claim import Claim, ClaimKind, Quantity
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence
from claimcheck.model.span import Span
from claimcheck.model.support import FigureSupport, Looked, Support, Verdict
from claimcheck.quantities.agreement import SHARE, TIME, Magnitude, magnitude

_FEW = 12
_MOST = 60
"""Figures of one claim that are held against its sources; no sentence has more."""
_DEFINITE = re.compile(r"(?<![a-z])(?:the|these|those|both|all|our|its|their)(?: other| first| last)? $", re.IGNORECASE)
_BEFORE = 20
_STATISTICS = frozenset({"times", "odds-ratio", "hazard-ratio", "risk-ratio", "number-needed", "effect-size"})


def support(document: Document, evidence: Mapping[str, Evidence]) -> Mapping[int, Support]:
    """Return a verdict for each claim that cites a reference, by the claim's index."""
    found: dict[int, Support] = {}
    for index, claim in enumerate(document.claims):
        labels = document.labels_of(index)
        if labels:
            found[index] = _support(claim, _reach(document, index), labels, evidence)
    return with_samples(found, {label: one.resolution.work_meant for label, one in evidence.items()})


def _support(claim: Claim, reach: int, labels: Sequence[str], evidence: Mapping[str, Evidence]) -> Support:
    works = [(label, evidence[label].resolution.work_meant if label in evidence else None) for label in labels]
    looked = tuple(Looked(label, work.read if work else ()) for label, work in works)
    claimed = [one for one in claimed_figures(claim) if one.quantity.span.end <= reach]
    if not any(one.read for one in looked):
        return Support(Verdict.NOT_CHECKABLE, (), looked, "none of the cited works could be read")
    if not claimed:
        return Support(Verdict.NOT_CHECKABLE, (), looked, "the claim holds no figure that can be compared")
    reported = [one for label, work in works if work for one in prepare(label, work.figures)]
    unread = [one.reference for one in looked if not one.read]
    figures = tuple(_guarded(compare(one, reported), unread=bool(unread)) for one in claimed)
    reason = f"reference {', '.join(unread)} could not be read" if unread else ""
    verdict = sum_up(figures)
    return Support(verdict, figures, looked, reason if verdict is Verdict.NOT_CHECKABLE else "")


def _guarded(figure: FigureSupport, *, unread: bool) -> FigureSupport:
    """Leave open what a work that could not be read may hold."""
    if unread and figure.verdict in {Verdict.DIFFERS, Verdict.NOT_FOUND}:
        return FigureSupport(figure.quantity, Verdict.NOT_CHECKABLE, figure.weighty)
    return figure


def sum_up(figures: Sequence[FigureSupport]) -> Verdict:
    """Return a claim's verdict: the worst of the figures that it stands or falls with."""
    weighty = [figure.verdict for figure in figures if figure.weighty] or [figure.verdict for figure in figures]
    worst = (Verdict.DIFFERS, Verdict.NOT_FOUND, Verdict.NOT_CHECKABLE, Verdict.ROUNDED)
    return next((verdict for verdict in worst if verdict in weighty), Verdict.SUPPORTED)


def _reach(document: Document, index: int) -> int:
    """Return up to where a claim leans on its markers: to its end, unless the last of them stands before it."""
    end = document.claims[index].span.end
    markers = [document.apparatus.markers[citation.marker] for citation in document.citations_of(index)]
    if any(marker.traits.part_of_sentence for marker in markers):
        return end
    last = max((marker.span.end for marker in markers), default=end)
    return last if any(quantity.span.end <= last for quantity in document.claims[index].quantities) else end


def claimed_figures(claim: Claim) -> Iterator[Claimed]:
    """Yield the figures of a claim that can be compared, with what stands around each."""
    inside = quantities_inside(claim)
    for quantity, moved in zip(claim.quantities, inside, strict=False):
        known = magnitude(quantity)
        if known is not None and quantity.unit != "year-date" and not _points_back(known, moved, claim.text):
            yield Claimed(quantity, known, around(claim.text, moved.span, inside), is_weighty(known, claim.kind))


def quantities_inside(claim: Claim) -> list[Quantity]:
    """Return a claim's quantities with their places in the claim's own text."""
    return [
        replace(quantity, span=Span(quantity.span.start - claim.span.start, quantity.span.end - claim.span.start))
        for quantity in claim.quantities[:_MOST]
    ]


def _points_back(figure: Magnitude, quantity: Quantity, text: str) -> bool:
    """Whether a small number in words counts what is named already ("these two systems") or says "more than one"."""
    if figure.kind in (SHARE, TIME) or figure.value > _FEW or any(character.isdigit() for character in quantity.text):
        return False
    before = text[max(0, quantity.span.start - _BEFORE) : quantity.span.start]
    return _DEFINITE.search(before) is not None or (figure.value == 1 and figure.modifier is not None)


def is_weighty(figure: Magnitude, kind: ClaimKind) -> bool:
    """Whether a claim stands or falls with a figure: shares, statistics, people and, in claims of time, times."""
    if figure.kind == SHARE or figure.kind in _STATISTICS:
        return True
    if figure.kind == TIME:
        return kind is ClaimKind.TIMING
    return figure.noun == "study" or (figure.noun == "people" and figure.value > _FEW)
