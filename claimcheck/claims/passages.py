"""The units a claim can be: sentences, items, rows, captions and stat tiles that hold a quantity.

In: a page, its citation index and the quantities found on it. Out: passages in order of the text. Reference lists, link
lists and headings that assert nothing are left out; a block without a quantity is not even split into sentences.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.claims.tiles import pair_tiles
from claimcheck.language.sentences import Text, split
from claimcheck.model.citation import CitationIndex
from claimcheck.model.claim import Quantity
from claimcheck.model.page import Block, BlockKind, InlineKind, Page
from claimcheck.model.span import Span

_LONGEST = 900
"""Characters: what is longer is no sentence but data, and claims nothing."""
_STEPS = 20
"""Bare whole numbers up to this are steps of a list, not figures of a tile."""
_FIGURE = 24
"""Longest text of a tile's figure."""
_LINK_WORDS = 8


@dataclass(frozen=True)
class Passage:
    """A stretch of text that is one claim if it is one at all."""

    span: Span
    quantities: tuple[Quantity, ...]
    block: Block
    tile: bool = False
    context: str = ""
    """What a reader knows besides: the header of the row."""


class Passages:
    """Cuts one page into passages."""

    def __init__(self, page: Page, citation_index: CitationIndex, masked: str, quantities: Sequence[Quantity]) -> None:
        self._page = page
        self._quantities = quantities
        self._starts = [quantity.span.start for quantity in quantities]
        self._lists = sorted(citation_index.lists)
        markers = sorted(marker.span for marker in citation_index.markers)
        self._text = Text(page.text, masked, markers)
        self._links = sorted(inline.span for inline in page.inlines if inline.kind is InlineKind.LINK)

    def read(self) -> Iterator[Passage]:
        """Yield the passages in order of the text."""
        blocks = self._page.blocks
        held = [index for index, block in enumerate(blocks) if self._holds(block)]
        tiles = dict(pair_tiles(blocks, self._page.text, self._is_figure, held))
        captions = {caption: figure for figure, caption in tiles.items()}
        for index in sorted({*held, *captions}):
            if index in tiles:
                if tiles[index] > index:
                    yield self._tile(blocks[index], blocks[tiles[index]], blocks[index])
            elif index in captions:
                if captions[index] > index:
                    yield self._tile(blocks[index], blocks[captions[index]], blocks[captions[index]])
            else:
                yield from self._sentences(blocks[index])

    def _holds(self, block: Block) -> bool:
        """Whether a block holds a quantity and may claim something."""
        if not self._within(block.span) or self._in_list(block.span):
            return False
        return not self._is_navigation(block)

    def _within(self, span: Span) -> tuple[Quantity, ...]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(quantity for quantity in self._quantities[first:last] if quantity.span.end <= span.end)

    def _in_list(self, span: Span) -> bool:
        index = bisect_left(self._lists, Span(span.start, span.end))
        return any(part.overlaps(span) for part in self._lists[max(0, index - 1) : index + 1])

    def _is_navigation(self, block: Block) -> bool:
        """Whether the block is nothing but a short link."""
        index = bisect_left(self._links, Span(block.span.start, block.span.start))
        if index >= len(self._links) or self._links[index].start != block.span.start:
            return False
        words = len(block.span.slice(self._page.text).split())
        return self._links[index].end >= block.span.end and words <= _LINK_WORDS

    def _is_figure(self, block: Block) -> bool:
        """Whether a block is a bare figure: "70%", "4 hrs", "1 in 5", "7.7→"."""
        if len(block.span) > _FIGURE:
            return False
        quantities = self._within(block.span)
        rest = block.span.slice(self._text.masked)
        for quantity in reversed(quantities):
            start = quantity.span.start - block.span.start
            rest = rest[:start] + rest[start + len(quantity.span) :]
        if any(letter.isalnum() for letter in rest):
            return False
        first = quantities[0]
        step = first.text.strip().isdigit() and rest.strip(" .)") == "" and (first.value or 0) <= _STEPS
        return not step

    def _tile(self, first: Block, second: Block, figure: Block) -> Passage:
        span = Span(first.span.start, second.span.end)
        return Passage(span, self._within(span), figure, tile=True)

    def _sentences(self, block: Block) -> Iterator[Passage]:
        context = " ".join(block.header)
        if block.kind is BlockKind.ROW and len(block.span) <= _LONGEST // 2:
            yield Passage(block.span, self._within(block.span), block, context=context)
            return
        for span in split(self._text, block.span):
            quantities = self._within(span)
            if quantities and len(span) <= _LONGEST:
                yield Passage(span, quantities, block, context=context)
