"""CSV for spreadsheets: a row per finding, in which nothing that a page says can become a formula.

RFC 4180: commas, CRLF, every field quoted. It starts with a byte order mark, without which Excel misreads every curly
quote; programs read it as `utf-8-sig`.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from claimcheck.model.finding import Finding, Report
from claimcheck.reporters.phrases import visible

FILE_NAME = "claimcheck.csv"

COLUMNS = (
    "status",
    "severity",
    "rule",
    "path",
    "line",
    "column",
    "message",
    "remedy",
    "excerpt",
    "reference",
    "confidence",
    "reason",
    "fingerprint",
)

_FORMULA = re.compile(r"""(^|;)([\s"'“”„‘’‚«»\ufffd]*)(?=[=+\-@|%＝＋－＠−])""")
"""Where a spreadsheet may see a formula: at the start of a field, or behind a semicolon, which is what divides cells
where the comma is the decimal sign. Blanks and quotes before it are taken off by some programs."""


def render(report: Report) -> str:
    """Return the findings as CSV text."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe(value) for value in _values(finding)] for finding in report.findings)
    return "\ufeff" + out.getvalue()


def safe(value: str) -> str:
    """Return a value in one visible line that no spreadsheet takes for a formula: an apostrophe goes before it."""
    return _FORMULA.sub(r"\1'\2", visible(value))


def _values(finding: Finding) -> Iterator[str]:
    for name in COLUMNS:
        value = getattr(finding.location if name in {"line", "column"} else finding, name)
        yield "" if value is None else str(value)
