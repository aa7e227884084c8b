"""The rule `uncited-claim`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from claimcheck.model.claim import Claim, ClaimKind, Quantity
from claimcheck.model.document import Document
from claimcheck.model.finding import Analysis, Confidence
from claimcheck.model.page import Span
from claimcheck.model.severity import Severity
from claimcheck.rules.citing import cited_claims, mentioned
from claimcheck.rules.interface import Answer
from claimcheck.rules.sourcing import find_sourcing
from claimcheck.rules.vocabulary import either, words
from claimcheck.rules.wording import list_words, name_references, quote

_MOST_NAMED = 4

_Figure = tuple[ClaimKind | None, float | None, float | None, float | None, str | None]
_Place = tuple[int, tuple[str, ...]]
"""A line of the source, and the references cited there."""
_Cited = dict[_Figure, tuple[Span, _Place]]


class UncitedClaim:
    """A claim without a citation.

    What it finds
        A sentence, list item, table row or tile that states a figure a critical reader would want evidence for (an
        outcome, a risk, a share of people, a time to effect …) and carries no citation: no marker, link or
        author-year mention in the sentence or right behind it. When the same figure is cited elsewhere on the page,
        the finding says where. A vague source in the sentence ("studies show") does not count as a citation; the
        finding mentions it.

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
        """Yield one answer per claim that needs evidence and has no citation."""
        document = analysis.document
        cited = cited_claims(document)
        mentions = mentioned(document)
        figures = _cited_figures(document, cited)
        for index, claim in enumerate(document.claims):
            if claim.needs_evidence and index not in cited and claim.attribution not in mentions:
                yield _answer(index, claim, figures)


def _cited_figures(document: Document, cited: dict[int, tuple[str, ...]]) -> _Cited:
    """Return where each figure first stands with a citation."""
    places: _Cited = {}
    for index, labels in sorted(cited.items()):
        claim = document.claims[index]
        for quantity in claim.quantities if claim.needs_evidence else ():
            if (figure := _figure(claim, quantity)) not in places:
                line = document.page.locate(document.page.source_offset(quantity.span.start)).line
                places[figure] = (quantity.span, (line, labels))
    return places


def _figure(claim: Claim, quantity: Quantity) -> _Figure:
    """Return what makes two figures the same: value or ends, unit and, but for shares, the kind of claim."""
    kind = None if quantity.unit == "percent" else claim.kind
    return (kind, quantity.value, quantity.low, quantity.high, quantity.unit)


def _answer(index: int, claim: Claim, cited: _Cited) -> Answer:
    figures = [quote(quantity.text, 40) for quantity in claim.quantities if _is_figure(quantity)][:_MOST_NAMED]
    are = "is" if len(figures) == 1 else "are"
    message = f"{list_words(figures)} {are} stated without a citation" if figures else "This claim has no citation"
    source = claim.attribution or find_sourcing(claim.text)
    if source:
        message += f"; the sentence refers to {quote(source, 60)}, which gives nothing to look up"
    elsewhere = _elsewhere(claim, cited)
    if elsewhere:
        message += f". {' '.join(elsewhere.values())}"
        remedy = "cite the same source here if it covers this statement too, or take the figure out"
    elif claim.attribution:
        remedy = f"cite the publication of {quote(claim.attribution, 60)} that holds the figure, or take it out"
    else:
        remedy = "cite the source of the figure, or take the figure out"
    background = _is_background(claim)
    return Answer(
        claim.span,
        message.rstrip(".") + ".",
        remedy,
        severity=Severity.NOTE if background else None,
        confidence=Confidence.LOW if background else Confidence.HIGH,
        claim=index,
        related=tuple((span, "the same figure, cited") for span in elsewhere),
    )


def _elsewhere(claim: Claim, cited: _Cited) -> dict[Span, str]:
    """Return where figures of the claim stand with a citation, each place with a sentence about it."""
    named: dict[_Place, list[tuple[Span, str]]] = {}
    for quantity in claim.quantities:
        found = cited.get(_figure(claim, quantity)) if _is_figure(quantity) and quantity.unit else None
        if found is not None:
            named.setdefault(found[1], []).append((found[0], quote(quantity.text, 40)))
    sentences = {}
    for (line, labels), same in list(named.items())[:_MOST_NAMED]:
        figures = list(dict.fromkeys(figure for _, figure in same))
        are = "is" if len(figures) == 1 else "are"
        sentences[same[0][0]] = f"{list_words(figures)} {are} cited on line {line} ({name_references(labels[:6])})."
    return sentences


def _is_figure(quantity: Quantity) -> bool:
    """Whether a quantity has a value, or ends, rather than being a vague amount."""
    return any(value is not None for value in (quantity.value, quantity.low, quantity.high))


def _is_background(claim: Claim) -> bool:
    """Whether the claim is a general remark on how long something may take, from no source in particular."""
    if claim.kind is not ClaimKind.TIMING or claim.attribution:
        return False
    return _background().search(claim.text) is not None


@cache
def _background() -> re.Pattern[str]:
    lists = {name: either(listed) for name, listed in words("background").items()}
    return re.compile(rf"\b(?:{lists['modals']})\s(?:(?:{lists['softeners']})\s)?(?:{lists['verbs']})\b", re.IGNORECASE)
