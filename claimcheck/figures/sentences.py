"""A claim as it is compared with others: its words without markers and figures, its names and years, whose it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.figures.concepts import concepts, is_neutral, is_qualifier
from claimcheck.figures.vocabulary import groups
from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.model.page import BlockKind, Page
from claimcheck.model.span import Span
from claimcheck.quantities.agreement import Magnitude, magnitude

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
        markers = self.document.apparatus.markers
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
    def telling(self) -> dict[str, str]:
        """The same without words that say nothing about what is measured."""
        return {concept: word for concept, word in self.words.items() if is_qualifier(word) or not is_neutral(word)}

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


def _blank(text: str, spans: Sequence[Span], start: int) -> str:
    """Return a text of the same length with the characters of these spans blank; it begins at `start`."""
    for span in spans:
        first, last = max(0, span.start - start), min(len(text), span.end - start)
        if first < last:
            text = text[:first] + " " * (last - first) + text[last:]
    return text
