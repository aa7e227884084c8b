"""JSON from outside → values: files of ours that anybody may have edited, and answers of registries.

What Python reads beyond the standard (NaN, numbers too large to be one) is refused, and half characters, as escapes of
half a surrogate pair bring them in, become the control character SUBSTITUTE: they could never be written anywhere, and
whoever reads a text sees that it is damaged.
"""

import json
import re
from math import isfinite
from typing import Any

_HALF = re.compile("[\ud800-\udfff]")


def read_json(text: str | bytes) -> Any:
    """Return the value of a JSON text; raises ValueError for anything else, also for one nested without end."""
    if isinstance(text, bytes):
        text = text.decode(json.detect_encoding(text), "replace")
    try:
        return whole(json.loads(text, parse_constant=_refuse, parse_float=_finite))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def whole(value: Any) -> Any:
    """Return a value as JSON has it without half characters."""
    if isinstance(value, str):
        return value if value.isascii() else _HALF.sub("\N{SUBSTITUTE}", value)
    if isinstance(value, list):
        return [whole(item) for item in value]
    return {whole(name): whole(item) for name, item in value.items()} if isinstance(value, dict) else value


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _refuse(text[:40])
