"""Shares told as one number of another: "3 in 10", "7 to 8 out of every ten", "0 of 40", "a risk of 1:1000".

In: a text and the place of the first number. Out: where the share ends, its value or range, and both its numbers.
"""

import re
from typing import NamedTuple

from claimcheck.language.word_tables import alternation
from claimcheck.model.claim import Dimension
from claimcheck.quantities.context_words import modifier_phrases, word_before, words
from claimcheck.quantities.nouns import noun_behind
from claimcheck.quantities.number_words import NumberRead
from claimcheck.quantities.numbers import read_number, read_plain
from claimcheck.quantities.reading_units import read_unit
from claimcheck.quantities.units import durations, unit_info


class Ratio(NamedTuple):
    """A share as read: one value, or the two ends of a range."""

    end: int
    value: float | None
    low: float | None
    high: float | None
    part: tuple[float, float] | None
    """Both numbers of a single share."""


_FOLLOWS = frozenset("/ \u00a0\n-‐‑‒–—")
_JOINT = re.compile(r"[-–—‑‒]|[ \u00a0](?P<word>to|or|and)[ \u00a0]", re.IGNORECASE)
_OF = re.compile(
    r"[-‐‑ \u00a0\n](?P<how>in|out[ ]of|of|per)[-‐‑ \u00a0](?P<every>every[ ]|each[ ]|the[ ])?(?=[\dA-Za-z])",
    re.IGNORECASE,
)
_SLASH = re.compile(r"/(?=\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)|[1-9]0{3,8}(?![\d,/]|\.\d))(?!(?:19|20)\d\d(?!\d))")
_ODDS = re.compile(r"\d{1,3}[ ]?:[ ]?(?=[1-9])")
_RISK = re.compile(rf"(?<![a-z])(?:{alternation(words('risks'))})\b[^.:]{{0,60}}$")
_WHOLE = re.compile(
    r"(?:(?P<none>none|no[ ]one)[ ]of|all(?:[ ]of)?)(?P<the>(?:[ ](?:the|these|those|our|all))*)[ ](?=[\da-z])",
    re.IGNORECASE,
)
_SUBJECTS = frozenset({Dimension.PEOPLE, Dimension.STUDY})
_YEARS = (1900, 2100)
_LEAST_PER = 100


def read_ratio(text: str, at: int) -> Ratio | None:
    """Return the share whose first number begins at `at`."""
    first = read_number(text, at)
    if first is None or first.fraction or text[first.end : first.end + 1] not in _FOLLOWS:
        return None
    second = _upper(text, at, first)
    upper = second or first
    found = _OF.match(text, upper.end)
    if found is None:
        return None if second else _by_slash(text, first)
    whole = read_number(text, found.end())
    if whole is None or whole.fraction or whole.value <= upper.value or whole.value != int(whole.value):
        return None
    how, every = found["how"].lower(), (found["every"] or "").lower().startswith(("every", "each"))
    if how == "in" and not every and (_YEARS[0] <= whole.value <= _YEARS[1] or upper.value != int(upper.value)):
        return None
    digits = text[found.end()].isdigit() and (text[at].isdigit() or text[first.end - 1] in ")]")
    if how == "of" and not (every or digits) and (found["every"] or not _counts_subjects(text, whole.end)):
        return None
    if how == "per" and (whole.value < _LEAST_PER or text[max(0, at - 1) : at] in ("$", "€", "£")):
        return None
    unit = read_unit(text, whole.end + 1)
    if unit is not None and unit.name.split("/")[0] in durations() | {"percent"}:
        return None
    return None if text[whole.end : whole.end + 1] in tuple("%-") else _share(whole, first, second)


def _share(whole: NumberRead, first: NumberRead, second: NumberRead | None) -> Ratio:
    share = first.value / whole.value
    if second is not None:
        return Ratio(whole.end, None, share, second.value / whole.value, None)
    return Ratio(whole.end, share, None, None, (first.value, whole.value))


def _upper(text: str, at: int, first: NumberRead) -> NumberRead | None:
    """Return the second number of "7-8", "three to four", "between 6 and 7"; not of "from 2 to 3"."""
    joint = _JOINT.match(text, first.end)
    if joint is None:
        return None
    before = word_before(text, at)
    if before == "from" or ((joint["word"] or "").lower() == "and" and before != "between"):
        return None
    second = read_number(text, joint.end())
    return second if second is not None and not second.fraction and second.value > first.value else None


def _counts_subjects(text: str, end: int) -> bool:
    """Whether people or studies are counted by the number that ends here."""
    noun = noun_behind(text, end)
    return noun is not None and unit_info(noun[0]).dimension in _SUBJECTS


def _by_slash(text: str, first: NumberRead) -> Ratio | None:
    """Read on "1/100,000": a share of a large round whole, no date and no fraction of a thing."""
    below = read_number(text, first.end + 1) if _SLASH.match(text, first.end) else None
    if below is None or below.fraction or below.value != int(below.value) or not 0 < first.value < below.value:
        return None
    return _share(below, first, None)


def read_odds(text: str, at: int) -> Ratio | None:
    """Return the share of "1:1000": where a risk is told or people are counted, as no mixture, scale or time is."""
    found = _ODDS.match(text, at)
    first, below = (read_plain(text, at), read_plain(text, found.end())) if found else (None, None)
    if first is None or below is None or not 0 < first.value < below.value or below.value != int(below.value):
        return None
    told = _RISK.search(text[max(0, at - 80) : at].lower()) is not None and below.value >= _LEAST_PER
    return _share(below, first, None) if told or _counts_subjects(text, below.end) else None


def read_whole(text: str, at: int) -> Ratio | None:
    """Return the share of "none of the 40" and "all 40 patients": nothing or everything of those that are counted."""
    found = _WHOLE.match(text, at)
    before = word_before(text, at)
    if found is None or (not found["none"] and (before in words("stops") or before in modifier_phrases())):
        return None
    number = read_number(text, found.end())
    if number is None:
        noun = noun_behind(text, found.end() - 1) if found["none"] and found["the"] else None
        if noun is None or noun[1] < found.end() or unit_info(noun[0]).dimension not in _SUBJECTS:
            return None
        return Ratio(noun[1], 0.0, None, None, None)
    if number.fraction or number.value < 2 or not (found["none"] or _counts_subjects(text, number.end)):
        return None
    share = 0.0 if found["none"] else 1.0
    return Ratio(number.end, share, None, None, (share * number.value, number.value))
