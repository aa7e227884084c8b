"""A line "Source: …", "Adapted from …", a closing "Read the study" covers the figure, list or run of text before it."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.citations.scopes.bearing import begins
from claimcheck.citations.scopes.reach import Layout, Reach
from claimcheck.model.citation import Marker
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span

_FIGURE = re.compile(r"\d\s?%|[$€£]\s?\d|\d,\d{3}")
_AROUND = 12
"""Characters of a line around the source that it credits."""
_MOST, _CARD = 8, 3
"""Blocks before a line "Source: …", and before a bare name, that it covers at the most."""
_LONGEST = 400
"""Characters of a line that names its source and says no more."""


def reach(layout: Layout) -> Iterator[Reach]:
    """Yield what stands before each source line: its list with the line above, or the text back to a heading."""
    lines = [number for number, block in enumerate(layout.blocks) if is_source_line(layout, block)]
    for place, number in enumerate(lines):
        markers = layout.markers_in(layout.blocks[number].span)
        floor = lines[place - 1] + 1 if place else 0
        first = _first(layout, number, floor, alone=len(lines) == 1)
        if first < number:
            yield Reach(Span(layout.blocks[first].span.start, layout.blocks[number].span.start), markers)


def is_source_line(layout: Layout, block: Block) -> bool:
    """Whether a block does nothing but name the source of what stands before it."""
    if block.kind is BlockKind.HEADING or len(block.span) > _LONGEST or not layout.markers_in(block.span):
        return False
    printed = block.span.slice(layout.page.text)
    if any(_fills(layout.markers[number], block) for number in layout.markers_in(block.span)):
        return True
    return begins(printed.lstrip("[*_("), "source_lines") and len(layout.sentences(block)) <= 2


def _fills(marker: Marker, block: Block) -> bool:
    """Whether a credit is all that a line says."""
    return marker.style == "credit" and len(block.span) - len(marker.span) <= _AROUND


def _goes_on(layout: Layout, following: Sequence[Block]) -> bool:
    """Whether the page goes on after a source line: with a long paragraph, or with a section that gives figures."""
    headed = False
    for block in following:
        headed = headed or block.kind is BlockKind.HEADING
        figures = headed and block.kind is not BlockKind.HEADING and _FIGURE.search(block.span.slice(layout.page.text))
        if figures or (block.kind is BlockKind.PARAGRAPH and len(block.span) > _LONGEST):
            return True
    return False


def _first(layout: Layout, number: int, floor: int, *, alone: bool) -> int:
    """Return the number of the first block that a source line covers."""
    run = sum(1 for _ in layout.run_before(number))
    if run:  # a list or table, and the line that introduces it
        before = number - run - 1
        introduced = before >= floor and layout.text(layout.blocks[before]).rstrip(" *_").endswith(":")
        return max(floor, number - run - (1 if introduced else 0))
    following = layout.blocks[number + 1 :]
    if alone and not _goes_on(layout, following):
        return floor  # the page ends with it
    labelled = begins(layout.blocks[number].span.slice(layout.page.text).lstrip("[*_("), "source_lines")
    return (
        max(floor, layout.section_of(number - 1).start, number - (_MOST if labelled else _CARD)) if number else number
    )
