"""The rule `uncited-claim`."""

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.model.citation import ReferenceKind
from claimcheck.model.claim import Claim, ClaimKind, Quantity
from claimcheck.model.document import Document
from claimcheck.model.finding import Analysis
from claimcheck.model.page import Span
from claimcheck.model.severity import Severity
from claimcheck.rules.interface import Answer
from claimcheck.rules.sourcing import find_sourcing
from claimcheck.rules.wording import list_words, name_references, quote

_MOST_RELATED = 3

_Figure = tuple[ClaimKind, float | None, float | None, float | None, str | None]


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


def cited_claims(document: Document) -> dict[int, tuple[str, ...]]:
    """Return the labels that each cited claim leans on, by the claim's index."""
    cited: dict[int, list[str]] = {}
    for citation in document.citations:
        cited.setdefault(citation.claim, []).extend(citation.labels)
    return {index: tuple(dict.fromkeys(labels)) for index, labels in cited.items() if labels}


def mentioned(document: Document) -> frozenset[str]:
    """Return the author-year mentions that are references of their own: naming one is a citation."""
    references = document.apparatus.references
    return frozenset(reference.label for reference in references if reference.kind is ReferenceKind.MENTION)


def _cited_figures(document: Document, cited: dict[int, tuple[str, ...]]) -> dict[_Figure, tuple[Span, str]]:
    """Return where each figure first stands with a citation, and a sentence about it."""
    places: dict[_Figure, tuple[Span, str]] = {}
    for index, labels in sorted(cited.items()):
        claim = document.claims[index]
        for quantity in claim.quantities if claim.needs_evidence else ():
            if (figure := _figure(claim, quantity)) not in places:
                line = document.page.locate(document.page.source_offset(quantity.span.start)).line
                words = f"{quote(quantity.text, 40)} is cited on line {line} ({name_references(labels[:6])})."
                places[figure] = (quantity.span, words)
    return places


def _figure(claim: Claim, quantity: Quantity) -> _Figure:
    """Return what makes two figures the same: the kind of claim, value or ends, and unit."""
    return (claim.kind, quantity.value, quantity.low, quantity.high, quantity.unit)


def _answer(index: int, claim: Claim, cited: dict[_Figure, tuple[Span, str]]) -> Answer:
    figures = list_words([quote(quantity.text, 40) for quantity in claim.quantities[:4]]) if claim.quantities else ""
    message = f"{figures} {'is' if len(claim.quantities) == 1 else 'are'} stated without a citation" if figures else ""
    message = message or "this claim has no citation"
    source = claim.attribution or find_sourcing(claim.text)
    if source:
        message += f"; the sentence refers to {quote(source, 60)}, which gives nothing to look up"
    elsewhere = _elsewhere(claim, cited)
    if elsewhere:
        message += f". {' '.join(words for _, words in elsewhere)}"
        remedy = "cite the same source here if it covers this statement too, or take the figure out"
    elif claim.attribution:
        remedy = f"cite the publication of {quote(claim.attribution, 60)} that holds the figure, or take it out"
    else:
        remedy = "cite the source of the figure, or take the figure out"
    return Answer(
        claim.span,
        message.rstrip(".") + ".",
        remedy,
        claim=index,
        related=tuple((span, "the same figure, cited") for span, _ in elsewhere),
    )


def _elsewhere(claim: Claim, cited: dict[_Figure, tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Return where figures of the claim stand with a citation; a vague amount is no figure."""
    told = [
        quantity
        for quantity in claim.quantities
        if any(value is not None for value in (quantity.value, quantity.low, quantity.high))
    ]
    return [cited[figure] for figure in dict.fromkeys(_figure(claim, q) for q in told) if figure in cited][
        :_MOST_RELATED
    ]
