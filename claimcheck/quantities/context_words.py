"""Word lists about the surroundings of a number, read once from `data/contexts.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from claimcheck.model.claim import Modifier


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("claimcheck.quantities").joinpath("data/contexts.toml").read_text(encoding="utf-8"))


@cache
def words(table: str) -> frozenset[str]:
    """Return the words of one table."""
    return frozenset(_data()[table]["words"])


@cache
def modifier_phrases() -> dict[str, Modifier]:
    """Return phrase → modifier."""
    return {phrase: Modifier(name) for name, phrases in _data()["modifiers"].items() for phrase in phrases}


@cache
def modifier_symbols() -> dict[str, Modifier]:
    """Return symbol → modifier."""
    return {symbol: Modifier(name) for symbol, name in _data()["modifier-symbols"].items()}


def alternation(table: str) -> str:
    """Return the words of a table as the inside of a regular expression, longest first."""
    return "|".join(sorted((word.replace(".", r"\.") for word in words(table)), key=len, reverse=True))
