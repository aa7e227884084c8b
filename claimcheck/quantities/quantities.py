"""Every quantity of a text: value or range, unit, modifier and exact place.

In: a text and what of it is masked (markers, addresses). Out: quantities in order, none overlapping. One cheap scan
finds the places where a number, a number word or a vague amount begins; only there the grammar is tried, each rule
once, so that the time grows with the length of the text and hardly with the words in between.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.model.claim import Dimension, Modifier, Quantity
from claimcheck.model.span import Span
from claimcheck.quantities.amounts import Amount, read_amount
from claimcheck.quantities.candidates import CANDIDATE, POINT_BEFORE, lower
from claimcheck.quantities.context_words import word_before, words
from claimcheck.quantities.counting import are_parts, counts
from claimcheck.quantities.intervals import read_interval
from claimcheck.quantities.modifiers import is_during, modifier_before, modifier_behind, plus_behind
from claimcheck.quantities.not_quantities import named_before, skip_from
from claimcheck.quantities.nouns import noun_behind
from claimcheck.quantities.numbers import GLYPHS, read_plain
from claimcheck.quantities.ranges import has_tolerance, with_range
from claimcheck.quantities.ratios import Ratio, read_odds, read_ratio, read_whole
from claimcheck.quantities.statistics import Label, age_before, label_before
from claimcheck.quantities.times import read_article_time, time_point_before
from claimcheck.quantities.units import durations, spelled_units, unit_info
from claimcheck.quantities.vague import read_multiple, read_vague

_NAME_BEFORE = re.compile(r"[a-z][ \u00a0][A-Z][a-z]+[ \u00a0]$")
"""A name in the middle of a sentence, whose number it may be ("of Fortune 500 firms")."""
_DECADE = re.compile(r"(?:1[5-9]|20)\d0['’]?s(?![a-z])")
_LISTED = re.compile(r"[-‐‑]?,?[ ](?:and|or|to|versus|vs\.?)[ ]|[-‐‑]?,[ ]|[ ]?/[ ]?")
"""What stands between the numbers of a list that share a unit."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?![\d,%])")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)[-‐‑– \u00a0\n.’']{1,2}$")
_SIGN = re.compile(r"(?:^|[\s(=<>≤≥:,;\[~∼±/|“\"]|[$€£])[-−–+]$")
_ADDRESS_TELLS = ("://", "www.", "@", "doi.org/")
_LEVEL = 7
"""Characters of the level that leads an interval: "99.5 %"."""
_PULSE = 20
"""From here on "HR" is a heart's rate."""
_NO_NAME = 50
"""Numbers of figures, stages and arms are smaller."""
_GROWN = 15
"""From here on "over 18 years" tells an age."""
_NAME = re.compile(r"(?:[-‐‑][\d,]{0,6}|,\d{1,2}-)?[A-Za-z][\w-]{0,40}")
"""What makes digits part of a name: "5-HT1A", "2,3-butanediol", "7Up"."""


def find_quantities(text: str, masked: Sequence[Span] | str = ()) -> list[Quantity]:
    """Return the quantities of a text in order: of a claim, a heading, a cell or a whole page alike.

    `masked` says what nothing is read from and what ends a number: spans of the text, or a copy of it of equal length
    in which those stretches are already blank.
    """
    return _quantities(text, masked if isinstance(masked, str) and masked else _blank(text, masked))


def _blank(text: str, masked: Sequence[Span] | str) -> str:
    parts: list[str] = []
    at = 0
    for span in sorted(span for span in masked if isinstance(span, Span)):
        start, end = max(span.start, at), min(span.end, len(text))
        if start < end:
            parts += text[at:start], "\0" * (end - start)
            at = end
    return "".join(parts) + text[at:] if parts else text


def _quantities(text: str, readable: str) -> list[Quantity]:
    addresses = any(tell in readable for tell in _ADDRESS_TELLS)
    lowered = lower(readable)
    found: list[Quantity] = []
    at = 0
    while candidate := CANDIDATE.search(lowered, at):
        quantity, at = _at(readable, candidate.start(), candidate.end(), addresses=addresses)
        at = max(at, candidate.start() + 1)
        if quantity is not None:
            floor = found[-1].span.end if found else 0
            if quantity.span.start < floor:
                quantity = replace(quantity, span=Span(max(floor, candidate.start()), quantity.span.end))
            printed = quantity.span.slice(text)
            found.append(quantity if quantity.text == printed else replace(quantity, text=printed))
    return _share_units(readable, found)


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give a bare number the unit of the one it is listed with ("1, 3 and 6 months")."""
    for index in range(len(found) - 2, -1, -1):
        earlier, later = found[index], found[index + 1]
        if (
            earlier.unit is None
            and (later.unit or "").partition("/")[0] in spelled_units()
            and _LISTED.fullmatch(text, earlier.span.end, later.span.start)
        ):
            found[index] = replace(earlier, unit=later.unit, dimension=later.dimension, per=later.per)
    return found


def _at(text: str, at: int, end: int, *, addresses: bool) -> tuple[Quantity | None, int]:
    """Read what begins at a candidate place: the quantity, if any, and where to go on."""
    first = text[at]
    if at and text[at - 1] in ".·" and POINT_BEFORE.match(text, at - 1):
        return _number(text, at - 1, end)
    if first.isdigit():
        if text[at + 1 : at + 5].find(":") >= 0 and (odds := read_odds(text, at)):
            return _ratio(text, at, odds)
        skipped = skip_from(text, at, addresses=addresses)
        if skipped is not None:
            return None, max(skipped, end)
        return _number(text, at, end)
    if first in GLYPHS:
        return _number(text, at, end)
    return _word(text, at, end)


def _word(text: str, at: int, end: int) -> tuple[Quantity | None, int]:
    if whole := read_whole(text, at):
        return _ratio(text, at, whole)
    multiple = read_multiple(text, at)
    if multiple and are_parts(text, at, multiple[0]):
        return None, end
    if multiple:
        stop, value, other, unit = multiple
        if other is not None:
            return _quantity(text, at, stop, None, unit, None, value, other), stop
        return _quantity(text, at, stop, value, unit, modifier_before(text, at).name), stop
    if article := read_article_time(text, at):
        return _quantity(text, at, article[0], article[2], article[1], modifier_before(text, at).name), article[0]
    if vague := read_vague(text, at):
        return _quantity(text, at, vague[0], None, vague[1], None), vague[0]
    if at and text[at - 1] in "-‐‑" and at > 1 and text[at - 2].isalpha():
        return None, end
    return _number(text, at, end)


def _number(text: str, at: int, end: int) -> tuple[Quantity | None, int]:
    """Read the quantity whose number begins at `at`."""
    if text.startswith("0", at + 3) and (decade := _DECADE.match(text, at)):
        return _quantity(text, at, decade.end(), float(text[at : at + 4]), "year-date", None), decade.end()
    if "%" in text[at + 2 : at + _LEVEL] and (interval := read_interval(text, at)):
        stop, low, high, step = interval
        return _quantity(text, at, stop, None, "confidence-interval", None, low, high, precision=step), stop
    if ratio := read_ratio(text, at):
        return _ratio(text, at, ratio)
    amount = read_amount(text, at)
    if amount is None:
        return None, end
    amount = _dated(text, amount)
    if not text[at].isdigit() and not counts(text, amount):
        return None, max(end, amount.number_end)
    if (
        amount.unit is None
        and amount.digits
        and (name := _NAME.match(text, amount.end))
        and not noun_behind(text, amount.end)
    ):
        return None, name.end()
    amount = _signed(text, amount)
    return _finished(text, amount, at)


def _ratio(text: str, at: int, ratio: Ratio) -> tuple[Quantity, int]:
    end, value, low, high, part = ratio
    modifier = modifier_before(text, at)
    return _quantity(text, modifier.edge, end, value, "fraction", modifier.name, low, high, part=part), end


def _finished(text: str, first: Amount, at: int) -> tuple[Quantity | None, int]:
    whole, low, high, joined = with_range(text, first)
    if low is None and whole.fraction and whole.unit is None:
        whole = whole._replace(unit="fraction")
    if low is None and whole.unit == "mmHg" and whole.fraction and (upper := read_plain(text, at)):
        whole = whole._replace(value=upper.value)  # "120/80 mmHg" is no fraction
    label = _label(text, whole)
    if label is None and whole.unit is None and named_before(text, at) and not _counts_many(text, whole):
        return None, whole.end
    end = plus_behind(text, whole.end)
    plused = end > whole.end
    if plused and whole.unit is None:
        whole = _unit_after_plus(text, whole, end)
        end = max(end, whole.end)
    if whole.unit is None and label is None and (noun := noun_behind(text, end)):
        whole = whole._replace(unit=noun[0])
        if not _NAME_BEFORE.search(text[max(0, first.start - 24) : first.start]):
            end = max(end, noun[1])
    modifier = modifier_before(text, first.start)
    if modifier.name is Modifier.OVER and _lasts(text, whole) and is_during(text, first.start):
        modifier = modifier._replace(name=None)
    start = label.start if label else modifier.edge
    name = joined or modifier.name or (Modifier.OVER if plused else None) or modifier_behind(text, end)
    if label:
        whole = whole._replace(unit=label.unit)
        name = joined or _label_modifier(text, label, first.start) or (None if label.unit == "p-value" else name)
    value = whole.value if low is None or has_tolerance(text, first) else None
    return _quantity(text, start, end, value, whole.unit, name, low, high, precision=whole.precision), end


def _lasts(text: str, amount: Amount) -> bool:
    """Whether an amount is a stretch of time within which something happens: no age, no "over two decades of work"."""
    if amount.unit not in durations() or text.startswith(" of ", amount.end):
        return False
    return amount.unit != "year" or amount.value < _GROWN


def _counts_many(text: str, amount: Amount) -> bool:
    """Whether a number behind "trial" or "group" is too large for a name and counts what follows at once."""
    noun = noun_behind(text, amount.end)
    return amount.value >= _NO_NAME and noun is not None and noun[1] > amount.end


def _label(text: str, amount: Amount) -> Label | None:
    label = label_before(text, amount.start)
    if (
        label is not None
        and label.unit == "hazard-ratio"
        and amount.value >= _PULSE
        and text.startswith("HR", label.start)
    ):
        return None
    if label is not None:
        return None if amount.unit == "percent" and label.unit not in ("effect-size", "test-statistic") else label
    if amount.unit is None:
        point = time_point_before(text, amount.start)
        return Label(*point) if point else age_before(text, amount.start)
    if amount.unit in ("year", "month", "week", "day") and age_before(text, amount.start):
        return Label(amount.start, f"{amount.unit}-old")
    return None


_SIGNS = (("≤", Modifier.AT_MOST), ("≥", Modifier.AT_LEAST), ("<", Modifier.UNDER), (">", Modifier.OVER))


def _label_modifier(text: str, label: Label, at: int) -> Modifier | None:
    between = text[label.start : at]
    for symbol, name in _SIGNS:
        if symbol in between:
            return name
    return modifier_before(text, label.start).name if label.unit.endswith("old") else None


def _unit_after_plus(text: str, amount: Amount, end: int) -> Amount:
    following = read_amount(f"1{text[end : end + 40]}", 0)
    if following is None or following.unit is None:
        return amount
    return amount._replace(unit=following.unit, end=end + following.end - 1)


def _dated(text: str, amount: Amount) -> Amount:
    """Tell a year from a count of two thousand things."""
    if not _YEAR.fullmatch(text, amount.start, amount.end) or amount.unit is not None:
        return amount
    before = _WORD_BEFORE.search(text[max(0, amount.start - 14) : amount.start])
    if before is not None and before[1].lower() in words("years-before"):
        return amount._replace(unit="year-date")
    noun = noun_behind(text, amount.end)
    if noun is not None and noun[1] > amount.end:
        return amount
    return amount._replace(unit="year-date")


def _signed(text: str, amount: Amount) -> Amount:
    """Take a sign that stands before the amount into it."""
    start = amount.start
    before = text[start - 1 : start]
    if before == " " and (word := word_before(text, start)) in ("minus", "negative"):
        return amount._replace(start=start - len(word) - 1, value=-amount.value)
    if before not in "-−–+" or not _SIGN.search(text[max(0, start - 2) : start]):
        return amount
    value = -amount.value if text[start - 1] in "-−–" else amount.value
    return amount._replace(start=start - 1, value=value)


def _quantity(
    text: str, start: int, end: int, value: float | None, unit: str | None, modifier: Modifier | None,
    low: float | None = None, high: float | None = None, *, precision: float = 1.0,
    part: tuple[float, float] | None = None,
) -> Quantity:  # fmt: skip
    numbered = (value, low, high) != (None, None, None)
    dimension = unit_info(unit).dimension if numbered else Dimension.VAGUE
    per = tuple(unit.split("/")[1:]) if unit and "/" in unit else ()
    step = precision if numbered and unit != "fraction" else 0.0
    return Quantity(Span(start, end), text[start:end], value, low, high, unit, modifier, dimension, per, step, part)
