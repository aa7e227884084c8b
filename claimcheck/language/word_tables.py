"""Word lists: the `data/*.toml` beside a package, each read once, and patterns made of them. Nobody else loads them."""

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib.resources import files
from typing import Any


@cache
def table(package: str, name: str) -> dict[str, Any]:
    """Return the contents of `data/<name>.toml` in the package `claimcheck.<package>`."""
    return tomllib.loads(files(f"claimcheck.{package}").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def word_lists(package: str, name: str) -> Callable[[str], frozenset[str]]:
    """Return what gives the lists of a table by their names, each as a set; nothing is read before one is asked for."""
    return partial(_words, package, name)


@cache
def _words(package: str, name: str, listed: str) -> frozenset[str]:
    """Return one list of a table; it may also be written as one text, its words apart by blanks."""
    found = table(package, name)[listed]
    return frozenset(found.split() if isinstance(found, str) else found)


def alternation(listed: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first; a blank stands for any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(listed, key=len, reverse=True))


def whole_words(listed: Iterable[str]) -> re.Pattern[str]:
    """Return a compiled pattern for any of the words standing by itself, in capitals or not."""
    return re.compile(rf"(?<![\w-])(?:{alternation(listed)})(?![\w-])", re.IGNORECASE)
