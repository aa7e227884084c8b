"""What a scope is given (`Layout`) and what it gives back (`Reach`).

A scope says how far a citation reaches: it yields stretches of the reading text, each with the markers whose works
cover what is claimed there. What a layout knows of a page is worked out once, whichever scope asks.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claimcheck.language.sentences import Text, split
from claimcheck.model.citation import CitationIndex, Marker
from claimcheck.model.page import Block, BlockKind, Page
from claimcheck.model.span import Span

LIST = frozenset({BlockKind.ITEM, BlockKind.ROW})
"""Kinds of blocks that come in runs under a line that introduces them."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A stretch of text and the markers that cover what it claims."""

    span: Span
    markers: tuple[int, ...]
    """Numbers of markers, in order of the page."""


@dataclass(frozen=True)
class Layout:
    """A page as the scopes see it: its blocks outside reference lists, with their markers and sentences."""

    page: Page
    index: CitationIndex

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the running text, in order."""
        kept: list[Block] = []
        lists, inside, index = self.index.lists, 0, 0
        for block in self.page.blocks:
            while index < len(lists) and lists[index].start <= block.span.start:
                inside = max(inside, lists[index].end)
                index += 1
            if block.span.end > inside:
                kept.append(block)
        return tuple(kept)

    def with_said(self, markers: Iterable[Marker]) -> "Layout":
        """Return the same page with further markers, all of them words of its sentences, so that these stay as cut."""
        ordered = tuple(sorted([*self.markers, *markers], key=lambda marker: marker.span))
        layout = Layout(self.page, replace(self.index, markers=ordered))
        vars(layout).update(blocks=self.blocks, _splitter=self._splitter, _sentences=self._sentences)
        return layout

    @property
    def markers(self) -> tuple[Marker, ...]:
        """The markers of the page, in order."""
        return self.index.markers

    @cached_property
    def _starts(self) -> list[int]:
        return [marker.span.start for marker in self.markers]

    def markers_in(self, span: Span) -> tuple[int, ...]:
        """Return the numbers of the markers that begin in a stretch."""
        return tuple(range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)))

    def text(self, block: Block) -> str:
        """Return what a block says, its markers left out."""
        return self.without_markers(block.span)

    def without_markers(self, span: Span) -> str:
        """Return the words of a stretch without the markers that only point."""
        parts, at = [], span.start
        for number in self.markers_in(span):
            marker = self.markers[number].span
            if not self.markers[number].is_said:
                parts.append(self.page.text[at : marker.start])
                at = max(at, min(marker.end, span.end))
        return "".join([*parts, self.page.text[at : span.end]])

    @cached_property
    def _splitter(self) -> Text:
        pointing = [marker.span for marker in self.markers if not marker.is_said]
        masked: list[str] = []
        at = 0
        for span in pointing:
            if span.start >= at:
                masked += self.page.text[at : span.start], " " * len(span)
                at = span.end
        return Text(self.page.text, "".join(masked) + self.page.text[at:], pointing)

    def sentences(self, block: Block) -> Sequence[Span]:
        """Return the sentences of a block, each with the markers that close it."""
        known = self._sentences.get(block.span.start)
        if known is None:
            known = self._sentences[block.span.start] = split(self._splitter, block.span)
        return known

    @cached_property
    def _sentences(self) -> dict[int, Sequence[Span]]:
        return {}

    def run_after(self, number: int) -> Iterator[Block]:
        """Yield the items or rows that follow a block without anything else between them."""
        first = self.blocks[number + 1].kind if number + 1 < len(self.blocks) else None
        for block in self.blocks[number + 1 :]:
            if block.kind is not first or first not in LIST:
                return
            yield block

    def run_before(self, number: int) -> Iterator[Block]:
        """Yield the items or rows that stand directly before a block, the nearest first."""
        last = self.blocks[number - 1].kind if number else None
        for block in reversed(self.blocks[:number]):
            if block.kind is not last or last not in LIST:
                return
            yield block

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def block_at(self, offset: int) -> int:
        """Return the number of the block that a place stands in, or of the one before it; -1 before the first."""
        return bisect_right(self._block_starts, offset) - 1

    def heading_of(self, number: int) -> Block | None:
        """Return the nearest heading above a block."""
        above = (block for block in reversed(self.blocks[:number]) if block.kind is BlockKind.HEADING)
        return next(above, None)

    def section_of(self, number: int) -> range:
        """Return the numbers of the blocks between the headings around a block."""
        first = number
        while first and self.blocks[first - 1].kind is not BlockKind.HEADING:
            first -= 1
        last = number
        while last + 1 < len(self.blocks) and self.blocks[last + 1].kind is not BlockKind.HEADING:
            last += 1
        return range(first, last + 1)
