"""GitLab Code Quality: the new findings as the JSON array that merge requests are compared by."""

from collections import Counter
from hashlib import sha256

from claimcheck.json_text import write_json
from claimcheck.model.finding import Finding, Report, Status
from claimcheck.model.severity import Severity
from claimcheck.reporters.phrases import shorten, visible, with_remedy

FILE_NAME = "gl-code-quality-report.json"

_DESCRIPTION = 1_000
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """Return the new findings as GitLab Code Quality JSON."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.findings:
        if finding.status is Status.NEW:
            known_by = finding.fingerprint or f"{finding.rule}\0{finding.path}\0{finding.excerpt}"
            seen[known_by] += 1
            issues.append(_issue(finding, _fingerprint(known_by, seen[known_by])))
    return write_json(issues)


def _fingerprint(known_by: str, ordinal: int) -> str:
    """Return what GitLab knows a finding by; it must be unique in the file."""
    return sha256(f"{known_by}\0{ordinal}".encode("utf-8", "backslashreplace")).hexdigest()


def _issue(finding: Finding, fingerprint: str) -> dict[str, object]:
    return {
        "description": shorten(visible(with_remedy(finding)), _DESCRIPTION),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.path.removeprefix("./"), "lines": {"begin": finding.location.line}},
    }
