"""The two sides that are held against each other: a figure of a claim, and one that a work reports."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.figures.clauses import Own, beside, clause_around, own_clause, tokens
from claimcheck.figures.surroundings import Surroundings, stems
from claimcheck.model.claim import Quantity
from claimcheck.model.evidence import Place, ReportedFigure
from claimcheck.model.span import Span
from claimcheck.quantities.agreement import Magnitude, magnitude
from claimcheck.quantities.units import unit_info

SHORT = frozenset({Place.TITLE, Place.ABSTRACT})
"""Places with so few figures that a number can tell by itself, and all can be weighed against each other."""
_HEAD = re.compile(r"^(?:[^…]{0,80} )?…,? ")
"""The first words of a sentence, kept apart from those around a figure."""
_NOWHERE = Own(frozenset(), {})


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure that a work reports, ready to be compared."""

    reference: str
    figure: ReportedFigure
    amount: Magnitude


@dataclass(frozen=True, slots=True)
class Claimed:
    """A figure of a claim, ready to be compared."""

    quantity: Quantity
    amount: Magnitude
    about: Surroundings
    weighty: bool


def prepare(reference: str, figures: Iterable[ReportedFigure]) -> list[Reported]:
    """Return what a work reports as amounts."""
    return [Reported(reference, figure, known) for figure in figures if (known := magnitude(figure))]


def shared(claimed: Claimed, *sides: Reported) -> int:
    """Return how many words a claim shares with what stands around figures."""
    return len(claimed.about.stems.intersection(frozenset().union(*(_stems(one.figure.context) for one in sides))))


@lru_cache(maxsize=4096)
def _stems(context: str) -> frozenset[str]:
    return stems(context)


@lru_cache(maxsize=4096)
def words_around(figure: ReportedFigure) -> frozenset[str]:
    """Return the tokens of all the words kept around a figure."""
    return tokens(figure.context)


def hours_apart(mine: str, theirs: str) -> float:
    """Return how far two times ("24 hour") lie apart, as a share of the longer."""
    times = [_hours(mine), _hours(theirs)]
    return abs(times[0] - times[1]) / (max(times) or 1.0)


def _hours(time: str) -> float:
    value, _, unit = time.partition(" ")
    return float(value) * unit_info(unit).scale


@lru_cache(maxsize=4096)
def own(figure: ReportedFigure) -> Own:
    """Return the tokens of a reported figure's clause, as far as the words kept around it go."""
    rest, place = _placed(figure)
    return own_clause(rest, place) if place else _NOWHERE


def begins_inside(figure: ReportedFigure) -> bool:
    """Whether the clause of a figure begins within the words kept around it."""
    rest, place = _placed(figure)
    return place is not None and ("…," in figure.context or clause_around(rest, place)[0] > 0)


def touches_alike(claimed: Claimed, one: Reported) -> bool:
    """Whether the same word touches both figures: "at 3 T" and "at 3 T"."""
    rest, place = _placed(one.figure)
    theirs = beside(rest, place) if place else ("", "")
    return any(mine and mine == other for mine, other in zip(claimed.about.beside, theirs, strict=True))


def words_before(figure: ReportedFigure) -> str:
    """Return the words kept directly before a figure."""
    rest, place = _placed(figure)
    return rest[: place.start] if place else ""


def are_neighbours(first: Reported, second: Reported) -> bool:
    """Whether two figures stand in one sentence, as far as the words kept around them tell."""
    if (first.reference, first.figure.place) != (second.reference, second.figure.place):
        return False
    heads = [one.figure.context.partition(" …")[0].split()[:3] for one in (first, second)]
    return heads[0] == heads[1] or joined(first, second) is not None or joined(second, first) is not None


def joined(first: Reported, second: Reported) -> str | None:
    """Return what stands between two figures of one sentence, the second behind the first; None where they do not."""
    if (first.reference, first.figure.place) != (second.reference, second.figure.place):
        return None
    rest, place = _placed(first.figure)
    if place is None:
        return None
    found = re.search(rf"(?<![\w.,]){re.escape(second.figure.text)}(?![\w%]|[.,]\d)", rest[place.end :])
    return rest[place.end : place.end + found.start()] if found else None


def _placed(figure: ReportedFigure) -> tuple[str, Span | None]:
    """Return the words around a figure, without those from the head of the sentence, and where it stands in them."""
    rest = _HEAD.sub("", figure.context)
    at = figure.at - (len(figure.context) - len(rest))
    return rest, Span(at, at + len(figure.text)) if at >= 0 else None
