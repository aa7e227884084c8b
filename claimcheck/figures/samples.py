"""Figures of one study beside the size of another: "over 10,000 clients" from one work, "63%" from a smaller one.

In: the verdicts of a document's claims. Out: the same, a note on each share that a work reports for a sample of its
own while the claim, or the one before it with the same sources, counts the people of another.
"""

from collections.abc import Mapping
from dataclasses import replace

from claimcheck.model.evidence import ReportedFigure, Work
from claimcheck.model.support import FigureSupport, Support, Verdict
from claimcheck.quantities.agreement import SHARE, magnitude

_FOUND = frozenset({Verdict.SUPPORTED, Verdict.ROUNDED})
_OTHER = 1.5
"""How many times larger a sample must be to be clearly another."""


def with_samples(found: Mapping[int, Support], works: Mapping[str, Work | None]) -> dict[int, Support]:
    """Return the verdicts with notes where a figure and a sample come from two works."""
    noted: dict[int, Support] = {}
    before: tuple[int, tuple[str, ...], FigureSupport] | None = None
    for index, held in sorted(found.items()):
        labels = tuple(one.reference for one in held.looked)
        people = next((figure for figure in held.figures if _is_sample(figure)), None)
        if people is not None:
            before = (index, labels, people)
        figures = held.figures
        if before is not None and index - before[0] <= 1 and labels == before[1]:
            figures = tuple(_noted(figure, before[2], works) for figure in figures)
        noted[index] = replace(held, figures=figures)
    return noted


def _is_sample(figure: FigureSupport) -> bool:
    known = magnitude(figure.quantity)
    return known is not None and known.noun == "people" and figure.verdict in _FOUND


def _noted(figure: FigureSupport, people: FigureSupport, works: Mapping[str, Work | None]) -> FigureSupport:
    known = magnitude(figure.quantity)
    if known is None or known.kind != SHARE or known.modifier is not None:  # "50% or more" is a threshold
        return figure
    if figure.verdict not in _FOUND or figure.reference == people.reference:
        return figure
    work = works.get(figure.reference or "")
    sample, counted = _sample(work) if work else None, magnitude(people.figure) if people.figure else None
    size = magnitude(sample) if sample else None
    if sample is None or size is None or counted is None or counted.value < _OTHER * size.value:
        return figure
    note = f"it is reported for {sample.text} (reference {figure.reference}), while the page speaks of "
    return replace(figure, note=note + f"{_said(people)}, the sample of reference {people.reference}")


def _said(people: FigureSupport) -> str:
    modifier = people.quantity.modifier
    text = " ".join(people.quantity.text.split())
    return text if modifier is None or modifier in text else f"{modifier} {text}"


def _sample(work: Work) -> ReportedFigure | None:
    """Return the largest number of people that a work reports."""
    sizes = [
        (known.value, figure) for figure in work.figures if (known := magnitude(figure)) and known.noun == "people"
    ]
    return max(sizes, key=lambda pair: pair[0])[1] if sizes else None
