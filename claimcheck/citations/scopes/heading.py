"""A heading with a citation covers all that stands under it, until the next heading of its rank."""

from collections.abc import Iterator

from claimcheck.citations.scopes.layout import Layout, Reach
from claimcheck.model.page import BlockKind, Span


def reach(layout: Layout) -> Iterator[Reach]:
    """Yield each section whose heading cites, without the sections of the same or a higher rank after it."""
    for number, block in enumerate(layout.blocks):
        markers = layout.markers_in(block.span) if block.kind is BlockKind.HEADING else ()
        if not markers:
            continue
        following = layout.blocks[number + 1 :]
        ends = (
            other.span.start for other in following if other.kind is BlockKind.HEADING and other.level <= block.level
        )
        yield Reach(Span(block.span.start, next(ends, len(layout.page.text))), markers)
