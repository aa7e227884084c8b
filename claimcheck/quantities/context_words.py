"""Word lists about the surroundings of a number, read once from `data/contexts.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("claimcheck.quantities").joinpath("data/contexts.toml").read_text(encoding="utf-8"))


@cache
def words(table: str) -> frozenset[str]:
    """Return the words of one table."""
    return frozenset(_data()[table]["words"])


@cache
def modifier_phrases() -> dict[str, str]:
    """Return phrase → modifier."""
    return {phrase: name for name, phrases in _data()["modifiers"].items() for phrase in phrases}


@cache
def modifier_symbols() -> dict[str, str]:
    """Return symbol → modifier."""
    return dict(_data()["modifier-symbols"])


def alternation(table: str) -> str:
    """Return the words of a table as the inside of a regular expression, longest first."""
    return "|".join(sorted((word.replace(".", r"\.") for word in words(table)), key=len, reverse=True))
