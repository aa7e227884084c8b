"""The house keeps its shape: who may import whom, what stays out of start-up, how large a module may grow."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.rules import RULES

PACKAGE = Path(__file__).parents[1] / "claimcheck"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    {"__main__"},
    {"cli"},
    {"check", "recording"},
    {"documents"},
    {"readers", "claims", "evidence", "rules", "baseline", "reporters"},
    {"figures"},
    {"citations", "matching", "registries", "links", "lock", "cache", "changes", "changed_works"},
    {"quantities"},
    {"language"},
    {"config", "progress", "memo", "deadline", "serialising", "sessions"},
    {"files", "json_text", "faults"},
    {"model", "bounds"},
    {"errors"},
)
"""From the top: a module imports from its own room and from layers below, never sideways or upwards."""

OWNERS = {
    "spacy": {"claims"},
    "habanero": {"registries/crossref.py", "registries/bounded_get.py"},
    "httpx2": {"registries/crossref.py", "registries/bounded_get.py"},
    "requests": {"sessions.py", "links", "registries"},
    "requests_hardened": {"sessions.py"},
    "filelock": {"files.py"},
    "rich": {"reporters", "progress.py"},
    "jinja2": {"reporters"},
    "justhtml": {"readers", "links"},
    "pyromark": {"readers"},
    "pybtex": {"readers"},
    "pylatexenc": {"language"},
    "click": {"cli"},
    "pathspec": {"config"},
    "platformdirs": {"cache"},
    "sentence_transformers": {"figures/embedding.py"},
    "model2vec": {"figures/embedding.py"},
}
"""Which rooms may import a library; its errors are translated there."""


def room(module: Path) -> str:
    """Return the room a module lives in: its folder or, at the top, its own name."""
    relative = module.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py") if relative != Path("__init__.py") else "__init__"


def imports(module: Path) -> set[str]:
    """Return the dotted names a module imports, wherever in it."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def layer(name: str) -> int:
    """Return the position of a room, 0 for the top."""
    return next(index for index, rooms in enumerate(LAYERS) if name in rooms)


def test_every_room_has_a_layer() -> None:
    assert {room(module) for module in MODULES} - {"__init__"} <= set().union(*LAYERS)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_downwards(module: Path) -> None:
    own = room(module)
    if own == "__init__":
        return
    for name in imports(module):
        parts = name.split(".")
        if parts[0] != "claimcheck" or len(parts) < 2 or parts[1] in {own, "__version__"}:
            continue
        assert layer(parts[1]) > layer(own), f"{own} may not import {name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_libraries_stay_in_their_room(module: Path) -> None:
    relative = module.relative_to(PACKAGE)
    for name in imports(module):
        owners = OWNERS.get(name.split(".")[0])
        if owners is not None:
            assert {relative.as_posix(), relative.parts[0]} & owners, f"{relative} may not import {name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_stay_readable(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300
    assert module.stem not in {"utils", "util", "helpers", "common", "misc"}


@pytest.mark.parametrize("arguments", [["--help"], ["rules"], ["explain", "uncited-claim"]])
def test_looking_around_loads_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from claimcheck.cli import cli\n"
        f"cli.main({arguments!r}, standalone_mode=False)\n"
        "print(*sorted({'spacy', 'habanero', 'requests', 'jinja2', 'rich', 'justhtml', 'pyromark'} & set(sys.modules)),"
        " file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip()
    assert done.stderr.strip() == ""


def test_no_rule_imports_another() -> None:
    rules = {f"claimcheck.rules.{rule.id.replace('-', '_')}" for rule in RULES}
    for module in sorted((PACKAGE / "rules").rglob("*.py")):
        named = {name.rsplit(".", 1)[0] for name in imports(module)} & rules
        assert not named or module == PACKAGE / "rules" / "__init__.py", f"{module.name} imports {sorted(named)}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_stages_get_their_part_of_the_settings(module: Path) -> None:
    if room(module) not in {"cli", "check", "recording", "documents", "config", "evidence"}:
        assert "claimcheck.config.Config" not in imports(module)
