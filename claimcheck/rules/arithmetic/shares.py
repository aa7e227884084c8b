"""n of N beside a percentage: "18 of 24 (72%)", "75% (18/24)", "18 (75%) of 24". In: a line. Out: those that differ."""

import math
import re
from collections.abc import Iterator, Sequence

from claimcheck.model.finding import Confidence
from claimcheck.rules.arithmetic.figures import TIMES, Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, plain, shown
from claimcheck.rules.arithmetic.rounding import Reach, exactly
from claimcheck.rules.arithmetic.silence import says

_WORDS = r"(?:[ \u00a0\n][a-zA-Z][\w'’-]{0,20}){0,4}"
_OF = re.compile(r"\b(?:of|from|among)\b", re.IGNORECASE)
_OPENS = re.compile(
    rf"{_WORDS}[ \u00a0\n]?[(\[][ ]?(?:n ?= ?|i\.e\.,? |that is |that['’]s |equals |or |= ?"
    r"|an? (?:[a-z]{2,12} ){0,2}(?:rate|share|proportion) of )?$"
)
_CLOSES = re.compile(r"\s?[)\],;]")
_ENDS = re.compile(r"\s?(?:[.,;)!]|$)")
_WORDED_CLOSES = re.compile(rf"{_WORDS}\s?[)\],;]")
_RESTATES = re.compile(
    rf"{_WORDS}(?:,? (?:or|i\.e\.,?|that is,?|that['’]s|which is|equal to|equals|meaning)| ?=| [–—-]"
    r"|,? an? (?:[a-z]{2,12} ){0,2}(?:rate|share|proportion) of)[ \u00a0]$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s?(?:of|off|CI|confidence|credible|reduction|increase|decrease|higher|lower|more|less|fewer|greater|improvement|better"
    r"|worse|chance|likelier|points?|risk|drop|rise)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?:[ \u00a0\n][a-z][\w'’-]{0,20}){0,2}[ \u00a0\n]?[(\[][ ]?$", re.IGNORECASE)
