"""The rule `unregistered-doi`."""

from collections.abc import Iterator

from claimcheck.model.citation import Reference
from claimcheck.model.evidence import Evidence
from claimcheck.model.severity import Severity
from claimcheck.rules.reference_questions import is_unregistered
from claimcheck.rules.rule import Answer, ReferenceRule
from claimcheck.rules.wording import name_references, offer_match, offer_nearest


class UnregisteredDoi(ReferenceRule):
    """A DOI that no registration agency knows.

    What it finds
        A well-formed DOI for which every registry that could know it answered, and none does. A registry that was
        down or throttling never leads here. When the printed words fit another record, that record's DOI is offered.

    Why it matters
        The link leads nowhere. Most often a digit was lost or changed in copying.

    What to do
        Look the work up by its title and correct the DOI.

        Before: https://doi.org/10.1234/slep.2020.118
        After:  https://doi.org/10.1234/sleep.2020.118
    """

    id = "unregistered-doi"
    summary = "a well-formed DOI that no registration agency knows"
    severity = Severity.ERROR

    def judge_reference(self, reference: Reference, evidence: Evidence) -> Iterator[Answer]:
        """Yield one answer per DOI that every registry denies."""
        resolution = evidence.resolution
        if not is_unregistered(reference, resolution):
            return
        offered = offer_match(resolution) or offer_nearest(resolution)
        meant = resolution.match and resolution.match.address
        yield Answer(
            reference.span,
            f"The DOI {reference.identifiers.doi} of {name_references([reference.label])} "
            f"is not known to any registration agency. {offered}".strip(),
            f"check the DOI; {meant} belongs to the work printed" if meant else "look the work up and correct the DOI",
            reference=reference.label,
        )
