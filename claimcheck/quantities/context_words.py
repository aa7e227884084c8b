"""Word lists about the surroundings of a number, from `data/contexts.toml`, and patterns of them."""

from functools import cache

from claimcheck.language.word_tables import table
from claimcheck.model.claim import Modifier

PARTING = frozenset(" \u00a0\n")
"""What parts a number from the word before."""


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of one list."""
    return frozenset(table("quantities", "contexts")[name]["words"])


@cache
def modifier_phrases() -> dict[str, Modifier]:
    """Return phrase → modifier."""
    rows = table("quantities", "contexts")["modifiers"].items()
    return {phrase: Modifier(name) for name, phrases in rows for phrase in phrases}


@cache
def modifier_symbols() -> dict[str, Modifier]:
    """Return symbol → modifier."""
    rows = table("quantities", "contexts")["modifier-symbols"].items()
    return {symbol: Modifier(name) for symbol, name in rows}


_LONGEST = 16
"""Letters of a word before a number."""


def word_before(text: str, at: int) -> str:
    """Return the word, in lower case, that one space or line break parts from `at`; empty where there is none."""
    return letters_before(text, at - 1).lower() if text[at - 1 : at] in PARTING else ""


def letters_before(text: str, end: int) -> str:
    """Return the letters that end at a place."""
    start = end
    while start > max(0, end - _LONGEST) and text[start - 1].isalpha():
        start -= 1
    return text[start:end]
