"""LaTeX in the values of a BibTeX file → the words a person reads: accents, braces, math, commands."""

import logging
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_DOLLAR = re.compile(r"(?<!\\)\$")
_UNESCAPED = re.compile(r"(?<!\\)([%&#])")
_RAISED = re.compile(r"(?<!\\)[_^](?=[\w{\\])")
_ESCAPED = re.compile(r"\\([_%&#$~])")
_COMMAND = re.compile(r"\\(?:url|href|path|nolinkurl)\b")
_ANGLES = ((r"\textless", "<"), (r"\textgreater", ">"))
_MOST = 4_000
"""Characters of one value that are read; a longer one is an abstract or no value at all."""


def plain(value: str) -> str:
    """Return a value as a person reads it, on one line."""
    value = value[:_MOST]
    if not any(mark in value for mark in "\\{}$~`'-"):
        return _folded(value)
    value = _UNESCAPED.sub(r"\\\1", value)
    if len(_DOLLAR.findall(value)) % 2:  # an amount of money, not the begin of a formula
        value = _DOLLAR.sub(r"\\$", value)
    try:
        return _folded(_decoder().latex_to_text(_RAISED.sub("", value)))
    except (ValueError, TypeError, IndexError, RecursionError):  # what is no LaTeX is read as it stands
        return _folded(re.sub(r"[{}]", "", value))


def address(value: str) -> str:
    """Return an identifier or address without the escapes that LaTeX needs in it."""
    value = _COMMAND.sub("", value[:_MOST])
    for command, mark in _ANGLES:
        value = value.replace(command, mark)
    return _folded(_ESCAPED.sub(r"\1", value).replace("{", "").replace("}", ""))


@cache
def _decoder() -> "LatexNodes2Text":
    from pylatexenc.latex2text import LatexNodes2Text

    logging.getLogger("pylatexenc").addHandler(logging.NullHandler())  # else it talks to standard error
    return LatexNodes2Text(keep_comments=True, strict_latex_spaces=False)


def _folded(text: str) -> str:
    return " ".join(text.split())
