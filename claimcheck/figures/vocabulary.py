"""The words of `data/words.toml`, compiled once."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return one table of the data file."""
    loaded: dict[str, dict[str, Any]] = tomllib.loads(
        files("claimcheck.figures").joinpath("data/words.toml").read_text(encoding="utf-8")
    )
    return loaded[name]


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
