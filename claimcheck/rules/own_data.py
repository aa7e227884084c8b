"""The rule `own-data`."""

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.model.document import PageRole
from claimcheck.model.finding import Analysis, Confidence
from claimcheck.model.severity import Severity
from claimcheck.rules.rule import Answer

_TOLD = {
    PageRole.PRIMARY_REPORT: (
        "this page itself found; the method stands here",
        "check that the method bears the figures: who was asked or measured, how many, when and how",
    ),
    PageRole.ACTIVITY_REPORT: (
        "the publisher did; the account begins here",
        "check that the counts can be followed: who kept them, where and when",
    ),
}
"""What is said of each role, and what would settle it."""


class OwnData:
    """A page that reports figures of its own.

    What it finds
        A page that is the primary report of its own study, survey or test: it is built like a paper, or tells its
        method (who was asked or measured, how many, when and how). Its own results need no other source and are not
        reported as `uncited-claim`; this note says how many there are and where the method is told. What such a page
        says of the world still needs a source. So it is with a body's report of its own activity, which counts whom
        it served and when; how well they fared still needs a source.

    Why it matters
        Figures of one's own are evidence as good as the method behind them, and nobody else has reviewed them.

    What to do
        Read the method and decide whether it bears the figures. A site that accepts no figures of its own sets this
        rule to `warning` or `error`.

        Before: 71% of respondents sleep badly.
        After:  71% of respondents sleep badly (812 drivers, asked by telephone last May; see the method).
    """

    id: ClassVar[str] = "own-data"
    summary: ClassVar[str] = "a page whose figures come from its own study, survey or test"
    severity: ClassVar[Severity] = Severity.NOTE
    asks_outside: ClassVar[bool] = False

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer for a primary report with figures of its own, at the place of its method."""
        document = analysis.document
        own = [index for index in sorted(document.own_data) if document.claims[index].needs_evidence]
        method = document.role.method
        if method is None or not own:
            return
        claims = "1 claim reports" if len(own) == 1 else f"{len(own)} claims report"
        told, check = _TOLD[document.role.kind]
        yield Answer(
            method,
            f"{claims} what {told}.",
            check,
            confidence=Confidence.MEDIUM,
            subject="own data",
            related=tuple((document.claims[index].span, "own data") for index in own),
        )
