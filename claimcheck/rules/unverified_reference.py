"""The rule `unverified-reference`."""

from collections.abc import Iterator

from claimcheck.model.citation import Reference
from claimcheck.model.evidence import Evidence
from claimcheck.model.severity import Severity
from claimcheck.rules.rule import Answer, ReferenceRule
from claimcheck.rules.verifying import why_unverified
from claimcheck.rules.wording import name_references, sentence


class UnverifiedReference(ReferenceRule):
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

    id = "unverified-reference"
    summary = "could not be checked: registry down, robots blocked, offline without a recorded answer"
    severity = Severity.NOTE

    def judge_reference(self, reference: Reference, evidence: Evidence) -> Iterator[Answer]:
        """Yield one answer per reference that nobody spoke for or against."""
        reasons = why_unverified(reference, evidence)
        if reasons:
            yield Answer(
                reference.span,
                f"{sentence(name_references([reference.label]))} could not be verified: {'; '.join(reasons)}.",
                "check it by hand, or run again with a network; a DOI lets a registry speak for the work",
                reference=reference.label,
            )