_OF_WHOLE = re.compile(
    r"[)\]][ \u00a0\n](?:out )?of (?:the |all |these |those |our |all the )?(?:[a-z-]{3,15} ){0,1}$", re.IGNORECASE
)
_BESIDE = re.compile(r"[,;:] ?$")
_INSIDE = re.compile(r"[(\[](?:n ?= ?)?$")
_OF_OUR = re.compile(
    r"(?: [a-z'’-]{2,15}){0,2} (?:out )?of (?:all |the |our |their |its |these |those |all the |all our )?$",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"(?:^|[\s(])(?:(?:out )?of|from|among) (?:the |all |all the |our |these |those )?$", re.IGNORECASE
)
_PAUSES = re.compile(rf"{_WORDS}, $")
_AMONG = re.compile(r"(?: [\w'’-]{1,20}){0,7},?(?: [a-z'’-]{2,15}){0,3} (?:only |just )?$", re.IGNORECASE)
_MISSING = 0.95
"""A share may be one of so much of its whole or more: for the others there are no data."""
_SPOKEN, _HALF, _ROUGHLY = 10, 0.5, 7.0
"""Up to such a whole "3 out of 4" may be a way of speaking, true to half a part or to some points."""
_SOME = re.compile(
    r"\s(?:of (?:the |our |all )?)?(?:people|adults|patients|participants|respondents|members|customers|clients|users"
    r"|visitors|guests|employees|households|students)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"\brate (?:is|was|of) $", re.IGNORECASE)
_SAME_AGAIN = re.compile(rf"[)]?{_WORDS}, or $")
_TINY = 1e-9
_PARTS = re.compile(r"\d[\d,]*")


def shares(line: Line) -> Iterator[Mismatch]:
    """Yield each percentage that is not the share printed beside it."""
    if "percent" not in line.units or ("fraction" not in line.units and not _OF.search(line.text)):
        return
    figures = line.figures
    found = list(_shares(line, figures))
    if found and not says("modelled", line.text):
        yield from found


def _shares(line: Line, figures: Sequence[Figure]) -> Iterator[Mismatch]:
    figures = [figure for figure in figures if figure.unit != "year-date"]  # "of 212 seen in 2023, 138 (65%)"
    for place in range(len(figures) - 1):
        first, second = figures[place], figures[place + 1]
        if first.unit == "fraction" and second.unit == "percent" and _is_restated(line, first, second):
            yield from _judge(figures, first, second)
        elif first.unit == "percent" and second.unit == "fraction" and _is_broken_down(line, first, second):
            yield from _judge(figures, second, first)
        elif place + 2 < len(figures) and _is_share_inside(line, figures[place : place + 3]):
            yield from _judge_inside(figures, place)
        elif place + 2 < len(figures) and first.unit == "percent":
            yield from _judge_broken_down(line, figures, place)
        elif place + 2 < len(figures) and figures[place + 2].unit == "percent":
            yield from _judge_pair(line, figures, place)


def _is_restated(line: Line, share: Figure, percent: Figure) -> bool:
    between = line.between(share, percent)
    if _GOES_ON.match(percent.after):
        return False
    if _shares_brackets(between, share, percent):
        return True
    if _OPENS.fullmatch(between):
        return _CLOSES.match(percent.after) is not None
    if line.apart and between == "\t":
        return percent.label.strip(" ()") in ("%", "Percent", "Percentage", "Share", "percent", "percentage", "share")
    if between.rstrip().endswith(" of") and not _ENDS.match(percent.after):
        return False  # "a rate of 80% among those who came"
    return _RESTATES.fullmatch(between) is not None


def _is_broken_down(line: Line, percent: Figure, share: Figure) -> bool:
    between = line.between(percent, share)
    if _GOES_ON.match(percent.after) and not percent.after.lstrip().startswith("of "):
        return False
    if _shares_brackets(between, percent, share):
        return True
    if _SAME_AGAIN.fullmatch(between) and " of " in share.quantity.text:  # "40% sleep badly, or 400 of the 1,000"
        return True
    if (
        between == ": "
        and _RATE.search(percent.before)
        and len(line.figures) == 2
        and " or " not in share.after
        and " of " in share.quantity.text
    ):
        return True  # "the success rate is 85%: 34 of 40 patients were cured"
    if _PAUSES.fullmatch(between):  # "25% of patients, 25 of 100, …"
        return share.after.startswith(",")
    return _OPENS.fullmatch(between) is not None and _WORDED_CLOSES.match(share.after) is not None


def _shares_brackets(between: str, first: Figure, second: Figure) -> bool:
    """Whether the two stand alone in one pair of brackets: "(18/24; 75%)"."""
    closed = second.after.lstrip()[:1] in (")", "]")
    return _BESIDE.fullmatch(between) is not None and closed and _INSIDE.search(first.before) is not None


def _is_share_inside(line: Line, three: Sequence[Figure]) -> bool:
    """Whether they read "18 (75%) of 24 patients"."""
    part, percent, whole = three
    return (
        percent.unit == "percent"
        and part.count
        and whole.count
        and part.value <= whole.value
        and _BRACKET.fullmatch(line.between(part, percent)) is not None
        and _OF_WHOLE.fullmatch(line.between(percent, whole)) is not None
    )


def _judge(figures: Sequence[Figure], share: Figure, percent: Figure) -> Iterator[Mismatch]:
    numbers = [float(number.replace(",", "")) for number in _PARTS.findall(share.quantity.text)]
    if not numbers:
        yield from _judge_spoken(figures, share, percent)
    if len(numbers) != 2 or not 0 < numbers[0] <= numbers[1]:
        return
    part, whole = numbers
    spoken = whole <= _SPOKEN or re.search(r"\b(?:in|per)\b", share.quantity.text) is not None
    roughly = min(_HALF, _ROUGHLY * whole / 100)
    if spoken and "/" not in share.quantity.text and abs(percent.value * whole / 100 - part) <= roughly:
        return  # "1 in 5 adults (18%)", "3 out of 4 (76%)": said roundly
    yield from _compare(figures, share, percent, (part, whole))


def _judge_spoken(figures: Sequence[Figure], share: Figure, percent: Figure) -> Iterator[Mismatch]:
    """Judge "one in four patients (35%)": a percentage of all may be less than a share of some, but never more."""
    others = [figure for figure in figures if figure not in (share, percent) and figure.unit not in TIMES]
    if others or share.low != share.high or share.hedged or percent.hedged:
        return
    told = 100 * share.value
    if abs(percent.value - told) <= _ROUGHLY or (percent.value < told and not _is_of_people(share, percent)):
        return
    first, last = sorted((share.span, percent.span))
    yield Mismatch(
        type(first)(first.start, last.end),
        f"{shown(share)} is {plain(told, 1)}%, not {bare(percent)}.",
        f"write {plain(told, 1)}%, or correct the share in words",
        Confidence.MEDIUM,
    )


def _is_of_people(share: Figure, percent: Figure) -> bool:
    return bool(_SOME.match(share.after) or _SOME.match(percent.after.lstrip(")")))


def _judge_inside(figures: Sequence[Figure], place: int) -> Iterator[Mismatch]:
    part, percent, whole = figures[place : place + 3]
    if not (part.hedged or whole.hedged):
        yield from _compare(figures, part, percent, (part.value, whole.value), until=whole)


def _judge_pair(line: Line, figures: Sequence[Figure], place: int) -> Iterator[Mismatch]:
    """Judge "108 of our 190 customers, which is 57%" and "Of the 190 people asked, 108 (57%) …"."""
    first, second, percent = figures[place : place + 3]
    if not (first.count and second.count) or first.hedged_amount or second.hedged_amount:
        return
    between = line.between(first, second)
    if (_OF_OUR.fullmatch(between) or (" rate of " in percent.before and between == " from ")) and _is_restated(
        line, second, percent
    ):
        yield from _compare(figures, first, percent, (first.value, second.value))
    elif _OF_ALL.search(first.before) and _AMONG.fullmatch(between) and _is_bracketed(line, second, percent):
        yield from _compare(figures, second, percent, (second.value, first.value))


def _judge_broken_down(line: Line, figures: Sequence[Figure], place: int) -> Iterator[Mismatch]:
    """Judge "88% (108 responses out of 123)"."""
    percent, part, whole = figures[place : place + 3]
    if not (part.count and whole.count) or part.hedged or whole.hedged or _GOES_ON.match(percent.after):
        return
    opened = _OPENS.fullmatch(line.between(percent, part)) is not None
    if opened and _OF_OUR.fullmatch(line.between(part, whole)) and _WORDED_CLOSES.match(whole.after):
        yield from _compare(figures, part, percent, (part.value, whole.value), until=whole)


def _is_bracketed(line: Line, part: Figure, percent: Figure) -> bool:
    return _BRACKET.fullmatch(line.between(part, percent)) is not None and _CLOSES.match(percent.after) is not None


def _compare(
    figures: Sequence[Figure], share: Figure, percent: Figure, parts: tuple[float, float], until: Figure | None = None
) -> Iterator[Mismatch]:
    part, whole = parts
    if part > whole:
        return
    if share.hedged or percent.hedged or percent.reach.meets(exactly(100 * part / whole)):
        return
    if any(_is_share(part, other, percent.reach) for other in figures if other.count):
        return  # a share of another whole, which the line names too
    if _is_share_of_fewer(part, whole, percent.reach):
        return
    digits = len(percent.quantity.text.partition(".")[2].rstrip("% )"))
    right = f"{100 * part / whole:.{min(4, max(digits, 1))}f}%"
    first, last = sorted((share.span, percent.span))
    span = type(first)(first.start, until.span.end if until else last.end)
    yield Mismatch(
        span,
        f"{plain(part)} of {plain(whole)} is {right}, not {bare(percent)}.",
        f"if {plain(part)} of {plain(whole)} is right, write {right}; otherwise correct the number that is wrong",
        Confidence.HIGH,
    )


def _is_share_of_fewer(part: float, whole: float, percent: Reach) -> bool:
    """Whether the share is right when a few of the whole are left out: those about whom nothing is known."""
    if part <= 0 or percent.high <= 0:
        return False
    fewest, most = 100 * part / percent.high, 100 * part / max(percent.low, _TINY)
    return max(math.floor(fewest) + 1, math.ceil(_MISSING * whole), part) <= min(math.ceil(most) - 1, whole - 1)


def _is_share(part: float, other: Figure, percent: Reach) -> bool:
    return other.value >= part and percent.meets(exactly(100 * part / other.value))
