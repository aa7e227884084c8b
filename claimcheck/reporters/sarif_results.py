"""Findings → SARIF results, with the places they are about, what they are known by, and why they are suppressed."""

from collections.abc import Iterator
from itertools import islice

from claimcheck.model.finding import Analysis, Finding, Status
from claimcheck.reporters.phrases import with_remedy
from claimcheck.reporters.sarif_places import Shape, build_location, build_region, plain

_MOST_RELATED = 20
_EXCERPT = 300
_ROLE = 80

_SUPPRESSIONS = {Status.ACCEPTED: "external", Status.SUPPRESSED: "inSource"}


def build_result(finding: Finding, analysis: Analysis | None, rule: int | None) -> Shape:
    """Return one finding as a result; `rule` is the index of its rule in the driver."""
    start = finding.location
    region: Shape = {"startLine": start.line, "startColumn": start.column}
    related: list[Shape] = []
    if analysis:
        region = build_region(analysis.document.page, finding.span)
        related = [_numbered(*one) for one in enumerate(islice(_related(finding, analysis), _MOST_RELATED), 1)]
    words = plain(with_remedy(finding))
    links = [f"[{_link_words(one['message']['text'])}]({one['id']})" for one in related]
    known_by = finding.fingerprint  # under our name, and under the only one that GitHub reads
    shape: Shape = {
        "ruleId": finding.rule,
        "level": finding.severity.value,
        "message": {"text": f"{words} (See {', '.join(links)}.)" if links else words},
        "locations": [build_location(finding.path, region)],
        "partialFingerprints": {"claimcheck/v1": known_by, "primaryLocationLineHash": known_by} if known_by else {},
        "baselineState": "unchanged" if finding.status is Status.ACCEPTED else "new",
        "suppressions": _suppressions(finding),
        "properties": {"confidence": finding.confidence.value, "excerpt": plain(finding.excerpt, _EXCERPT)},
    }
    if rule is not None:
        shape["ruleIndex"] = rule
    if related:
        shape["relatedLocations"] = related
    return shape


def _link_words(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _suppressions(finding: Finding) -> list[Shape]:
    """Return why the result need not be mended: accepted in the baseline or ignored in the page; none when new."""
    kind = _SUPPRESSIONS.get(finding.status)
    if kind is None:
        return []
    reason = {"justification": plain(finding.reason)} if finding.reason else {}
    return [{"kind": kind, "status": "accepted", **reason}]


def _numbered(number: int, related: tuple[Shape, str]) -> Shape:
    """Return a further place with its number and what stands there."""
    place, role = related
    line = place["physicalLocation"]["region"]["startLine"]
    return {"id": number, **place, "message": {"text": plain(f"{plain(role, _ROLE)}, line {line}")}}


def _related(finding: Finding, analysis: Analysis) -> Iterator[tuple[Shape, str]]:
    """Yield the related places, and the entry of the reference where the finding stands elsewhere."""
    seen = {finding.span}
    page = analysis.document.page
    for related in finding.related:
        if related.path is None:
            seen.add(related.span)
            yield build_location(finding.path, build_region(page, related.span)), related.role
        else:
            start = related.location
            yield build_location(related.path, {"startLine": start.line, "startColumn": start.column}), related.role
    entry = analysis.document.citation_index.reference(finding.reference) if finding.reference else None
    if entry:
        span = page.source_span(entry.span)
        if not any(span.overlaps(other) for other in seen):
            yield build_location(finding.path, build_region(page, span)), f"reference {entry.label}"
