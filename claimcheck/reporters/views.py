"""What the HTML report shows, as frozen values: strings ready to read, nothing left to decide for the template."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import quote, urlsplit

from claimcheck.model.citation import Reference
from claimcheck.model.claim import Claim
from claimcheck.model.evidence import Comparison, Evidence, Work
from claimcheck.model.finding import Analysis, Finding, Report, Status
from claimcheck.reporters.summary import PageSummary, Summary, is_verified, summarise, summarise_page
from claimcheck.reporters.words import cite, link_words, outcome_words, registry_name, visible

Piece = tuple[str, bool]
"""A stretch of text and whether it is marked."""


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One field, printed and recorded, with the differing words marked."""

    field: str
    grade: str
    printed: tuple[Piece, ...]
    record: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """A registry's record beside an entry."""

    title: str
    """What stands before it: "Crossref", "the work as printed", "nearest record"."""
    text: str
    address: str | None
    asked: str
    provenance: str | None
    differences: tuple[DifferenceView, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding."""

    anchor: str
    rule: str
    severity: str
    confidence: str
    status: str
    place: str
    reference: str | None
    excerpt: tuple[Piece, ...]
    message: str
    remedy: str
    reason: str | None
    related: tuple[str, ...]
    records: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with what stands behind it."""

    anchor: str
    place: str
    kind: str
    needs_evidence: bool
    text: tuple[Piece, ...]
    attribution: str | None
    citations: tuple[tuple[str, str | None], ...]
    """Reference label and the anchor of its row."""
    state: str
    """"verified", "cited", "uncited" or "no evidence asked"."""


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """One reference with what became of it."""

    anchor: str
    label: str
    text: str
    outcome: str
    verified: bool
    link: str | None
    address: str | None
    records: tuple[RecordView, ...]
    claims: tuple[tuple[str, str], ...]
    """Anchor and place of each claim that leans on it."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One page."""

    anchor: str
    path: str
    title: str | None
    skipped: str | None
    summary: PageSummary
    findings: tuple[FindingView, ...]
    claims: tuple[ClaimView, ...]
    references: tuple[ReferenceView, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole report."""

    report: Report
    summary: Summary
    pages: tuple[PageView, ...]
    rules: tuple[str, ...]
    """Ids of the rules that found something."""


def report_view(report: Report) -> ReportView:
    """Turn a report into what the template shows."""
    pages = tuple(_page(analysis, report, f"page-{number}") for number, analysis in enumerate(report.analyses, 1))
    rules = tuple(sorted({finding.rule for finding in report.findings}))
    return ReportView(report, summarise(report), pages, rules)


def _page(analysis: Analysis, report: Report, anchor: str) -> PageView:
    document = analysis.document
    findings = [finding for finding in report.findings if finding.path == document.page.path]
    findings.sort(key=lambda f: (f.status is not Status.NEW, -f.severity.rank, f.span))
    return PageView(
        anchor=anchor,
        path=visible(document.page.path),
        title=visible(document.page.title) if document.page.title else None,
        skipped=document.page.skipped,
        summary=summarise_page(analysis, report.findings),
        findings=tuple(_finding(finding, analysis, f"{anchor}-finding-{n}") for n, finding in enumerate(findings, 1)),
        claims=tuple(_claim(index, claim, analysis, anchor) for index, claim in enumerate(document.claims)),
        references=tuple(
            _reference(index, reference, analysis, anchor)
            for index, reference in enumerate(document.apparatus.references)
        ),
    )


def _finding(finding: Finding, analysis: Analysis, anchor: str) -> FindingView:
    figures: Sequence[str] = ()
    if finding.claim is not None:
        figures = [quantity.text for quantity in analysis.document.claims[finding.claim].quantities]
    evidence = analysis.evidence.get(finding.reference) if finding.reference else None
    return FindingView(
        anchor=anchor,
        rule=finding.rule,
        severity=finding.severity.value,
        confidence=finding.confidence.value,
        status=finding.status.value,
        place=f"line {finding.location.line}, column {finding.location.column}",
        reference=visible(finding.reference) if finding.reference else None,
        excerpt=_mark_words(visible(finding.excerpt), figures),
        message=visible(finding.message),
        remedy=visible(finding.remedy),
        reason=visible(finding.reason) if finding.reason else None,
        related=tuple(f"line {r.location.line}: {visible(r.role)}: “{visible(r.text)}”" for r in finding.related),
        records=_records(evidence) if evidence else (),
    )


def _claim(index: int, claim: Claim, analysis: Analysis, anchor: str) -> ClaimView:
    document = analysis.document
    labels = list(dict.fromkeys(label for citation in document.citations_of(index) for label in citation.labels))
    rows = {reference.label: n for n, reference in enumerate(document.apparatus.references)}
    if not claim.needs_evidence:
        state = "no evidence asked"
    elif any(is_verified(analysis.evidence.get(label)) for label in labels):
        state = "verified"
    else:
        state = "cited" if labels else "uncited"
    return ClaimView(
        anchor=f"{anchor}-claim-{index}",
        place=_line(analysis, claim.span.start),
        kind=claim.kind.value,
        needs_evidence=claim.needs_evidence,
        text=_mark_words(visible(claim.text), [quantity.text for quantity in claim.quantities]),
        attribution=visible(claim.attribution) if claim.attribution else None,
        citations=tuple(
            (visible(label), f"{anchor}-reference-{rows[label]}" if label in rows else None) for label in labels
        ),
        state=state,
    )


def _reference(index: int, reference: Reference, analysis: Analysis, anchor: str) -> ReferenceView:
    evidence = analysis.evidence.get(reference.label)
    document = analysis.document
    leaning = sorted({citation.claim for citation in document.citations if reference.label in citation.labels})
    return ReferenceView(
        anchor=f"{anchor}-reference-{index}",
        label=visible(reference.label),
        text=visible(reference.text),
        outcome=outcome_words(evidence) if evidence else "not looked up",
        verified=is_verified(evidence),
        link=link_words(evidence.link) if evidence and evidence.link else None,
        address=web_address(reference.identifiers.urls[0]) if reference.identifiers.urls else None,
        records=_records(evidence) if evidence else (),
        claims=tuple((f"{anchor}-claim-{n}", _line(analysis, document.claims[n].span.start)) for n in leaning),
    )


def _line(analysis: Analysis, offset: int) -> str:
    page = analysis.document.page
    return f"line {page.locate(page.source_offset(offset)).line}"


def _records(evidence: Evidence) -> tuple[RecordView, ...]:
    resolution = evidence.resolution
    views = []
    if resolution.work:
        views.append(_record(registry_name(resolution.work), resolution.work, resolution.comparison))
    if resolution.match:
        views.append(_record("the work as printed", resolution.match, resolution.match_comparison))
    elif resolution.nearest:
        views.append(_record("nearest record", resolution.nearest, None))
    return tuple(views)


def _record(title: str, work: Work, comparison: Comparison | None) -> RecordView:
    address = f"https://doi.org/{quote(work.doi, safe='/')}" if work.doi else web_address(work.url or "")
    differences = comparison.differences if comparison else ()
    return RecordView(
        title=title,
        text=cite(work),
        address=address,
        asked=work.asked,
        provenance=visible(work.provenance) if work.provenance else None,
        differences=tuple(
            DifferenceView(d.field, d.grade.value, *_mark_differences(visible(d.printed), visible(d.record)))
            for d in differences
        ),
    )


def web_address(text: str) -> str | None:
    """Return `text` when it is a plain web address a reader may follow, else None."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in {"http", "https"} and parts.hostname else None


def _mark_words(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """Cut `text` so that every occurrence of the words is a marked piece of its own."""
    marked = [False] * len(text)
    for word in map(visible, words):
        at = text.find(word) if word else -1
        while at >= 0:
            marked[at : at + len(word)] = [True] * len(word)
            at = text.find(word, at + len(word))
    pieces: list[Piece] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marked[at] != marked[start]:
            pieces.append((text[start:at], marked[start]))
            start = at
    return tuple(pieces)


def _mark_differences(printed: str, record: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Mark the words in which two values differ."""
    left, right = printed.split(), record.split()
    ours: list[Piece] = []
    theirs: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if b > a:
            ours.append((" ".join(left[a:b]), tag != "equal"))
        if d > c:
            theirs.append((" ".join(right[c:d]), tag != "equal"))
    return tuple(ours), tuple(theirs)
