"""A document → its statements: each figure of its claims with the words that say what it is a figure of.

Table rows and captions state nothing on their own; neither do claims that only hold dates, and lines that a figure
merely numbers ("Week 3: …"). What is read of a statement is read when it is asked for: most figures have no other of
their kind beside them.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.figures.proposition import Claimed
from claimcheck.figures.reading_figures import claimed, inside_claim
from claimcheck.figures.vocabulary import concepts, group_of, groups, is_qualifier
from claimcheck.language.clauses import clause_around
from claimcheck.model.claim import Claim, ClaimKind, Quantity
from claimcheck.model.document import Document
from claimcheck.model.page import Block, BlockKind, Page
from claimcheck.model.span import Span
from claimcheck.quantities.agreement import ABOVE, BELOW, SHARE, TIME, Agreement, Magnitude, agree, magnitude

_SILENT = frozenset({ClaimKind.VAGUE, ClaimKind.HISTORY, ClaimKind.DEFINITION})
_STATING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING})
_MOST_FIGURES = 6
"""A sentence with more figures lists results; no other says the same."""
_HEADING = 200
"""Characters of a heading that are read, its last ones: they tell whether it asks."""
_ENOUGH = 2
"""Concepts by which a clause says what its figure is about."""
_BEFORE = 80
"""Characters before a figure in which it can be set against another."""
_FEW = 12
"""Smaller counts are met everywhere ("two groups")."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"(?<![.!?:•] )(?<!^)\b[A-Z][\w’'-]*")
_MARK = re.compile(r"\d{1,9}")
_YEAR = re.compile(r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d.,]*\d)")
_NO_NAME = re.compile(r"\d|[.!?,;:…]\s*$")
_CAPTION = 40
"""Characters of a name in a block of its own."""
_HEADLINE = 8
"""Words of a tile or slogan at most."""


@dataclass(frozen=True, eq=False)
class Sentence:
    """A claim and where it stands."""

    document: Document
    index: int
    """Of the claim."""
    block: int
    section: str
    """The nearest heading above; empty for what stands under the title and for headings."""

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.document.claims[self.index]

    @property
    def page(self) -> Page:
        """The page it stands on."""
        return self.document.page

    @cached_property
    def caption(self) -> str:
        """A name in a block of its own right above ("Iron" over what a bottle holds); empty where there is none."""
        above = self.page.blocks[self.block - 1] if self.block else None
        if above is None or above.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            return ""
        words = above.span.slice(self.page.text) if len(above.span) <= _CAPTION else ""
        return words if words[:1].isupper() and _NO_NAME.search(words) is None else ""

    @cached_property
    def labels(self) -> frozenset[str]:
        """The references cited."""
        return frozenset(label for one in self.document.citations_of(self.index) for label in one.labels)

    @cached_property
    def text(self) -> str:
        """The claim with its markers blank, as long as printed."""
        markers = self.document.citation_index.markers
        spans = [markers[citation.marker].span for citation in self.document.citations_of(self.index)]
        return _blank(self.claim.text, spans, self.claim.span.start)

    @cached_property
    def bare(self) -> str:
        """The same with its numbers blank as well."""
        numbers = [quantity.span for quantity in self.claim.quantities if magnitude(quantity)]
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
    def distinctive(self) -> dict[str, str]:
        """The same without words that say nothing about what is measured."""
        return {
            concept: word for concept, word in self.words.items() if is_qualifier(word) or not group_of("neutral", word)
        }

    def beyond(self, known: Collection[str]) -> dict[str, str]:
        """Return its distinctive concepts that are not known already, each with its word."""
        return {concept: word for concept, word in self.distinctive.items() if concept not in known}

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
    def marks(self) -> frozenset[str]:
        """Numbers that are no figures but names: "version 2", "PHQ-9"."""
        return frozenset(_MARK.findall(self.bare))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years it names."""
        return frozenset(_YEAR.findall(self.text))

    @cached_property
    def own(self) -> bool:
        """Whether the publisher speaks of itself."""
        return groups("statements")["own"].search(self.text.replace("US", "  ").lower()) is not None

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
    def amounts(self) -> tuple[tuple[int, Magnitude], ...]:
        """The figures that can be compared, by their place among the claim's quantities."""
        quantities = self.claim.quantities
        known = ((place, magnitude(one)) for place, one in enumerate(quantities) if one.unit != "year-date")
        return tuple((place, one) for place, one in known if one is not None)


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
        return inside_claim(self.sentence.claim, self.quantity.span)

    @cached_property
    def about(self) -> Claimed:
        """What is measured, for whom and when."""
        return claimed(self.sentence.claim, self.place, self.amount)

    @cached_property
    def clause(self) -> frozenset[str]:
        """The concepts of its clause; those of the sentence where the clause says too little."""
        thing = self.quantity.unit if self.amount.noun else ""
        if self.sentence.headline:
            return frozenset(self.sentence.words)
        found = frozenset(concepts(f"{self._clause_of(self.sentence.bare)} {thing}"))
        return found if len(found) >= _ENOUGH else frozenset(self.sentence.words)

    def _clause_of(self, text: str) -> str:
        return clause_around(text, self.span).slice(text)

    @cached_property
    def denied(self) -> bool:
        """Whether its clause denies something."""
        return groups("statements")["denials"].search(self._clause_of(self.sentence.lowered)) is not None

    @cached_property
    def contrasted(self) -> bool:
        """Whether it is set against what the sentence is about: "versus 8%", "than the 20% of"."""
        before = self.sentence.lowered[max(0, self.span.start - _BEFORE) : self.span.start].rstrip()
        if self.quantity.modifier in ABOVE | BELOW:
            before = before.removesuffix("than")
        ends = [word.end() for word in groups("statements")["contrast"].finditer(before)]
        return bool(ends) and not any(c.isdigit() or c in ".;" for c in before[ends[-1] :])


def differ(mine: Magnitude, theirs: Magnitude) -> bool:
    """Whether two amounts cannot both be right."""
    low, high = _bounds(mine)
    other_low, other_high = _bounds(theirs)
    if low <= other_high and other_low <= high:
        return False
    if agree(mine, theirs) is not Agreement.NONE or agree(theirs, mine) is not Agreement.NONE:
        return False
    return mine.kind in {SHARE, TIME} or max(*mine.ends, *theirs.ends) > _FEW


def _bounds(one: Magnitude) -> tuple[float, float]:
    """Return between what an amount may lie."""
    low, high = min(one.ends), max(one.ends)
    if one.modifier in ABOVE:
        return low, float("inf")
    return (float("-inf"), high) if one.modifier in BELOW else (low, high)


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


def _blank(text: str, spans: Sequence[Span], start: int) -> str:
    """Return a text of the same length with the characters of these spans blank; it begins at `start`."""
    for span in spans:
        first, last = max(0, span.start - start), min(len(text), span.end - start)
        if first < last:
            text = text[:first] + " " * (last - first) + text[last:]
    return text
