"""The word lists of `data/*.toml`, read once, and patterns made of them."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def words(name: str) -> dict[str, list[str]]:
    """Return the lists of `data/<name>.toml`."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def either(listed: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first; a blank stands for any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(listed, key=len, reverse=True))
