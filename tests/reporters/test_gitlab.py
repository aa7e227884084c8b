"""GitLab Code Quality: the fields GitLab reads, unique fingerprints, new findings only."""

import json
import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from claimcheck.model.finding import Report
from claimcheck.reporters import gitlab
from tests.reporters.hostile import hostile, hostile_report


def issues(report: Report) -> list[dict[str, Any]]:
    """Return the issues, each with exactly the fields that GitLab documents."""
    found = json.loads(gitlab.render(report))
    assert isinstance(found, list)
    for issue in found:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert set(issue["location"]) == {"path", "lines"}
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in found}) == len(found)
    return found


def test_new_findings_only(report: Report) -> None:
    error, warning = issues(report)
    assert (error["check_name"], error["severity"]) == ("uncited-claim", "major")
    assert error["location"] == {"path": "site/walking.txt", "lines": {"begin": 3}}
    assert error["description"] == "A message. To mend it: Cite it."
    assert (warning["check_name"], warning["severity"]) == ("mismatched-record", "minor")


def test_paths_are_relative(report: Report) -> None:
    (issue,) = issues(replace(report, findings=(replace(report.findings[0], path="./site/a b.txt"),)))
    assert issue["location"]["path"] == "site/a b.txt"


def test_equal_findings_have_fingerprints_of_their_own_that_stay(report: Report) -> None:
    twice = issues(replace(report, findings=(report.findings[0],) * 2))
    moved = replace(report.findings[0], location=replace(report.findings[0].location, line=99))
    (once,) = issues(replace(report, findings=(moved,)))
    assert once["fingerprint"] == twice[0]["fingerprint"]


@settings(max_examples=40, deadline=None)
@given(words=hostile, message=hostile, path=hostile)
def test_hostile_text_stays_text(words: str, message: str, path: str) -> None:
    for issue in issues(hostile_report(words, message, path)):
        assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", issue["description"])
        assert len(issue["description"]) <= 1_000
