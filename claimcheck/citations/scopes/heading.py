"""A heading with a citation covers all that stands under it, until the next heading of its rank.

So does a sentence that announces under a heading what its section is drawn from ("This section summarises …").
"""

from collections.abc import Iterator

from claimcheck.citations.scopes.bearing import announces
from claimcheck.citations.scopes.reach import Layout, Reach
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span


def reach(layout: Layout) -> Iterator[Reach]:
    """Yield each section whose heading cites, without the sections of the same or a higher rank after it."""
    for number, block in enumerate(layout.blocks):
        markers = _covering(layout, block)
        if not markers:
            continue
        above = block if block.kind is BlockKind.HEADING else layout.heading_of(number)
        rank = above.level if above else 0
        following = layout.blocks[number + 1 :]
        ends = (other.span.start for other in following if other.kind is BlockKind.HEADING and other.level <= rank)
        yield Reach(Span(block.span.start, next(ends, len(layout.page.text))), markers)


def _covering(layout: Layout, block: Block) -> tuple[int, ...]:
    """Return the markers of a heading, or of the sentences of a paragraph that announce a source."""
    if block.kind is BlockKind.HEADING:
        return layout.markers_in(block.span)
    if block.kind is not BlockKind.PARAGRAPH or not layout.markers_in(block.span):
        return ()
    announcing = (one for one in layout.sentences(block) if announces(one.slice(layout.page.text)))
    return tuple(number for sentence in announcing for number in layout.markers_in(sentence))
