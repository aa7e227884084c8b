"""The rule `retracted-work`."""

from typing import ClassVar

from claimcheck.model.evidence import UpdateKind
from claimcheck.model.severity import Severity
from claimcheck.rules.notices import RETRACTING, Notice, NoticeRule

_DONE = {
    UpdateKind.RETRACTION: "was retracted",
    UpdateKind.WITHDRAWAL: "was withdrawn",
    UpdateKind.REMOVAL: "was removed",
    UpdateKind.PARTIAL_RETRACTION: "was retracted in part",
}


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

    id: ClassVar[str] = "retracted-work"
    summary: ClassVar[str] = "a work that was retracted, withdrawn or removed"
    severity: ClassVar[Severity] = Severity.ERROR
    kinds: ClassVar[frozenset[UpdateKind]] = RETRACTING
    remedy: ClassVar[str] = "find other support for what leans on it, or take it out"

    def say(self, work: str, reference: str, kind: UpdateKind) -> str:
        """Return that the work no longer stands."""
        return f"{work}, {reference}, {_DONE[kind]}"

    def weigh(self, notice: Notice) -> Severity | None:
        """Return a note where the page says so itself, a warning where part of the work stands."""
        if "retracted" in notice.reference.text.lower():
            return Severity.NOTE
        return Severity.WARNING if notice.update.kind is UpdateKind.PARTIAL_RETRACTION else None
