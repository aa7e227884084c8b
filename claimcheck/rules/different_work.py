"""The rule `different-work`."""

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.model.evidence import Comparison, FoundBy, Resolution
from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.rules.reference_questions import is_article, with_evidence
from claimcheck.rules.rule import Answer
from claimcheck.rules.wording import (
    name_fields,
    name_references,
    name_work,
    offer_match,
    offer_nearest,
    sentence,
)


class DifferentWork:
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

    id: ClassVar[str] = "different-work"
    summary: ClassVar[str] = "the identifier or link leads to another work than the one printed beside it"
    severity: ClassVar[Severity] = Severity.ERROR
    asks_outside: ClassVar[bool] = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per reference whose identifier leads elsewhere."""
        for reference, evidence in with_evidence(analysis):
            resolution = evidence.resolution
            work = resolution.work
            if not resolution.is_other or work is None or resolution.by is FoundBy.SEARCH:
                continue
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
