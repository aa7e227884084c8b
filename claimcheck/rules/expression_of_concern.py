"""The rule `expression-of-concern`."""

from typing import ClassVar

from claimcheck.model.evidence import UpdateKind
from claimcheck.model.severity import Severity
from claimcheck.rules.notices import NoticeRule


class ExpressionOfConcern(NoticeRule):
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

    id = "expression-of-concern"
    summary = "a work over which an expression of concern stands"
    severity = Severity.WARNING
    says: ClassVar = {UpdateKind.CONCERN: "An expression of concern stands over {work}, {reference}"}
    remedy = "read the notice; say that the work is in doubt, or find other support"
