"""What the words around a figure say: text → the cues in it (`data/arithmetic.toml`), the longest phrase first."""

import re
from functools import cache, lru_cache

from claimcheck.language.tables import table

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?|\d[\d.,]*|\S|\t")
_SHORTENED = re.compile(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)|(?<=\.[A-Za-z])\.")
"""The stops of "i.e." and "p.m.", which end no sentence."""


@lru_cache(4096)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words, numbers and signs of a text in small letters; a tab is the next cell."""
    return tuple(_TOKEN.findall(_SHORTENED.sub("", text).lower()))


@cache
def _phrases() -> tuple[dict[tuple[str, ...], frozenset[str]], int]:
    known: dict[tuple[str, ...], frozenset[str]] = {}
    for cue, listed in table("rules", "arithmetic")["cues"].items():
        for phrase in listed:
            key = tokens(phrase)
            known[key] = known.get(key, frozenset()) | {cue}
    return known, max(map(len, known))


@lru_cache(4096)
def cues(text: str) -> frozenset[str]:
    """Return the cues of a text; a phrase hides the shorter ones inside it."""
    known, longest = _phrases()
    said = tokens(text)
    found: set[str] = set()
    at = 0
    while at < len(said):
        for length in range(min(longest, len(said) - at), 0, -1):
            if cue := known.get(said[at : at + length]):
                found |= cue
                at += length
                break
        else:
            at += 1
    return frozenset(found)
