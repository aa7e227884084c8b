"""The words of `data/words.toml`, compiled once."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from claimcheck.language import tables

_KNOWN = 4096
"""Words kept in mind; a page may hold any number of them."""


def table(name: str) -> Mapping[str, Any]:
    """Return one table of the data file."""
    return dict(tables.table("figures", "words")[name])


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
