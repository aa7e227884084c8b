"""What the words around a figure say: text → the cues in it (`data/arithmetic.toml`), the longest phrase first."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from claimcheck.language.word_tables import table
from claimcheck.model.claim import Quantity
from claimcheck.model.span import Span
from claimcheck.quantities.quantities import find_quantities

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
def cues(said: tuple[str, ...]) -> frozenset[str]:
    """Return the cues of the words of a text; a phrase hides the shorter ones inside it."""
    known, longest = _phrases()
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


def read_block(text: str, span: Span) -> tuple[Quantity, ...]:
    """Return the quantities of a block by themselves: a heading or a row of nothing but amounts is no claim."""
    found = find_quantities(span.slice(text))
    return tuple(replace(one, span=Span(span.start + one.span.start, span.start + one.span.end)) for one in found)
