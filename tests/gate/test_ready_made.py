"""What others plug in: the pre-commit hooks, the GitHub action, and the jobs that the README shows."""

import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from claimcheck.cli import cli
from claimcheck.readers import READERS
from tests.gate.site import PAGE
from tests.registry.server import RegistryServer, load_records
from tests.running import ROOT, environment, run

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
TYPES = {"html": "html", "markdown": "markdown", "mdx": "mdx", "text": "plain-text", "bibtex": "bib"}
"""What pre-commit calls each format we read."""
CALL = re.compile(r"^\s*(?:- )?(?:run: )?(claimcheck (?:check|lock|baseline|extract|config)\b.*)$", re.MULTILINE)


def parse(line: str) -> None:
    """Let the command line parse a call without running it."""
    name, *arguments = shlex.split(line)[1:]
    command = cli.commands[name]
    command.make_context(name, arguments, parent=click.Context(cli))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_call_commands_that_exist(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["language"] == "python"
    assert hook["args"][-1] == "--"
    parse(shlex.join([*shlex.split(hook["entry"]), *hook["args"], "page.html", "page.md"]))
    assert re.search(hook["exclude"], "docs/README.md")
    assert not re.search(hook["exclude"], "pages/relief.html")


@pytest.mark.parametrize("own", [None, ["--select=uncited-claim"], ["--select=uncited-claim", "--"]])
@pytest.mark.parametrize(
    "name",
    [
        "--report=csv=NOTES.md",
        "--baseline=accept.md",
        "--config=lenient.md",
        "--ignore=uncited-claim.md",
        "-q",
        "--help",
    ],
)
def test_a_hook_takes_no_file_for_an_option(name: str, own: list[str] | None, tmp_path: Path) -> None:
    (tmp_path / "NOTES.md").write_text("What we planted in May.\n", encoding="utf-8")
    (tmp_path / "page.txt").write_text("In our choir, 27% of singers lost their hoarseness.\n", encoding="utf-8")
    (tmp_path / name).write_text("We are here for you.\n", encoding="utf-8")
    (tmp_path / "accept.md").write_text("{}", encoding="utf-8")
    (tmp_path / "lenient.md").write_text('select = ["dead-link"]\n', encoding="utf-8")
    hook = HOOKS[0]
    arguments = [*shlex.split(hook["entry"])[1:], *(hook["args"] if own is None else own)]
    done = run(tmp_path, *arguments, name, "page.txt")
    assert done.returncode == (2 if own == ["--select=uncited-claim"] else 1)
    assert (tmp_path / "NOTES.md").read_text(encoding="utf-8") == "What we planted in May.\n"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_are_given_every_format_that_has_a_reader(hook: dict[str, Any]) -> None:
    assert set(TYPES) == set(READERS.values())
    assert set(hook["types_or"]) == set(TYPES.values())


def test_every_input_of_the_action_is_described_and_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+)", text))
    assert used == set(ACTION["inputs"])
    assert all(told["description"] and isinstance(told["default"], str) for told in ACTION["inputs"].values())
    assert {"paths", "baseline", "fail-on", "upload-sarif"} <= used


def test_nothing_is_put_into_the_text_of_a_script() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) == 3
    for script in scripts:
        assert "${{" not in script
    assert all(step["shell"] == "bash" for step in STEPS if "run" in step)


def act(folder: Path, **inputs: str) -> tuple["subprocess.CompletedProcess[str]", dict[str, str]]:
    """Run the action's check as a runner would, with inputs; return what it did and its outputs."""
    (step,) = [step for step in STEPS if step.get("id") == "check"]
    given = {
        name: inputs.get(expression.removeprefix("${{ inputs.").removesuffix(" }}"), "")
        for name, expression in step["env"].items()
    }
    tools = folder / "tools"
    tools.mkdir()
    tool = tools / "claimcheck"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n', encoding="utf-8")
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    outputs = folder / "outputs"
    outputs.touch()
    places = {
        "RUNNER_TEMP": str(tools),
        "GITHUB_OUTPUT": str(outputs),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(
        [shutil.which("bash") or "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env=environment(**given, **places),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    told = [line.partition("=") for line in outputs.read_text(encoding="utf-8").splitlines()]
    return done, {name: value for name, _, value in told}


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
def test_the_action_checks_and_says_how_it_ended(tmp_path: Path) -> None:
    (tmp_path / "a page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "-other.txt").write_text("We are here for you.\n", encoding="utf-8")
    done, outputs = act(tmp_path, paths="a page.txt\n\n-other.txt\n", offline="true")
    assert outputs["status"] == "1", done.stderr
    assert Path(outputs["sarif"]).exists()
    assert "::error" in done.stdout
    assert "uncited-claim" in (tmp_path / "summary.md").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
def test_hostile_inputs_of_the_action_stay_values(tmp_path: Path) -> None:
    hostile = '$(touch pwned)`touch pwned`"; touch pwned; #'
    _, outputs = act(tmp_path, paths=f"--report=html\n{hostile}", baseline=hostile, mailto=hostile, offline="true")
    assert outputs["status"] == "2"
    assert not (tmp_path / "pwned").exists()


def test_the_jobs_shown_in_the_readme_can_be_read_and_call_what_exists() -> None:
    for block in re.findall(r"^```ya?ml\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL):
        assert yaml.safe_load(block)
        for call in CALL.findall(block):
            parse(call)


def test_a_scheduled_job_fails_when_a_cited_work_was_retracted_since(tmp_path: Path) -> None:
    entry = "1. Ioannidis JPA. Why Most Published Research Findings Are False. PLoS Med. 2005;2:e124. "
    page = f"Most findings are false [1].\n\nReferences\n\n{entry}https://doi.org/10.1371/journal.pmed.0020124\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    (tmp_path / "claimcheck.toml").write_text('paths = ["page.txt"]\nlock = "answers.lock"\n', encoding="utf-8")
    job = ("check", "--offline", "--select", "retracted-work,expression-of-concern", "--fail-on", "warning")
    with RegistryServer(load_records(ROOT / "tests" / "registry" / "records.jsonl")) as server:
        assert run(tmp_path, "lock", **server.environ).returncode == 0
        assert run(tmp_path, *job).returncode == 0
        notice = {
            "DOI": "10.5555/notice",
            "type": "retraction",
            "source": "publisher",
            "updated": {"date-parts": [[2026, 11, 1]], "date-time": "2026-11-01T00:00:00Z", "timestamp": 0},
        }
        server.records = [
            {**record, "updated-by": [notice]} if record.get("DOI") == "10.1371/journal.pmed.0020124" else record
            for record in server.records
        ]
        assert run(tmp_path, "lock", **server.environ).returncode == 0
        assert run(tmp_path, *job).returncode == 0
        assert run(tmp_path, "lock", "--refresh", **server.environ).returncode in {0, 1}  # 1: it tells the news itself
    done = run(tmp_path, *job)
    assert (done.returncode, "retracted-work" in done.stdout) == (1, True)
