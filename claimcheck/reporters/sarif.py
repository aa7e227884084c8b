"""SARIF 2.1.0 for code scanning: one run with every rule that judged, and the findings with where they stand.

Accepted and ignored findings are there as suppressed results. GitHub reads at most 25,000 results and shows 5,000, in a
file of at most 10 MB packed: the gravest new ones come first, and what is left out is said in a notification.
The same report gives the same bytes: no time, no machine's folder.
"""

from collections.abc import Iterator
from gzip import compress

from claimcheck.json_text import write_json
from claimcheck.model.finding import Finding, Report, Status
from claimcheck.reporters.sarif_places import BASE, Shape, build_location, from_top, plain
from claimcheck.reporters.sarif_results import build_result
from claimcheck.reporters.sarif_rules import build_rule

FILE_NAME = "claimcheck.sarif"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

MOST_RESULTS = 5_000
MOST_BYTES = 10_000_000
"""Packed."""


def render(report: Report) -> str:
    """Return the report as a SARIF log of at most `MOST_RESULTS` results."""
    findings = sorted(report.findings, key=_order)
    kept = min(len(findings), MOST_RESULTS)
    while True:
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, findings[:kept], len(findings) - kept)]}
        text = write_json(from_top(log, report) if report.folder else log)
        if not kept or not _too_large(text):
            return text
        kept = kept * 3 // 4


def _order(finding: Finding) -> tuple[bool, int]:
    return finding.status is not Status.NEW, -finding.severity.rank


def _too_large(text: str) -> bool:
    data = text.encode("utf-8", "backslashreplace")
    return len(data) > MOST_BYTES and len(compress(data)) > MOST_BYTES


def _run(report: Report, findings: list[Finding], left_out: int) -> Shape:
    """Return the one run with these findings of the report: the tool with its rules, how it went, and the results."""
    indexes = {manual.rule: index for index, manual in enumerate(report.rules)}
    analyses = {analysis.document.page.path: analysis for analysis in report.analyses}
    driver = {
        "name": "claimcheck",
        "version": report.version,
        "semanticVersion": report.version,
        "rules": [build_rule(manual) for manual in report.rules],
    }
    invocation = {
        "executionSuccessful": not report.unread and not report.faults,
        "toolExecutionNotifications": list(_about_the_run(report, left_out)),
        "toolConfigurationNotifications": list(_about_settings(report)),
        "ruleConfigurationOverrides": [
            {
                "descriptor": {"id": manual.rule, "index": indexes[manual.rule]},
                "configuration": {"level": manual.configured.value},
            }
            for manual in report.rules
            if manual.configured is not None
        ],
    }
    return {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder that the paths of the pages start from."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            build_result(finding, analyses.get(finding.path), indexes.get(finding.rule)) for finding in findings
        ],
    }


def _about_the_run(report: Report, left_out: int) -> Iterator[Shape]:
    """Yield what kept the run from being complete: unread pages, outages, results left out."""
    for page in report.unread:
        yield _notification("error", f"The page was not read: {page.message}", page.remedy, page.path)
    for line in report.outages:
        yield _notification("warning", line)
    if left_out:
        reason = f"{left_out} further results are left out, accepted and lighter ones first"
        yield _notification("warning", f"{reason}: code scanning takes no larger file")


def _about_settings(report: Report) -> Iterator[Shape]:
    """Yield what in pages and baseline cannot be followed: broken ignore comments, stale entries; pages left out."""
    for problem in report.problems:
        yield _notification("warning", problem.message, problem.remedy, problem.path, problem.line)
    for path in report.excluded:
        yield _notification("note", "The page is left out by the setting exclude", path=path)
    for entry in report.stale:
        words = f"The baseline entry {entry.fingerprint} ({entry.rule}) is stale"
        yield _notification("note", words, path=entry.path)


def _notification(level: str, message: str, remedy: str = "", path: str = "", line: int = 0) -> Shape:
    """Return one notification, with the page it is about where there is one."""
    shape: Shape = {"level": level, "message": {"text": plain(f"{message} ({remedy})" if remedy else message)}}
    if path:
        shape["locations"] = [build_location(path, {"startLine": line} if line else None)]
    return shape
