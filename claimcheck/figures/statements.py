"""A document → its statements: each figure of its claims with the words that say what it is a figure of.

Table rows and captions state nothing on their own; neither do claims that only hold dates, and lines that a figure
merely numbers ("Week 3: …"). What is read of a statement is read when it is asked for: most figures have no other of
their kind beside them.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.figures.amounts import Amount, amount
from claimcheck.figures.concepts import concepts
from claimcheck.figures.supporting import quantities_inside
from claimcheck.figures.surroundings import Surroundings, around, clause_of
from claimcheck.figures.vocabulary import groups
from claimcheck.model.claim import Claim, ClaimKind, Quantity
from claimcheck.model.document import Document
from claimcheck.model.page import Block, BlockKind, Page, Span

_SILENT = frozenset({ClaimKind.VAGUE, ClaimKind.HISTORY, ClaimKind.DEFINITION})
_STATING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING})
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"(?<![.!?:•] )(?<!^)\b[A-Z][\w’'-]*")
_YEAR = re.compile(r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d.,]*\d)")
_HEADLINE = 8
"""Words of a tile or slogan at most."""
_MOST_FIGURES = 6
"""A sentence with more figures lists results; no other says the same."""
_TELLING = 2
"""Concepts by which a clause says what its figure is about."""
_BOUNDS = frozenset({"over", "under", "at least", "at most"})
_BEFORE = 80
"""Characters before a figure in which it can be set against another."""


@dataclass(frozen=True, eq=False)
class Sentence:
    """A claim and where it stands."""

    document: Document
    index: int
    """Of the claim."""
    block: int
    section: str
    """The nearest heading above; empty for what stands under the title."""

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.document.claims[self.index]

    @property
    def page(self) -> Page:
        """The page it stands on."""
        return self.document.page

    @cached_property
    def labels(self) -> frozenset[str]:
        """The references cited."""
        return frozenset(label for one in self.document.citations_of(self.index) for label in one.labels)

    @cached_property
    def text(self) -> str:
        """The claim with its markers blank, as long as printed."""
        markers = self.document.apparatus.markers
        spans = [markers[citation.marker].span for citation in self.document.citations_of(self.index)]
        return _blank(self.claim.text, spans, self.claim.span.start)

    @cached_property
    def bare(self) -> str:
        """The same with its numbers blank as well."""
        numbers = [quantity.span for quantity in self.claim.quantities if amount(quantity)]
        return _blank(self.text, numbers, self.claim.span.start)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, of the same length."""
        return self.text.lower() if len(self.text.lower()) == len(self.text) else self.text

    @cached_property
    def words(self) -> dict[str, str]:
        """What the claim is about: each concept and the word that stands for it."""
        return concepts(f"{self.bare} {self.things}")

    @cached_property
    def things(self) -> str:
        """The names of what its figures count."""
        return " ".join(self.claim.quantities[place].unit or "" for place, known in self.amounts if known.noun)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital inside the sentence; none of a headline or a text in which most words have one."""
        words = _WORD.findall(self.text)
        if self.headline or sum(word[0].isupper() for word in words) * 2 > len(words):
            return frozenset()
        return frozenset(re.sub("['’]s$", "", name).lower() for name in _NAME.findall(self.text))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years it names."""
        return frozenset(_YEAR.findall(self.text))

    @cached_property
    def own(self) -> bool:
        """Whether the publisher speaks of itself."""
        return groups("statements")["own"].search(self.lowered) is not None

    @cached_property
    def whole(self) -> bool:
        """Whether it is a sentence rather than a tile, a heading or a line of a list."""
        return self.text.rstrip(' \n"”’)').endswith((".", "!"))

    @cached_property
    def headline(self) -> bool:
        """Whether it is a tile, a heading or a slogan: a figure and its name, no sentence."""
        span, block = self.claim.span, self.page.blocks[self.block].span
        if self.whole or len(self.claim.text.split()) > _HEADLINE:
            return False
        return not block.contains(span) or len(span) >= len(block) - 2

    @cached_property
    def amounts(self) -> tuple[tuple[int, Amount], ...]:
        """The figures that can be compared, by their place among the claim's quantities."""
        quantities = self.claim.quantities
        known = ((place, amount(one)) for place, one in enumerate(quantities) if one.unit != "year-date")
        return tuple((place, one) for place, one in known if one is not None)


@dataclass(frozen=True, eq=False)
class Statement:
    """One figure of a sentence."""

    sentence: Sentence
    place: int
    """Among the claim's quantities."""
    amount: Amount

    @property
    def quantity(self) -> Quantity:
        """The figure as read."""
        return self.sentence.claim.quantities[self.place]

    @cached_property
    def others(self) -> tuple[Amount, ...]:
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
        if self.quantity.modifier in _BOUNDS:
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
            sentence = Sentence(document, index, block, sections[block])
            found.extend(Statement(sentence, place, known) for place, known in sentence.amounts)
    return tuple(found)


def _states(claim: Claim) -> bool:
    if claim.kind in _SILENT or not 0 < len(claim.quantities) <= _MOST_FIGURES or claim.text.endswith("?"):
        return False
    first = claim.quantities[0].span
    numbered = first.start == claim.span.start and claim.text[len(first) :].lstrip().startswith(":")
    return not numbered


def _blank(text: str, spans: Sequence[Span], start: int) -> str:
    """Return a text of the same length with the characters of these spans blank; it begins at `start`."""
    for span in spans:
        first, last = max(0, span.start - start), min(len(text), span.end - start)
        if first < last:
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _sections(blocks: Sequence[Block], text: str) -> list[str]:
    """Return for each block the nearest heading above that is not the page's title."""
    found, current, titled = [], "", False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            current, titled = block.span.slice(text) if titled else "", True
        found.append(current)
    return found
