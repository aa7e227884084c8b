"""The README is true: its output, commands, rule table, settings and exit statuses are those of the code."""

import re
import subprocess
import tomllib
from dataclasses import replace
from pathlib import Path

from claimcheck.cli.output import ExitCode
from claimcheck.config import Config
from claimcheck.config.keys import KEYS
from claimcheck.config.load import load
from claimcheck.reporters import REPORTERS
from claimcheck.rules import RULES
from tests import running

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(after: str) -> str:
    """Return the first fenced block behind some words."""
    return re.split(r"^```\w*\n", README[README.index(after) :], maxsplit=1, flags=re.MULTILINE)[1].split("\n```")[0]


def test_the_output_shown_is_real() -> None:
    command = re.search(r"<!-- output of: claimcheck (.+) -->", README)
    assert command
    done = subprocess.run(
        running.command(*command[1].split()),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=running.environment(COLUMNS="100", PYTHONIOENCODING="utf-8"),
    )
    assert done.returncode == ExitCode.FOUND
    rest = done.stdout
    for piece in block("<!-- output of").split("\n…\n"):
        assert piece.strip("\n") in rest
        rest = rest[rest.index(piece.strip("\n")) :]


def test_ci_runs_the_two_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace(" --quiet", "")
    for heading in ("## Install and run", "## Develop"):
        assert block(heading) in script


def test_the_rule_table_is_the_catalogue() -> None:
    table = re.findall(r"^\| `([a-z-]+)` \| (error|warning|note) \| (.+) \|$", README, flags=re.MULTILINE)
    assert table == [(rule.id, rule.severity.value, rule.summary) for rule in RULES]


def test_every_setting_is_shown_with_its_default_or_an_example(tmp_path: Path) -> None:
    text = re.sub(r"^# ", "", block("## Configuration"), flags=re.MULTILINE)  # what is off by default is commented out
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    shown = tomllib.loads(text)["tool"]["claimcheck"]
    config = load({}, {}, tmp_path)
    defaults = Config()
    assert replace(config.claims, trusted=()) == defaults.claims
    assert (config.registries, config.links) == (defaults.registries, defaults.links)
    keys = set(KEYS) - {"select", "ignore", "offline"}
    written = {k for k in shown if not isinstance(shown[k], dict)}
    written |= {
        f"{section}.{key}" for section in ("claims", "registries", "links", "semantic") for key in shown[section]
    }
    assert keys <= written


def test_exit_statuses_and_reports_are_listed() -> None:
    for status in ExitCode:
        assert f"**{status.value}**" in README
    for name in REPORTERS:
        assert f"--report {name}" in README


def test_every_file_named_exists() -> None:
    named = re.findall(r"`((?:claimcheck|corpus|tests|reports|\.ci)/[\w./-]*)`", README)
    linked = re.findall(r"\]\(((?!https?:)[^)#]+)\)", README)
    assert named
    assert linked
    for path in named + linked:
        assert (ROOT / path).exists(), path
