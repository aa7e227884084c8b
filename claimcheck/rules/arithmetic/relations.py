"""The four relations figures can stand in: product, ratio, difference, sum. Terms → every instance their units allow.

An instance says which figure has which part and whether it holds, rounded as printed figures are. Whether anybody
said that it should hold is not asked here (`ties`).
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from claimcheck.quantities.rounding import Interval
from claimcheck.rules.arithmetic.instances import Instance, Part, added, alike, true
from claimcheck.rules.arithmetic.products import SIZES, products
from claimcheck.rules.arithmetic.terms import Term

exactly = Interval.exactly
_FAR = 4
"""Figures that may stand between the ends of a share told in counts."""
_MOST_PARTS, _NEAR = 6, 0.9
_SPOKEN, _POINTS = 10, 7.0
"""Up to such a whole "3 out of 4" may be a way of speaking, true to so many points."""
_ROUGHLY = 1.2
"""What is said to have doubled may have become so much more or less than twice."""


def instances(terms: Sequence[Term]) -> Iterator[Instance]:
    """Yield every instance of every relation that the dimensions of the terms allow."""
    for relation in RELATIONS.values():
        yield from relation(terms)


def _ratios(terms: Sequence[Term]) -> Iterator[Instance]:
    """Yield part ÷ whole = share."""
    for share in terms:
        if not share.share or share.is_range or share.value < 0:
            continue
        for told in terms:
            if told.unit == "fraction" and not told.is_range and abs(told.place - share.place) <= 2:
                yield _told_ratio(told, share)
        for part, whole in permutations(terms, 2):
            if (
                share in (part, whole)
                or max(part.place, whole.place, share.place) - min(part.place, whole.place, share.place) > _FAR
            ):
                continue
            if part.money and whole.money and alike(part, whole) and 0 < part.value <= whole.value:
                yield _ratio(part, whole, share, "money")
            elif part.count and whole.count and not part.time and not whole.time and part.value <= whole.value:
                yield _ratio(part, whole, share, "counts")


def _told_ratio(told: Term, share: Term) -> Instance:
    """Hold a share told in one figure ("18 of 24", "one in four") against a percentage; in words it is rough."""
    part, whole = told.parts or (told.value, 1.0)
    right = exactly(100 * part / whole)
    spoken = told.parts is None or (whole <= _SPOKEN and "/" not in told.quantity.text) or " in " in told.quantity.text
    roughly = _POINTS if told.parts is None else min(50 / whole, _POINTS)
    holds = share.rounded.meets(right) or (spoken and abs(share.value - right.low) <= roughly)
    facts = {"told": told.parts, "worded": not told.parts, "spoken": spoken, "above": share.value > right.low}
    return Instance("ratio", {Part.PART: told, Part.SHARE: share}, (told, share), right, holds, true(facts))


def _ratio(part: Term, whole: Term, share: Term, link: str) -> Instance:
    right = exactly(100 * part.value / whole.value)
    holds = share.rounded.meets(right)
    if link == "money":
        taken = whole.exact.times(Interval(share.rounded.low / 100, share.rounded.high / 100))
        holds = holds or taken.meets(part.exact) or exactly(whole.value * share.value / 100).meets(part.rounded)
    terms = {Part.PART: part, Part.WHOLE: whole, Part.SHARE: share}
    return Instance("ratio", terms, (part, whole, share), right, holds, frozenset({link}))


def _differences(terms: Sequence[Term]) -> Iterator[Instance]:
    """Yield old − new = change, also in percent of the old, or so many times as much."""
    for old, new in permutations(terms, 2):
        if old.is_range or new.is_range or not (alike(old, new) or (not old.unit and not old.money)):
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
            elif alike(change, new) or (change.unit in ("point", "percentage point") and not old.money):
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
    slack = exactly(0.0) if old.money else Interval(-2 * new.step, 2 * new.step)
    gap = exactly(abs(old.value - new.value)).plus(slack)
    told = abs(change.value) * (100 if change.unit == "fraction" else 1)
    step = change.step or (1.0 if change.unit == "fraction" else 0.0)
    reach = Interval(told - step, told + step) if step else exactly(told)
    right = exactly(abs(old.value - new.value))
    if link == "times":
        right, holds = exactly(new.value / old.value), 1 / _ROUGHLY < new.value / old.value / change.value < _ROUGHLY
    elif link == "percent":
        half = old.step
        share = Interval(
            100 * max(gap.low, 0) / (old.value + half), 100 * gap.high / max(old.value - half, old.value / 2)
        )
        left = exactly(old.value * (1 - told / 100))
        holds = share.meets(reach) or left.meets(new.rounded) or (old.share and gap.meets(reach))
        right = exactly(100 * abs(old.value - new.value) / old.value)
    else:
        holds = gap.meets(reach) or (old.money and exactly(old.value - told).meets(new.rounded))
    kind = "money" if old.money else "shares" if new.share else "values"
    facts = {link: True, kind: True, "up": new.value >= old.value, "signed": change.value < 0}
    facts |= {"ordered": old.place < new.place}
    terms = {Part.OLD: old, Part.NEW: new, Part.CHANGE: change}
    return Instance("difference", terms, (old, new, change), right, holds, true(facts))


def _sums(terms: Sequence[Term]) -> Iterator[Instance]:
    """Yield first + more + last = total, or 100%."""
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
    yield [
        term for term in terms if term.count and not term.time and not term.per and term.unit not in ("time", *SIZES)
    ]


def _sum(parts: Sequence[Term], total: Term | None, *, told: bool = False) -> Instance:
    exact, rounded = added(parts)
    whole, reach = (exactly(100.0), exactly(100.0)) if total is None else (total.exact, total.rounded)
    holds = rounded.meets(whole) or exact.meets(reach)
    terms = {Part.FIRST: parts[0], Part.LAST: parts[-1]} | ({Part.MORE: parts[1]} if len(parts) > 2 else {})
    kind = "shares" if total is None else "money" if total.money else "counts"
    units = {part.unit for part in parts}
    facts = {
        kind: True,
        f"parts {min(len(parts), 4)}": True,
        "over": exact.low > whole.high,
        "near": _NEAR * whole.low <= exact.low < whole.low,
        "one unit": len(units | ({total.unit} if total else set())) == 1,
        "total unit": total is not None and total.unit and total.unit not in units,
        "total first": total is not None and total.place < parts[0].place,
        "whole told": told,
    }
    terms |= {Part.TOTAL: total} if total is not None else {}
    return Instance("sum", terms, tuple(parts), exact, holds, true(facts))


RELATIONS: dict[str, Callable[[Sequence[Term]], Iterator[Instance]]] = {
    "product": products,
    "ratio": _ratios,
    "difference": _differences,
    "sum": _sums,
}
"""Every relation; a further one is a function here, a table of weights and a message."""
