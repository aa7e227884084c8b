"""The title, caption, header or note of a table or figure covers its rows and what it shows."""

import re
from collections.abc import Iterator

from claimcheck.citations.scopes.reach import Layout, Reach
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span

_TITLE = re.compile(r"(?:table|figure|fig\.?|chart|exhibit|box|panel)\s+(?:\d+|[ivx]+|[a-z])\b", re.IGNORECASE)
_HEADS = 300
"""Characters of a row that names columns; a longer one is a part of the page's layout."""
_NOTE = re.compile(r"\W{0,3}(?:notes?|sources?|data|adapted|key|abbreviations|[a-d*†‡])\b", re.IGNORECASE)


def reach(layout: Layout) -> Iterator[Reach]:
    """Yield each table or figure with the markers of its title, its header row, its caption and its note."""
    for first, last in _tables(layout):
        heads = [layout.blocks[number] for number in _speaking_for(layout, first, last)]
        markers = sorted({number for block in heads for number in layout.markers_in(block.span)})
        if markers:
            yield Reach(Span(layout.blocks[first].span.start, layout.blocks[last].span.end), tuple(markers))
    for number, block in enumerate(layout.blocks):
        markers_here = layout.markers_in(block.span) if block.kind is BlockKind.CAPTION else ()
        if markers_here:
            near = [one for one in _beside(layout, number) if one.kind is not BlockKind.ROW]
            yield from (Reach(one.span, markers_here) for one in [block, *near])


def _tables(layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the first and the last row of each table."""
    first = None
    for number, block in enumerate(layout.blocks):
        previous = layout.blocks[number - 1] if number else None
        goes_on = previous is not None and previous.kind is BlockKind.ROW and not (previous.header and not block.header)
        if block.kind is not BlockKind.ROW or not goes_on:
            if first is not None:
                yield first, number - 1
            first = number if block.kind is BlockKind.ROW else None
    if first is not None:
        yield first, len(layout.blocks) - 1


def _speaking_for(layout: Layout, first: int, last: int) -> Iterator[int]:
    """Yield the numbers of the blocks that speak for a whole table."""
    if not layout.blocks[first].header and len(layout.blocks[first].span) <= _HEADS:
        yield first
    if first and _is_title(layout, layout.blocks[first - 1]):
        yield first - 1
    after = last + 1
    if after < len(layout.blocks) and (
        layout.blocks[after].kind is BlockKind.CAPTION or _NOTE.match(layout.blocks[after].span.slice(layout.page.text))
    ):
        yield after


def _is_title(layout: Layout, block: Block) -> bool:
    return block.kind is BlockKind.CAPTION or _TITLE.match(block.span.slice(layout.page.text).lstrip("*_ ")) is not None


def _beside(layout: Layout, number: int) -> Iterator[Block]:
    """Yield the items that a caption closes: what a figure prints stands before its caption."""
    for block in reversed(layout.blocks[:number]):
        if block.kind is not BlockKind.ITEM:
            return
        yield block
