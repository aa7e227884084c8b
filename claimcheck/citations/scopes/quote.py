"""The line under a quote that names its speaker or source, set off by a dash, covers the quote."""

from collections.abc import Iterator

from claimcheck.citations.scopes.reach import Layout, Reach
from claimcheck.model.page import BlockKind

_DASHES = ("—", "–", "-", "―", "~")
_LONGEST = 300
"""Characters of a line that names a source."""


def reach(layout: Layout) -> Iterator[Reach]:
    """Yield the paragraph before each line that begins with a dash and holds a marker."""
    for number, block in enumerate(layout.blocks[1:], start=1):
        if len(block.span) > _LONGEST or not block.span.slice(layout.page.text).startswith(_DASHES):
            continue
        before = layout.blocks[number - 1]
        markers = layout.markers_in(block.span)
        if markers and before.kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION):
            yield Reach(before.span, markers)
