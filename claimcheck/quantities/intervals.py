"""Confidence intervals led by their level: "95% CI = 1.81-3.32", "95% confidence interval, −3.0 to +2.7"."""

import re

from claimcheck.quantities.amounts import printed_step
from claimcheck.quantities.numbers import read_plain

_S = r"[ \u00a0\u2000-\u200a\u202f]"
_LEVEL = re.compile(
    rf"\d{{2}}(?:[.·]\d{{1,2}})?{_S}?%{_S}{{0,2}}-?(?:CIs?|CrI|C\.I\.|(?:[Cc]onfidence|[Cc]redible) [Ii]ntervals?)"
    rf"(?:{_S}?[(\[]C(?:I|rI)s?[)\]])?{_S}?(?:[=:,;]|of|was|from|range|ranging from)?{_S}?[\[({{]?{_S}?"
)
_SIGN = re.compile(r"[-−–+]?(?=[\d.·])[$€£]?")
_PERCENT = re.compile(rf"{_S}?%")
_JOIN = re.compile(rf"{_S}?(?:[-–—−‐‑‒,;~]|to|and){_S}?")


def read_interval(text: str, at: int) -> tuple[int, float, float, float] | None:
    """Return end, low, high and the worth of the last digit of the interval whose level ("95%") begins at `at`."""
    found = _LEVEL.match(text, at)
    if found is None:
        return None
    low = _end(text, found.end())
    if low is None:
        return None
    join = _JOIN.match(text, low[0])
    high = _end(text, join.end()) if join else None
    if high is None:
        return None
    ends = sorted((low[1], high[1]))
    return high[0], ends[0], ends[1], min(low[2], high[2])


def _end(text: str, at: int) -> tuple[int, float, float] | None:
    sign = _SIGN.match(text, at)
    if sign is None:
        return None
    number = read_plain(text, sign.end())
    if number is None:
        return None
    percent = _PERCENT.match(text, number.end)
    value = -number.value if sign[0][:1] in tuple("-−–") else number.value
    step = printed_step(text[sign.end() : number.end], number.value)
    return (percent.end() if percent else number.end), value, step
