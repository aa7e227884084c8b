"""The table of units, one row each in `data/units.toml`: what a unit measures and how much of its dimension it is.

In: the normalised name of a unit, a compound ("mg/kg") or a thing nobody listed ("station") too. Out: a `UnitInfo`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from claimcheck.language.word_tables import table
from claimcheck.model.claim import Dimension

_COUNTED = frozenset({Dimension.COUNT, Dimension.PEOPLE, Dimension.STUDY, Dimension.PROGRAM, Dimension.THINGS})
_DOSED_PER = frozenset({"kg", "day", "dose", "week", "month", "session"})
_CODE = (3, 4)
_NO_CURRENCY = frozenset({"BMI", "CFU", "AUC", "SMD"})
_PEOPLE_ENDINGS = ("ian", "ican")
"""Canadians, Americans, physicians."""


@dataclass(frozen=True, slots=True)
class UnitInfo:
    """What is known of a unit."""

    name: str
    """Normalised; empty for a bare number."""
    dimension: Dimension
    scale: float = 1.0
    """What one is worth: times and ages in hours, shares in percent, else 1."""
    is_convertible: bool = False
    """Whether the scale makes it comparable with the other units of its dimension."""
    counted: bool = False
    """Whether it counts whole things: people, studies, sessions, stations."""
    noun: str | None = None
    """What is counted: people, studies, illnesses and groups each by one name, else the last word of the unit."""


@cache
def unit_info(name: str | None) -> UnitInfo:
    """Return what is known of a unit; None is the unit of a bare number."""
    if name is None:
        return UnitInfo("", Dimension.COUNT, counted=True)
    dimension = _dimension(name)
    scale = unit_rows().get(name, {}).get("scale")
    if scale is not None:
        return UnitInfo(name, dimension, float(scale), is_convertible=True)
    return UnitInfo(name, dimension, counted="/" not in name and dimension in _COUNTED, noun=_noun(name))


@cache
def unit_rows() -> dict[str, dict[str, Any]]:
    """Return the rows of the table by the names of the units."""
    return dict(table("quantities", "units")["units"])


@cache
def spelled_units() -> frozenset[str]:
    """Return the names of the units that are printed after a number, as "odds-ratio" never is."""
    return frozenset(name for name, row in unit_rows().items() if "terms" in row or "symbols" in row)


@cache
def durations() -> frozenset[str]:
    """Return the names of the stretches of time that are spelled out: "second" … "millennium"."""
    rows = unit_rows().items()
    times = {name: row for name, row in rows if row.get("dimension") == "time" and "scale" in row}
    return frozenset(name for name, row in times.items() if name in row.get("terms", ()))


@cache
def adverbs() -> dict[str, str]:
    """Return what stands for "per" a stretch of time: "weekly" → "week"."""
    return {adverb: name for name, row in unit_rows().items() for adverb in row.get("often", ())}


def _noun(unit: str) -> str:
    last = unit.rpartition(" ")[2]
    for name, words in table("quantities", "units")["entities"].items():
        if unit in words or last in words:
            return str(name)
    return last.lower().rstrip("s")


def _dimension(unit: str) -> Dimension:
    known = _listed()
    if found := known.get(unit) or known.get(unit.lower()):
        return found
    base, _, per = unit.partition("/")
    if len(base) in _CODE and base.isalpha() and base.isupper() and base not in _NO_CURRENCY:  # "USD", "MUSD"
        return Dimension.MONEY
    if not per:
        return _by_last_word(unit)
    above = known.get(base) or _by_last_word(base)
    if above is Dimension.DOSE:  # so much for a body, a day; so much in a volume is a level in the blood
        return Dimension.DOSE if per.split("/")[0] in _DOSED_PER and not per.endswith("minute") else Dimension.PHYSICAL
    return above if above is Dimension.SHARE else Dimension.RATE


@cache
def _listed() -> dict[str, Dimension]:
    listed = {name: Dimension(row.get("dimension", "physical")) for name, row in unit_rows().items()}
    for name, nouns in table("quantities", "units")["nouns"].items():
        listed |= dict.fromkeys(nouns, Dimension(name))
    return listed


def _by_last_word(unit: str) -> Dimension:
    """Judge a unit nobody listed by its last word ("treatment session")."""
    last = unit.rpartition(" ")[2]
    if last.endswith(_PEOPLE_ENDINGS):
        return Dimension.PEOPLE
    return _listed().get(last, Dimension.THINGS)
