"""A page as read: source, reading text, blocks, and the map from the text back to the source.

Two coordinate systems live here and nowhere else. *Text* spans count characters of `Page.text`, the reading text
(tags gone, entities decoded); every stage works in them. *Source* spans count characters of the file as decoded;
only what leaves the program uses them, through `Page.source_span` and `Page.locate`.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from claimcheck.model.citation import GivenReference
from claimcheck.model.span import Location, Span


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    """An item of a list, without the items nested in it."""
    ROW = "row"
    """A row of a table; the text of its cells is joined by tabs."""
    CAPTION = "caption"
    NOTE = "note"
    """A footnote definition, under its printed key."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of reading text that no sentence crosses."""

    kind: BlockKind
    span: Span
    """In the reading text, without surrounding white space."""
    level: int = 0
    """1–6 for headings, the depth for items."""
    label: str | None = None
    """Number or key the block stands under: "3" in a numbered list, "smith" for the footnote `[^smith]`."""
    header: tuple[str, ...] = ()
    """For a row: the texts of its table's header cells, in order."""
    anchors: tuple[str, ...] = ()
    """Names that a link inside the page (`#name`) may use for this block."""


class InlineKind(StrEnum):
    """What a stretch inside a block is."""

    LINK = "link"
    SUPERSCRIPT = "superscript"
    NOTE_MARK = "note-mark"
    """A footnote mark of the format itself, such as Markdown's `[^1]`; the target is the key."""
    IMAGE = "image"
    """The alternative text of an image."""
    STRUCK = "struck"
    """Text that is struck out: printed, but no longer said."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch inside a block with a meaning of its own."""

    kind: InlineKind
    span: Span
    target: str | None = None
    """The link's address as written, the footnote's key, the image's address."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the file, which readers of the page do not see; its span is in the *source*."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of reading text and the run of source it was read from.

    Equal lengths map character by character; otherwise (an entity, an escape) the run maps as a whole.
    Reading text between segments (the line breaks put between blocks) has no source of its own.
    """

    text: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the *source* that could not be read and is left out, and why."""

    span: Span
    reason: str


@dataclass(frozen=True)
class Page:
    """One input file as read."""

    path: str
    """As shown to people: relative to where the run started, with forward slashes."""
    format: str
    source: str
    """The file as decoded."""
    text: str
    """What a person reads: markup gone, entities decoded, blocks apart by blank lines."""
    segments: tuple[Segment, ...]
    """In order of the text, without overlap."""
    blocks: tuple[Block, ...]
    """In order of the text, without overlap."""
    inlines: tuple[Inline, ...] = ()
    """In order of their start."""
    comments: tuple[Comment, ...] = ()
    title: str | None = None
    language: str | None = None
    """As declared or recognised: "en", "de"; None when nothing tells."""
    skipped: str | None = None
    """Why the page was left unread though it could be opened, in words ("the page is in German (de)")."""
    references: tuple[GivenReference, ...] = ()
    """For a file of references: its entries, whose fields the format itself tells apart."""
    gaps: tuple[Gap, ...] = ()
    """What could not be read, in order of the source."""

    @cached_property
    def _starts(self) -> list[int]:
        return [segment.text.start for segment in self.segments]

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.find("\n", at + 1)
        return starts

    def source_span(self, span: Span) -> Span:
        """Return the run of source that a span of the reading text was read from."""
        start = self._source_offset(span.start, forward=True)
        if len(span) == 0:
            return Span(start, start)
        return Span(start, max(start, self._source_offset(span.end - 1, forward=False)))

    def source_offset(self, offset: int) -> int:
        """Return where the character of the reading text at `offset` begins in the source."""
        return self._source_offset(offset, forward=True)

    def _source_offset(self, offset: int, *, forward: bool) -> int:
        """Return where the character at `offset` begins in the source (`forward`), or where it ends."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self.segments[0].source.start if self.segments else 0
        segment = self.segments[index]
        if offset >= segment.text.end:  # between two segments: nothing of the source stands here
            if forward and index + 1 < len(self.segments):
                return self.segments[index + 1].source.start
            return segment.source.end
        if len(segment.text) == len(segment.source):
            return segment.source.start + offset - segment.text.start + (0 if forward else 1)
        return segment.source.start if forward else segment.source.end

    def locate(self, source_offset: int) -> Location:
        """Return line and column of a place in the source."""
        line = bisect_right(self._line_starts, source_offset)
        return Location(line, source_offset - self._line_starts[line - 1] + 1)
