"""The version-1 JSON of the contract: a shape of its own, so that inner values can change without breaking readers.

Spans leave the program here as offsets into the source file, half-open; lines and columns count from 1.
"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from claimcheck.json_text import write_json
from claimcheck.model.citation import Reference
from claimcheck.model.claim import Quantity
from claimcheck.model.document import Document
from claimcheck.model.evidence import Author, Comparison, Evidence, Link, ReportedFigure, Work
from claimcheck.model.finding import Analysis, Finding, Report
from claimcheck.model.page import Page
from claimcheck.model.span import Span
from claimcheck.model.summary import summarise, summarise_pages
from claimcheck.model.support import FigureSupport, Nearest
from claimcheck.reporters.figure_lines import why_unread

FILE_NAME = "claimcheck.json"
VERSION = 1

Shape = dict[str, Any]


def render(report: Report) -> str:
    """Return the report of `claimcheck check` as JSON text."""
    evidence = [found for analysis in report.analyses for found in analysis.evidence.values()]
    works = {work.key: work for found in evidence for work in _works_of(found)}
    return _text(
        {
            "version": VERSION,
            "tool": {"name": "claimcheck", "version": report.version},
            "lock": report.lock,
            "lock_provenance": list(report.lock_provenance),
            "offline": report.offline,
            "semantic": report.semantic,
            "documents": [_analysis(analysis) for analysis in report.analyses],
            "works": {key: _work(works[key]) for key in sorted(works)},
            "resolutions": [_resolution(found) for found in evidence],
            "findings": [_finding(finding) for finding in report.findings],
            "stale": [asdict(entry) for entry in report.stale],
            "unread": [asdict(page) for page in report.unread],
            "problems": [asdict(problem) for problem in report.problems],
            "outages": list(report.outages),
            "faults": [asdict(fault) for fault in report.faults],
            "summary": {"documents": len(report.analyses), **asdict(summarise(report))},
            "pages": [{"path": page.path, **asdict(page)} for page in summarise_pages(report)],
        }
    )


def render_documents(documents: Sequence[Document]) -> str:
    """Return what `claimcheck extract` found as JSON text."""
    return _text({"version": VERSION, "documents": [document_shape(document) for document in documents]})


def _analysis(analysis: Analysis) -> Shape:
    """Return one document, each claim with what the works it cites report."""
    shape = document_shape(analysis.document)
    for index, claim in enumerate(shape["claims"]):
        claim["support"] = _support(analysis, index)
    return shape


def _text(shape: Shape) -> str:
    text = write_json(shape)
    return text.replace("##[", "##\\u005b")  # the same string, but no command to a CI runner that reads our output


def document_shape(document: Document) -> Shape:
    """Return one document: its claims with their citations, its markers and its references."""
    page, citation_index = document.page, document.citation_index
    claims = []
    for index, claim in enumerate(document.claims):
        cited = [
            {
                "marker": citation_index.markers[citation.marker].text,
                "references": list(citation.labels),
                "scope": citation.scope.value,
            }
            for citation in document.citations_of(index)
        ]
        claims.append(
            {
                **_place(page, claim.span),
                "text": claim.text,
                "kind": claim.kind.value,
                "needs_evidence": claim.needs_evidence,
                "score": claim.score,
                "reasons": list(claim.reasons),
                "quantities": [_quantity(page, quantity) for quantity in claim.quantities],
                "attribution": claim.attribution,
                "vouched": claim.vouched,
                "citations": cited,
            }
        )
    markers = [
        {**_place(page, marker.span), "text": marker.text, "style": marker.style, "references": list(marker.labels)}
        for marker in citation_index.markers
    ]
    return {
        "path": page.path,
        "format": page.format,
        "title": page.title,
        "language": page.language,
        "skipped": page.skipped,
        "role": document.role.kind.value,
        "method": _place(page, document.role.method) if document.role.method else None,
        "claims": claims,
        "markers": markers,
        "references": [_reference(page, reference) for reference in citation_index.references],
    }


def _pick(value: object, *names: str) -> Shape:
    """Return these fields of a value, under their own names."""
    return {name: getattr(value, name) for name in names}


def _place(page: Page, span: Span) -> Shape:
    source = page.source_span(span)
    location = page.locate(source.start)
    return {"start": source.start, "end": source.end, "line": location.line, "column": location.column}


def _quantity(page: Page, quantity: Quantity) -> Shape:
    source = page.source_span(quantity.span)
    return {
        "text": quantity.text,
        "start": source.start,
        "end": source.end,
        **_pick(quantity, "value", "low", "high", "unit", "modifier"),
    }


def _reference(page: Page, reference: Reference) -> Shape:
    return {
        "label": reference.label,
        "kind": reference.kind.value,
        **_place(page, reference.span),
        "text": reference.text,
        "identifiers": _pick(reference.identifiers, "doi", "pmid", "pmcid", "arxiv", "isbn", "nct", "urls"),
        "fields": _pick(reference.fields, "authors", "et_al", "year", "title", "journal", "volume", "issue", "pages"),
    }


def _works_of(found: Evidence) -> list[Work]:
    resolution = found.resolution
    return [work for work in (resolution.work, resolution.match, resolution.nearest) if work]


def _work(work: Work) -> Shape:
    return {
        **_pick(work, "registry", "asked", "provenance", "title"),
        "authors": [_author(author) for author in work.authors],
        "authors_complete": work.authors_complete,
        "year": work.years[0] if work.years else None,
        "years": list(work.years),
        "journal": work.journals[0] if work.journals else None,
        "journals": list(work.journals),
        **_pick(work, "volume", "issue", "pages", "article_number", "type", "doi", "pmid", "pmcid", "url"),
        "updates": [asdict(update) for update in work.updates],
    }


def _author(author: Author) -> str:
    return " ".join(part for part in (author.given, author.family, author.suffix) if part)


def _resolution(found: Evidence) -> Shape:
    resolution = found.resolution
    comparison = resolution.comparison
    return {
        "path": found.path,
        "reference": found.label,
        **_pick(resolution, "outcome", "asked", "by", "reason"),
        "work": resolution.work.key if resolution.work else None,
        "agreement": comparison.agreement.value if comparison else None,
        "differences": _differences(comparison),
        "match": resolution.match.key if resolution.match else None,
        "match_differences": _differences(resolution.match_comparison),
        "nearest": resolution.nearest.key if resolution.nearest else None,
        "link": _link(found.link),
    }


def _differences(comparison: Comparison | None) -> list[Shape]:
    differences = comparison.differences if comparison else ()
    return [asdict(difference) for difference in differences]


def _link(link: Link | None) -> Shape | None:
    return _pick(link, "url", "status", "code", "final_url", "lost_anchor", "named", "reason") if link else None


def _support(analysis: Analysis, index: int) -> Shape | None:
    """Return one claim's verdict; None for a claim that cites nothing."""
    support = analysis.support.get(index)
    if support is None:
        return None
    page = analysis.document.page
    return {
        "verdict": support.verdict,
        "reason": support.reason,
        "read": [
            {"reference": one.reference, "what": list(one.read), "why": why_unread(one, analysis.evidence)}
            for one in support.looked
        ],
        "figures": [_figure_support(page, figure) for figure in support.figures],
        "nearest": [_nearest(one) for one in support.nearest],
    }


