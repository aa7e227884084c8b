"""The word lists beside this package (`data/*.toml`), read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the contents of `data/<name>.toml`."""
    return tomllib.loads(files("claimcheck.claims").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
