"""A document → its statements: each figure of its claims with the words that say what it is a figure of.

Table rows and captions state nothing on their own; neither do claims that only hold dates, and lines that a figure
merely numbers ("Week 3: …"). What is read of a statement is read when it is asked for: most figures have no other of
their kind beside them.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.figures.concepts import concepts
from claimcheck.figures.sentences import Sentence
from claimcheck.figures.supporting import quantities_inside
from claimcheck.figures.surroundings import Surroundings, around, clause_of
from claimcheck.figures.vocabulary import groups
from claimcheck.model.claim import Claim, ClaimKind, Quantity
from claimcheck.model.document import Document
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span
from claimcheck.quantities.agreement import ABOVE, BELOW, Magnitude

_SILENT = frozenset({ClaimKind.VAGUE, ClaimKind.HISTORY, ClaimKind.DEFINITION})
_STATING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING})
_MOST_FIGURES = 6
"""A sentence with more figures lists results; no other says the same."""
_HEADING = 200
"""Characters of a heading that are read, its last ones: they tell whether it asks."""
_TELLING = 2
"""Concepts by which a clause says what its figure is about."""
_BEFORE = 80
"""Characters before a figure in which it can be set against another."""


@dataclass(frozen=True, eq=False)
class Statement:
    """One figure of a sentence."""

    sentence: Sentence
    place: int
    """Among the claim's quantities."""
    amount: Magnitude

    @property
    def quantity(self) -> Quantity:
        """The figure as read."""
        return self.sentence.claim.quantities[self.place]

    @cached_property
    def others(self) -> tuple[Magnitude, ...]:
        """The other figures of the sentence."""
        return tuple(known for place, known in self.sentence.amounts if place != self.place)

    @cached_property
    def span(self) -> Span:
        """Where the figure stands in the claim's text."""
        start = self.quantity.span.start - self.sentence.claim.span.start
        return Span(start, start + len(self.quantity.span))

    @cached_property
    def about(self) -> Surroundings:
        """What is measured, for whom and when."""
        return around(self.sentence.claim.text, self.span, quantities_inside(self.sentence.claim))

    @cached_property
    def clause(self) -> frozenset[str]:
        """The concepts of its clause; those of the sentence where the clause says too little."""
        thing = self.quantity.unit if self.amount.noun else ""
        if self.sentence.headline:
            return frozenset(self.sentence.words)
        found = frozenset(concepts(f"{clause_of(self.sentence.bare, self.span)} {thing}"))
        return found if len(found) >= _TELLING else frozenset(self.sentence.words)

    @cached_property
    def denied(self) -> bool:
        """Whether its clause denies something."""
        return groups("statements")["denials"].search(clause_of(self.sentence.lowered, self.span)) is not None

    @cached_property
    def contrasted(self) -> bool:
        """Whether it is set against what the sentence is about: "versus 8%", "than the 20% of"."""
        before = self.sentence.lowered[max(0, self.span.start - _BEFORE) : self.span.start].rstrip()
        if self.quantity.modifier in ABOVE | BELOW:
            before = before.removesuffix("than")
        ends = [word.end() for word in groups("statements")["contrast"].finditer(before)]
        return bool(ends) and not any(c.isdigit() or c in ".;" for c in before[ends[-1] :])


def read_statements(document: Document) -> tuple[Statement, ...]:
    """Return the statements of a page in order; none of a page that was left unread."""
    page = document.page
    if page.skipped or not document.claims:
        return ()
    starts = [block.span.start for block in page.blocks]
    sections = _sections(page.blocks, page.text)
    found: list[Statement] = []
    for index, claim in enumerate(document.claims):
        block = bisect_right(starts, claim.span.start) - 1
        if block >= 0 and page.blocks[block].kind in _STATING and _states(claim):
            section = "" if page.blocks[block].kind is BlockKind.HEADING else sections[block]
            sentence = Sentence(document, index, block, section)
            found.extend(Statement(sentence, place, known) for place, known in sentence.amounts)
    return tuple(found)


def _states(claim: Claim) -> bool:
    if claim.kind in _SILENT or not 0 < len(claim.quantities) <= _MOST_FIGURES or claim.text.endswith("?"):
        return False
    first = claim.quantities[0].span
    numbered = first.start == claim.span.start and claim.text[len(first) :].lstrip().startswith(":")
    return not numbered


def _sections(blocks: Sequence[Block], text: str) -> list[str]:
    """Return for each block the nearest heading above that is not the page's title."""
    found, current, titled = [], "", False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            current, titled = block.span.slice(text)[-_HEADING:] if titled else "", True
        found.append(current)
    return found
