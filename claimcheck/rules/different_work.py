"""The rule `different-work`."""

from collections.abc import Iterator

from claimcheck.model.citation import Reference
from claimcheck.model.evidence import Comparison, Evidence, FoundBy, Resolution
from claimcheck.model.severity import Severity
from claimcheck.rules.reference_questions import is_article
from claimcheck.rules.rule import Answer, ReferenceRule
from claimcheck.rules.wording import (
    name_fields,
    name_references,
    name_work,
    offer_match,
    offer_nearest,
    sentence,
)


class DifferentWork(ReferenceRule):
    """An identifier that leads to another work.

    What it finds
        A reference whose DOI, PMID, PMCID or link leads to a work with another title or other authors than those
        printed beside it. When the registries hold a record that does agree with the printed words, the finding
        offers its identifier and names the fields in which even that record differs. A publisher's page that names its
        own DOI counts as a link to that work, unless it also shows the printed title. A chapter that gives the DOI of
        the book that holds it gives no other work's.

    Why it matters
        Whoever follows the link reads something else than what the page relies on. Either the link or the printed
        reference is wrong, and only the editor can know which.

    What to do
        Decide which work is meant, then correct the link or the printed reference.

        Before: Okafor A. Sleep and mood. 2020. doi:10.1234/gut.2018.7     (a paper on digestion)
        After:  Okafor A. Sleep and mood. 2020. doi:10.1234/sleep.2020.118
    """

    id = "different-work"
    summary = "the identifier or link leads to another work than the one printed beside it"
    severity = Severity.ERROR

    def judge_reference(self, reference: Reference, evidence: Evidence) -> Iterator[Answer]:
        """Yield one answer per reference whose identifier leads elsewhere."""
        resolution = evidence.resolution
        work = resolution.work
        if not resolution.is_other or work is None or resolution.by is FoundBy.SEARCH:
            return
        led = sentence(resolution.asked) or work.address or "the link"
        said_by_another = is_article(reference.fields)  # unmatched-reference offers the nearest record then
        offered = offer_match(resolution) or ("" if said_by_another else offer_nearest(resolution))
        yield Answer(
            reference.span,
            f"{led} leads to {name_work(work)}, not to the work printed in "
            f"{name_references([reference.label])}{_differing(resolution.comparison)}. {offered}".strip(),
            _remedy(resolution),
            reference=reference.label,
        )


def _differing(comparison: Comparison | None) -> str:
    differing = name_fields(comparison)
    return f" (different: {differing})" if differing else ""


def _remedy(resolution: Resolution) -> str:
    if resolution.match is not None and (meant := resolution.match.address):
        differing = name_fields(resolution.match_comparison)
        return f"if the printed work is meant, give {meant}" + (f" and correct {differing}" if differing else "")
    return "decide which of the two works is meant, then correct the link or the printed reference"
