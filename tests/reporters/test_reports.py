"""Every report: complete, equal in its counts, and deaf to what page text would like it to do."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import pytest

from claimcheck.errors import ConfigError, ReportError
from claimcheck.model.evidence import Author, Comparison, Difference, Outcome, Resolution, WorkMatch
from claimcheck.model.finding import Report
from claimcheck.model.severity import Severity
from claimcheck.model.summary import summarise
from claimcheck.reporters import REPORTERS, parse_target, write
from claimcheck.reporters import html as html_report
from claimcheck.reporters import json as json_report
from claimcheck.reporters.phrases import cite, shorten, visible
from claimcheck.reporters.terminal import show, show_documents
from tests.reporters.conftest import make_work


def test_every_module_with_a_file_name_is_in_the_table() -> None:
    folder = Path(import_module("claimcheck.reporters").__file__ or "").parent
    modules = {path.stem for path in folder.glob("*.py") if "\nFILE_NAME = " in path.read_text(encoding="utf-8")}
    assert {name.rsplit(".", 1)[1] for name in REPORTERS.values()} == modules


def test_counts(report: Report) -> None:
    summary = summarise(report)
    assert (summary.claims, summary.cited, summary.covered, summary.coverage) == (2, 1, 1, 0.5)
    assert (summary.references, summary.verified) == (1, 1)
    assert summary.findings == {"error": 1, "warning": 1, "note": 1}
    assert (summary.new, summary.accepted, summary.suppressed, summary.stale, summary.unread) == (2, 1, 0, 1, 1)


def test_json_has_the_contract_shape(report: Report) -> None:
    shape = json.loads(json_report.render(report))
    assert shape["version"] == 1
    assert shape["tool"]["name"] == "claimcheck"
    claim = shape["documents"][0]["claims"][0]
    assert claim["citations"] == [{"marker": "[1]", "references": ["1"], "scope": "sentence"}]
    assert (claim["line"], claim["column"], claim["start"], claim["end"]) == (1, 1, 0, 38)
    assert claim["quantities"][0]["unit"] == "percent"
    assert shape["works"]["doi:10.5555/gait.1"]["year"] == 2019
    (resolution,) = shape["resolutions"]
    assert resolution["outcome"] == "resolved"
    assert resolution["differences"] == [{"field": "volume", "printed": "4", "record": "5", "grade": "warning"}]
    assert [finding["status"] for finding in shape["findings"]] == ["new", "new", "accepted"]
    assert shape["summary"]["coverage"] == 0.5


def test_json_keeps_hostile_text_as_data(hostile_report: Report) -> None:
    shape = json.loads(json_report.render(hostile_report))
    assert shape["findings"][0]["message"] == hostile_report.findings[0].message


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]


def test_html_is_one_closed_file(report: Report) -> None:
    text = html_report.render(report)
    tags = _Tags()
    tags.feed(text)
    assert "default-src 'none'" in text
    assert not {"link", "iframe", "object", "img"} & set(tags.tags)
    assert tags.tags.count("script") == 1
    outside = ("https://doi.org/", "https://api.crossref.org/works/")
    assert all(address.startswith(("#", *outside)) for address in tags.addresses)


def test_html_shows_claims_findings_and_records(report: Report) -> None:
    text = html_report.render(report)
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text))
    for words in (
        "2 new findings on 1 page",
        "uncited-claim",
        "mismatched-record",
        "Walking and falls",
        "transcribed for a test",
        "no such file",
        "known since spring",
        "site/claimcheck.lock",
    ):
        assert words in plain
    anchors = set(re.findall(r'id="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= anchors


def test_html_keeps_hostile_text_as_text(hostile_report: Report) -> None:
    text = html_report.render(hostile_report)
    tags = _Tags()
    tags.feed(text)
    assert tags.tags.count("script") == 1
    assert not any("javascript" in address for address in tags.addresses)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\x00" not in text


def test_terminal_shows_context_record_and_verdict(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    show(report)
    shown = capsys.readouterr().out
    assert "uncited-claim" in shown
    assert "Walking and falls" in shown
    assert "1 more accepted or suppressed" in shown
    assert "2 new findings" in shown
    assert "evidence coverage 50%" in shown
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_terminal_marks_what_differs_from_the_nearest_record(
    report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    (analysis,) = report.analyses
    work = analysis.evidence["1"].resolution.work
    against = Comparison(
        WorkMatch.OTHER, (Difference("title", "Walking and Naps", "Walking and falls", Severity.WARNING),)
    )
    resolution = Resolution(Outcome.NOT_FOUND, nearest=work, nearest_comparison=against)
    evidence = {"1": replace(analysis.evidence["1"], resolution=resolution)}
    show(replace(report, analyses=(replace(analysis, evidence=evidence),)))
    shown = capsys.readouterr().out
    assert "nearest record: Lee K" in shown
    assert "Walking and ‹Naps›" in shown
    assert "Walking and ‹falls›" in shown


def test_terminal_keeps_hostile_text_as_text(hostile_report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    show(hostile_report, verbose=True)
    show_documents([analysis.document for analysis in hostile_report.analyses])
    shown = capsys.readouterr().out
    assert "[bold red]x[/]" in shown
    assert not {"\x1b", "\u202e", "\x00"} & set(shown)


def test_quiet_is_the_verdict_alone(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    show(report, quiet=True)
    assert "uncited-claim" not in capsys.readouterr().out


@pytest.mark.parametrize("name", REPORTERS)
def test_targets_and_files(report: Report, tmp_path: Path, name: str) -> None:
    target = parse_target(f"{name}={tmp_path}/reports/", {})
    write(report, target)
    assert target.path
    assert target.path.read_bytes().decode() == import_module(REPORTERS[name]).render(report)
    assert [path.name for path in target.path.parent.iterdir()] == [target.path.name]


def test_half_a_character_stops_no_report(report: Report, tmp_path: Path) -> None:
    broken = replace(report, findings=(replace(report.findings[0], message="half \ud800", path="odd\udcff.txt"),))
    for name in REPORTERS:
        write(broken, parse_target(f"{name}={tmp_path}/", {}))
    shape = json.loads((tmp_path / "claimcheck.json").read_text(encoding="utf-8"))
    assert shape["findings"][0]["message"] == "half \ud800"


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match="did you mean html"):
        parse_target("htlm=x")


def test_a_place_that_cannot_be_written_is_one_line(report: Report, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ReportError, match="cannot be written"):
        write(report, parse_target(f"html={tmp_path}/file/report.html"))


def test_words() -> None:
    assert visible("a\u202eb\x1b[0m\nc\u00a0d") == "a\ufffdb\ufffd[0m c d"
    assert shorten("one two three", 9) == "one two…"
    assert cite(make_work()) == "Lee K. Walking and falls. Gait. 2019;5:1-9. doi:10.5555/gait.1"


def test_initials_that_a_registry_writes_together_are_all_shown() -> None:
    named = replace(make_work(), authors=(Author("Brandt", "TL"), Author("Moreau", "Anne-Sophie")))
    assert cite(named).startswith("Brandt TL, Moreau AS. ")


def test_the_terminal_says_once_per_page_what_would_settle_findings(
    report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    twice = replace(report, findings=(*report.findings, report.findings[0]))
    show(twice, verbose=False)
    assert capsys.readouterr().out.count(f"→ {report.findings[0].remedy}") == 1
