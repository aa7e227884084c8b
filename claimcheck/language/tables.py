"""Word lists: the `data/*.toml` beside a package, each read once. The only loader of them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(package: str, name: str) -> dict[str, Any]:
    """Return the contents of `data/<name>.toml` in the package `claimcheck.<package>`."""
    return tomllib.loads(files(f"claimcheck.{package}").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
