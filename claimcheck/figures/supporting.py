"""A document and the evidence for its references → a verdict per claim that cites something.

A figure after the last marker of a sentence is not cited; a reference whose work could not be read may hold any figure,
so nothing is missed in the others as long as it is unread.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimcheck.figures.against_works import compare
from claimcheck.figures.deriving import largest_sample
from claimcheck.figures.proposition import Claimed, Reported
from claimcheck.figures.reading_figures import MOST_CLAIMED, claimed, inside_claim, prepare
from claimcheck.model.claim import Claim, ClaimKind, Quantity
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence
from claimcheck.model.support import FigureSupport, Looked, Support, Verdict
from claimcheck.quantities.agreement import SHARE, TIME, Magnitude, magnitude

_FEW = 12
_FOUND = frozenset({Verdict.SUPPORTED, Verdict.ROUNDED})
_OTHER = 1.5
"""How many times larger a sample must be to be clearly another."""
_DEFINITE = re.compile(r"(?<![a-z])(?:the|these|those|both|all|our|its|their)(?: other| first| last)? $", re.IGNORECASE)
_BEFORE = 20
_STATISTICS = frozenset({"times", "odds-ratio", "hazard-ratio", "risk-ratio", "number-needed", "effect-size"})


def support(document: Document, evidence: Mapping[str, Evidence]) -> Mapping[int, Support]:
    """Return a verdict for each claim that cites a reference, by the claim's index."""
    works = {label: one.resolution.work_meant for label, one in evidence.items()}
    reported = {label: prepare(label, work.figures) for label, work in works.items() if work}
    found: dict[int, Support] = {}
    for index, claim in enumerate(document.claims):
        if labels := document.labels_of(index):
            looked = tuple(Looked(label, work.read if (work := works.get(label)) else ()) for label in labels)
            figures = [one for one in claimed_figures(claim) if one.figure.span.end <= _reach(document, index)]
            found[index] = _support(figures, looked, [one for label in labels for one in reported.get(label, ())])
    return _with_samples(found, reported)


def _support(figures: Sequence[Claimed], looked: tuple[Looked, ...], reported: Sequence[Reported]) -> Support:
    if not any(one.read for one in looked):
        return Support(Verdict.NOT_CHECKABLE, (), looked, "none of the cited works could be read")
    if not figures:
        return Support(Verdict.NOT_CHECKABLE, (), looked, "the claim holds no figure that can be compared")
    unread = [one.reference for one in looked if not one.read]
    compared = tuple(_guarded(compare(one, reported), unread=bool(unread)) for one in figures)
    reason = f"reference {', '.join(unread)} could not be read" if unread else ""
    verdict = sum_up(compared)
    return Support(verdict, compared, looked, reason if verdict is Verdict.NOT_CHECKABLE else "")


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
    """Return up to where a claim is cited: to its end, unless the last of them stands before it."""
    end = document.claims[index].span.end
    markers = [document.citation_index.markers[citation.marker] for citation in document.citations_of(index)]
    if any(marker.traits.part_of_sentence for marker in markers):
        return end
    last = max((marker.span.end for marker in markers), default=end)
    return last if any(quantity.span.end <= last for quantity in document.claims[index].quantities) else end


def claimed_figures(claim: Claim) -> Iterator[Claimed]:
    """Yield the figures of a claim that can be compared, with what stands around each."""
    for place, quantity in enumerate(claim.quantities[:MOST_CLAIMED]):
        known = magnitude(quantity)
        if known is not None and quantity.unit != "year-date" and not _points_back(known, quantity, claim):
            yield claimed(claim, place, known, weighty=_is_weighty(known, claim.kind))


def _points_back(figure: Magnitude, quantity: Quantity, claim: Claim) -> bool:
    """Whether a small number in words counts what is named already ("these two systems") or says "more than one"."""
    if figure.kind in (SHARE, TIME) or figure.value > _FEW or any(character.isdigit() for character in quantity.text):
        return False
    place = inside_claim(claim, quantity.span)
    before = claim.text[max(0, place.start - _BEFORE) : place.start]
    return _DEFINITE.search(before) is not None or (figure.value == 1 and figure.modifier is not None)


def _is_weighty(figure: Magnitude, kind: ClaimKind) -> bool:
    """Whether a claim stands or falls with a figure: shares, statistics, people and, in claims of time, times."""
    if figure.kind == SHARE or figure.kind in _STATISTICS:
        return True
    if figure.kind == TIME:
        return kind is ClaimKind.TIMING
    return figure.noun == "study" or (figure.noun == "people" and figure.value > _FEW)


def _with_samples(found: Mapping[int, Support], reported: Mapping[str, Sequence[Reported]]) -> dict[int, Support]:
    """Return the verdicts with a note on each share that is reported for another sample than the page speaks of.

    "Over 10,000 clients" from one work, "63%" from a smaller one: the claim, or the one before it with the same
    sources, counts the people of another work.
    """
    noted: dict[int, Support] = {}
    before: tuple[int, tuple[str, ...], FigureSupport] | None = None
    for index, held in sorted(found.items()):
        labels = tuple(one.reference for one in held.looked)
        people = next((figure for figure in held.figures if _is_sample(figure)), None)
        if people is not None:
            before = (index, labels, people)
        figures = held.figures
        if before is not None and index - before[0] <= 1 and labels == before[1]:
            figures = tuple(_noted(figure, before[2], reported) for figure in figures)
        noted[index] = replace(held, figures=figures)
    return noted


def _is_sample(figure: FigureSupport) -> bool:
    known = magnitude(figure.quantity)
    return known is not None and known.noun == "people" and figure.verdict in _FOUND


def _noted(figure: FigureSupport, people: FigureSupport, reported: Mapping[str, Sequence[Reported]]) -> FigureSupport:
    known = magnitude(figure.quantity)
    if known is None or known.kind != SHARE or known.modifier is not None:  # "50% or more" is a threshold
        return figure
    if figure.verdict not in _FOUND or figure.reference == people.reference:
        return figure
    sample = largest_sample(reported.get(figure.reference or "", ()))
    counted = magnitude(people.figure) if people.figure else None
    if sample is None or counted is None or counted.value < _OTHER * sample.amount.value:
        return figure
    note = f"it is reported for {sample.figure.text} (reference {figure.reference}), while the page speaks of "
    return replace(figure, note=note + f"{_as_claimed(people)}, the sample of reference {people.reference}")


def _as_claimed(people: FigureSupport) -> str:
    modifier = people.quantity.modifier
    text = " ".join(people.quantity.text.split())
    return text if modifier is None or modifier in text else f"{modifier} {text}"
