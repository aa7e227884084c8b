"""The rule `inconsistent-arithmetic`."""

from collections.abc import Iterator

from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.rules.arithmetic import mismatches
from claimcheck.rules.rule import Answer, Rule


class InconsistentArithmetic(Rule):
    """Figures of one sentence, row or price card that do not add up.

    What it finds
        A total that is not the number times the price of one, instalments that do not sum up to the total, a discount
        that is not the difference of the two prices, "n of N" beside a percentage that it is not, shares of one whole
        that miss 100%, answers that shut each other out and exceed it, a rate that does not give the number, a
        price per year and per month that differ, a dose, a sum or a change that is another one. Rounding to the printed
        digits is no error; words that leave a second reading ("about", "from", "or", a deposit, a fee) keep
        the rule silent.

    Why it matters
        One of the figures is wrong, and a reader cannot tell which one to rely on.

    What to do
        Do the sum again and correct the figure that is wrong. Where both figures are right, say what comes in
        besides: the fee, the deposit, those who are missing.

        Before: 8 sessions cost $960 total ($1120 per session).
        After:  8 sessions cost $960 total ($120 per session).
    """

    id = "inconsistent-arithmetic"
    summary = "figures of one sentence, row or price card that do not add up"
    severity = Severity.ERROR
    asks_outside = False

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per sum that does not come out."""
        for line, found in mismatches(analysis.document):
            yield Answer(
                found.span,
                found.message,
                found.remedy,
                confidence=found.confidence,
                claim=line.claim,
                subject=None if line.claim is not None else line.text,
                related=found.others,
            )
