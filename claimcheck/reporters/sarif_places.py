"""Paths and spans → SARIF locations: percent-encoded relative addresses, lines and columns from 1, offsets from 0."""

import re
from typing import Any
from urllib.parse import quote, unquote

from claimcheck.model.finding import Report
from claimcheck.model.page import Page
from claimcheck.model.span import Span

Shape = dict[str, Any]

BASE = "%SRCROOT%"
_DRIVE = re.compile(r"[A-Za-z]:/")


def build_location(path: str, region: Shape | None = None) -> Shape:
    """Return a place in a page, or the page as a whole."""
    place: Shape = {"artifactLocation": build_artifact_location(path)}
    if region:
        place["region"] = region
    return {"physicalLocation": place}


def build_artifact_location(path: str) -> Shape:
    """Return where a page is: relative to the base unless its path leads elsewhere."""
    if path.startswith("/"):
        return {"uri": f"file://{_encode(path)}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[:2]}{_encode(path[2:])}"}
    uri = _encode(path.removeprefix("./"))
    return {"uri": uri} if uri.startswith("../") else {"uri": uri, "uriBaseId": BASE}


def from_top(shape: Any, report: Report) -> Any:
    """Return a shape in which the addresses of pages start from the top of the repository."""
    if isinstance(shape, list):
        return [from_top(one, report) for one in shape]
    if not isinstance(shape, dict):
        return shape
    if set(shape) <= {"uri", "uriBaseId"} and "uri" in shape:
        path = unquote(shape["uri"], errors="surrogateescape")
        return shape if "://" in path else build_artifact_location(report.from_top(path))
    return {key: from_top(value, report) for key, value in shape.items()}


def _encode(path: str) -> str:
    """Percent-encode a path; bytes of a file name that are no UTF-8 stay the bytes they are."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    return quote(data, safe="/")


def build_region(page: Page, span: Span) -> Shape:
    """Return a span of the page's source as a region."""
    start = page.locate(span.start)
    last = page.locate(max(span.start, span.end - 1))
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": last.line,
        "endColumn": last.column + (1 if len(span) else 0),
        "charOffset": span.start,
        "charLength": len(span),
    }
