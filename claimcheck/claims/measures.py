"""What a quantity measures: a share, a multiple, a time, money, people … In: a quantity. Out: one word."""

from enum import StrEnum
from functools import cache

from claimcheck.claims.vocabulary import table
from claimcheck.model.claim import Quantity


class Measure(StrEnum):
    """Groups of units that are judged alike."""

    SHARE = "share"
    MULTIPLE = "multiple"
    STATISTIC = "statistic"
    TIME = "time"
    DATE = "date"
    AGE = "age"
    MONEY = "money"
    DOSE = "dose"
    PROGRAM = "program"
    RATE = "rate"
    PEOPLE = "people"
    STUDY = "study"
    COUNT = "count"
    """A number without a unit."""
    OTHER = "other"
    """Everything with a unit of its own: grams, metres, listeners."""
    VAGUE = "vague"


def measure(quantity: Quantity) -> Measure:
    """Return what a quantity measures."""
    if quantity.value is None and quantity.low is None and quantity.high is None:
        return Measure.VAGUE
    unit = quantity.unit
    if unit is None:
        return Measure.COUNT
    if len(unit) == 3 and unit.isupper() and unit.isalpha():
        return Measure.MONEY
    return _by_unit().get(unit) or _by_unit().get(unit.lower()) or _by_ending(unit)


def size(quantity: Quantity) -> float:
    """Return the largest number a quantity names."""
    return max((part for part in (quantity.value, quantity.low, quantity.high) if part is not None), default=0.0)


@cache
def _by_unit() -> dict[str, Measure]:
    measures = {unit: Measure(name) for name, units in table("kinds")["measures"].items() for unit in units}
    cues = table("kinds")["cues"]
    for name in ("study", "people"):
        measures |= {word: Measure(name) for word in cues[name] if not word.endswith("~")}
    return measures


def _by_ending(unit: str) -> Measure:
    """Judge a unit nobody listed: by the plural of its last word ("treatment session"), or a dose per something."""
    words = unit.split()
    last = words[-1] if words else unit
    known = _by_unit()
    if found := known.get(last) or known.get(last + "s"):
        return found
    if "/" in unit and known.get(unit.split("/")[0]) is Measure.DOSE:
        return Measure.DOSE
    return Measure.OTHER
