"""GitHub annotations, read back as the runner reads them: one command a line, and none that a page says."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from claimcheck.model.finding import Problem, Report
from claimcheck.reporters import github, parse_target, write
from claimcheck.reporters import json as json_report
from claimcheck.reporters.terminal import show, show_documents
from tests.reporters.hostile import ATTACKS, hostile, hostile_report

UNESCAPED = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


@dataclass(frozen=True)
class Command:
    """A workflow command as the runner understands it."""

    name: str
    properties: dict[str, str]
    message: str


def parse(line: str) -> Command:
    """Read a line as the runner does: `::name key=value,key=value::message`, leading blanks ignored."""
    line = line.lstrip()
    assert line.startswith("::")
    information, _, message = line[2:].partition("::")
    name, _, written = information.partition(" ")
    pairs = [pair.partition("=") for pair in written.strip().split(",") if pair]
    return Command(name, {key: unescape(value) for key, _, value in pairs}, unescape(message, properties=False))


def unescape(text: str, *, properties: bool = True) -> str:
    for code, character in UNESCAPED:
        if properties or code not in {"%3A", "%2C"}:
            text = text.replace(code, character)
    return text


def commands(report: Report) -> list[Command]:
    text = github.render(report)
    assert text.count("\n") == len(text.splitlines())
    return [parse(line) for line in text.splitlines()]


def test_new_findings_and_troubles_are_annotated(report: Report) -> None:
    troubled = replace(report, problems=(Problem("site/a.txt", 3, "no reason"),), outages=("Crossref is down",))
    unread, error, problem, outage, warning = commands(troubled)
    assert (unread.name, unread.properties) == ("error", {"file": "site/missing.txt", "title": "page not read"})
    assert error == Command(
        "error",
        {"file": "site/walking.txt", "line": "3", "col": "1", "title": "uncited-claim"},
        "A message. To mend it: Cite it.",
    )
    assert (problem.name, problem.properties["line"]) == ("warning", "3")
    assert (outage.name, outage.message) == ("warning", "Crossref is down")
    assert (warning.name, warning.properties["title"]) == ("warning", "mismatched-record")


@pytest.mark.parametrize("path", ["a,b.txt", "a:b.txt", "100%.txt", "a=b.txt", "a::b.txt", "%2C.txt", "ü .txt"])
def test_every_path_comes_back(report: Report, path: str) -> None:
    finding = replace(report.findings[0], path=path, message="89%: a, b %0A")
    (command,) = commands(replace(report, findings=(finding,), unread=()))
    assert command.properties["file"] == path
    assert command.message.startswith("89%: a, b %0A")


def test_no_more_than_github_shows(report: Report) -> None:
    findings = (report.findings[1],) * 3 + (report.findings[0],) * 25
    shown = commands(replace(report, findings=findings, unread=()))
    assert Counter(command.name for command in shown) == {"error": 10, "warning": 3}
    assert shown[9].message.startswith("16 more")
    assert [command.name for command in shown] == ["error"] * 10 + ["warning"] * 3


def test_they_are_printed_unless_a_path_is_given(
    report: Report, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(report, parse_target("github"))
    assert capsys.readouterr().out == github.render(report)
    write(report, parse_target(f"github={tmp_path}/lines.txt"))
    assert capsys.readouterr().out == ""
    assert (tmp_path / "lines.txt").read_text(encoding="utf-8") == github.render(report)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("  ::error::x", "  : :error::x"),
        ("a ##[add-mask]e", "a ## [add-mask]e"),
        ("a\n::stop-commands::x", "a\n: :stop-commands::x"),
        ("ratio 1::2 [1] ## 3", "ratio 1::2 [1] ## 3"),
    ],
)
def test_other_output_is_no_command(line: str, printed: str) -> None:
    assert github.defuse(line) == printed


@pytest.mark.parametrize("attack", [*ATTACKS, *(f"{'x' * width} ::error file=a::b" for width in range(60, 80))])
def test_neither_text_nor_json_on_standard_output_is_a_command(attack: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = hostile_report(attack, attack, attack)
    show(report, verbose=True)
    show_documents([analysis.document for analysis in report.analyses])
    shown = capsys.readouterr().out + json_report.render(report)
    assert "##[" not in shown
    assert not re.search(r"^\s*::", shown, flags=re.MULTILINE)


@settings(max_examples=60, deadline=None)
@given(words=hostile, message=hostile, path=hostile)
def test_hostile_text_stays_text(words: str, message: str, path: str) -> None:
    for command in commands(hostile_report(words, message, path)):
        assert command.name in {"error", "warning", "notice"}
        assert set(command.properties) <= {"file", "line", "col", "title"}
        for text in (command.message, *command.properties.values()):
            assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_a_path_makes_a_command(report: Report, attack: str) -> None:
    (command,) = commands(replace(report, findings=(replace(report.findings[0], path=attack),), unread=()))
    assert (command.name, command.properties["title"]) == ("error", "uncited-claim")
