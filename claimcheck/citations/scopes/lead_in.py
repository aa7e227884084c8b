"""A sentence, label or bold line with a citation that introduces a list, table, quote or run of lines covers it."""

from collections.abc import Iterator

from claimcheck.citations.scopes.reach import LIST, Layout, Reach
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span

_LABEL = 120
"""Characters of a line that introduces what follows without a colon."""
_BARE = 40
"""Characters of a closing label that goes on with what the sentence before it says."""
_LINE = 160
"""Characters of a line of a run that is no list."""


def reach(layout: Layout) -> Iterator[Reach]:
    """Yield what each introducing line covers; it ends with the list, or where a line brings its own introduction."""
    for number, block in enumerate(layout.blocks):
        markers = _introducing(layout, block)
        if not markers:
            continue
        covered = list(_covered(layout, number))
        if covered:
            yield Reach(Span(covered[0].span.start, covered[-1].span.end), markers)


def _introducing(layout: Layout, block: Block) -> tuple[int, ...]:
    """Return the markers of the sentence that ends a block; where that says "In numbers:", of the last that has any."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION) or not layout.markers_in(block.span):
        return ()
    sentences = layout.sentences(block)
    if not sentences:
        return ()
    last = sentences[-1]
    bare = len(last) <= _BARE and last.slice(layout.page.text).rstrip(" *_").endswith(":")
    if bare and not layout.markers_in(last):
        last = next((one for one in reversed(sentences) if layout.markers_in(one)), last)
    return layout.markers_in(Span(last.start, block.span.end))


def _covered(layout: Layout, number: int) -> Iterator[Block]:
    block = layout.blocks[number]
    words = layout.text(block).rstrip(" *_")
    colon = words.endswith((":", "：", ": *"))
    if block.kind is BlockKind.ITEM:
        yield from _nested(layout, number)
        return
    following = layout.blocks[number + 1] if number + 1 < len(layout.blocks) else None
    if following is None:
        return
    if following.kind in LIST:
        if colon or (len(layout.sentences(block)) == 1 and not words.endswith((".", "!", "?"))) or len(words) <= _LABEL:
            yield from layout.run_after(number)
    elif colon and following.kind is BlockKind.PARAGRAPH:
        yield from _lines(layout, number)


def _nested(layout: Layout, number: int) -> Iterator[Block]:
    """Yield the items one level down or deeper, directly under an item."""
    level = layout.blocks[number].level
    for block in layout.blocks[number + 1 :]:
        if block.kind is not BlockKind.ITEM or block.level <= level:
            return
        yield block


def _lines(layout: Layout, number: int) -> Iterator[Block]:
    """Yield the paragraph under a line with a colon, and the short lines that go on like it."""
    first = layout.blocks[number + 1]
    yield first
    for block in layout.blocks[number + 2 :]:
        if block.kind is not BlockKind.PARAGRAPH or max(len(first.span), len(block.span)) > _LINE:
            return
        if layout.text(block).rstrip(" *_").endswith(":"):
            return
        yield block
