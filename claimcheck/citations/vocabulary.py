"""The word lists of `data/markers.toml`, read once."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = files("claimcheck.citations").joinpath("data", "markers.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def is_degree(word: str) -> bool:
    """Whether a word is an academic degree, as behind the names of a page's authors."""
    return word[:1].isupper() and word.strip(".,;").lower() in words("degrees")


def words(name: str) -> frozenset[str]:
    """Return one of the word lists, in lower case."""
    return _lists()[name]
