"""Our own corpus, as shipped: complete without a network, the same every time, green against its baseline."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimcheck.check import check
from claimcheck.config import Config
from claimcheck.config.load import load
from claimcheck.model.evidence import Outcome
from claimcheck.model.finding import Status
from claimcheck.reporters.json import render

ROOT = Path(__file__).parents[1]
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> Config:
    """Return the shipped configuration, offline."""
    monkeypatch.chdir(ROOT)
    return load({"offline": True}, {}, Path("corpus"))


def test_the_lock_answers_for_every_reference(config: Config) -> None:
    report = check([Path("corpus")], config, now=NOON)
    outcomes = {found.resolution.outcome for analysis in report.analyses for found in analysis.evidence.values()}
    assert outcomes == {Outcome.RESOLVED}
    assert len(report.analyses) == 4
    assert not report.unread


def test_nothing_is_new_against_the_baseline_and_nothing_is_stale(config: Config) -> None:
    report = check([Path("corpus")], config, now=NOON)
    assert [finding for finding in report.findings if finding.status is Status.NEW] == []
    assert report.stale == ()
    assert any(finding.status is Status.ACCEPTED for finding in report.findings)


def test_two_runs_give_the_same_bytes(config: Config) -> None:
    first, second = (render(check([Path("corpus")], config, now=NOON)) for _ in range(2))
    assert first == second


def test_the_lock_says_that_its_records_are_transcribed() -> None:
    lock = json.loads((ROOT / "corpus" / "claimcheck.lock").read_text(encoding="utf-8"))
    assert all("transcribed" in answer["provenance"] for answer in lock["answers"].values())
    assert not any(name.startswith("abstract") for work in lock["works"].values() for name in work)


def test_the_lock_keeps_figures_and_a_few_words_never_the_text() -> None:
    lock = json.loads((ROOT / "corpus" / "claimcheck.lock").read_text(encoding="utf-8"))
    figures = [figure for work in lock["works"].values() for figure in work.get("figures", ())]
    assert figures
    assert max(len(" ".join(figure["words"]).split()) for figure in figures) <= 15