def _figure_support(page: Page, figure: FigureSupport) -> Shape:
    span = page.source_span(figure.quantity.span)
    return {
        "text": figure.quantity.text,
        **_pick(span, "start", "end"),
        "verdict": figure.verdict,
        **_pick(figure, "weighty", "how", "note", "reference"),
        "reported": _reported(figure.figure) if figure.figure else None,
        "others": [_reported(other) for other in figure.others],
    }


def _reported(figure: ReportedFigure) -> Shape:
    return _pick(figure, "text", "value", "low", "high", "unit", "measures", "arm", "time", "place", "context")


def _nearest(one: Nearest) -> Shape:
    return {
        **_pick(one, "reference", "score"),
        **_pick(one.figure, "text", "place", "context"),
    }


def _finding(finding: Finding) -> Shape:
    return {
        **_pick(finding, "rule", "severity", "confidence", "path"),
        **_pick(finding.location, "line", "column"),
        **_pick(finding.span, "start", "end"),
        **_pick(finding, "excerpt", "message", "remedy", "claim", "reference"),
        "related": [
            {
                **_pick(r.span, "start", "end"),
                **_pick(r.location, "line", "column"),
                **_pick(r, "text", "role"),
                "path": r.path or finding.path,
            }
            for r in finding.related
        ],
        **_pick(finding, "fingerprint", "status", "reason"),
    }
