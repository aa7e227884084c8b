"""What nobody foresaw: an exception behind a boundary costs one page, one reference or one rule, and is told."""

import json
from pathlib import Path

import pytest

from claimcheck import rules
from claimcheck.cli import main
from claimcheck.model.registry import Registry
from claimcheck.rules.unused_reference import UnusedReference
from tests.hostile.world import checked, serve

GOOD = "In our sailing club, 53% of members were seasick.\n"


class OddError(Exception):
    """Nobody catches this one by name."""


def status(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["claimcheck", *arguments, "--no-cache", "--no-progress"])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "odd.html").write_text("<p>Of the crew, 61% were not.</p>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_parser_that_fails_costs_the_page_alone(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object, **__: object) -> object:
        raise OddError("a bug of the parser's")

    monkeypatch.setattr("justhtml.JustHTML", failing)
    assert status("check", str(site), "--offline", "--format", "json", monkeypatch=monkeypatch) == 2
    told = capsys.readouterr()
    shape = json.loads(told.out)
    assert [Path(finding["path"]).name for finding in shape["findings"]] == ["good.txt"]
    assert "could not be checked: OddError: a bug" in shape["unread"][0]["message"]
    assert "in failing" in shape["faults"][0]["traceback"]
    assert shape["faults"][0]["identifier"] in told.err
    assert "Traceback" not in told.err
    assert status("check", str(site), "--offline", "-v", monkeypatch=monkeypatch) == 2
    assert "Traceback" in capsys.readouterr().err
    assert status("extract", str(site), monkeypatch=monkeypatch) == 2
    assert "53%" in capsys.readouterr().out


def test_a_rule_that_fails_costs_what_it_would_have_said(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Failing(UnusedReference):
        """Fails."""

        def judge(self, *_: object) -> list[object]:  # type: ignore[override]
            raise OddError("a bug of the rule's")

    changed = tuple(Failing() if rule.id == "unused-reference" else rule for rule in rules.RULES)
    monkeypatch.setattr(rules, "RULES", changed)
    accepted = (
        "check",
        "good.txt",
        "odd.html",
        "--offline",
        "--report",
        "sarif=out.sarif",
        "--report",
        "junit=out.xml",
    )
    assert status(*accepted, monkeypatch=monkeypatch) == 2
    told = capsys.readouterr()
    assert "53%" in told.out
    assert "good.txt (unused-reference) could not be checked: OddError" in told.err
    assert json.loads((site / "out.sarif").read_text())["runs"][0]["invocations"][0]["executionSuccessful"] is False
    assert (site / "out.xml").exists()


@pytest.mark.parametrize("registry", [Registry.DATACITE, Registry.EUROPEPMC, Registry.CROSSREF, Registry.DOI])
def test_a_client_that_fails_leaves_its_references_unverified_and_keeps_the_rest(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing:
        def __init__(self, *_: object) -> None:
            pass

        def look_up(self, *_: object) -> object:
            raise OddError("a bug of the client's")

        search = read = agency = look_up

    monkeypatch.setattr(f"claimcheck.registries.{registry}.CLIENT", Failing)
    server = serve()
    if registry is Registry.DOI:
        server.records = server.records[1:]
    with server:
        report = checked(tmp_path, server)
    outcomes = {one.resolution.outcome for one in report.analyses[0].evidence.values()}
    assert outcomes == {"unreachable", "resolved"}
    assert report.faults
    assert (tmp_path / "lock").exists()
    assert not {"unmatched-reference", "unregistered-doi"} & {finding.rule for finding in report.findings}


def test_a_text_that_cannot_be_read_for_its_figures_costs_its_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> object:
        raise OddError("a bug of the reader of figures")

    monkeypatch.setattr("claimcheck.evidence.clients.with_figures", failing)
    with serve() as server:
        report = checked(tmp_path, server)
    assert {one.resolution.outcome for one in report.analyses[0].evidence.values()} == {"resolved"}
    assert report.faults
