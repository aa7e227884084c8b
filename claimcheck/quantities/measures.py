"""What a quantity measures: a share, a multiple, a time, money, people … In: a quantity. Out: one word."""

from enum import StrEnum
from functools import cache

from claimcheck.language.tables import table
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
    PHYSICAL = "physical"
    """Grams, metres, degrees, beats per minute."""
    THINGS = "things"
    """Something counted that is neither people nor studies: stations, pathways."""
    VAGUE = "vague"


def measure(quantity: Quantity) -> Measure:
    """Return what a quantity measures."""
    if quantity.value is None and quantity.low is None and quantity.high is None:
        return Measure.VAGUE
    unit = quantity.unit
    if unit is None:
        return Measure.COUNT
    known = _by_unit()
    if found := known.get(unit) or known.get(unit.lower()):
        return found
    base, _, per = unit.partition("/")
    if _is_currency(base):
        return Measure.MONEY
    if not per:
        return _by_last_word(unit)
    above = known.get(base) or _by_last_word(base)
    if above is Measure.DOSE:  # so much for a body, a day; so much in a volume is a level in the blood
        return Measure.DOSE if per.split("/")[0] in _DOSED_PER and not per.endswith("minute") else Measure.PHYSICAL
    return above if above is Measure.SHARE else Measure.RATE


def size(quantity: Quantity) -> float:
    """Return the largest number a quantity names."""
    return max((part for part in (quantity.value, quantity.low, quantity.high) if part is not None), default=0.0)


_DOSED_PER = frozenset({"kg", "day", "dose", "week", "month", "session"})
_CODE = (3, 4)
_NO_CURRENCY = frozenset({"BMI", "CFU", "AUC", "SMD"})


@cache
def _by_unit() -> dict[str, Measure]:
    units = table("quantities", "units")
    measures = dict.fromkeys([*units["words"], *units["symbols"]], Measure.PHYSICAL)
    measures |= dict.fromkeys(table("claims", "kinds")["cues"]["people"], Measure.PEOPLE)
    for name, named in table("claims", "kinds")["measures"].items():
        measures |= dict.fromkeys(named, Measure(name))
    return measures


def _is_currency(unit: str) -> bool:
    """Whether a unit is a currency's code, by the thousand or million too ("MUSD")."""
    return len(unit) in _CODE and unit.isalpha() and unit.isupper() and unit not in _NO_CURRENCY


def _by_last_word(unit: str) -> Measure:
    """Judge a unit nobody listed by its last word ("treatment session")."""
    last = unit.rpartition(" ")[2]
    if last.endswith(("ian", "ican")):  # Canadians, Americans, physicians
        return Measure.PEOPLE
    plural = last[:-1] + "ies" if last.endswith("y") else last + "s"
    known = _by_unit()
    return known.get(last) or known.get(plural) or Measure.THINGS
