"""The rule `figure-not-in-source`."""

from collections.abc import Iterator

from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.model.support import Verdict
from claimcheck.rules.figure_wording import confidence, name_figures, name_looked, name_notes, read_whole, weighed
from claimcheck.rules.rule import Answer, Rule

_SHARES = frozenset({"percent", "fraction", "percentage point"})


class FigureNotInSource(Rule):
    """A figure that none of the works cited for it reports, as far as they could be read.

    What it finds
        A claim whose figure stands neither in the abstracts of the works it cites nor, where they are open, in their
        full texts: not as printed, not rounded, not in words, not as the rest to a hundred, not as a share of the
        counts given, not as a difference or a ratio of two figures side by side. Nothing is said where one of the cited
        works could not be read.

    Why it matters
        Readers take a citation for the place where the figure stands. Where it stands elsewhere, or nowhere, nobody
        can follow it. That an abstract does not hold a figure does not make it wrong: it may stand in the full text.

    What to do
        Look the figure up in the work. Cite the work that reports it, say where it stands, or take it out.

        Before: 89% improved [6].     (the abstract of 6 reports no 89%)
        After:  89% improved [5].     (which does)
    """

    id = "figure-not-in-source"
    summary = "a figure that stands in none of the cited works, as far as they could be read"
    severity = Severity.WARNING
    asks_outside = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per claim with figures that were not found."""
        for index, claim, support, figures in weighed(analysis, Verdict.NOT_FOUND):
            shares = any(figure.quantity.unit in _SHARES for figure in figures)
            are = "is" if len(figures) == 1 else "are"
            yield Answer(
                claim.span,
                f"{name_figures(figures)} {are} not in {name_looked(support.looked)}.{name_notes(support)}",
                "look it up in the work itself: cite the work that reports it, or take the figure out",
                confidence=confidence(sure=shares, whole=read_whole(support.looked)),
                claim=index,
                reference=support.looked[0].reference if len(support.looked) == 1 else None,
            )
