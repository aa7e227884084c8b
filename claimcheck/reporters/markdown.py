"""Markdown for a comment or a job's summary: new findings first, the gravest first, then the pages and the rest.

It stays under what GitHub takes in a comment (65,536 characters) and says how many findings were left out. Everything a
page or a registry says goes through `escape`: it can become no markup, HTML, link, mention, emoji or formula.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile

from claimcheck.model.finding import Finding, Report, Status
from claimcheck.model.summary import PageSummary, Summary, summarise, summarise_pages
from claimcheck.reporters.markdown_text import escape
from claimcheck.reporters.phrases import count, coverage_words

FILE_NAME = "claimcheck.md"
APPEND_TO = "GITHUB_STEP_SUMMARY"

LONGEST = 60_000
"""Characters of the whole report, with room for what a bot adds around it."""
_FOR_PAGES = 15_000
_FOR_REST = 15_000
_PATH = 200
_MESSAGE = 1_000
_REMEDY = 400
_EXCERPT = 300


def render(report: Report) -> str:
    """Return the report as Markdown, shorter than `LONGEST` characters."""
    summary = summarise(report)
    new = sorted(report.new, key=lambda finding: -finding.severity.rank)
    rest = [finding for finding in report.findings if finding.status is not Status.NEW]
    parts = [_head(summary), *_troubles(report)]
    pages = _pages(summarise_pages(report))
    old = _rest(rest) if rest else ""
    room = LONGEST - len("\n\n".join([*parts, pages, old])) - 400
    if new:
        parts.append("### New findings\n\n" + _fitted(list(map(_full, new)), room, "new finding"))
    return "\n\n".join(part for part in (*parts, pages, old) if part) + "\n"


def _head(summary: Summary) -> str:
    stale = f"; {count(summary.stale, 'baseline finding')} gone" if summary.stale else ""
    return (
        f"## claimcheck: {count(summary.new, 'new finding')}\n\n"
        f"{count(summary.documents, 'page')}, {count(summary.claims, 'claim')} needing evidence, "
        f"{summary.cited} cited; {coverage_words(summary.coverage)}; "
        f"{summary.verified} of {count(summary.references, 'reference')} verified{stale}."
    )


def _troubles(report: Report) -> Iterator[str]:
    """Yield a list of what could not be read, followed or reached, if anything."""
    lines = [f"- not read: {escape(page.path, _PATH)}: {escape(page.message, _REMEDY)}" for page in report.unread]
    lines += [
        f"- {escape(one.path, _PATH)}, line {one.line}: {escape(one.message, _REMEDY)}" for one in report.problems
    ]
    lines += [f"- {escape(line, _REMEDY)}" for line in report.outages]
    if lines:
        yield "### Could not be checked in full\n\n" + _fitted(lines, _FOR_PAGES, "line")


def _full(finding: Finding) -> str:
    return (
        f"- **{finding.severity.value}** `{finding.rule}` {_place(finding)}<br>\n"
        f"  “{escape(finding.excerpt, _EXCERPT)}”<br>\n"
        f"  {escape(finding.message, _MESSAGE)}<br>\n"
        f"  → {escape(finding.remedy, _REMEDY)}"
    )


def _place(finding: Finding) -> str:
    return f"{escape(finding.path, _PATH)}, line {finding.location.line}"


def _pages(pages: Iterable[PageSummary]) -> str:
    rows = [
        f"| {escape(page.path, _PATH)} | {page.claims} | {page.cited} | {page.covered} | "
        f"{page.verified}/{page.references} | {' | '.join(map(str, page.findings.values()))} | {page.new} |"
        for page in sorted(pages, key=lambda page: -page.new)
    ]
    head = (
        "### Pages\n\n| page | claims | cited | verified | references | errors | warnings | notes | new |\n"
        + "|---" * 9
        + "|"
    )
    return f"{head}\n{_fitted(rows, _FOR_PAGES, 'page')}"


def _rest(findings: list[Finding]) -> str:
    """Return the accepted and ignored findings, folded away."""
    lines = [
        f"- {finding.status.value}: `{finding.rule}` {_place(finding)}: {escape(finding.excerpt, _EXCERPT)}"
        + (f" (reason: {escape(finding.reason, _REMEDY)})" if finding.reason else "")
        for finding in findings
    ]
    title = f"<details><summary>{count(len(findings), 'finding')} accepted or ignored</summary>"
    return f"{title}\n\n{_fitted(lines, _FOR_REST, 'finding')}\n\n</details>"


def _fitted(texts: Sequence[str], room: int, noun: str) -> str:
    """Return the texts from the first on, as long as they fit into `room` characters, and how many are left out."""
    ends = accumulate(len(text) + 1 for text in texts)
    kept = sum(1 for _ in takewhile(lambda end: end <= room, ends))
    rest = len(texts) - kept
    left_out = f"\n\n*{count(rest, f'more {noun}')}, left out here for length.*" if rest else ""
    return "\n".join(texts[:kept]) + left_out
