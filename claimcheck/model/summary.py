"""The counts of a run: every report and the exit status have them from here, so that no two disagree."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.model.finding import Analysis, Finding, Report, Status
from claimcheck.model.severity import Severity
from claimcheck.model.support import Support, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What is counted of a page as of a run."""

    claims: int
    """Claims that need evidence."""
    cited: int
    """Of these, how many have at least one citation."""
    covered: int
    """Of these, how many have a citation whose reference resolved to the work it names."""
    coverage: float | None
    """Covered ÷ claims; None where no claim needs evidence."""
    vouched: int
    """Claims that need none because somebody vouches for their figures; not among `claims`."""
    references: int
    verified: int
    findings: dict[str, int]
    """By severity; without suppressed ones."""
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSummary(Counts):
    """The counts of one page."""

    path: str
    verdicts: dict[str, int]
    """Claims that cite something, by how their figures stand to the cited works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Counts):
    """The counts of a run; field names are those of the contract's `summary`."""

    documents: int
    accepted: int
    suppressed: int
    stale: int
    unread: int
    verdicts: dict[str, int]
    """Claims that cite something, by how their figures stand to the cited works."""


def summarise(report: Report) -> Summary:
    """Count a run."""
    pages = summarise_pages(report)
    statuses = [finding.status for finding in report.findings]
    summed = ("claims", "cited", "covered", "vouched", "references", "verified")
    total = {name: sum(getattr(page, name) for page in pages) for name in summed}
    return Summary(
        **total,
        documents=len(pages),
        coverage=_share(total["covered"], total["claims"]),
        findings=_by_severity(report.findings),
        new=statuses.count(Status.NEW),
        accepted=statuses.count(Status.ACCEPTED),
        suppressed=statuses.count(Status.SUPPRESSED),
        stale=len(report.stale),
        unread=len(report.unread),
        verdicts={verdict.value: sum(page.verdicts[verdict.value] for page in pages) for verdict in Verdict},
    )


def summarise_pages(report: Report) -> list[PageSummary]:
    """Count each page of a run."""
    own = findings_by_page(report)
    return [summarise_page(analysis, own.get(analysis.document.page.path, ())) for analysis in report.analyses]


def findings_by_page(report: Report) -> dict[str, list[Finding]]:
    """Return the findings of each page that has any, by its path."""
    own: dict[str, list[Finding]] = {}
    for finding in report.findings:
        own.setdefault(finding.path, []).append(finding)
    return own


def summarise_page(analysis: Analysis, findings: Iterable[Finding]) -> PageSummary:
    """Count one page."""
    document = analysis.document
    own = [finding for finding in findings if finding.path == document.page.path]
    claims = cited = covered = 0
    for index, claim in enumerate(document.claims):
        if not claim.needs_evidence:
            continue
        labels = document.labels_of(index)
        claims += 1
        cited += bool(labels)
        covered += any(analysis.confirms(label) for label in labels)
    return PageSummary(
        path=document.page.path,
        claims=claims,
        cited=cited,
        covered=covered,
        coverage=_share(covered, claims),
        vouched=sum(claim.vouched is not None for claim in document.claims),
        references=len(document.citation_index.references),
        verified=sum(found.is_confirmed for found in analysis.evidence.values()),
        findings=_by_severity(own),
        new=sum(finding.status is Status.NEW for finding in own),
        verdicts=_by_verdict(analysis.support.values()),
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _by_verdict(supports: Iterable[Support]) -> dict[str, int]:
    found = [support.verdict for support in supports]
    return {verdict.value: found.count(verdict) for verdict in Verdict}


def _by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    counted = [finding.severity for finding in findings if finding.status is not Status.SUPPRESSED]
    return {severity.value: counted.count(severity) for severity in reversed(Severity)}
