"""How each claim of a page stands to its sources, and the counts the bars show."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.model.finding import Analysis, Finding, Status
from claimcheck.model.severity import Severity
from claimcheck.reporters.views.report_page import Shares
from claimcheck.reporters.views.values import Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """One claim: what it cites, and how it stands."""

    labels: tuple[str, ...]
    verdict: Verdict


def standings(analysis: Analysis, findings: Sequence[Finding]) -> tuple[Standing, ...]:
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
            verdict = Verdict.FLAWED if index in disputed else Verdict.FREE
        elif not labels:
            verdict = Verdict.UNCITED
        elif index in disputed or (not sound and doubted.intersection(labels)):
            verdict = Verdict.WRONG
        else:
            verdict = Verdict.VERIFIED if sound else Verdict.UNVERIFIED
        result.append(Standing(labels, verdict))
    return tuple(result)


def shares(stands: Sequence[Standing]) -> Shares:
    """Count the claims that need evidence."""
    verdicts = [stand.verdict for stand in stands]
    return Shares(
        verified=verdicts.count(Verdict.VERIFIED),
        cited=verdicts.count(Verdict.WRONG) + verdicts.count(Verdict.UNVERIFIED),
        uncited=verdicts.count(Verdict.UNCITED),
    )
