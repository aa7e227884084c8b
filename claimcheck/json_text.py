"""JSON ↔ values: files of ours that anybody may have edited, reports, and answers of registries.

What Python reads beyond the standard (NaN, numbers too large to be one) is refused, and half characters, as escapes of
half a surrogate pair bring them in, become the control character SUBSTITUTE: they could never be written anywhere, and
whoever reads a text sees that it is damaged. What is written moves no cursor and turns no line where it is shown.
"""

import json
import re
from math import isfinite
from typing import Any

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")


def read_json(text: str | bytes) -> Any:
    """Return the value of a JSON text; raises ValueError for anything else, also for one nested without end."""
    if isinstance(text, bytes):
        text = text.decode(json.detect_encoding(text), "replace")
    try:
        return whole(json.loads(text, parse_constant=_refuse, parse_float=_finite))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def write_json(value: Any, *, sort_keys: bool = False) -> str:
    """Return a JSON text with a line per value, its characters as they are but for controls and marks of direction."""
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=sort_keys)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


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
