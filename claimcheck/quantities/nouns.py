"""What a bare number counts: text and the end of the number in; the noun in the singular and its end out."""

import re
from functools import cache, lru_cache

from claimcheck.language.word_tables import table
from claimcheck.quantities.context_words import words

_WORD = re.compile(r"(?:[ \u00a0\u2009]|-|\n)([A-Za-z][A-Za-z'’]*(?:[-‐‑][A-Za-z]+){0,3})")
_FURTHER = re.compile(r",?[ \u00a0]([A-Za-z][A-Za-z]*(?:[-‐‑][A-Za-z]+){0,3})")
_HYPHENED = re.compile(r"[-‐‑]([a-z]{3,})(?![\w-])")
_PARTING = frozenset(" \u00a0\u2009\n-‐‑")


@cache
def _plurals() -> dict[str, str]:
    return dict(table("quantities", "units")["plurals"])


@cache
def _not_nouns() -> frozenset[str]:
    return frozenset(table("quantities", "units")["not-nouns"]["words"])


def singular(word: str) -> str | None:
    """Return the singular of a plural noun; None when the word does not look like one."""
    lowered = word.lower()
    known = _plurals().get(lowered) or _plurals().get(word)
    if known:
        return known
    if len(lowered) < 4 or not lowered.endswith("s") or lowered.endswith(("ss", "ous", "us", "is", "'s", "’s")):
        return None
    if lowered in _not_nouns():
        return None
    if lowered.endswith("ies") and len(lowered) > 4:
        return lowered[:-3] + "y"
    if lowered.endswith(("sses", "ches", "shes", "xes")):
        return lowered[:-2]
    return lowered[:-1]


def plural(noun: str) -> str:
    """Return the plural of a noun in the singular."""
    irregular = next((word for word, one in _plurals().items() if one == noun), None)
    if irregular is not None:
        return irregular
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@lru_cache(maxsize=8)
def noun_behind(text: str, at: int) -> tuple[str, int] | None:
    """Return what is counted and where the quantity ends: behind the noun when it follows at once, else at `at`."""
    if text[at : at + 1] not in _PARTING:
        return None
    if found := _HYPHENED.match(text, at):
        ending = found[1]
        if not any(ending.endswith(suffix) for suffix in words("chemical-endings")) or ending in ("point", "session"):
            return ending, found.end()
        return None
    found = _WORD.match(text, at)
    if found is None or found[1].lower() in words("stops"):
        return None
    if noun := singular(found[1]):
        return noun, found.end()
    place = found.end()
    for _ in range(5):
        found = _FURTHER.match(text, place)
        if found is None or found[1].lower() in words("stops"):
            return None
        if noun := singular(found[1]):
            return noun, at
        place = found.end()
    return None
