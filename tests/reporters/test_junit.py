"""JUnit: read back with a real reader; it fails where the run fails, and page text stays text."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

from hypothesis import given, settings
from junitparser import Error, Failure, JUnitXml, Skipped

from claimcheck.model.finding import Report
from claimcheck.model.severity import Severity
from claimcheck.reporters import junit
from tests.reporters.conftest import make_page
from tests.reporters.hostile import MANUALS, hostile, hostile_report

ALLOWED = {
    "testsuites": {"name", "tests", "failures", "errors", "skipped"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"name", "classname", "file", "line", "time"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"message"},
    "system-out": set(),
    "system-err": set(),
}


def results(report: Report) -> dict[str, type | None]:
    """Return each case with how it ended, None for a pass, as junitparser reads them."""
    cases = [case for suite in JUnitXml.fromstring(junit.render(report).encode()) for case in suite]
    return {case.name: type(case.result[0]) if case.result else None for case in cases}


def test_a_case_per_finding_and_per_silent_rule(report: Report) -> None:
    found = results(replace(report, rules=MANUALS))
    ends = {name.split(":")[0]: end for name, end in found.items()}
    assert ends.pop("uncited-claim") is Failure
    assert ends.pop("mismatched-record") is None
    assert ends.pop("unused-reference") is Skipped
    assert ends.pop("the page is read") is Error
    assert set(ends) == {manual.rule for manual in MANUALS} - {"uncited-claim", "mismatched-record", "unused-reference"}
    assert set(ends.values()) == {None}


def test_cases_fail_where_the_run_does(report: Report) -> None:
    def failing(fail_on: Severity) -> int:
        return list(results(replace(report, fail_on=fail_on)).values()).count(Failure)

    assert [failing(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)] == [1, 2, 2]


def test_counts_reasons_and_places(report: Report) -> None:
    root = fromstring(junit.render(report))  # noqa: S314 our own output
    assert {name: root.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "4",
        "failures": "1",
        "errors": "1",
        "skipped": "1",
    }
    skipped = root.find(".//skipped")
    assert skipped is not None
    assert skipped.get("message") == "accepted: known since spring"
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.text is not None
    assert "site/walking.txt:3:1" in failure.text
    assert "To mend it: Cite it." in failure.text
    assert [case.get("line") for case in root.iter("testcase")] == ["3", "7", "7", None]


def test_names_stay_when_lines_move(report: Report) -> None:
    moved = tuple(replace(f, location=replace(f.location, line=f.location.line + 9)) for f in report.findings)
    assert results(replace(report, findings=moved)) == results(report)


def test_a_page_in_another_language_is_skipped(report: Report) -> None:
    page = replace(make_page(), skipped="the page is in German (de)")
    analysis = report.analyses[0]
    other = replace(analysis, document=replace(analysis.document, page=page))
    assert results(replace(report, analyses=(other,), findings=(), unread=())) == {"the page is read": Skipped}


@settings(max_examples=60, deadline=None)
@given(words=hostile, message=hostile, path=hostile)
def test_hostile_text_stays_text(words: str, message: str, path: str) -> None:
    text = junit.render(hostile_report(words, message, path))
    root = fromstring(text)  # noqa: S314 our own output
    check(root)
    assert len(list(root.iter("failure"))) == 1
    assert len(list(root.iter("skipped"))) == 2
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", text)
    JUnitXml.fromstring(text.encode())


def check(element: Element) -> None:
    """Hold an element and everything in it against what the report is made of."""
    assert set(element.attrib) <= ALLOWED[element.tag]
    for child in element:
        check(child)
