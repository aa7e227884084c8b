"""Forty and more edits to our own corpus, each with the verdict it deserves: only what is new in substance is new."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.baseline import Baseline
from claimcheck.check import check
from claimcheck.config.load import load
from claimcheck.model.finding import Report, Status
from tests.gate.edits import perform

ROOT = Path(__file__).parents[2]
HISTORY: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("history.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the corpus with every finding accepted."""
    folder = tmp_path_factory.mktemp("start")
    shutil.copytree(ROOT / "corpus", folder / "pages")
    (folder / "claimcheck.toml").write_text(
        'lock = "pages/claimcheck.lock"\nbaseline = "pages/baseline.json"\noffline = true\n', encoding="utf-8"
    )
    (folder / "pages" / "baseline.json").unlink()
    report = run(folder)
    Baseline().accept(report.findings, report.scope).save(folder / "pages" / "baseline.json")
    return folder


def run(folder: Path) -> Report:
    pages = folder / "pages"
    return check([pages], load({}, {}, pages))


def test_the_start_has_nothing_new(start: Path) -> None:
    report = run(start)
    assert {finding.status for finding in report.findings} == {Status.ACCEPTED}
    assert report.stale == ()


def test_the_history_is_long_and_told_once() -> None:
    names = [told["name"] for told in HISTORY]
    assert len(set(names)) == len(names) >= 40


@pytest.mark.parametrize("told", HISTORY, ids=lambda told: told["name"])
def test_every_edit_gets_its_verdict(start: Path, tmp_path: Path, told: dict[str, Any]) -> None:
    folder = tmp_path / "site"
    shutil.copytree(start, folder)
    perform(folder / "pages", told)
    report = run(folder)
    new = [finding for finding in report.findings if finding.status is Status.NEW]
    assert Counter(finding.rule for finding in new) == told.get("new", {}), [finding.message for finding in new]
    if "stale" in told:
        assert len(report.stale) == told["stale"]
    elif not told.get("new") and not told.get("delete"):
        assert report.stale == ()
    assert not report.unread
