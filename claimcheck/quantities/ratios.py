"""Shares told as one number of another: "3 in 10", "nine out of every ten", "1 of every 5", "12 of 40"."""

import re

from claimcheck.quantities.numbers import read_number
from claimcheck.quantities.reading_units import read_unit
from claimcheck.quantities.units import durations

_OF = re.compile(
    r"[-‐‑ \u00a0\n](?P<how>in|out[ ]of|of|per)[-‐‑ \u00a0](?P<every>every[ ]|each[ ]|the[ ])?(?=[\dA-Za-z])",
    re.IGNORECASE,
)

_SLASH = re.compile(r"/(?=\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)|[1-9]0{3,8}(?![\d,/]|\.\d))(?!(?:19|20)\d\d(?!\d))")


def read_ratio(text: str, at: int) -> tuple[int, float, tuple[float, float]] | None:
    """Return end, share and both numbers of the ratio whose first number begins at `at`."""
    first = read_number(text, at)
    if first is None or first.fraction or first.value <= 0:
        return None
    found = _OF.match(text, first.end)
    if found is None:
        return _by_slash(text, first.end, first.value)
    second = read_number(text, found.end())
    if second is None or second.fraction or second.value <= first.value or second.value != int(second.value):
        return None
    how, every = found["how"].lower(), (found["every"] or "").lower().startswith(("every", "each"))
    digits = text[found.end()].isdigit()
    if how == "in" and not every and (1900 <= second.value <= 2100 or first.value != int(first.value)):
        return None
    if how == "of" and not every and not (digits and text[at].isdigit()):
        return None
    if how == "per" and (second.value < 100 or text[max(0, at - 1) : at] in ("$", "€", "£")):
        return None
    unit = read_unit(text, second.end + 1)
    if unit is not None and unit.name.split("/")[0] in durations() | {"percent"}:
        return None
    if text[second.end : second.end + 1] in "%-" and text[second.end : second.end + 1]:
        return None
    return second.end, first.value / second.value, (first.value, second.value)


def _by_slash(text: str, at: int, value: float) -> tuple[int, float, tuple[float, float]] | None:
    """Read on "1/100,000": a share of a large round whole, no date and no fraction of a thing."""
    below = read_number(text, at + 1) if _SLASH.match(text, at) else None
    if below is None or below.fraction or below.value != int(below.value) or not value < below.value:
        return None
    return below.end, value / below.value, (value, below.value)
