"""The rule `corrected-work`."""

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.model.evidence import UpdateKind
from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.rules.interface import Answer
from claimcheck.rules.notices import notices
from claimcheck.rules.wording import name_references, name_work


class CorrectedWork:
    """A work that was corrected.

    What it finds
        A reference to a work for which a correction or erratum is recorded, and no retraction.

    Why it matters
        The correction may change the very figure that the page states.

    What to do
        Read the correction and compare the figures. Nothing needs to change when they are not concerned.

        Before: 14% had side effects [3].     (corrected to 17% in an erratum)
        After:  17% had side effects [3].
    """

    id: ClassVar[str] = "corrected-work"
    summary: ClassVar[str] = "a work over which a correction or erratum stands"
    severity: ClassVar[Severity] = Severity.NOTE
    asks_outside: ClassVar[bool] = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per reference to a corrected work."""
        for notice in notices(analysis, frozenset({UpdateKind.CORRECTION})):
            yield Answer(
                notice.reference.span,
                f"A correction stands over {name_work(notice.work)}, "
                f"{name_references([notice.reference.label])}{notice.words}.",
                "read the correction and compare the figures that lean on this work",
                reference=notice.reference.label,
            )
