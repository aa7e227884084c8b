"""The version-1 JSON of the contract: a shape of its own, so that inner values can change without breaking readers.

Spans leave the program here as offsets into the source file, half-open; lines and columns count from 1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from claimcheck.json_text import write_json
from claimcheck.model.citation import Reference
from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.model.evidence import Author, Comparison, Evidence, ReportedFigure, Work
from claimcheck.model.finding import Analysis, Finding, Report
from claimcheck.model.page import Page
from claimcheck.model.span import Span
from claimcheck.model.summary import summarise, summarise_pages
from claimcheck.model.support import FigureSupport
from claimcheck.reporters.figure_lines import why_unread

FILE_NAME = "claimcheck.json"
VERSION = 1

Shape = dict[str, Any]


def render(report: Report) -> str:
    """Return the report of `claimcheck check` as JSON text."""
    evidence = [found for analysis in report.analyses for found in analysis.evidence.values()]
    resolutions = [found.resolution for found in evidence]
    named = [work for found in resolutions for work in (found.work, found.match, found.nearest) if work]
    works = {work.key: work for work in named}
    return _text(
        {
            "version": VERSION,
            "tool": {"name": "claimcheck", "version": report.version},
            **_pick(report, "lock", "lock_provenance", "offline", "semantic"),
            "documents": [_analysis(analysis) for analysis in report.analyses],
            "works": {key: _work(works[key]) for key in sorted(works)},
            "resolutions": list(map(_resolution, evidence)),
            "findings": list(map(_finding, report.findings)),
            "stale": list(map(asdict, report.stale)),
            "unread": list(map(asdict, report.unread)),
            "problems": list(map(asdict, report.problems)),
            "outages": report.outages,
            "faults": list(map(asdict, report.faults)),
            "summary": {"documents": len(report.analyses), **asdict(summarise(report))},
            "pages": [{"path": page.path, **asdict(page)} for page in summarise_pages(report)],
        }
    )


def render_documents(documents: Sequence[Document]) -> str:
    """Return what `claimcheck extract` found as JSON text."""
    return _text({"version": VERSION, "documents": [document_shape(document) for document in documents]})


def _text(shape: Shape) -> str:
    text = write_json(shape)
    return text.replace("##[", "##\\u005b")  # the same string, but no command to a CI runner that reads our output


def _pick(value: object, *names: str) -> Shape:
    """Return these fields of a value, under their own names."""
    return {name: getattr(value, name) for name in names}


def _place(page: Page, span: Span) -> Shape:
    source = page.source_span(span)
    return {**_pick(source, "start", "end"), **_pick(page.locate(source.start), "line", "column")}


def document_shape(document: Document) -> Shape:
    """Return one document: its claims with their citations, its markers and its references."""
    page, citation_index = document.page, document.citation_index
    return {
        **_pick(page, "path", "format", "title", "language", "skipped"),
        "role": document.role.kind,
        "method": _place(page, document.role.method) if document.role.method else None,
        "claims": [_claim(document, index, claim) for index, claim in enumerate(document.claims)],
        "markers": [
            {**_place(page, marker.span), **_pick(marker, "text", "style"), "references": list(marker.labels)}
            for marker in citation_index.markers
        ],
        "references": [_reference(page, reference) for reference in citation_index.references],
    }


def _claim(document: Document, index: int, claim: Claim) -> Shape:
    page, markers = document.page, document.citation_index.markers
    return {
        **_place(page, claim.span),
        **_pick(claim, "text", "kind", "needs_evidence", "score", "reasons"),
        "quantities": [
            {
                "text": quantity.text,
                **_pick(page.source_span(quantity.span), "start", "end"),
                **_pick(quantity, "value", "low", "high", "unit", "modifier"),
            }
            for quantity in claim.quantities
        ],
        **_pick(claim, "attribution", "vouched"),
        "citations": [
            {"marker": markers[citation.marker].text, "references": list(citation.labels), "scope": citation.scope}
            for citation in document.citations_of(index)
        ],
    }


def _reference(page: Page, reference: Reference) -> Shape:
    return {
        **_pick(reference, "label", "kind"),
        **_place(page, reference.span),
        "text": reference.text,
        "identifiers": _pick(reference.identifiers, "doi", "pmid", "pmcid", "arxiv", "isbn", "nct", "urls"),
        "fields": _pick(reference.fields, "authors", "et_al", "year", "title", "journal", "volume", "issue", "pages"),
    }


def _work(work: Work) -> Shape:
    return {
        **_pick(work, "registry", "asked", "provenance", "title"),
        "authors": list(map(_author, work.authors)),
        "authors_complete": work.authors_complete,
        "year": _first(work.years),
        "years": work.years,
        "journal": _first(work.journals),
        **_pick(work, "journals", "volume", "issue", "pages", "article_number", "type", "doi", "pmid", "pmcid", "url"),
        "updates": list(map(asdict, work.updates)),
    }


def _first(values: Iterable[object]) -> object:
    return next(iter(values), None)


def _author(author: Author) -> str:
    return " ".join(part for part in (author.given, author.family, author.suffix) if part)


def _resolution(found: Evidence) -> Shape:
    resolution, link = found.resolution, found.link
    comparison = resolution.comparison
    link_fields = ("url", "status", "code", "final_url", "lost_anchor", "named", "reason")
    return {
        "path": found.path,
        "reference": found.label,
        **_pick(resolution, "outcome", "asked", "by", "reason"),
        "work": resolution.work.key if resolution.work else None,
        "agreement": comparison.agreement if comparison else None,
        "differences": _differences(comparison),
        "match": resolution.match.key if resolution.match else None,
        "match_differences": _differences(resolution.match_comparison),
        "nearest": resolution.nearest.key if resolution.nearest else None,
        "link": _pick(link, *link_fields) if link else None,
    }


def _differences(comparison: Comparison | None) -> list[Shape]:
    return list(map(asdict, comparison.differences)) if comparison else []


def _analysis(analysis: Analysis) -> Shape:
    """Return one document, each claim with what the works it cites report."""
    shape = document_shape(analysis.document)
    for index, claim in enumerate(shape["claims"]):
        claim["support"] = _support(analysis, index)
    return shape


def _support(analysis: Analysis, index: int) -> Shape | None:
    """Return one claim's verdict; None for a claim that cites nothing."""
    support = analysis.support.get(index)
    if support is None:
        return None
    return {
        **_pick(support, "verdict", "reason"),
        "read": [
            {"reference": one.reference, "what": one.read, "why": why_unread(one, analysis.evidence)}
            for one in support.looked
        ],
        "figures": [_figure(analysis.document.page, figure) for figure in support.figures],
        "nearest": [
            {**_pick(one, "reference", "score"), **_pick(one.figure, "text", "place", "context")}
            for one in support.nearest
        ],
    }


def _figure(page: Page, figure: FigureSupport) -> Shape:
    return {
        "text": figure.quantity.text,
        **_pick(page.source_span(figure.quantity.span), "start", "end"),
        **_pick(figure, "verdict", "weighty", "how", "note", "reference"),
        "reported": _reported(figure.figure) if figure.figure else None,
        "others": list(map(_reported, figure.others)),
    }


def _reported(figure: ReportedFigure) -> Shape:
    return _pick(figure, "text", "value", "low", "high", "unit", "measures", "arm", "time", "place", "context")


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
