"""So many per time × time = so many: "3 times a week for 6 weeks (18 sessions)", "2 a day, 60 capsules, 30 days".

In: a line. Out: the products of counts that do not come out. Conversions are left alone: "twice a day for 6 weeks" says
nothing about days here. Judged only where the words tie the whole to the rate: a bracket, "in total", "supply", "last".
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.model.finding import Confidence
from claimcheck.rules.arithmetic.figures import TIMES, Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, plain, shown
from claimcheck.rules.arithmetic.per import EACH, per
from claimcheck.rules.arithmetic.rounding import Reach, exactly
from claimcheck.rules.arithmetic.silence import has_further_terms, says
from claimcheck.rules.arithmetic.totals import marked
from claimcheck.rules.arithmetic.unclaimed import singular
from claimcheck.rules.vocabulary import words

_CONCERNS = re.compile(
    r"total|altogether|in all|that|which|i\.e|so |giv|suppl|last|enough|=|makes?|making|come|used|\(|:|–|—|run",
    re.IGNORECASE,
)
_TIES = re.compile(
    r"(?:[(:=–—]\s?|\b(?:that is|that['’]s|which is|i\.e\.,?|makes?|making|so|gives?|giving) (?:a total of )?)$",
    re.I,
)
_OPENED = re.compile(r"(?: (?:in total|altogether|overall))?\s?[:(–—]", re.IGNORECASE)
_AFTER_ALL = re.compile(r"\b(?:used up|gone|empty|runs? out) after\b", re.IGNORECASE)
_EACH_TIME = re.compile(r"(?: (?!for |in )[a-z]{3,12})? ", re.IGNORECASE)
_HENCE = re.compile(r"\bso (?:[a-z]{1,12} ){0,4}$", re.IGNORECASE)
_ENDS = re.compile(r"\s?(?:[.,;)!]|$)")
_ONE_A_DAY = re.compile(
    r"\b(?:one [a-z]{3,12}|once) (?:(?:a|per|each|every) day|daily)\b|\bonce daily\b", re.IGNORECASE
)
_DAYS = {"day": Reach(1, 1), "week": Reach(7, 7), "month": Reach(28, 31)}
_SUPPLY = re.compile(r"\bsuppl|\blast|\benough|\bcover|\bused up|\bruns? out", re.IGNORECASE)


def rates(line: Line) -> Iterator[Mismatch]:
    """Yield each number of things that is not rate × time."""
    if not 2 <= len(line.quantities) <= 5 or not _CONCERNS.search(line.text):
        return
    figures = line.figures
    if len(figures) == 2 and not line.has_money:
        yield from _once(line, *figures)
    if line.has_money or any(figure.unit in ("percent", "fraction") for figure in figures):
        return
    timed = [(place, per(figures, place) - {EACH}) for place in range(len(figures))]
    rated = [(place, names & TIMES or names) for place, names in timed if names and _is_rate(figures[place])]
    if len(rated) != 1:
        return
    place, names = rated[0]
    others = [figure for index, figure in enumerate(figures) if index != place and not _is_bare_word(figure)]
    dose = _dose(line, place)
    others = [figure for figure in others if figure is not dose]
    spans = [figure for figure in others if figure.count and singular(figure.unit) in names]
    wholes = [
        figure for figure in others if figure.count and figure not in spans and _same_things(figures[place], figure)
    ]
    if not len(spans) == len(wholes) == 1 or len(others) != 2:
        return
    found = list(_judge(figures[place], spans[0], wholes[0], 1.0 if dose is None else dose.value))
    if found and not has_further_terms(line.text) and not says("unrated", _without_rate(line, figures[place])):
        yield from found


def _once(line: Line, span: Figure, whole: Figure) -> Iterator[Mismatch]:
    """Judge "once a week for 12 weeks (12 meetings)"."""
    if whole.unit in TIMES:
        span, whole = whole, span
    if not (span.count and whole.count and span.unit in TIMES) or whole.unit in TIMES:
        return
    if _SUPPLY.search(line.text) and (found := _ONE_A_DAY.search(line.text)):
        yield from _supplied(line, span, whole, found[0])
    if whole.unit not in words("arithmetic")["events"] or span.span > whole.span:
        return
    once = re.search(rf"\b(?:once|one [a-z]{{3,12}}) (?:a|per|each|every) {span.unit} (?:for|over) $", span.before)
    if once is None or span.value == whole.value or not (marked(whole) or _TIES.search(whole.before)):
        return
    if any(figure.hedged for figure in (span, whole)) or has_further_terms(line.text) or says("unrated", line.text):
        return
    if not (_ENDS.match(whole.after) or marked(whole)):
        return  # "(10 meetings took place)"
    yield Mismatch(
        whole.span,
        f"Once per {span.unit} for {plain(span.value)} {span.unit}s is {plain(span.value)}, not {plain(whole.value)}.",
        f"if the rate is right, write {plain(span.value)}; otherwise correct the rate",
        Confidence.MEDIUM,
        ((span.span, "the time"),),
    )


def _supplied(line: Line, span: Figure, whole: Figure, rate: str) -> Iterator[Mismatch]:
    """Judge "with one capsule a day a bottle of 60 lasts 60 days"."""
    days = _DAYS.get(span.unit)
    if days is None or any(figure.hedged for figure in (span, whole)):
        return
    needed = days.times(span.exact)
    if needed.low <= whole.value <= needed.high or has_further_terms(line.text) or says("unrated", line.text):
        return
    yield Mismatch(
        span.span,
        f"{plain(whole.value)} at {rate} are enough for {plain(whole.value)} days, not {shown(span)}.",
        f"if the rate is right, write {plain(whole.value)} days; otherwise correct the number",
        Confidence.MEDIUM,
        ((whole.span, "the number"),),
    )


def _is_rate(figure: Figure) -> bool:
    return figure.low == figure.high > 0 and figure.unit not in TIMES and not figure.money


def _dose(line: Line, place: int) -> Figure | None:
    """Return how many are taken each time: the 2 of "2 tablets three times a day"."""
    figures = line.figures
    if not place or figures[place].unit != "times" or not figures[place - 1].count:
        return None
    return figures[place - 1] if _EACH_TIME.fullmatch(line.between(figures[place - 1], figures[place])) else None


def _is_bare_word(figure: Figure) -> bool:
    """Whether it is a number word that counts nothing named: "four is not enough"."""
    return figure.quantity.unit is None and figure.quantity.text.isalpha()


def _without_rate(line: Line, rate: Figure) -> str:
    start, end = rate.span.start - line.span.start, rate.span.end - line.span.start
    return _AFTER_ALL.sub(" ", line.text[:start] + line.text[end:])


def _same_things(rate: Figure, whole: Figure) -> bool:
    """Whether both count the same: "3 times" may be three of anything."""
    if whole.unit in TIMES:
        return False
    if rate.unit == "times":
        return not whole.unit or whole.unit in words("arithmetic")["events"]
    return rate.unit in ("", whole.unit) or not whole.unit


def _judge(rate: Figure, span: Figure, whole: Figure, dose: float) -> Iterator[Mismatch]:
    if any(figure.hedged for figure in (rate, span, whole)):
        return
    used_up = _SUPPLY.search(f"{span.before[-24:]} {span.after[:24]}")  # "60 capsules … a 20-day supply"
    last = max(rate.span, span.span, whole.span)
    opened = whole.span < min(rate.span, span.span) and _OPENED.match(whole.after)  # "24 sessions: three a week"
    hence = whole.span == last and _HENCE.search(whole.before) and _ENDS.match(whole.after)
    tied = (
        marked(whole)
        or hence
        or opened
        or (whole.span == last and _TIES.search(whole.before))
        or (used_up and whole.span < last)
    )
    each = rate.value * dose
    product = each * span.value
    if not tied or exactly(product).meets(whole.exact):
        return
    figures: Sequence[Figure] = (rate, span, whole)
    unit = span.unit
    time = f"{plain(whole.value / each, 1)} {unit}s"
    times = f"{plain(each)} per {unit} × {plain(span.value)} {unit}s is {plain(product)}"
    yield Mismatch(
        whole.span if whole.span == last else span.span,
        f"{times}, not {plain(whole.value)}: {plain(whole.value)} ÷ {plain(each)} = {time}.",
        f"if the rate is right, write {plain(product)} or {time}; otherwise correct the rate",
        Confidence.MEDIUM,
        tuple(
            (figure.span, role) for figure, role in zip(figures, ("the rate", "the time", "the number"), strict=True)
        ),
    )
