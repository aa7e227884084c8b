"""From A to B, by D: "fell by 12 points from 48 to 30", "from 40% to 60%, a 50% increase".

In: a line. Out: the changes that are not the difference. A percentage may be of the first value or, between two
percentages, the points between them: both readings are right. Averages and estimates are left alone, for the change of
a mean is not the mean of the changes.
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.model.finding import Confidence
from claimcheck.rules.arithmetic.figures import Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, plain
from claimcheck.rules.arithmetic.rounding import Reach, exactly
from claimcheck.rules.arithmetic.silence import says

_MOVES = re.compile(
    r"\b(?:increas|decreas|rose\b|ris(?:e|es|en|ing)\b|f[ae]ll|drop|gr[eo]w|improv|reduc|declin|jump|gain|cut\b|climb|lower"
    r"|shr[aiu]nk|went|c[ao]me\b|chang|los[ets]|saving|less\b|more\b|higher|fewer|up\b|down\b|surg|soar|div(?:e|ed)\b)",
    re.IGNORECASE,
)
_NO_ENDS = frozenset({"year-date", "fraction", "p-value", "age"})
_FROM = re.compile(r"\bfrom (?:a |an |the )?(?:[a-z]{3,12} ){0,2}$", re.IGNORECASE)
_TO = re.compile(r"(?:[ \u00a0][\w'’/-]{1,20}){0,4} to (?:just |only |a |the )?$", re.IGNORECASE)
_ON_TO = re.compile(r"(?:,? and| -|,)? ?(?:then )?(?:on )?(?:to|→) ?$|,? and then (?:to )?$", re.IGNORECASE)
_OTHER = re.compile(r"\bwith\b", re.IGNORECASE)
_BASIS = re.compile(r"\s?(?:basis|bps?)\b", re.IGNORECASE)
_FALLS = re.compile(r"\b(?:reduction|decrease|drop|fall|decline|loss|less|fewer|lower|down)\b", re.IGNORECASE)
_RISES = re.compile(r"\b(?:increase|rise|growth|more|higher|up)\b", re.IGNORECASE)
_SCALE = re.compile(r"(?:thousand|million|billion|trillion|(?<=\d)[ ]?(?:k|m|mn|bn|b))\b", re.IGNORECASE)
_LEAST_SCALED = 1000
_BY = re.compile(r"\bby (?:a |an |some |just |only |another )?$", re.IGNORECASE)
_NOUNS = (
    r"(?:increase|decrease|drop|rise|fall|reduction|gain|improvement|decline|jump|growth|cut|climb|loss|difference"
    r"|change|dip|surge|savings?)"
)
_LEADS_TO = re.compile(
    r"(?:[\s-](?:percentage |percent )?(?:points?|pts?))?"
    rf"(?:\s(?:{_NOUNS}|more|less|fewer|lower|higher))?"
    r"(?:\s(?:in|of)\s(?:the |our |their )?(?:[a-z-]{2,20}\s){1,2})?"
    r"[\s,(–—-]{0,3}(?:up |down |going |coming |moving )?from (?:a |an |the )?(?:[a-z]{3,12} ){0,2}",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"(?:(?:[ \u00a0][\w'’/-]{1,20}){0,6}\s?[,(:–—-])?\s?"
    r"(?:or |i\.e\.,? |thus |so |that is,? |that['’]s |(?:which|this|that) (?:is|was|means|makes|equals|represents) "
    r"|representing |meaning |equal to |equals |making |for |[a-z]{3,12}ing by )?"
    r"(?:by )?(?:a |an |the |just |only |some )?(?:total |overall |net |relative |absolute |mere |full )?"
    rf"(?:(?:[a-z]{{3,10}} )?{_NOUNS} (?:of|by) (?:a |just |only )?|up (?:by )?|down (?:by )?)?",
    re.IGNORECASE,
)
_OF = re.compile(rf"\b{_NOUNS} (?:of|by) (?:a |just |only )?$", re.IGNORECASE)
_AFTER = re.compile(
    rf"[\s-]?(?:(?:percentage |percent )?(?:points?|pts?)\s?)?(?:(?:[a-z]{{3,10}} )?{_NOUNS}|more|less|fewer"
    r"|lower|higher|up|down)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:increased|decreased|rose|fell|dropped|grew|improved|declined|jumped|climbed|gained|lost|up|down) $",
    re.IGNORECASE,
)
_FACTORS = {"doubled": 2.0, "tripled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_ROUGHLY = 1.2
_SOON = re.compile(r"(?: (?!and )[a-z'’-]{1,15}){1,4} (?:a |just |only )?", re.IGNORECASE)
_NEARLY = re.compile(r"\b(?:more than|over|nearly|almost|about|roughly|less than|not quite|well over) $", re.IGNORECASE)
_POINT = re.compile(r"[\s-]?(?:percentage |percent )?(?:points?|pts?)\b", re.IGNORECASE)


def changes(line: Line) -> Iterator[Mismatch]:
    """Yield the change of a line that is not the difference of its ends."""
    if not 2 <= len(line.quantities) <= 5 or "from " not in line.text.lower():
        return
    figures = line.figures
    yield from _multiplied(line, figures)
    ends = _ends(line, figures)
    if ends is None or not _MOVES.search(line.text) or says("estimated", line.text):
        return
    first, last, used = ends
    told = [figure for figure in figures if figure not in used and _is_change(figure)]
    if len(told) != 1 or any(figure.hedged_amount for figure in (*used, *told)):
        return
    if not _are_alike(line, used) or _ON_TO.fullmatch(used[-1].after):
        return  # "from $20 to $15 to $12": a further step
    if not _is_of_another(first, last, told[0]) and _is_tied(line, used, told[0]):
        yield from _judge(first, last, used[0], told[0])


def _multiplied(line: Line, figures: Sequence[Figure]) -> Iterator[Mismatch]:
    """Judge "doubled from 40 to 80", said roundly, where nothing else is counted."""
    told = next((figure for figure in figures if figure.quantity.text.lower() in _FACTORS), None)
    rest = tuple(figure for figure in figures if figure is not told)
    ends = _ends(line, rest) if told is not None else None
    if told is None or ends is None or len(ends[2]) != len(rest) or says("estimated", line.text):
        return
    start, end = (one if isinstance(one, float) else one.value for one in ends[:2])
    factor = _FACTORS[told.quantity.text.lower()]
    if told.hedged or start <= 0 or not line.text[: told.span.start - line.span.start].strip():
        return
    if (
        not _SOON.fullmatch(rest[0].before)
        or _NEARLY.search(told.before)
        or 1 / _ROUGHLY < end / start / factor < _ROUGHLY
    ):
        return
    yield Mismatch(
        told.span,
        f"From {plain(start)} to {plain(end)} is {plain(end / start, 1)} times as much, not {plain(factor, 1)} times.",
        "correct the word or the value that is wrong",
        Confidence.MEDIUM,
    )


def _ends(line: Line, figures: Sequence[Figure]) -> tuple[Figure | float, Figure | float, tuple[Figure, ...]] | None:
    """Return the values before and after, and the figures that say them, when just one pair is named."""
    found: list[tuple[Figure | float, Figure | float, tuple[Figure, ...]]] = []
    for place, figure in enumerate(figures):
        if not _FROM.search(figure.before) or figure.unit in _NO_ENDS or figure.before.startswith("From "):
            continue
        if figure.low != figure.high and " to " in figure.quantity.text:
            found.append((figure.low, figure.high, (figure,)))
        elif (
            place + 1 < len(figures)
            and figures[place + 1].unit not in _NO_ENDS
            and _TO.fullmatch(line.between(figure, figures[place + 1]))
        ):
            found.append((figure, figures[place + 1], (figure, figures[place + 1])))
    return found[0] if len(found) == 1 else None


def _is_of_another(first: Figure | float, last: Figure | float, told: Figure) -> bool:
    """Whether a change is said of something else: "with 0.25% less", "from 90% to 95%, a 50% reduction of errors"."""
    if _OTHER.search(told.before) or _BASIS.match(told.after) or "basis" in told.quantity.text:
        return True
    start, end = (one if isinstance(one, float) else one.value for one in (first, last))
    against = _FALLS if end > start else _RISES
    return against.search(f"{told.before[-12:]}|{told.after[:24]}") is not None


def _is_tied(line: Line, ends: Sequence[Figure], told: Figure) -> bool:
    """Whether nothing but small words ties a change to its ends: not "costs fell 20% as use rose from 40 to 50"."""
    if told.span < ends[0].span:
        return _LEADS_TO.fullmatch(line.between(told, ends[0])) is not None
    return _FOLLOWS.fullmatch(line.between(ends[-1], told)) is not None


def _are_alike(line: Line, ends: Sequence[Figure]) -> bool:
    """Whether both ends are of one unit and scale: not "from 2 hours to 45 minutes", "from 1.2 to 1.8 million"."""
    scales = [_SCALE.findall(end.quantity.text) for end in ends]
    if len(ends) == 1:
        return not scales[0] or ends[0].low >= _LEAST_SCALED
    first, last = ends
    shared = not first.unit and line.between(first, last).strip() == "to"  # "from 80 to 60 minutes"
    return scales[0] == scales[1] and (shared or first.unit == last.unit)


def _is_change(figure: Figure) -> bool:
    if figure.low != figure.high:
        return False
    return bool(
        _BY.search(figure.before)
        or _OF.search(figure.before)
        or _AFTER.match(figure.after)
        or _MOVED.search(figure.before)
    )


def _judge(first: Figure | float, last: Figure | float, shown: Figure, told: Figure) -> Iterator[Mismatch]:
    start = first if isinstance(first, float) else first.value
    end = last if isinstance(last, float) else last.value
    unit = shown.unit or (last.unit if isinstance(last, Figure) else "")
    slack = 2 * (last.step if isinstance(last, Figure) else shown.step)
    gap = abs(start - end)
    wide = Reach(gap - slack, gap + slack) if slack else exactly(gap)
    share = told.unit == "percent"
    points = _POINT.match(told.after) is not None or told.unit in ("percentage point", "point")
    readings: list[tuple[float, str]] = []
    if share and start > 0:
        bases = (start,) if not isinstance(first, float) else (start, end)
        if any(_relative(gap, base, slack).meets(told.reach) for base in bases):
            return
        readings.append((100 * gap / start, "%"))
    if (
        (share and unit == "percent")
        or points
        or (told.unit and told.unit == unit)
        or (not share and not told.unit and not unit)
    ):
        if wide.meets(told.reach):
            return
        readings.insert(0, (gap, " points" if points or share else ""))
    if not readings:
        return
    right = " or ".join(f"{plain(value, 1)}{name}" for value, name in readings)
    yield Mismatch(
        told.span,
        f"From {plain(start)} to {plain(end)} is {right}, not {bare(told)}.",
        f"if both ends are right, write {right}; otherwise correct the end that is wrong",
        Confidence.MEDIUM,
    )


def _relative(gap: float, base: float, slack: float) -> Reach:
    """Return the change in percent of the value before, both of which may be rounded."""
    low, high = max(0.0, gap - slack), gap + slack
    half = slack / 2
    return Reach(100 * low / (base + half), 100 * high / max(base - half, base / 2))
