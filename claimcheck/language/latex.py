"""LaTeX in the values of BibTeX files and in records → the words a person reads: accents, braces, math, commands."""

import logging
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_DOLLAR = re.compile(r"(?<!\\)\$")
_UNESCAPED = re.compile(r"(?<!\\)([%&#])")
_RAISED = re.compile(r"(?<!\\)[_^](?=[\w{\\+*-])")
_ESCAPED = re.compile(r"\\([_%&#$~])")
_COMMAND = re.compile(r"\\(?:url|href|path|nolinkurl)\b")
_ANGLES = ((r"\textless", "<"), (r"\textgreater", ">"))
_FORMULA = re.compile(r"(\$\$.{1,300}?\$\$|\$(?=[^$]{0,300}[\\_^{])[^$]{1,300}\$)")
"""A formula; a lone sign of the dollar on either side may be one of money, so there TeX's own signs must stand."""
_PREAMBLE = re.compile(r"\\documentclass.{0,900}?\\begin\{document\}|\\end\{document\}", re.DOTALL)
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


def without_formulas(text: str) -> str:
    """Return a text with its formulas as a reader sees them; one printed again as text stands there once."""
    pieces = _FORMULA.split(_PREAMBLE.sub("", text)) if "$" in text else [text]
    for at in range(1, len(pieces), 2):
        shown = plain(f"${pieces[at].strip('$')}$")
        behind = "".join(pieces[at + 1].split())
        pieces[at] = "" if shown and behind.startswith("".join(shown.split())) else shown
    return "".join(pieces)


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
