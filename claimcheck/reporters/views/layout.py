"""Which block of a page something stands in: spans of the reading text, and findings, which leave in source offsets."""

from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.model.page import Block, Page
from claimcheck.model.span import Span


class SourceMap:
    """The way back from the source file to the reading text."""

    def __init__(self, page: Page) -> None:
        """Order the page's segments by where they stand in the source."""
        self._segments = sorted(page.segments, key=lambda segment: segment.source)
        self._starts = [segment.source.start for segment in self._segments]

    def text_span(self, source: Span) -> Span:
        """Return the run of reading text that a run of the source was read into."""
        start = self._offset(source.start, end=False)
        return Span(start, max(start, self._offset(source.end - 1, end=True)) if len(source) else start)

    def _offset(self, offset: int, *, end: bool) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return 0
        segment = self._segments[index]
        if offset >= segment.source.end:
            return segment.text.end
        if len(segment.text) == len(segment.source):
            return segment.text.start + offset - segment.source.start + end
        return segment.text.end if end else segment.text.start


def block_at(blocks: Sequence[Block], starts: Sequence[int], offset: int) -> int:
    """Return the index of the block that holds an offset of the reading text, else of the one before (0 at least)."""
    index = max(bisect_right(starts, offset) - 1, 0)
    follows = index + 1 < len(blocks) and offset >= blocks[index].span.end
    # the blank lines before a block belong to no block: what begins there stands in the block that follows
    return index + 1 if follows and offset > blocks[index].span.end else index
