"""A figure as a number that can be compared: shares in percent, times in hours, everything else in its own unit."""

import re
from dataclasses import dataclass

from claimcheck.figures.vocabulary import table
from claimcheck.model.claim import Quantity
from claimcheck.model.evidence import ReportedFigure

SHARE, TIME, COUNT = "share", "time", "count"
_SHARES = {"percent": 1.0, "percentage point": 1.0, "fraction": 100.0, "per mille": 0.1}
_DECIMALS = re.compile(r"\d[.·](\d+)")
_SOME_IN_TEN = re.compile(r"\d (?:in|out of)(?: every)? (?:[2-9]|10)$")
_SHORTEST_NOUN = 4
"""Shorter units (mg, mm) are measures, and no two of them are one."""
ENTITIES = frozenset({"people", "study"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in a unit in which it can be compared."""

    kind: str
    """SHARE, TIME, COUNT or the unit itself."""
    ends: tuple[float, ...]
    """The value, or both ends of a range."""
    step: float
    """What one step of the last printed digit is worth."""
    modifier: str | None
    printed: tuple[float, ...] = ()
    """The same as printed, before any conversion."""
    noun: str | None = None
    """For a count: what is counted, people, studies, illnesses and groups each by one name."""
    worded: bool = False
    """Whether a share is said in words ("two-thirds")."""
    spread: bool = False
    """Whether it is a mean that is given with its spread ("57 ± 11")."""

    @property
    def value(self) -> float:
        """The value, or the lower end."""
        return self.ends[0]


def amount(figure: Quantity | ReportedFigure) -> Amount | None:
    """Return a figure as an amount; None for one without a number."""
    ends = (figure.value,) if figure.value is not None else (figure.low, figure.high)
    numbers = tuple(end for end in ends if end is not None)
    if not numbers:
        return None
    kind, factor, noun = _kind(figure.unit)
    worded = kind == SHARE and figure.unit == "fraction" and _is_loose(figure.text)
    step = 0.0 if figure.unit == "fraction" else _step(figure.text, numbers[0])  # "8 of 23" is exact
    spread = figure.value is not None and figure.low is not None
    converted = tuple(number * factor for number in numbers)
    return Amount(kind, converted, step * factor, figure.modifier, numbers, noun, worded, spread)


def _is_loose(text: str) -> bool:
    """Whether a share is said loosely: in words, or as so many in at most ten ("1 in 4")."""
    return not any(character.isdigit() for character in text) or _SOME_IN_TEN.search(text) is not None


def _kind(unit: str | None) -> tuple[str, float, str | None]:
    """Return the kind of a unit, what to multiply by, and what is counted."""
    if unit is None:
        return COUNT, 1.0, None
    if unit in _SHARES:
        return SHARE, _SHARES[unit], None
    if (hours := table("hours").get(unit)) is not None:
        return TIME, hours, None
    return unit, 1.0, _noun(unit)


def _noun(unit: str) -> str:
    last = unit.rpartition(" ")[2]
    for name, words in table("units").items():
        if unit in words or last in words:
            return name
    return last.lower().rstrip("s")


def _step(text: str, value: float) -> float:
    """Return what the last printed digit is worth: 0.1 for "62.8", 100 for "1,200", 1 for "40"."""
    if decimals := _DECIMALS.search(text):
        return 10.0 ** -len(decimals[1])
    whole = int(abs(value))
    step = 1
    while whole >= 1000 and whole % (step * 10) == 0:
        step *= 10
    return float(step)


def comparable(claimed: Amount, reported: Amount) -> bool:
    """Whether two amounts are of one kind, as far as their units tell."""
    if claimed.kind == reported.kind:
        return True
    if COUNT in (claimed.kind, reported.kind):
        return SHARE not in (claimed.kind, reported.kind)
    return min(len(claimed.noun or ""), len(reported.noun or "")) >= _SHORTEST_NOUN  # things by two names


def alike(claimed: Amount, reported: Amount) -> bool:
    """Whether two amounts are of the very same kind or count the same."""
    return claimed.kind == reported.kind or (claimed.noun is not None and claimed.noun == reported.noun)


def kin(mine: Amount, theirs: Amount) -> bool:
    """Whether two amounts are of one kind for certain, so that they can differ."""
    return len(mine.ends) == len(theirs.ends) == 1 and alike(mine, theirs)
