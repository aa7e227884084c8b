"""The rule `expression-of-concern`."""

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.model.evidence import UpdateKind
from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.rules.interface import Answer
from claimcheck.rules.notices import leaning, notices
from claimcheck.rules.wording import name_references, name_work


class ExpressionOfConcern:
    """A work over which an expression of concern stands.

    What it finds
        A reference to a work for which the publisher, Retraction Watch or PubMed records an expression of
        concern, and no retraction.

    Why it matters
        The editors of the journal doubt the work and are looking into it, or could not settle the doubt.

    What to do
        Read the notice, and say on the page that the work is in doubt, or find other support.

        Before: Sleep lifts the mood by 12% [3].
        After:  Sleep lifts the mood by 12% [3] (the journal has voiced concern about this study).
    """

    id: ClassVar[str] = "expression-of-concern"
    summary: ClassVar[str] = "a work over which an expression of concern stands"
    severity: ClassVar[Severity] = Severity.WARNING
    asks_outside: ClassVar[bool] = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per reference to a work in doubt."""
        for notice in notices(analysis, frozenset({UpdateKind.CONCERN})):
            yield Answer(
                notice.reference.span,
                f"An expression of concern stands over {name_work(notice.work)}, "
                f"{name_references([notice.reference.label])}{notice.words}.",
                "read the notice; say that the work is in doubt, or find other support",
                reference=notice.reference.label,
                related=leaning(analysis, notice.reference),
            )
