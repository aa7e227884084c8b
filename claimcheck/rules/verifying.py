"""Whether anything is known about a reference: which of them nobody could speak for, and why."""

from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.evidence import Evidence, LinkStatus, Outcome
from claimcheck.model.finding import Analysis
from claimcheck.rules.reference_questions import is_work, with_evidence

_LINKS = {
    LinkStatus.BLOCKED: "the host of its link turns programs away",
    LinkStatus.UNREACHABLE: "its link did not answer",
    LinkStatus.REFUSED: "its link was not followed",
    LinkStatus.NOT_TRIED: "its link was not followed",
}


def all_answered(analysis: Analysis) -> bool:
    """Whether something is known about every reference of which something was asked."""
    return not any(why_unverified(reference, evidence) for reference, evidence in with_evidence(analysis))


def why_unverified(reference: Reference, evidence: Evidence) -> list[str]:
    """Return why nothing is known about the reference; empty when something is."""
    resolution, link = evidence.resolution, evidence.link
    why = f": {resolution.reason}" if resolution.reason else ""
    if resolution.outcome in {Outcome.RESOLVED, Outcome.NOT_FOUND}:
        return []
    if resolution.outcome is Outcome.AMBIGUOUS:
        return [f"several records fit equally well{why}"]
    if resolution.outcome is Outcome.UNREACHABLE:
        return [f"a registry could not be reached{why}"]
    looked_at = link is not None and link.status in {LinkStatus.OK, LinkStatus.DEAD, LinkStatus.SOFT_404}
    if looked_at and not is_work(reference):
        return []
    reasons = [f"no registry was asked{why}"] if is_work(reference) else []
    if link is not None and link.status in _LINKS:
        said = link.code if link.code and link.code >= 300 else link.reason  # a robot check answers with 200 too
        detail = f" ({said})" if said else ""
        reasons.append(_LINKS[link.status] + detail)
    if not reasons and link is None and reference.kind is ReferenceKind.ENTRY:
        followed = (
            "its link was not followed"
            if reference.identifiers.urls
            else "nothing could be read from it that can be looked up"
        )
        reasons.append(followed)
    return reasons
