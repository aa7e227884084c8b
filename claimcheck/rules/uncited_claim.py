"""The rule `uncited-claim`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from claimcheck.language.word_tables import alternation, table
from claimcheck.model.claim import Claim, ClaimKind, Dimension, Quantity
from claimcheck.model.finding import Analysis, Confidence
from claimcheck.model.severity import Severity
from claimcheck.rules.gaps import Gap, find_gaps, is_figure
from claimcheck.rules.rule import Answer
from claimcheck.rules.wording import list_words, name_references, quote

_MOST_NAMED = 4
_CIRCUMSTANCES = frozenset({Dimension.DATE, Dimension.AGE, Dimension.VAGUE})
_MEASURED = frozenset({Dimension.SHARE, Dimension.MULTIPLE, Dimension.STATISTIC, Dimension.RATE, Dimension.PHYSICAL})
_RATED = frozenset({ClaimKind.OUTCOME, ClaimKind.COMPARISON, ClaimKind.SAFETY})
_SURE, _LIKELY = 0.75, 0.45
"""How sure it must be that a reader needs evidence for an error, and for a warning."""


class UncitedClaim:
    """A claim without a citation.

    What it finds
        A sentence, list item, table row or tile that states a figure a critical reader would want evidence for (an
        outcome, a risk, a share of people, a time to effect …) and that no citation reaches: no marker, link or
        author-year mention in the sentence or right after it, and none that covers it from the line that introduces
        its list, its heading, the caption of its table, the source line under it, or the study that the paragraph
        goes on about. It is an error where it is sure that a reader needs evidence, else a warning or a note; a
        figure that is cited elsewhere on the page for the same thing is a note that says where. Figures of the page's
        own study are `own-data`; a source that is named but cannot be looked up is `unnamed-source`.

    Why it matters
        A figure that cannot be followed to its source cannot be checked, by readers or by the people who maintain the
        page. Headline figures are copied from page to page, and their sources get lost on the way.

    What to do
        Add a citation to the source of the figure, or take the figure out. When the figure is the publisher's own,
        cite the report or data behind it. Kinds of claims that need no evidence here are set by
        `claims.evidence-kinds`.

        Before: In our study 72% of clients slept better.
        After:  In our study 72% of clients slept better [4].
    """

    id: ClassVar[str] = "uncited-claim"
    summary: ClassVar[str] = "a claim that needs evidence and has no citation"
    severity: ClassVar[Severity] = Severity.ERROR
    asks_outside: ClassVar[bool] = False

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per claim that needs evidence and has no source."""
        document = analysis.document
        for gap in find_gaps(document):
            if gap.named is None:
                yield _answer(gap, document.claims[gap.claim])


def _answer(gap: Gap, claim: Claim) -> Answer:
    figures = [quote(quantity.text, 40) for quantity in _asserted(claim)][:_MOST_NAMED]
    have = "has" if len(figures) == 1 else "have"
    message = f"{list_words(figures)} {have} no source" if figures else "This claim has no source"
    elsewhere = _elsewhere(gap)
    remedy = _REMEDIES.get(claim.kind, _REMEDY)
    if elsewhere:
        message += f". {' '.join(elsewhere)}"
        remedy = "cite the same source here if it covers this statement too, or take the figure out"
    severity, confidence = _weight(gap, claim)
    return Answer(
        claim.span,
        message.rstrip(".") + ".",
        remedy,
        severity=severity,
        confidence=confidence,
        claim=gap.claim,
        related=tuple((cited.span, "the same figure, cited") for cited in gap.cited),
        group=gap.group,
    )


def _asserted(claim: Claim) -> list[Quantity]:
    """Return the figures that need the source: not the year, the age or the group that they are about."""
    figures = [quantity for quantity in claim.quantities if is_figure(quantity)]
    told = [quantity for quantity in figures if quantity.dimension not in _CIRCUMSTANCES]
    measured = [quantity for quantity in told if quantity.dimension in _MEASURED]
    return measured if claim.kind in _RATED and measured else told or figures


_REMEDY = "cite the publication or data that the figure comes from, or take the figure out"
_REMEDIES = {
    ClaimKind.OUTCOME: "cite the study that measured it (for figures of your own: the report with its method)",
    ClaimKind.SAFETY: "cite the study or the product information that reports it",
    ClaimKind.PREVALENCE: "cite the survey, register or statistic that counted it",
    ClaimKind.TIMING: "cite the study or the product information that measured the time",
    ClaimKind.COMPARISON: "cite the study or the prices that the comparison rests on",
    ClaimKind.MEASUREMENT: "cite the measurement, statistic or report that it comes from",
    ClaimKind.DESIGN: "cite the study that is described",
}
"""What would settle a claim, by its kind."""


def _weight(gap: Gap, claim: Claim) -> tuple[Severity | None, Confidence]:
    """Return how grave a gap is and how sure it is: doubt lowers the severity."""
    if gap.cited or _is_background(claim):
        return Severity.NOTE, Confidence.LOW
    if claim.score >= _SURE:
        return None, Confidence.HIGH
    return (Severity.WARNING, Confidence.MEDIUM) if claim.score >= _LIKELY else (Severity.NOTE, Confidence.LOW)


def _elsewhere(gap: Gap) -> list[str]:
    """Return a sentence for each place where figures of the claim are cited."""
    named: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for cited in gap.cited:
        named.setdefault((cited.line, cited.labels), []).append(quote(cited.figure, 40))
    sentences = []
    for (line, labels), same in list(named.items())[:_MOST_NAMED]:
        figures = list(dict.fromkeys(same))
        are = "is" if len(figures) == 1 else "are"
        sentences.append(f"{list_words(figures)} {are} cited on line {line} ({name_references(labels[:6])}).")
    return sentences


def _is_background(claim: Claim) -> bool:
    """Whether the claim is a general remark on how long something may take, from no source in particular."""
    if claim.kind is not ClaimKind.TIMING or claim.attribution:
        return False
    return _background().search(claim.text) is not None


@cache
def _background() -> re.Pattern[str]:
    lists = {name: alternation(listed) for name, listed in table("rules", "background").items()}
    return re.compile(rf"\b(?:{lists['modals']})\s(?:(?:{lists['softeners']})\s)?(?:{lists['verbs']})\b", re.IGNORECASE)
