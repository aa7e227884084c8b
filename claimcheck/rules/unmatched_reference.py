"""The rule `unmatched-reference`."""

from collections.abc import Iterator

from claimcheck.matching.record_types import is_preprint
from claimcheck.model.citation import Fields, Reference, ReferenceKind
from claimcheck.model.evidence import Evidence, LinkStatus, Outcome, Resolution, Work, WorkMatch
from claimcheck.model.finding import Confidence
from claimcheck.model.severity import Severity
from claimcheck.rules.reference_questions import (
    by_identifier,
    is_article,
    is_of_meeting,
    is_unregistered,
    is_work,
)
from claimcheck.rules.rule import Answer, ReferenceRule
from claimcheck.rules.wording import name_fields, name_references, offer_match, offer_nearest, sentence

_TELLING_WORDS = 5
"""From this many words on a title belongs to one work."""
_FEWEST_WORDS = 3
"""From this many words on a title belongs to one work of a journal and year."""


class UnmatchedReference(ReferenceRule):
    """A reference without a matching record.

    What it finds
        A reference for which the registries answered and hold no record that agrees with it as printed; the nearest
        record is offered as a lead. Entries printed like a journal article weigh as errors; as warnings when their link
        answers, when they name a conference, or when the nearest record is a preprint with the printed title and
        authors. Books and their chapters, reports, web pages and mentions, which registries of articles often lack,
        weigh as notes, or as warnings when the nearest record bears their very title, or nearly that title in the same
        journal and year, and names other authors. When the link of the entry leads to another work, this is said in
        addition: one is about the link, the other about the words.

    Why it matters
        A source that cannot be found cannot be read. A title, a name or a year may be wrong, or details of several
        works were mixed; the work may also just be missing from the registries.

    What to do
        Search for the work by its title and correct the entry, or add the identifier it has.

        Before: Okafor A. Slumber and mood. J Sleep Stud. 2019;4:1-9.
        After:  Okafor A. Sleep and mood. J Sleep Stud. 2020;5:11-19. doi:10.1234/sleep.2020.118
    """

    id = "unmatched-reference"
    summary = "no record of the work as printed was found; the nearest is offered"
    severity = Severity.ERROR

    def judge_reference(self, reference: Reference, evidence: Evidence) -> Iterator[Answer]:
        """Yield one answer per reference that the registries hold no agreeing record of."""
        resolution = evidence.resolution
        if not _is_unmatched(reference, evidence):
            return
        severity = _severity(reference, evidence)
        yield Answer(
            reference.span,
            _message(reference, resolution),
            "check title, authors, year and journal against the work itself, and give its DOI if it has one",
            severity=severity,
            confidence=Confidence.LOW if severity is Severity.NOTE else Confidence.MEDIUM,
            reference=reference.label,
        )


def _severity(reference: Reference, evidence: Evidence) -> Severity | None:
    """Return what a case weighs that is not as plain as an article that no registry holds."""
    if by_identifier(reference, evidence.resolution):
        return None
    if reference.kind is ReferenceKind.MENTION:
        return Severity.NOTE
    if not is_article(reference.fields):
        return Severity.WARNING if _names_others(reference, evidence.resolution) else Severity.NOTE
    milder = _answers(evidence) or is_of_meeting(reference.fields) or _has_preprint(evidence.resolution)
    return Severity.WARNING if milder else None


def _has_preprint(resolution: Resolution) -> bool:
    """Whether the nearest record is a preprint with the printed title and authors: only where it appeared is open."""
    nearest, against = resolution.nearest, resolution.nearest_comparison
    if nearest is None or against is None or not is_preprint(nearest) or against.agreement is WorkMatch.UNKNOWN:
        return False
    graver = {one.field for one in against.differences if one.grade is not Severity.NOTE}
    return not graver & {"title", "authors"}


def _names_others(reference: Reference, resolution: Resolution) -> bool:
    """Whether the nearest record bears the printed title and names other authors.

    A title of many words does by itself; a short one, or one that is nearly the printed, with its year and journal.
    """
    against, printed = resolution.nearest_comparison, reference.fields
    if against is None:
        return False
    grades = {difference.field: difference.grade for difference in against.differences}
    title = grades.get("title", Severity.NOTE)
    if grades.get("authors") is not Severity.ERROR or title is Severity.ERROR:
        return False
    count = len((printed.title or "").split())
    if title is Severity.NOTE and count >= _TELLING_WORDS:
        return True
    return count >= _FEWEST_WORDS and _in_its_place(printed, resolution.nearest) and "journal" not in grades


def _in_its_place(printed: Fields, record: Work | None) -> bool:
    """Whether a year of the record is printed, and a journal where the record names one."""
    return record is not None and printed.year in record.years and bool(printed.journal and record.journals)


def _answers(evidence: Evidence) -> bool:
    return evidence.link is not None and evidence.link.status is LinkStatus.OK


def _is_unmatched(reference: Reference, evidence: Evidence) -> bool:
    """Whether every registry answered and none holds an agreeing record; another rule's cases left out."""
    resolution = evidence.resolution
    if resolution.is_other:
        searched = resolution.match is None and resolution.nearest is not None
        return searched and is_article(reference.fields)
    if resolution.outcome is not Outcome.NOT_FOUND or is_unregistered(reference, resolution):
        return False
    if by_identifier(reference, resolution):
        return True
    if resolution.match is not None:
        return False
    return is_work(reference) and (is_article(reference.fields) or not _answers(evidence))


def _message(reference: Reference, resolution: Resolution) -> str:
    named = sentence(name_references([reference.label]))
    if resolution.outcome is Outcome.NOT_FOUND and by_identifier(reference, resolution):
        start = f"{named}: no registry that was asked holds {resolution.asked or 'its identifier'}."
    else:
        start = f"{named}: no record of the work as printed was found."
    offered = offer_match(resolution) or offer_nearest(resolution)
    if resolution.match is None and _names_others(reference, resolution):
        differing = name_fields(resolution.nearest_comparison)
        alike = (
            "nearly the printed title, in the same journal and year," if "title" in differing else "the printed title"
        )
        offered += f" It bears {alike} and differs in {differing}."
    return f"{start} {offered}".strip()
