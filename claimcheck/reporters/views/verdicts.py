"""How each claim of a page stands to its sources, and the counts the bars show."""

from collections.abc import Sequence

from claimcheck.model.finding import Analysis, Finding, Status
from claimcheck.model.severity import Severity
from claimcheck.reporters.views.report_page import Shares
from claimcheck.reporters.views.values import ClaimStatus


def standings(analysis: Analysis, findings: Sequence[Finding]) -> tuple[ClaimStatus, ...]:
    """Return how each claim stands; suppressed findings count for nothing."""
    document = analysis.document
    open_ = [finding for finding in findings if finding.status is not Status.SUPPRESSED]
    doubted = {f.reference for f in open_ if f.reference and f.severity is Severity.ERROR}
    disputed = {f.claim for f in open_ if f.claim is not None and f.severity is not Severity.NOTE}
    result = []
    for index, claim in enumerate(document.claims):
        labels = document.labels_of(index)
        sound = any(analysis.confirms(label) and label not in doubted for label in labels)
        if not claim.needs_evidence:
            verdict = ClaimStatus.FLAWED if index in disputed else ClaimStatus.FREE
        elif not labels:
            verdict = ClaimStatus.UNCITED
        elif index in disputed or (not sound and doubted.intersection(labels)):
            verdict = ClaimStatus.WRONG
        else:
            verdict = ClaimStatus.VERIFIED if sound else ClaimStatus.UNVERIFIED
        result.append(verdict)
    return tuple(result)


def shares(verdicts: Sequence[ClaimStatus]) -> Shares:
    """Count the claims that need evidence."""
    return Shares(
        verified=verdicts.count(ClaimStatus.VERIFIED),
        cited=verdicts.count(ClaimStatus.WRONG) + verdicts.count(ClaimStatus.UNVERIFIED),
        uncited=verdicts.count(ClaimStatus.UNCITED),
    )
