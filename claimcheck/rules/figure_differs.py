"""The rule `figure-differs`."""

from collections.abc import Iterator

from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.model.support import FigureSupport, Verdict
from claimcheck.rules.figure_wording import confidence, name_notes, name_reported, read_whole, weighed
from claimcheck.rules.rule import Answer, Rule
from claimcheck.rules.wording import name_references, quote


class FigureDiffers(Rule):
    """A figure for which the cited work reports another one.

    What it finds
        A claim whose figure stands in none of the works it cites, while one of them gives another figure for the same
        measure: the claim says 30% reached remission, the abstract says 32.6%. Rounding is no difference. Also a figure
        that the work does report, but for another group, measure or time than the claim: 41.9% of the placebo group.

    Why it matters
        A figure that was copied wrongly, or taken from another group or time point, is repeated by everyone who
        trusts the citation.

    What to do
        Compare with the work and correct the figure, or say which group, time point or definition it is about.

        Before: 30% reached remission [5].     (reported: 32.6%)
        After:  33% reached remission [5].
    """

    id = "figure-differs"
    summary = "a figure for which the cited work reports another one"
    severity = Severity.WARNING
    asks_outside = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per claim with figures that are reported otherwise."""
        for index, claim, support, figures in weighed(analysis, Verdict.DIFFERS):
            sure = all(figure.certain for figure in figures)
            yield Answer(
                claim.span,
                " ".join(map(_compared, figures)) + name_notes(support),
                "compare with the work and correct the figure, or say which group and time it is about",
                confidence=confidence(sure=sure, whole=read_whole(support.looked)),
                claim=index,
                reference=figures[0].reference,
            )


def _compared(figure: FigureSupport) -> str:
    said = quote(figure.quantity.text, 40)
    if figure.figure is None or figure.reference is None:
        return f"{said} is reported otherwise."
    where = name_references([figure.reference])
    return f"{said} is claimed, but {where} reports {name_reported(figure.figure, figure.others)}."
