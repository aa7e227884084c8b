"""GitLab Code Quality: the new findings as the JSON array that merge requests are compared by."""

from collections import Counter
from hashlib import sha256

from claimcheck.json_text import write_json
from claimcheck.model.finding import Report
from claimcheck.model.severity import Severity
from claimcheck.reporters.phrases import short, with_remedy

FILE_NAME = "gl-code-quality-report.json"

_DESCRIPTION = 1_000
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """Return the new findings as GitLab Code Quality JSON."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.new:
        known_by = finding.fingerprint or f"{finding.rule}\0{finding.path}\0{finding.excerpt}"
        seen[known_by] += 1  # what GitLab knows a finding by must be unique in the file
        unique = f"{known_by}\0{seen[known_by]}".encode("utf-8", "backslashreplace")
        issues.append(
            {
                "description": short(with_remedy(finding), _DESCRIPTION),
                "check_name": finding.rule,
                "fingerprint": sha256(unique).hexdigest(),
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": report.from_top(finding.path), "lines": {"begin": finding.location.line}},
            }
        )
    return write_json(issues)
