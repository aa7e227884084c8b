"""The rule `missing-identifier`."""

from collections.abc import Iterator

from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.evidence import Evidence, FoundBy, Resolution
from claimcheck.model.severity import Severity
from claimcheck.rules.rule import Answer, ReferenceRule
from claimcheck.rules.wording import name_references, name_work, sentence


class MissingIdentifier(ReferenceRule):
    """A reference whose DOI is not given.

    What it finds
        A reference without an identifier whose words were found in a registry, with a DOI, or whose page names its DOI.

    Why it matters
        A DOI leads to the work wherever it moves, and lets corrections and retractions be noticed.

    What to do
        Add the DOI.

        Before: Okafor A. Sleep and mood. J Sleep Stud. 2020;5:11-19.
        After:  Okafor A. Sleep and mood. J Sleep Stud. 2020;5:11-19. https://doi.org/10.1234/sleep.2020.118
    """

    id = "missing-identifier"
    summary = "the registry knows a DOI the entry does not give"
    severity = Severity.NOTE

    def judge_reference(self, reference: Reference, evidence: Evidence) -> Iterator[Answer]:
        """Yield one answer per reference whose DOI was found by its words."""
        resolution = evidence.resolution
        work = resolution.work
        if work is None or work.doi is None or not resolution.is_verified or not _is_found(reference, resolution):
            return
        if _is_repaired(reference, work.doi):
            return
        mention = reference.kind is ReferenceKind.MENTION
        yield Answer(
            reference.span,
            f"{sentence(name_references([reference.label]))} gives no DOI; "
            f"{work.registry.full_name} holds {name_work(work)}.",
            f"add an entry with https://doi.org/{work.doi}" if mention else f"add https://doi.org/{work.doi}",
            reference=reference.label,
        )


def _is_found(reference: Reference, resolution: Resolution) -> bool:
    """Whether the DOI is not printed, but was found; a link in the text needs none, it is its own reference."""
    if reference.identifiers.doi is not None:
        return False
    return resolution.by is FoundBy.SEARCH or (resolution.by is FoundBy.PAGE and reference.is_listed)


def _is_repaired(reference: Reference, doi: str) -> bool:
    """Whether the entry prints the DOI with a slip that `malformed-identifier` offers to repair."""
    return any(malformed.repaired == doi for malformed in reference.identifiers.malformed)
