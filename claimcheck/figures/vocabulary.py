"""What words mean when figures are compared: the groups of `data/words.toml`, and the tokens of a text.

A word is known by its beginning ("need" for "needed"), an abbreviation by itself, a number with the word after it.
Words of one measure are one concept ("responded", "responders").
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from claimcheck.language import word_tables
from claimcheck.quantities.units import durations

_KNOWN = 4096
"""Words kept in mind; a page may hold any number of them."""
_WORD = re.compile(r"[^\W\d_]{3,40}")
_TOKEN = re.compile(r"\d+(?:[.,·]\d+)*|[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_DENIAL = re.compile(
    r"(?<![\w-])(?:no longer|not|no|never|without|neither|nor|cannot|absence of|free of|free from)(?![\w-])|n['’]t\b",
    re.IGNORECASE,
)
_DENIED_WORDS, _DENIED_CHARACTERS = 4, 60
_CAPITALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]")
SHORTHAND = "^"
"""Begins the token of an abbreviation, which may stand for any words."""
_STEM, _SHORTEST_STEM = 5, 4
_ENDINGS = ("ing", "ed", "es", "e", "s")
_SHORTEST = 3


def table(name: str) -> Mapping[str, Any]:
    """Return one table of the data file."""
    return dict(word_tables.table("figures", "words")[name])


@cache
def groups(name: str) -> Mapping[str, re.Pattern[str]]:
    """Return a table of word lists as one pattern per group, for text in lower case."""
    return {
        group: re.compile(rf"(?<![\w-])(?:{'|'.join(map(_form, words))})(?![\w])")
        for group, words in table(name).items()
    }


def _form(word: str) -> str:
    return re.escape(word).replace(r"\*", r"[\w-]{0,20}")


def named(name: str, text: str) -> frozenset[str]:
    """Return the groups of a table that a text in lower case holds a word of."""
    return frozenset(group for group, pattern in groups(name).items() if pattern.search(text))


@lru_cache(maxsize=_KNOWN)
def group_of(name: str, word: str) -> str | None:
    """Return the first group of a table that lists a single word in lower case, whole or by its beginning."""
    whole, beginnings = _listed(name)
    if word in whole or not word.startswith(tuple(beginnings)):
        return whole.get(word)
    return next(group for beginning, group in beginnings.items() if word.startswith(beginning))


@cache
def _listed(name: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the words of a table by themselves, and its beginnings of words, each with its group."""
    whole: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for group, words in table(name).items():
        for word in words:
            kept = beginnings if word.endswith("*") else whole
            kept.setdefault(word.removesuffix("*"), group)
    return whole, beginnings


@cache
def _stem(word: str) -> str:
    """Return the beginning by which the forms of a word are known as one: "need" for "needed"."""
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _SHORTEST_STEM), "")
    return word[: len(word) - len(ending)][:_STEM]


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words that mean something."""
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _stop_words())


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(table("stop")["words"])


def tokens(text: str) -> frozenset[str]:
    """Return the tokens of a text that mean something."""
    return frozenset(token for token, _ in read_tokens(text) if token)


def read_tokens(text: str) -> list[tuple[str, str]]:
    """Return each word as (token, as printed in lower case); the token of a word that says nothing is empty.

    A number is one token with the word after it ("2 week"); a number alone says nothing.
    """
    printed = _TOKEN.findall(text)
    words = [word.lower() for word in printed]
    numbers = table("numerals")
    read: list[tuple[str, str]] = []
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        number = word if word[0].isdigit() else numbers.get(word)
        if number is not None:
            counts = following and not following[0].isdigit() and following not in table("prepositions")["words"]
            read.append((f"{number} {following[:_STEM].rstrip('s')}" if counts else "", word))
        else:
            read.append((f"{SHORTHAND}{word}" if _CAPITALS.match(printed[place]) else _token(word), word))
    return read


@lru_cache(maxsize=_KNOWN)
def _token(word: str) -> str:
    if word in _ignored() or len(word) < _SHORTEST:
        return ""
    return "comparator" if groups("arms")["comparator"].fullmatch(word) else _stem(word)


@cache
def _ignored() -> frozenset[str]:
    words = [*table("stop")["words"], *table("stop")["verbs"], *table("prepositions")["words"], *durations()]
    return frozenset(words + [f"{word}s" for word in durations()])


def denied(text: str) -> frozenset[str]:
    """Return the tokens that follow a denial within a few words: {"fever"} for "had no fever"."""
    found: set[str] = set()
    for denial in _DENIAL.finditer(text):
        following = _TOKEN.findall(text[denial.end() : denial.end() + _DENIED_CHARACTERS])[:_DENIED_WORDS]
        if not groups("polarity")["weak"].search(" ".join(following).lower()):
            found |= tokens(" ".join(following))
    return frozenset(found)


def concepts(text: str) -> dict[str, str]:
    """Return what the words of a text mean, each with the first word that says it."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text.lower()):
        if concept := _concept(word):
            found.setdefault(concept, word)
    return found


@lru_cache(maxsize=_KNOWN)
def _concept(word: str) -> str:
    group = group_of("specific", word) or group_of("general", word)
    if group:
        return f"={group}"
    return next(iter(stems(word)), "") or (word if is_qualifier(word) else "")


def is_qualifier(word: str) -> bool:
    """Whether a word makes a group, a time or a setting of its own."""
    return group_of("qualifiers", word) is not None
