"""The four relations figures can stand in: product, ratio, difference, sum. Terms → every instance their units allow.

An instance says which figure has which part and whether it holds, rounded as printed figures are. Whether anybody
said that it should hold is not asked here (`ties`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import permutations

from claimcheck.quantities.rounding import Interval
from claimcheck.quantities.units import unit_info
from claimcheck.rules.arithmetic.cues import tokens
from claimcheck.rules.arithmetic.terms import EACH, Term

exactly = Interval.exactly
_SIZES = {"g": 1.0, "kg": 1000.0, "mL": 1.0, "ml": 1.0, "cL": 10.0, "cl": 10.0, "L": 1000.0, "l": 1000.0}
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
_FACTORS = frozenset({"of", "with", "×", "x", "*"})
_FAR = 4
"""Figures that may stand between the ends of a share told in counts."""
_MOST_PARTS = 6
_ROUGHLY = 1.2
"""What is said to have doubled may have become so much more or less than twice."""


class Part(StrEnum):
    """What a figure is in a relation."""

    NUMBER = "number"
    EACH = "each"
    TOTAL = "total"
    PART = "part"
    WHOLE = "whole"
    SHARE = "share"
    OLD = "old"
    NEW = "new"
    CHANGE = "change"
    FIRST = "first"
    MORE = "more"
    LAST = "last"


@dataclass(frozen=True)
class Instance:
    """Figures that may stand in a relation."""

    relation: str
    terms: dict[Part, Term]
    parts: tuple[Term, ...]
    """All its figures, in order of the parts; of a sum the summands."""
    right: Interval
    """What the figure that is judged would be if the others are right."""
    holds: bool
    facts: frozenset[str] = field(default=frozenset())
    """How it was formed."""
    factor: float = 1.0
    """What a product is multiplied by besides: 12 months of a year."""

    @property
    def all(self) -> frozenset[Term]:
        """Every figure of it."""
        return frozenset(self.terms.values()) | frozenset(self.parts)


def instances(terms: Sequence[Term]) -> Iterator[Instance]:
    """Yield every instance of every relation that the dimensions of the terms allow."""
    for relation in RELATIONS.values():
        yield from relation(terms)


def _same(one: Term, other: Term) -> bool:
    return one.unit == other.unit and one.money == other.money


def _products(terms: Sequence[Term]) -> Iterator[Instance]:
    """number × each = total."""
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
        return _same(each, total)
    if each.unit == "time":  # "3 times a week"
        return bool(each.per) and total.count and not total.time and not total.measured
    if each.count and total.count:
        return each.unit in ("", total.unit) or (not total.unit and bool(each.per))
    return _same(each, total)


def _period(each: Term, total: Term) -> Interval | None:
    return next(
        (_PERIODS[pair] for pair in _PERIODS if pair[0] in total.per and pair[1] in each.per), None
    )


def _links(number: Term, each: Term, total: Term) -> Iterator[tuple[str, Interval]]:
    """Yield how a number can be that of the things a price or rate is for, and what it has to be multiplied by."""
    if number.counts & each.per:
        yield "named", exactly(1 / each.batch)
    elif (scale := _conversion(number.unit, each.per)) is not None:
        yield "converted", exactly(scale / each.batch)
    elif number.unit == "time" and number.per and (number.per <= total.per or not total.per):
        yield "often", exactly(1.0)
    elif number.count and number.unit in ("pack", "count") and each.per:
        yield "named", exactly(1.0)
    elif number.count and EACH in each.per and not number.time:
        yield "each", exactly(1.0)
    elif number.count and abs(number.place - each.place) == 1 and not number.per and _multiplied(number, each):
        yield ("beside" if number.place < each.place else "behind"), exactly(1.0)


def _multiplied(number: Term, each: Term) -> bool:
    """Whether a number and what stands beside it can be factors: always for a price, else "groups of 30", "two 250 mg"."""
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
        if unit in _SIZES and name in _SIZES and (unit in _LITRES) == (name in _LITRES):
            return _SIZES[unit] / _SIZES[name]
    return None


def _product(number: Term | None, each: Term, total: Term, scale: Interval, link: str) -> Instance:
    exact, rounded = each.exact.times(scale), each.rounded.times(scale)
    if number is not None:
        exact, rounded = exact.times(number.exact), rounded.times(number.rounded)
    holds = rounded.meets(total.exact) or exact.meets(total.rounded)
    named = {Part.EACH: each, Part.TOTAL: total} | ({Part.NUMBER: number} if number is not None else {})
    kind = "money" if total.money else "counts" if total.count and (each.count or each.unit == "time") else "measures"
    facts = {link, kind, *(["timed"] if number is not None and number.time else [])}
    facts |= {"per"} if each.per else set()
    facts |= {"dearer"} if total.exact.high < exact.low <= 1.6 * total.exact.high else set()
    facts |= {"far"} if link in ("beside", "behind") and (exact.high * 4 < total.exact.low or exact.low > 4 * total.exact.high) else set()
    return Instance("product", named, tuple(named.values()), exact, holds, frozenset(facts), scale.low)


def _ratios(terms: Sequence[Term]) -> Iterator[Instance]:
    """part ÷ whole = share."""
    for share in terms:
        if not share.share or share.is_range or share.value < 0:
            continue
        for told in terms:
            if told.unit == "fraction" and not told.is_range and abs(told.place - share.place) <= 2:
                yield _told_ratio(told, share)
        for part, whole in permutations(terms, 2):
            if share in (part, whole) or max(part.place, whole.place, share.place) - min(
                part.place, whole.place, share.place
            ) > _FAR:
                continue
            if part.money and whole.money and _same(part, whole) and 0 < part.value <= whole.value:
                yield _ratio(part, whole, share, "money")
            elif part.count and whole.count and not part.time and not whole.time and part.value <= whole.value:
                yield _ratio(part, whole, share, "counts")


def _told_ratio(told: Term, share: Term) -> Instance:
    if told.parts is None:
        part, whole, link = told.value, 1.0, "worded"
    else:
        part, whole = told.parts
        link = "told"
    right = exactly(100 * part / whole)
    holds = share.rounded.meets(right)
    spoken = told.parts is None or (whole <= 10 and "/" not in told.quantity.text) or " in " in told.quantity.text
    roughly = 7.0 if told.parts is None else min(50 / whole, 7.0)
    if spoken and abs(share.value - right.low) <= roughly:
        holds = True
    facts = {link, "above" if share.value > right.low else "below", *(["spoken"] if spoken else [])}
    terms = {Part.PART: told, Part.SHARE: share}
    return Instance("ratio", terms, (told, share), right, holds, frozenset(facts))


def _ratio(part: Term, whole: Term, share: Term, link: str) -> Instance:
    right = Interval(100 * part.value / whole.value, 100 * part.value / whole.value)
    holds = share.rounded.meets(right)
    if link == "money":
        taken = whole.exact.times(Interval(share.rounded.low / 100, share.rounded.high / 100))
        holds = holds or taken.meets(part.exact) or exactly(whole.value * share.value / 100).meets(part.rounded)
    terms = {Part.PART: part, Part.WHOLE: whole, Part.SHARE: share}
    return Instance("ratio", terms, (part, whole, share), right, holds, frozenset({link}))


def _differences(terms: Sequence[Term]) -> Iterator[Instance]:
    """old − new = change, also in percent of the old, or so many times as much."""
    for old, new in permutations(terms, 2):
        if old.is_range or new.is_range or not (_same(old, new) or (not old.unit and not old.money)):
            continue
        if old.unit in ("fraction", "time") or new.unit in ("fraction", "time") or old.value <= 0:
            continue
        if not _in_order(old, new) or not (old.money or "old" in old.before_cues):
            continue
        for change in terms:
            if change in (old, new) or change.is_range or not _is_change(change):
                continue
            if change.share or change.unit == "fraction":
                yield _difference(old, new, change, "percent")
            elif change.unit == "time" and not change.per:
                yield _difference(old, new, change, "times")
            elif _same(change, new) or (change.unit in ("point", "percentage point") and not old.money):
                yield _difference(old, new, change, "amount")


def _is_change(term: Term) -> bool:
    """Whether words say that a figure is a change or a saving, and not another value."""
    if term.unit in ("fraction", "time") or term.value < 0:
        return True
    return bool({"saved", "change", "sign_minus"} & (term.before_cues | term.after_cues))


def _in_order(old: Term, new: Term) -> bool:
    """Whether words say that a figure came before another, or, where they do not, size and place."""
    leanings = [_lean(old.before_cues) - _lean(new.before_cues), _lean(old.after_cues) - _lean(new.after_cues)]
    lean = next((one for one in leanings if one), 0)
    if lean:
        return lean > 0
    return old.value > new.value if old.money else old.place < new.place


def _lean(said: frozenset[str]) -> int:
    return ("old" in said) - ("new" in said)


def _difference(old: Term, new: Term, change: Term, link: str) -> Instance:
    slack = exactly(0.0) if old.money else Interval(-2 * _step(new), 2 * _step(new))
    gap = exactly(abs(old.value - new.value)).plus(slack)
    told = abs(change.value) * (100 if change.unit == "fraction" else 1)
    step = _step(change) or (1.0 if change.unit == "fraction" else 0.0)
    reach = Interval(told - step, told + step) if step else exactly(told)
    right = exactly(abs(old.value - new.value))
    if link == "times":
        right, holds = exactly(new.value / old.value), 1 / _ROUGHLY < new.value / old.value / change.value < _ROUGHLY
    elif link == "percent":
        half = _step(old)
        share = Interval(100 * max(gap.low, 0) / (old.value + half), 100 * gap.high / max(old.value - half, old.value / 2))
        left = exactly(old.value * (1 - told / 100))
        holds = share.meets(reach) or left.meets(new.rounded) or (old.share and gap.meets(reach))
        right = exactly(100 * abs(old.value - new.value) / old.value)
    else:
        holds = gap.meets(reach) or (old.money and exactly(old.value - told).meets(new.rounded))
    kind = "money" if old.money else "shares" if new.share else "values"
    facts = {link, kind, "down" if new.value < old.value else "up"}
    facts |= {"signed"} if change.value < 0 else set()
    facts |= {"ordered"} if old.place < new.place else set()
    terms = {Part.OLD: old, Part.NEW: new, Part.CHANGE: change}
    return Instance("difference", terms, (old, new, change), right, holds, frozenset(facts))


def _step(term: Term) -> float:
    return term.rounded.high - term.exact.high


def _sums(terms: Sequence[Term]) -> Iterator[Instance]:
    """first + more + last = total, or 100%."""
    shares = [term for term in terms if term.share and term.value != 100]
    if 2 <= len(shares) <= _MOST_PARTS and not any(term.is_range for term in shares):
        yield _sum(shares, None, told=len(shares) < len([term for term in terms if term.share]))
    for group in _groups(terms):
        if not 3 <= len(group) <= _MOST_PARTS + 1:
            continue
        runs = {tuple(group)} | {tuple(group[at : at + 3]) for at in range(len(group) - 2)}
        for run in runs:
            yield _sum(run[1:], run[0])
            yield _sum(run[:-1], run[-1])


def _groups(terms: Sequence[Term]) -> Iterator[list[Term]]:
    prices = [term for term in terms if term.money and not term.is_range]
    if len({term.unit for term in prices}) == 1:
        yield [term for term in prices if not term.per] if len(prices) > 3 else prices
    yield [term for term in terms if term.count and not term.time and not term.per and term.unit not in ("time", *_SIZES)]


def _sum(parts: Sequence[Term], total: Term | None, *, told: bool = False) -> Instance:
    exact, rounded = exactly(0.0), exactly(0.0)
    for part in parts:
        exact, rounded = exact.plus(part.exact), rounded.plus(part.rounded)
    whole, reach = (exactly(100.0), exactly(100.0)) if total is None else (total.exact, total.rounded)
    holds = rounded.meets(whole) or exact.meets(reach)
    terms = {Part.FIRST: parts[0], Part.LAST: parts[-1]} | ({Part.MORE: parts[1]} if len(parts) > 2 else {})
    kind = "shares" if total is None else "money" if total.money else "counts"
    units = {part.unit for part in parts}
    facts = {kind, "over" if exact.low > whole.high else "under"}
    facts |= {"near"} if 0.9 * whole.low <= exact.low < whole.low else set()
    facts |= {"one unit"} if len(units | ({total.unit} if total else set())) == 1 else set()
    facts |= {"total unit"} if total is not None and total.unit and total.unit not in units else set()
    facts |= {f"parts {min(len(parts), 4)}"}
    facts |= {"whole told"} if told else set()
    if total is not None:
        terms[Part.TOTAL] = total
        facts |= {"total first"} if total.place < parts[0].place else set()
    return Instance("sum", terms, tuple(parts), exact, holds, frozenset(facts))


RELATIONS: dict[str, Callable[[Sequence[Term]], Iterator[Instance]]] = {
    "product": _products,
    "ratio": _ratios,
    "difference": _differences,
    "sum": _sums,
}
"""Every relation; a further one is a function here, a table of weights and a message."""
