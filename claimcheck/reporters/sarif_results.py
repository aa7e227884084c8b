"""Findings → SARIF results, with the places they are about, what they are known by, and why they are suppressed."""

from collections.abc import Iterator

from claimcheck.model.finding import Analysis, Finding, Status
from claimcheck.reporters.phrases import with_remedy
from claimcheck.reporters.sarif_places import Shape, build_location, build_region
from claimcheck.reporters.sarif_text import plain

_MOST_RELATED = 20
_EXCERPT = 300
_ROLE = 80

_SUPPRESSIONS = {Status.ACCEPTED: "external", Status.SUPPRESSED: "inSource"}


def build_result(finding: Finding, analysis: Analysis | None, rule: int | None) -> Shape:
    """Return one finding as a result; `rule` is the index of its rule in the driver."""
    related = build_related_locations(finding, analysis) if analysis else []
    shape: Shape = {
        "ruleId": finding.rule,
        "level": finding.severity.value,
        "message": {"text": build_text(finding, related)},
        "locations": [build_place(finding, analysis)],
        "partialFingerprints": build_fingerprints(finding),
        "baselineState": "unchanged" if finding.status is Status.ACCEPTED else "new",
        "suppressions": build_suppressions(finding),
        "properties": {"confidence": finding.confidence.value, "excerpt": plain(finding.excerpt, _EXCERPT)},
    }
    if rule is not None:
        shape["ruleIndex"] = rule
    if related:
        shape["relatedLocations"] = related
    return shape


def build_text(finding: Finding, related: list[Shape]) -> str:
    """Return what was found, what to do, and links to the related places."""
    words = plain(with_remedy(finding))
    links = [f"[{_link_words(one['message']['text'])}]({one['id']})" for one in related]
    return f"{words} (See {', '.join(links)}.)" if links else words


def _link_words(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def build_place(finding: Finding, analysis: Analysis | None) -> Shape:
    """Return where the finding stands."""
    if analysis:
        return build_location(finding.path, build_region(analysis.document.page, finding.span))
    start = finding.location
    return build_location(finding.path, {"startLine": start.line, "startColumn": start.column})


def build_fingerprints(finding: Finding) -> Shape:
    """Return what the result is known by: under our name, and under the only one that GitHub reads."""
    if not finding.fingerprint:
        return {}
    return {"claimcheck/v1": finding.fingerprint, "primaryLocationLineHash": finding.fingerprint}


def build_suppressions(finding: Finding) -> list[Shape]:
    """Return why the result need not be mended: accepted in the baseline or ignored in the page; none when new."""
    kind = _SUPPRESSIONS.get(finding.status)
    if kind is None:
        return []
    shape: Shape = {"kind": kind, "status": "accepted"}
    if finding.reason:
        shape["justification"] = plain(finding.reason)
    return [shape]


def build_related_locations(finding: Finding, analysis: Analysis) -> list[Shape]:
    """Return the further places a finding is about, numbered from 1; each with what stands there."""
    shapes = []
    for number, (place, role) in enumerate(_related(finding, analysis), 1):
        line = place["physicalLocation"]["region"]["startLine"]
        shapes.append({"id": number, **place, "message": {"text": plain(f"{shorten_role(role)}, line {line}")}})
        if number == _MOST_RELATED:
            break
    return shapes


def shorten_role(role: str) -> str:
    """Return what stands at a related place in a few words."""
    return plain(role, _ROLE)


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
