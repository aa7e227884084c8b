"""The rule `retracted-work`."""

from typing import ClassVar

from claimcheck.model.evidence import UpdateKind
from claimcheck.model.severity import Severity
from claimcheck.rules.notices import Notice, NoticeRule


class RetractedWork(NoticeRule):
    """A work that was retracted, withdrawn or removed.

    What it finds
        A reference to a work over which the publisher, Retraction Watch or PubMed records a retraction, withdrawal or
        removal, or whose title in the registry is marked so ("RETRACTED ARTICLE: …"). A retraction in part weighs as a
        warning, and an entry that itself says "retracted" as a note.

    Why it matters
        The work is no longer part of the record; statements that lean on it have lost their support.

    What to do
        Take the statements that lean on it out or find other support, and cite the retraction if the work must be
        mentioned.

        Before: Okafor A. Sleep and mood. J Sleep Stud. 2020;5:11-19.
        After:  Lindqvist B. Sleep, mood and light. J Sleep Stud. 2022;7:3-12.
    """

    id = "retracted-work"
    summary = "a work that was retracted, withdrawn or removed"
    severity = Severity.ERROR
    says: ClassVar = {
        UpdateKind.RETRACTION: "{work}, {reference}, was retracted",
        UpdateKind.WITHDRAWAL: "{work}, {reference}, was withdrawn",
        UpdateKind.REMOVAL: "{work}, {reference}, was removed",
        UpdateKind.PARTIAL_RETRACTION: "{work}, {reference}, was retracted in part",
    }
    remedy = "find other support for what leans on it, or take it out"

    def weigh(self, notice: Notice) -> Severity | None:
        """Return a note where the page says so itself, a warning where part of the work stands."""
        if "retracted" in notice.reference.text.lower():
            return Severity.NOTE
        return Severity.WARNING if notice.update.kind is UpdateKind.PARTIAL_RETRACTION else None
