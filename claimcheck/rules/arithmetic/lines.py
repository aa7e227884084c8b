"""The stretches of a page inside which figures are held against each other, and their figures.

In: a document. Out: lines. A line is a sentence or table row (one claim), a list item or short paragraph of several
sentences, a short block that is no claim, or a card (`cards`). The figures are those of the claims, as the stage that
extracts them read them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.model.claim import Claim, Quantity
from claimcheck.model.document import Document
from claimcheck.model.page import BlockKind
from claimcheck.model.span import Span
from claimcheck.rules.arithmetic.cues import cues, read_block, tokens
from claimcheck.rules.arithmetic.price_cards import LONGEST, PRICED, card_from
from claimcheck.rules.arithmetic.terms import Term, terms_of

MOST = 16
"""Figures of one line: what holds more is data, and no sum of it can be told from its words."""
_JOINING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_LONGEST_JOINED, _MOST_JOINED = 240, 5
"""Characters and figures of an item or short paragraph that is read across its sentences."""


@dataclass(frozen=True)
class Line:
    """A stretch of text whose figures belong together."""

    page: str
    """The reading text of the whole page."""
    span: Span
    quantities: tuple[Quantity, ...]
    header: tuple[str, ...] = ()
    """The table's header cells, for a row."""
    claim: int | None = None
    apart: bool = False
    """Whether the figures stand in cells or blocks of their own, so that their order says nothing."""
    joined: bool = False
    """Whether it is more than one sentence, so that only words that point back tie its figures together."""

    @cached_property
    def text(self) -> str:
        """The line as printed."""
        return self.span.slice(self.page)

    @cached_property
    def cues(self) -> frozenset[str]:
        """The cues anywhere in it, the header of a table among them."""
        return cues(tokens(f"{' '.join(self.header)} {self.text}"))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The figures with a value, in order."""
        return terms_of(self.page, self.span, self.quantities, self.header, apart=self.apart)


def lines_of(document: Document) -> Iterator[Line]:
    """Yield the lines of a document that hold two figures or more."""
    blocks, text = document.page.blocks, document.page.text
    yield from _claims(document)
    if not PRICED.search(text):  # cards and price lists need a price
        return
    quantities = _Quantities(document.claims)
    for place, block in enumerate(blocks):
        if len(block.span) > _LONGEST_JOINED:
            continue
        within = quantities.within(block.span)
        if block.kind in _JOINING and 2 < len(within) <= _MOST_JOINED and quantities.claims_within(block.span) > 1:
            yield Line(text, block.span, within, joined=True)
        if not within and len(block.span) <= LONGEST and PRICED.search(text, block.span.start, block.span.end):
            yield Line(text, block.span, read_block(text, block.span), block.header, apart=bool(block.header))
        if (card := card_from(blocks, place, text)) is not None:
            inside = (one.span for one in blocks[place : place + MOST] if one.span.end <= card.end)
            read = tuple(one for span in inside for one in quantities.within(span) or read_block(text, span))
            if 3 <= len(read) <= MOST:
                yield Line(text, card, read, apart=True)


def _claims(document: Document) -> Iterator[Line]:
    """Yield the claims, as far as they stand in one block: what spans two is a tile, and part of a card."""
    blocks = document.page.blocks
    starts = [block.span.start for block in blocks]
    for index, claim in enumerate(document.claims):
        if not 2 <= len(claim.quantities) <= MOST:
            continue
        place = bisect_left(starts, claim.span.start + 1) - 1
        block = blocks[place] if place >= 0 else None
        end = claim.span.end if block is None else min(claim.span.end, block.span.end)
        quantities = tuple(quantity for quantity in claim.quantities if quantity.span.end <= end)
        if len(quantities) > 1:
            span = Span(claim.span.start, end)
            header, is_row = (block.header, block.kind is BlockKind.ROW) if block is not None else ((), False)
            yield Line(document.page.text, span, quantities, header, index, apart=is_row)


class _Quantities:
    """The quantities of the claims, to be asked for those of a stretch."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claim_starts = [claim.span.start for claim in claims]
        self._all = sorted({q.span: q for claim in claims for q in claim.quantities}.values(), key=lambda q: q.span)
        self._starts = [quantity.span.start for quantity in self._all]

    def within(self, span: Span) -> tuple[Quantity, ...]:
        """Return the quantities of a stretch, in order."""
        return tuple(self._all[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)])

    def claims_within(self, span: Span) -> int:
        """Return how many claims begin in a stretch."""
        return bisect_left(self._claim_starts, span.end) - bisect_left(self._claim_starts, span.start)
