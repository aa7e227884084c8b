"""A price per time for another time: "$120 an hour, so 90 minutes are $180", "$2 a day: $60 for a 30-day supply".

In: a line of three figures. Out: the prices that are not rate × time, minutes and hours converted. Judged only where a
word says that the price follows from the rate: a longer session may be cheaper by the hour.
"""

import re
from collections.abc import Iterator

from claimcheck.rules.arithmetic.figures import TIMES
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, like, shown
from claimcheck.rules.arithmetic.per import per
from claimcheck.rules.arithmetic.periods import FACTORS
from claimcheck.rules.arithmetic.rounding import Reach
from claimcheck.rules.arithmetic.silence import has_alternatives, has_further_terms

_HENCE = re.compile(r"\b(?:so|thus|hence|therefore|which makes|that makes|meaning|means|i\.e)\b|=", re.IGNORECASE)
_COLON = re.compile(r"(?:\s?(?:a|per|each|/)\s?[a-z]{2,8})?\s?[:=]\s?(?:only |just )?")


def durations(line: Line) -> Iterator[Mismatch]:
    """Yield the price of a line that is not so much per time × the time."""
    if not line.has_money or len(line.quantities) != 3 or line.apart:
        return
    figures = line.figures
    if len(figures) != 3 or any(figure.hedged or figure.low != figure.high for figure in figures):
        return
    rate, whole, time = figures
    if time.money:
        whole, time = time, whole
    names = per(figures, 0) & TIMES
    if not (rate.money and whole.money and rate.unit == whole.unit and time.count and len(names) == 1):
        return
    if time.unit not in TIMES or any(per(figures, place) for place in (1, 2)):
        return
    name = next(iter(names))
    factor = Reach(1, 1) if name == time.unit else _factor(name, time.unit)
    follows = _HENCE.search(line.between(rate, whole)) if whole.span > time.span else None
    if factor is None or not (follows or _COLON.fullmatch(line.between(rate, whole))):
        return
    rounded, exact = (reach.times(time.exact).times(factor) for reach in (rate.reach, rate.exact))
    if rounded.meets(whole.exact) or exact.meets(whole.reach):
        return
    if has_further_terms(line.text) or has_alternatives(line.text):
        return
    right = like(whole, rate.value * time.value * factor.low)
    yield Mismatch(
        whole.span,
        f"{bare(rate)} per {name} for {shown(time)} is {right}, not {bare(whole)}.",
        f"if {bare(rate)} per {name} is right, write {right}; otherwise correct the rate or the time",
        others=((rate.span, "the rate"), (time.span, "the time")),
    )


def _factor(name: str, unit: str) -> Reach | None:
    """Return how many of what the price is for make one of the time named."""
    if found := FACTORS.get((unit, name)):
        return found
    found = FACTORS.get((name, unit))
    return Reach(1 / found.high, 1 / found.low) if found else None
