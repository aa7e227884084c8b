"""What stands before or behind a quantity and bends it: "about", "≥", "up to", "+", "or more"."""

import re
from functools import cache
from typing import NamedTuple

from claimcheck.model.claim import Modifier
from claimcheck.quantities.context_words import modifier_phrases, modifier_symbols, word_before, words


class ModifierRead(NamedTuple):
    """A modifier as read; `edge` is where the quantity begins or ends with its symbol."""

    name: Modifier | None
    edge: int


_SYMBOL = re.compile(r"(?P<symbol>>=|<=|[~∼≈≅<>≥≤⩾⩽≧≦≳≲])[ \u00a0\u2009\u202f]?$")
_SYMBOL_ENDS = frozenset(symbol[-1] for symbol in modifier_symbols())
_WORDS = re.compile(r"(?:[A-Za-z.]+[ \u00a0\n]+){1,4}$")
_OPENING = "([\"“‘'"
_PLUS = re.compile(r"\+(?![\d+/])")
_TRAILING = re.compile(
    r",?[ \u00a0](?:(?:or|and)[ \u00a0](?P<more>more|greater|higher|older|above|over|longer|up|upwards?|beyond)"
    r"|(?:or|and)[ \u00a0](?P<less>less|fewer|lower|younger|below|under|shorter)"
    r"|at (?P<least>least)|at (?P<most>most))(?![a-z])",
    re.IGNORECASE,
)


def modifier_before(text: str, at: int) -> ModifierRead:
    """Return the modifier that ends at `at`; a symbol belongs to the quantity, a word does not."""
    tail = text[max(0, at - 40) : at]
    if tail.rstrip(" \u00a0\u2009\u202f")[-1:] in _SYMBOL_ENDS and (found := _SYMBOL.search(tail)):
        inner = modifier_symbols()[found["symbol"]]
        edge = at - len(tail) + found.start()
        if inner in (Modifier.OVER, Modifier.UNDER) and (outer := _SYMBOL.search(tail[: found.start()])):
            edge = at - len(tail) + outer.start()
        return ModifierRead(inner, edge)
    if tail[-1:] not in (" ", "\u00a0", "\n"):
        return ModifierRead(None, at)
    words_before = tail.rsplit(None, 1)
    found = _WORDS.search(tail) if words_before and words_before[-1].lstrip(_OPENING).lower() in _last_words() else None
    if found is None:
        return ModifierRead(None, at)
    lead = found[0].lower().split()
    if lead and lead[-1] in ("the", "a", "an") and len(lead) > 1 and lead[-2] not in ("at",):
        lead = lead[:-1] if " ".join(lead[-2:]) not in modifier_phrases() else lead
    for count in range(len(lead), 0, -1):
        name = modifier_phrases().get(" ".join(lead[-count:]))
        if name:
            return ModifierRead(name, at)
    return ModifierRead(None, at)


def is_during(text: str, at: int) -> bool:
    """Whether the "over" before a stretch of time is "in the course of" ("six visits over three weeks")."""
    if word_before(text, at) != "over":
        return False
    return word_before(text, at - len("over ")) not in words("lead-over")


@cache
def _last_words() -> frozenset[str]:
    """Return the words that may stand between a modifier's beginning and the quantity: a cheap look before reading."""
    return frozenset({"the", "a", "an", *(phrase.rpartition(" ")[2] for phrase in modifier_phrases())})


def plus_behind(text: str, at: int) -> int:
    """Return the place behind a plus sign at `at` that means "and more", else `at`."""
    found = _PLUS.match(text, at)
    return found.end() if found else at


def modifier_behind(text: str, at: int) -> Modifier | None:
    """Return the modifier that follows in words ("or more", "at most")."""
    found = _TRAILING.match(text, at)
    if found is None:
        return None
    if found["more"] or found["least"]:
        return Modifier.AT_LEAST
    return Modifier.AT_MOST
