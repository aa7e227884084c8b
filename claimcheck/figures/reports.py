"""A cited work → the shares that it reports, each with the measures that it may be for.

Where two shares follow one another in words that name two measures ("response and remission were 52% and 21%"), the
first is for the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.figures.vocabulary import groups, table
from claimcheck.model.evidence import ReportedFigure, Work
from claimcheck.quantities.agreement import SHARE, TIME, Magnitude, magnitude


@dataclass(frozen=True, slots=True)
class Report:
    """A share that a work reports."""

    label: str
    """Of the reference."""
    figure: ReportedFigure
    amount: Magnitude
    measures: frozenset[str]
    """Several where the words leave open which is meant."""


def read_reports(label: str, work: Work) -> list[Report]:
    """Return the shares of a work, but for those of a comparator and for what it denies."""
    known = [(figure, one) for figure in work.figures if (one := magnitude(figure)) and one.kind != TIME]
    found = []
    for place, (figure, one) in enumerate(known):
        if one.kind == SHARE and figure.arm is None and "not" not in figure.measures:
            measures = _measures([other for other, _ in known], place)
            found.append(Report(label, figure, one, measures))
    return found


def _measures(figures: Sequence[ReportedFigure], place: int) -> frozenset[str]:
    """Return the measures of a figure; of two for two figures in a row, the one in its turn."""
    own = _specific(figures[place])
    if len(own) != 2:
        return own
    run = place
    while run > 0 and place - run < 2 and _specific(figures[run - 1]) == own:
        run -= 1
    stretch = [figure for figure in figures[run : run + 3] if _specific(figure) == own]
    order = _in_order(own, stretch[0].context.lower())
    return frozenset({order[place - run]}) if len(stretch) == len(order) == 2 else own


def _specific(figure: ReportedFigure) -> frozenset[str]:
    return frozenset(figure.measures) & table("specific").keys()


def _in_order(measures: frozenset[str], text: str) -> list[str]:
    """Return the measures that a text names, in its order."""
    found = {measure: word.start() for measure in measures if (word := groups("specific")[measure].search(text))}
    return sorted(found, key=lambda measure: found[measure])
