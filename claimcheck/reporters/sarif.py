"""SARIF 2.1.0 for code scanning: one run with every rule that judged, and the findings with where they stand.

Accepted and ignored findings are there as suppressed results. GitHub reads at most 25,000 results and shows 5,000, in a
file of at most 10 MB packed: the gravest new ones come first, and what is left out is said in a notification.
The same report gives the same bytes: no time, no machine's folder.
"""

from gzip import compress

from claimcheck.json_text import write_json
from claimcheck.model.finding import Finding, Report, Status
from claimcheck.reporters.sarif_places import BASE, Shape, build_location
from claimcheck.reporters.sarif_results import build_result
from claimcheck.reporters.sarif_rules import build_override, build_rule
from claimcheck.reporters.sarif_text import plain

FILE_NAME = "claimcheck.sarif"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

MOST_RESULTS = 5_000
MOST_BYTES = 10_000_000
"""Packed."""


def render(report: Report) -> str:
    """Return the report as a SARIF log of at most `MOST_RESULTS` results."""
    findings = sorted(report.findings, key=_order)
    kept = min(len(findings), MOST_RESULTS)
    text = _text(build_log(report, findings[:kept], len(findings) - kept))
    while kept and _too_large(text):
        kept = kept * 3 // 4
        text = _text(build_log(report, findings[:kept], len(findings) - kept))
    return text


def _order(finding: Finding) -> tuple[bool, int]:
    return finding.status is not Status.NEW, -finding.severity.rank


def _text(log: Shape) -> str:
    return write_json(log)


def _too_large(text: str) -> bool:
    data = text.encode("utf-8", "backslashreplace")
    return len(data) > MOST_BYTES and len(compress(data)) > MOST_BYTES


def build_log(report: Report, findings: list[Finding], left_out: int = 0) -> Shape:
    """Return the whole log with these findings of the report."""
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [build_run(report, findings, left_out)]}


def build_run(report: Report, findings: list[Finding], left_out: int = 0) -> Shape:
    """Return the one run: the tool with its rules, how it went, and the results."""
    indexes = {manual.rule: index for index, manual in enumerate(report.rules)}
    analyses = {analysis.document.page.path: analysis for analysis in report.analyses}
    return {
        "tool": {"driver": build_driver(report)},
        "invocations": [build_invocation(report, left_out)],
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder that the paths of the pages start from."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            build_result(finding, analyses.get(finding.path), indexes.get(finding.rule)) for finding in findings
        ],
    }


def build_driver(report: Report) -> Shape:
    """Return the tool: its name, version and rules."""
    return {
        "name": "claimcheck",
        "version": report.version,
        "semanticVersion": report.version,
        "rules": [build_rule(manual) for manual in report.rules],
    }


def build_invocation(report: Report, left_out: int = 0) -> Shape:
    """Return how the run went: whether every page was read, what got in its way, and which weights were set."""
    overrides = [build_override(manual, index) for index, manual in enumerate(report.rules)]
    return {
        "executionSuccessful": not report.unread and not report.faults,
        "toolExecutionNotifications": build_execution_notifications(report, left_out),
        "toolConfigurationNotifications": build_configuration_notifications(report),
        "ruleConfigurationOverrides": [override for override in overrides if override],
    }


def build_execution_notifications(report: Report, left_out: int = 0) -> list[Shape]:
    """Return what kept the run from being complete: unread pages, outages, results left out."""
    notes = [
        build_notification("error", f"The page was not read: {page.message}", page.remedy, page.path)
        for page in report.unread
    ]
    notes += [build_notification("warning", line) for line in report.outages]
    if left_out:
        reason = f"{left_out} further results are left out, accepted and lighter ones first"
        notes.append(build_notification("warning", f"{reason}: code scanning takes no larger file"))
    return notes


def build_configuration_notifications(report: Report) -> list[Shape]:
    """Return what in pages and baseline cannot be followed: broken ignore comments, stale entries; pages left out."""
    notes = [
        build_notification("warning", problem.message, problem.remedy, problem.path, problem.line)
        for problem in report.problems
    ]
    notes += [build_notification("note", "The page is left out by the setting exclude", "", p) for p in report.excluded]
    notes += [
        build_notification("note", f"The baseline entry {entry.fingerprint} ({entry.rule}) is stale", "", entry.path)
        for entry in report.stale
    ]
    return notes


def build_notification(level: str, message: str, remedy: str = "", path: str = "", line: int = 0) -> Shape:
    """Return one notification, with the page it is about where there is one."""
    shape: Shape = {"level": level, "message": {"text": plain(f"{message} ({remedy})" if remedy else message)}}
    if path:
        shape["locations"] = [build_location(path, {"startLine": line} if line else None)]
    return shape
