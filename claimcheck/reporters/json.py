"""The version-1 JSON of the contract: a shape of its own, so that inner values can change without breaking readers.

Spans leave the program here as offsets into the source file, half-open; lines and columns count from 1.
"""

from collections.abc import Sequence
from dataclasses import asdict
from json import dumps
from typing import Any

from claimcheck.model.citation import Reference
from claimcheck.model.claim import Quantity
from claimcheck.model.document import Document
from claimcheck.model.evidence import Author, Difference, Evidence, Link, Work
from claimcheck.model.finding import Analysis, Finding, Report
from claimcheck.model.page import Page, Span
from claimcheck.reporters.summary import summarise, summarise_pages
from claimcheck.reporters.support import support_shape

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
            "summary": asdict(summarise(report)),
            "pages": [asdict(page) for page in summarise_pages(report)],
        }
    )


def render_documents(documents: Sequence[Document]) -> str:
    """Return what `claimcheck extract` found as JSON text."""
    return _text({"version": VERSION, "documents": [document_shape(document) for document in documents]})


def _analysis(analysis: Analysis) -> Shape:
    """Return one document, each claim with what the works it cites report."""
    shape = document_shape(analysis.document)
    for index, claim in enumerate(shape["claims"]):
        claim["support"] = support_shape(analysis, index)
    return shape


def _text(shape: Shape) -> str:
    text = dumps(shape, ensure_ascii=False, indent=1) + "\n"
    return text.replace("##[", "##\\u005b")  # the same string, but no command to a CI runner that reads our output


def document_shape(document: Document) -> Shape:
    """Return one document: its claims with their citations, its markers and its references."""
    page, apparatus = document.page, document.apparatus
    claims = []
    for index, claim in enumerate(document.claims):
        cited = [
            {
                "marker": apparatus.markers[citation.marker].text,
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
        for marker in apparatus.markers
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
        "references": [_reference(page, reference) for reference in apparatus.references],
    }


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
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "modifier": quantity.modifier,
    }


def _reference(page: Page, reference: Reference) -> Shape:
    identifiers, fields = reference.identifiers, reference.fields
    return {
        "label": reference.label,
        "kind": reference.kind.value,
        **_place(page, reference.span),
        "text": reference.text,
        "identifiers": {
            "doi": identifiers.doi,
            "pmid": identifiers.pmid,
            "pmcid": identifiers.pmcid,
            "arxiv": identifiers.arxiv,
            "isbn": identifiers.isbn,
            "nct": identifiers.nct,
            "urls": list(identifiers.urls),
        },
        "fields": {
            "authors": list(fields.authors),
            "et_al": fields.et_al,
            "year": fields.year,
            "title": fields.title,
            "journal": fields.journal,
            "volume": fields.volume,
            "issue": fields.issue,
            "pages": fields.pages,
        },
    }


def _works_of(found: Evidence) -> list[Work]:
    resolution = found.resolution
    return [work for work in (resolution.work, resolution.match, resolution.nearest) if work]


def _work(work: Work) -> Shape:
    return {
        "registry": work.registry,
        "asked": work.asked,
        "provenance": work.provenance,
        "title": work.title,
        "authors": [_author(author) for author in work.authors],
        "authors_complete": work.authors_complete,
        "year": work.years[0] if work.years else None,
        "years": list(work.years),
        "journal": work.journals[0] if work.journals else None,
        "journals": list(work.journals),
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.pages,
        "article_number": work.article_number,
        "type": work.type,
        "doi": work.doi,
        "pmid": work.pmid,
        "pmcid": work.pmcid,
        "url": work.url,
        "updates": [{**asdict(update), "kind": update.kind.value} for update in work.updates],
    }


def _author(author: Author) -> str:
    return " ".join(part for part in (author.given, author.family, author.suffix) if part)


def _resolution(found: Evidence) -> Shape:
    resolution = found.resolution
    comparison = resolution.comparison
    match = resolution.match_comparison
    return {
        "path": found.path,
        "reference": found.label,
        "outcome": resolution.outcome.value,
        "asked": resolution.asked,
        "by": resolution.by,
        "reason": resolution.reason,
        "work": resolution.work.key if resolution.work else None,
        "agreement": comparison.agreement.value if comparison else None,
        "differences": [_difference(difference) for difference in comparison.differences] if comparison else [],
        "match": resolution.match.key if resolution.match else None,
        "match_differences": [_difference(difference) for difference in match.differences] if match else [],
        "nearest": resolution.nearest.key if resolution.nearest else None,
        "link": _link(found.link),
    }


def _difference(difference: Difference) -> Shape:
    return {**asdict(difference), "grade": difference.grade.value}


def _link(link: Link | None) -> Shape | None:
    if link is None:
        return None
    return {
        "url": link.url,
        "status": link.status.value,
        "code": link.code,
        "final_url": link.final_url,
        "lost_anchor": link.lost_anchor,
        "named": list(link.named),
        "reason": link.reason,
    }


def _finding(finding: Finding) -> Shape:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "path": finding.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "start": finding.span.start,
        "end": finding.span.end,
        "excerpt": finding.excerpt,
        "message": finding.message,
        "remedy": finding.remedy,
        "claim": finding.claim,
        "reference": finding.reference,
        "related": [
            {
                "start": r.span.start,
                "end": r.span.end,
                "line": r.location.line,
                "column": r.location.column,
                "text": r.text,
                "role": r.role,
                "path": r.path or finding.path,
            }
            for r in finding.related
        ],
        "fingerprint": finding.fingerprint,
        "status": finding.status.value,
        "reason": finding.reason,
    }
