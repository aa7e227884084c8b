"""The rule `unverified-reference`."""

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.evidence import Evidence, LinkStatus, Outcome
from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.rules.entries import is_work, with_evidence
from claimcheck.rules.interface import Answer
from claimcheck.rules.wording import name_references, sentence

_LINKS = {
    LinkStatus.BLOCKED: "the host of its link turns programs away",
    LinkStatus.UNREACHABLE: "its link did not answer",
    LinkStatus.REFUSED: "its link was not followed",
    LinkStatus.NOT_TRIED: "its link was not followed",
}


class UnverifiedReference:
    """A reference that could not be checked.

    What it finds
        A reference that nobody could speak for: the registry was down or throttling, the publisher turns programs
        away, there was no network and no recorded answer, or several records fit equally well.

    Why it matters
        Nothing is known against the reference, and nothing for it either. The summary counts these, so that a run in
        which nothing could be verified does not look like one in which all is well.

    What to do
        Run again with a network (`claimcheck lock` records the answers), open the link by hand, or add a DOI, by
        which a registry can speak for the work. `--require-verified` makes such references fail the run.

        Before: Okafor A. Sleep and mood. https://journal.example.org/x (turns programs away)
        After:  Okafor A. Sleep and mood. https://doi.org/10.1234/sleep.2020.118
    """

    id: ClassVar[str] = "unverified-reference"
    summary: ClassVar[str] = "could not be checked: registry down, robots blocked, offline without a recorded answer"
    severity: ClassVar[Severity] = Severity.NOTE
    asks_outside: ClassVar[bool] = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per reference that nobody spoke for or against."""
        for reference, evidence in with_evidence(analysis):
            reasons = _reasons(reference, evidence)
            if reasons:
                yield Answer(
                    reference.span,
                    f"{sentence(name_references([reference.label]))} could not be verified: {'; '.join(reasons)}.",
                    "check it by hand, or run again with a network; a DOI lets a registry speak for the work",
                    reference=reference.label,
                )


def _reasons(reference: Reference, evidence: Evidence) -> list[str]:
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
