"""Doses: so much per kilogram or per millilitre × so many, and so many units of one strength.

In: a line: "0.5 mg/kg for a 70 kg adult is 35 mg", "two 250 mg tablets, 500 mg in total", "50 mg twice a day (100 mg
daily)". Out: the doses that are not the product. Judged only where a word leads to the result.
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.model.finding import Confidence
from claimcheck.rules.arithmetic.figures import Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, plain, shown
from claimcheck.rules.arithmetic.rounding import Reach
from claimcheck.rules.arithmetic.silence import says
from claimcheck.rules.arithmetic.totals import marked

_AMOUNTS = frozenset({"mg", "µg", "μg", "mcg", "g", "mL", "IU", "unit", "L"})
_LEADS = re.compile(
    r"(?:\b(?:is|are|equals?|receives?|gets?|needs?|contains?|holds?|gives?|makes?|means|that['’]s|i\.e\.|comes to"
    r"|would be)|[:=(])\s?(?:a |an |a dose of |a total of |exactly )?$",
    re.IGNORECASE,
)
_EACH_HAS = re.compile(
    r"\b(?:each|every|one|a|per) (?P<noun>[a-z]{3,12}) (?:has|contains|provides|holds|delivers|is|of) $", re.IGNORECASE
)
_GIVE = re.compile(r"\b(?:gives?|provides?|contains?|delivers?|makes?|are|is|have)(?: you)? $", re.IGNORECASE)
_STRENGTH = re.compile(r"\s(?:[a-z-]{3,12}\s)?$")
_HOLDS = re.compile(
    r"\s(?:[a-z-]{3,12}\s)?(?:tablet|capsule|pill|vial|ampoule|sachet|dose|softgel|lozenge|patch)", re.I
)
_FREQUENCY = re.compile(
    r"(?:\s(?:[a-z]{3,12}\s)?|\s?\()(?:(?P<word>twice|(?:two|three|four|2|3|4) times)(?: (?:a|per|each) day| daily))\b",
    re.IGNORECASE,
)
_TIMES = {"twice": 2, "two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
_DAILY = re.compile(
    r"\s?(?:/ ?d(?:ay)?\b|(?:in total )?(?:per|a|each) day\b|daily\b|in total\b|total\b)", re.IGNORECASE
)


def doses(line: Line) -> Iterator[Mismatch]:
    """Yield the dose of a line that is not the product of the figures before it."""
    if not 2 <= len(line.quantities) <= 4 or line.apart or not line.units - {None}:
        return
    figures = line.figures
    if any(figure.hedged or figure.low != figure.high or figure.low <= 0 for figure in figures):
        return
    found = [*_per_measure(figures), *_per_unit(figures), *_of_units(line, figures), *_a_day(line, figures)]
    if found and not says("undosed", line.text):
        yield found[0]


def _per_measure(figures: Sequence[Figure]) -> Iterator[Mismatch]:
    """Judge "0.5 mg/kg for a 70 kg adult is 35 mg"."""
    if len(figures) != 3:
        return
    rate, size, whole = figures
    if size.quantity.unit and "/" in size.quantity.unit:
        rate, size = size, rate
    unit, _, below = (rate.quantity.unit or "").partition("/")
    if unit not in _AMOUNTS or size.quantity.unit != below or whole.quantity.unit != unit:
        return
    if _LEADS.search(whole.before) or marked(whole):
        yield from _judge((rate, size), whole, rate.value * size.value)


def _per_unit(figures: Sequence[Figure]) -> Iterator[Mismatch]:
    """Judge "each tablet has 5 mg, so three tablets give you 15 mg"."""
    if len(figures) != 3:
        return
    strength, number, whole = figures
    told = _EACH_HAS.search(strength.before)
    if told is None or strength.unit not in _AMOUNTS or whole.quantity.unit != strength.quantity.unit:
        return
    if number.count and number.unit == told["noun"].lower() and _GIVE.search(whole.before):
        yield from _judge((number, strength), whole, number.value * strength.value)


def _of_units(line: Line, figures: Sequence[Figure]) -> Iterator[Mismatch]:
    """Judge "two 250 mg tablets, 500 mg in total", also so many times a day."""
    if len(figures) < 3:
        return
    number, strength, *others = figures
    whole = others[-1]
    if not number.count or number.unit or strength.unit not in _AMOUNTS or whole.unit != strength.unit:
        return
    if not (_STRENGTH.fullmatch(line.between(number, strength)) and _HOLDS.match(strength.after)):
        return
    factor = 1.0
    if len(others) == 2:
        if others[0].quantity.unit != "times/day":
            return
        factor = others[0].value
    elif told := _FREQUENCY.search(strength.after):
        factor = _TIMES[told["word"].split()[0].lower()]
    once = number.value * strength.value
    if _DAILY.match(whole.after) or marked(whole) or "/day" in (whole.quantity.unit or ""):
        yield from _judge((number, strength), whole, once * factor, once)


def _a_day(line: Line, figures: Sequence[Figure]) -> Iterator[Mismatch]:
    """Judge "50 mg three times a day (150 mg daily)" and the same the other way round."""
    amounts = [figure for figure in figures if figure.unit in _AMOUNTS]
    if len(amounts) != 2 or amounts[0].unit != amounts[1].unit:
        return
    if any(figure not in amounts and figure.quantity.unit != "times/day" for figure in figures):
        return
    first, second = amounts
    for dose, whole in ((first, second), (second, first)):
        tail = line.page[dose.span.end : min(line.span.end, dose.span.end + 40)]
        daily = "/day" in (whole.quantity.unit or "") or _DAILY.match(whole.after) is not None
        bracketed = "(" in line.between(first, second)[-3:] or _LEADS.search(second.before)
        if (told := _FREQUENCY.match(tail)) and daily and bracketed:
            times = _TIMES[told["word"].split()[0].lower()]
            yield from _judge((dose,), whole, dose.value * times, times=times)


def _judge(
    used: Sequence[Figure], whole: Figure, product: float, other: float | None = None, times: int = 0
) -> Iterator[Mismatch]:
    rounded = Reach(1.0, 1.0)
    for figure in used:
        rounded = rounded.times(figure.reach if figure.step < figure.value else figure.exact)
    scale = product / (other or product)
    wide = Reach(rounded.low * scale * (times or 1), rounded.high * scale * (times or 1))
    near = any(whole.reach.low <= value <= whole.reach.high for value in (product, other) if value is not None)
    if near or (used[0].value != int(used[0].value) and wide.meets(whole.exact)):
        return
    written = " × ".join([*(shown(figure) for figure in used), *([plain(times)] if times else [])])
    yield Mismatch(
        whole.span,
        f"{written} is {plain(product)}, not {plain(whole.value)} {whole.unit}.",
        f"if the others are right, write {plain(product)} {whole.unit}; otherwise correct the one that is wrong",
        Confidence.MEDIUM,
        tuple((figure.span, "part of the product") for figure in used),
    )
