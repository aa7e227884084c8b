"""The rule `retracted-work`."""

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.model.evidence import UpdateKind
from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.rules.interface import Answer
from claimcheck.rules.notices import RETRACTING, Notice, leaning, notices
from claimcheck.rules.wording import name_references, name_work

_DONE = {
    UpdateKind.RETRACTION: "was retracted",
    UpdateKind.WITHDRAWAL: "was withdrawn",
    UpdateKind.REMOVAL: "was removed",
    UpdateKind.PARTIAL_RETRACTION: "was retracted in part",
}


class RetractedWork:
    """A work that was retracted, withdrawn or removed.

    What it finds
        A reference to a work over which the publisher, Retraction Watch or PubMed records a retraction,
        withdrawal or removal. A retraction in part weighs as a warning, and an entry that itself says "retracted" as a
        note.

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
    asks_outside: ClassVar[bool] = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per reference to a work that no longer stands."""
        for notice in notices(analysis, RETRACTING):
            yield Answer(
                notice.reference.span,
                f"{name_work(notice.work)}, {name_references([notice.reference.label])}, "
                f"{_DONE[notice.update.kind]}{notice.words}.",
                "find other support for what leans on it, or take it out",
                severity=_severity(notice),
                reference=notice.reference.label,
                related=leaning(analysis, notice.reference),
            )


def _severity(notice: Notice) -> Severity | None:
    if "retracted" in notice.reference.text.lower():  # the page says so itself
        return Severity.NOTE
    return Severity.WARNING if notice.update.kind is UpdateKind.PARTIAL_RETRACTION else None
