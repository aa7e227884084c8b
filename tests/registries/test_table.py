"""The table of registries and the clients beside it name each other."""

from importlib import import_module
from pathlib import Path

import pytest

import claimcheck.registries
from claimcheck.config import Config
from claimcheck.model.registry import Registry
from claimcheck.registries import REGISTRIES

FOLDER = Path(claimcheck.registries.__file__).parent


@pytest.mark.parametrize(("name", "dotted"), REGISTRIES.items())
def test_every_line_has_its_file(name: str, dotted: str) -> None:
    module, _, kind = dotted.rpartition(".")
    registry = getattr(import_module(module), kind)
    assert registry.name == name
    assert callable(registry.look_up)
    assert Registry(name) in Config().registries


def test_every_file_that_looks_works_up_has_its_line() -> None:
    files = {path.stem for path in FOLDER.glob("*.py") if "def look_up(" in path.read_text(encoding="utf-8")}
    assert files - {"interface"} == set(REGISTRIES)
