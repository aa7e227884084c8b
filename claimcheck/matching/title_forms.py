"""A title → the forms it is printed in: with and without label and brackets, symbols as other fonts show them."""

import re
from functools import cache

from claimcheck.language.word_tables import table
from claimcheck.matching.folding import letters

_BRACKETED_END = re.compile(r"[\[(][^\[\]()]{1,120}[\])]\s*\.?\s*$")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SYMBOLS = re.compile("[\u0391-\u03c9\ue000-\uf8ff]")
_SYMBOL_FONT = str.maketrans("αβγδεζηθικλμνξοπρστυφχψω", "abgdezhqiklmnxoprstufcyw")
FRAGMENT_LETTERS = 15
"""A shorter beginning is no title: "Ketamine" begins hundreds of them."""


@cache
def _labels() -> tuple[str, ...]:
    return tuple(sorted((letters(label) for label in table("matching", "titles")["labels"]), key=len, reverse=True))


def forms_of(title: str, beside: str = "") -> list[str]:
    """Return the title as it stands and, where they differ, without a label in front and brackets behind.

    Symbols are also given as a typesetter's font shows them, and left out where the title `beside` lost its own.
    """
    forms = [title]
    head, mark, rest = title.partition(":")
    if mark and rest.strip() and letters(head) in _labels():
        forms.append(rest.strip())
    cut = _BRACKETED_END.sub("", forms[-1]).strip()
    if len(letters(cut)) >= FRAGMENT_LETTERS and cut != forms[-1]:
        forms.append(cut)
    inner = title.strip()
    if inner[:1] == "[" and inner.rstrip(".")[-1:] == "]":
        forms.append(inner.strip("[]. "))
    if _SYMBOLS.search(title):
        forms.append(_SYMBOLS.sub(_as_latin, title))
        forms += [_SYMBOLS.sub("", title)] if _PRIVATE.search(beside) else []
    return forms


def _as_latin(symbol: re.Match[str]) -> str:
    """Return the letter that a typesetter's symbol font shows as this one: "a" for "α", also as a private glyph."""
    code = ord(symbol[0]) & 0xFF
    letter = chr(code) if _PRIVATE.match(symbol[0]) else symbol[0].lower().translate(_SYMBOL_FONT)
    return letter if letter.isalpha() else ""
