"""One price per year and per month: "$588 a year, which works out to $49 a month", "£420 a year – that's £35 a month".

In: a line. Out: the prices that are not the same per another time. A yearly and a monthly plan may stand side by side
and differ; judged only where words say that one is the other, or where a bracket would make the longer time dearer.
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.rules.arithmetic.figures import Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, like
from claimcheck.rules.arithmetic.per import per
from claimcheck.rules.arithmetic.rounding import Reach
from claimcheck.rules.arithmetic.silence import has_alternatives, has_further_terms

FACTORS = {
    ("year", "month"): Reach(12, 12),
    ("year", "quarter"): Reach(4, 4),
    ("quarter", "month"): Reach(3, 3),
    ("year", "week"): Reach(52, 52.2),
    ("year", "day"): Reach(365, 366),
    ("month", "week"): Reach(4, 4.4),
    ("month", "day"): Reach(28, 31),
    ("week", "day"): Reach(5, 7),
    ("hour", "minute"): Reach(60, 60),
}
"""How many of the second make one of the first; a week may be one of work."""
_OFTEN = {"annual": "year", "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
_BEFORE = re.compile(
    r"\b(?:(?:billed|paid|charged|invoiced|payable) (?P<billed>annually|yearly|monthly|weekly)"
    r"(?: (?:at|as|for|is|of)){0,2}"
    r"|(?P<named>annual|yearly|monthly|weekly|daily) [a-z]{3,14}(?: (?:is|costs?|of|at|for|comes to|just|only)){0,2})"
    r"\s?:?\s$",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:works? out|comes? (?:out|down)|that is|that['’]s|i\.e|equals?|equivalent|meaning|means|which is|amounts to"
    r"|billed (?:annually|yearly)|or simply|comes to|adds up to|makes?|so you pay)\b|=",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?\((?:just |only )?$")
_DEAREST_MONTHLY = 1.6
"""A year paid month by month may cost so much more than one paid at once; beyond that the bracket is no other plan."""
_PRICED_BY = re.compile(r"\b(?:billed|paid|charged|invoiced|payable) (?:annually|yearly|once)\b", re.IGNORECASE)


def periods(line: Line) -> Iterator[Mismatch]:
    """Yield the price of a line that is not the other one for its time."""
    if not line.has_money or len(line.quantities) != 2:
        return
    figures = line.figures
    if len(figures) != 2 or figures[0].unit != figures[1].unit or any(figure.hedged for figure in figures):
        return
    times = [_time(figures, place) for place in (0, 1)]
    longer, shorter = (0, 1) if (times[0], times[1]) in FACTORS else (1, 0)
    factor = FACTORS.get((times[longer], times[shorter]))
    if factor is None or has_further_terms(line.text) or has_alternatives(_PRICED_BY.sub(" ", line.text)):
        return
    between = line.between(*figures)
    whole, part = figures[longer], figures[shorter]
    product = part.reach.times(factor)
    dearer = _BRACKET.fullmatch(between) and (whole.low > product.high or product.low > _DEAREST_MONTHLY * whole.high)
    if (
        product.meets(whole.exact)
        or part.exact.times(factor).meets(whole.reach)
        or not (_SAME.search(between) or dearer)
    ):
        return
    ratio = (factor.low + factor.high) / 2
    name = f"a {times[shorter]}"
    yield Mismatch(
        part.span,
        f"{bare(part)} {name} is {like(whole, part.value * ratio)} a {times[longer]}, not {bare(whole)}.",
        f"if {bare(whole)} a {times[longer]} is right, write {like(whole, whole.value / ratio)} {name}; "
        f"otherwise correct what is asked for the {times[longer]}",
        others=((whole.span, f"the price of a {times[longer]}"),),
    )


def _time(figures: Sequence[Figure], place: int) -> str:
    """Return what a price is for, when it is one stretch of time."""
    names = {name for pair in FACTORS for name in pair} & per(figures, place)
    if told := _BEFORE.search(figures[place].before):
        names.add(_OFTEN[(told["billed"] or told["named"]).lower()])
    return next(iter(names)) if figures[place].money and len(names) == 1 else ""
