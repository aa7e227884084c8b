"""Products: number × each = total, with what is converted between ("90 minutes at $120 an hour")."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from claimcheck.quantities.rounding import Interval
from claimcheck.quantities.units import unit_info
from claimcheck.rules.arithmetic.cues import tokens
from claimcheck.rules.arithmetic.instances import Instance, Part, alike, true
from claimcheck.rules.arithmetic.per import EACH
from claimcheck.rules.arithmetic.terms import Term

exactly = Interval.exactly
SIZES = {"g": 1.0, "kg": 1000.0, "mL": 1.0, "ml": 1.0, "cL": 10.0, "cl": 10.0, "L": 1000.0, "l": 1000.0}
_LITRES = frozenset({"mL", "ml", "cL", "cl", "L", "l"})
_PERIODS = {
    ("year", "month"): Interval(12, 12),
    ("year", "quarter"): Interval(4, 4),
    ("quarter", "month"): Interval(3, 3),
    ("year", "week"): Interval(52, 52.2),
    ("year", "day"): Interval(365, 366),
    ("month", "week"): Interval(4, 4.4),
    ("month", "day"): Interval(28, 31),
    ("week", "day"): Interval(5, 7),
}
"""How many of the second make one of the first; a week may be one of work."""
_DEARER, _FAR, _TINY = 1.6, 4.0, 1e-9
"""A single price may be so much dearer than one of a package; so many times the total is hardly what it sums up to."""
_FACTORS = frozenset({"of", "with", "×", "x", "*"})


def products(terms: Sequence[Term]) -> Iterator[Instance]:
    """Yield number × each = total."""
    for each, total in permutations(terms, 2):
        if not _can_be_each(each, total):
            continue
        if (factor := _period(each, total)) is not None and each.money:
            yield _product(None, each, total, factor, "period")
        for number in terms:
            if number is each or number is total or number.is_range or number.value <= 0:
                continue
            if total.per and not total.per <= each.per:
                continue
            for link, scale in _links(number, each, total):
                yield _product(number, each, total, scale, link)


def _can_be_each(each: Term, total: Term) -> bool:
    if total.share or each.share or "fraction" in (each.unit, total.unit) or total.is_range or each.value <= 0:
        return False
    if each.money or total.money:
        return alike(each, total)
    if each.unit == "time":  # "3 times a week"
        return bool(each.per) and total.count and not total.time and not total.measured
    if each.count and total.count:
        return each.unit in ("", total.unit) or (not total.unit and bool(each.per))
    return alike(each, total)


def _period(each: Term, total: Term) -> Interval | None:
    return next((_PERIODS[pair] for pair in _PERIODS if pair[0] in total.per and pair[1] in each.per), None)


def _links(number: Term, each: Term, total: Term) -> Iterator[tuple[str, Interval]]:
    """Yield how a number can be that of the things a price or rate is for, and what it has to be multiplied by."""
    packed = number.count and number.unit in ("pack", "count") and each.per
    if number.counts & each.per or packed:
        yield "named", exactly(1 / each.batch)
    elif (scale := _conversion(number.unit, each.per)) is not None:
        yield "converted", exactly(scale / each.batch)
    elif number.unit == "time" and number.per and (number.per <= total.per or not total.per):
        yield "often", exactly(1.0)
    elif number.count and EACH in each.per and not number.time:
        yield "each", exactly(1.0)
    elif number.count and abs(number.place - each.place) == 1 and not number.per and _multiplied(number, each):
        yield ("beside" if number.place < each.place else "behind"), exactly(1.0)


def _multiplied(number: Term, each: Term) -> bool:
    """Whether a number and what stands beside it can be factors: a price, "groups of 30", "two 250 mg"."""
    if each.money:
        return True
    between = set(tokens(max(number, each, key=lambda term: term.place).before))
    return between <= _FACTORS and (each.measured != number.measured if each.unit else bool(between))


def _conversion(unit: str, names: frozenset[str]) -> float | None:
    info = unit_info(unit or None)
    for name in names:
        other = unit_info(name)
        if info.is_convertible and other.is_convertible and info.dimension is other.dimension:
            return info.scale / other.scale
        if unit in SIZES and name in SIZES and (unit in _LITRES) == (name in _LITRES):
            return SIZES[unit] / SIZES[name]
    return None


def _product(number: Term | None, each: Term, total: Term, scale: Interval, link: str) -> Instance:
    exact, rounded = each.exact.times(scale), each.rounded.times(scale)
    if number is not None:
        exact, rounded = exact.times(number.exact), rounded.times(number.rounded)
    holds = rounded.meets(total.exact) or exact.meets(total.rounded)
    named = {Part.EACH: each, Part.TOTAL: total} | ({Part.NUMBER: number} if number is not None else {})
    kind = "money" if total.money else "counts" if total.count and (each.count or each.unit == "time") else "measures"
    facts = {
        link: True,
        kind: True,
        "timed": number is not None and number.time,
        "per": each.per,
        "dearer": total.exact.high < exact.low <= _DEARER * total.exact.high,
        "far": link in ("beside", "behind") and not 1 / _FAR <= exact.low / max(total.value, _TINY) <= _FAR,
    }
    return Instance("product", named, tuple(named.values()), exact, holds, true(facts), scale.low)
