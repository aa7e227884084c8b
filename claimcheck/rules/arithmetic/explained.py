"""Why figures that miss each other may still be right: they are hedged, or another reading of them holds.

In: a line and its instances. Out: those that nothing explains. Further terms ("plus a deposit") explain every sum of
money; a discount, factor or amount named beside explains what it brings about; a whole of which a few say nothing
explains a share that is a little larger.
"""

import math
from collections.abc import Iterator, Sequence

from claimcheck.quantities.rounding import Interval
from claimcheck.rules.arithmetic.instances import Instance, Part, added
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.terms import Term

_KNOWN = 0.95
"""So much of a whole or more may be what is known of it."""
_TINY = 1e-9


def unexplained(line: Line, every: Sequence[Instance]) -> Iterator[Instance]:
    """Yield the instances that do not hold, and that nothing explains."""
    further = "further" in line.cues
    for one in every:
        hedged = any(term.hedged or (term.least and one.relation in ("product", "sum")) for term in one.all)
        if one.holds or hedged:
            continue
        if further and any(term.money for term in one.all):
            continue
        if any(other.holds and other.relation == one.relation and len(one.all & other.all) >= 2 for other in every):
            continue
        others = [term for term in line.terms if term not in one.all]
        if not _EXPLAINED[one.relation](one, others):
            yield one


def _product(one: Instance, others: Sequence[Term]) -> bool:
    """Whether a discount, a further factor or a further amount makes up the difference."""
    total = one.terms[Part.TOTAL]
    for term in others:
        if term.share:
            left = Interval(1 - term.rounded.high / 100, 1 - term.rounded.low / 100)
            readings = [one.right.times(left), total.exact.times(left)]
        elif term.money or (not term.count and term.unit == total.unit):
            readings = [one.right.plus(term.exact), one.right.minus(term.exact)]
        else:
            readings = [one.right.times(term.exact), one.right.over(term.exact)]
        if any(reading.meets(total.rounded) for reading in readings):
            return True
    return False


def _ratio(one: Instance, others: Sequence[Term]) -> bool:
    """Whether it is a share of another whole of the line, or of those about whom something is known."""
    share, told = one.terms[Part.SHARE], one.terms[Part.PART]
    if Part.WHOLE in one.terms:
        part, whole = told.value, one.terms[Part.WHOLE].value
    elif told.parts is not None:
        part, whole = told.parts
    else:
        return False
    for other in others:
        if other.count and other.value >= part and share.rounded.meets(Interval.exactly(100 * part / other.value)):
            return True
    if share.rounded.high <= 0 or told.money:
        return False
    fewest, most = 100 * part / share.rounded.high, 100 * part / max(share.rounded.low, _TINY)
    return max(math.floor(fewest) + 1, math.ceil(_KNOWN * whole), part) <= min(math.ceil(most) - 1, whole - 1)


def _difference(one: Instance, others: Sequence[Term]) -> bool:
    """Whether the saving is that of many: "save $120 a year: $49 a month instead of $59"."""
    old, new, change = one.terms[Part.OLD], one.terms[Part.NEW], one.terms[Part.CHANGE]
    gap = abs(old.value - new.value)
    many = change.money and (bool(change.per) != bool(old.per)) and gap > 0 and change.value % gap < _TINY
    return many or any(
        Interval.exactly(gap).times(other.exact).meets(change.rounded) for other in others if other.count and gap
    )


def _sum(one: Instance, others: Sequence[Term]) -> bool:
    """Whether some of a group said nothing, another figure is a part, too, or only some of the shares make a whole."""
    total = one.terms.get(Part.TOTAL)
    if total is not None:
        people = not total.money and _KNOWN * total.value <= one.right.high < total.value
        extra = [term for term in others if term.unit in (total.unit, "") or not total.money]
        return people or any(
            one.right.plus(term.exact).meets(total.exact) or one.right.minus(term.exact).meets(total.exact)
            for term in extra
        )
    if any(term.unit == "fraction" for term in others):
        return True
    hundred, parts = Interval.exactly(100.0), one.parts
    for at in range(1, len(parts) - 1):
        last = added(parts[at:])[1]
        divided = {"colon", "rival", "of"} & parts[at - 1].after_cues and last.meets(parts[at - 1].rounded)
        if divided or last.meets(hundred) or added(parts[: at + 1])[1].meets(hundred):
            return True
    return False


_EXPLAINED = {"product": _product, "ratio": _ratio, "difference": _difference, "sum": _sum}
