"""Putting a page's reading text together, piece by piece, with the map back to the source.

Readers of markup open blocks, add runs of text where they meet them, and mark inlines; white space is folded on the
way, as a browser folds it. Nothing is ever searched for: every run comes with the place it was read from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claimcheck.bounds import NESTED_INLINES
from claimcheck.model.page import Block, BlockKind, Comment, Inline, InlineKind, Page, Segment
from claimcheck.model.span import Span
from claimcheck.readers.breaks import parts_of

_SEEN = r"[^\s\x00-\x1f\u00ad\u200b\u2060\ufeff]+"
_PIECE = re.compile(rf"[\s\x00-\x1f]+|[\u00ad\u200b\u2060\ufeff]+|{_SEEN}(?: {_SEEN})*")
_UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff")
"""Characters nobody sees: soft hyphens, zero-width spaces and joiners."""
_GROUPING = frozenset("\u00a0\u2007\u2008\u2009\u202f")
"""Blanks that set off thousands: kept between digits, where a plain one parts two numbers."""
_DIGITS = "0123456789-−"
_RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


@dataclass(slots=True)
class OpenInline:
    """An inline whose end has not come yet; `start` is None until its first character."""

    kind: InlineKind
    target: str | None
    start: int | None = None
    raises: bool = False
    """Whether it is raised behind a digit, which must not run into it: "10⁶" is not "106"."""


@dataclass(slots=True)
class _OpenBlock:
    kind: BlockKind
    level: int = 0
    label: str | None = None
    header: tuple[str, ...] = ()
    anchors: list[str] = field(default_factory=list)
    start: int = 0
    pieces: int = 0
    """Pieces of text before it."""
    inlines: int = 0
    """Inlines before it."""
    is_broken: bool = False
    """Whether a line break stands in it."""


class Assembly:
    """A page in the making."""

    def __init__(self) -> None:
        self.comments: list[Comment] = []
        self.blocks: list[Block] = []
        self.inlines: list[Inline] = []
        self._texts: list[str] = []
        self._length = 0
        self._segments: list[list[int]] = []
        """Start and end in the text, start and end in the source."""
        self._open: _OpenBlock | None = None
        self._next = _OpenBlock(BlockKind.PARAGRAPH)
        self._inlines: list[OpenInline] = []
        self._anchors: list[str] = []
        self._gap: tuple[str, int, int] | None = None

    def begin(self, kind: BlockKind, *, level: int = 0, label: str | None = None, header: Sequence[str] = ()) -> None:
        """End the block at hand; what is added next belongs to a block of this kind."""
        self.end()
        self._next = _OpenBlock(kind, level, label, tuple(header))

    def end(self) -> None:
        """End the block at hand, if it has any text."""
        self._gap = None
        block, self._open = self._open, None
        if block is None:
            return
        for inline in self._inlines:
            self._close(inline)
        span = Span(block.start, self._length)
        whole = Block(block.kind, span, block.level, block.label, block.header, tuple(block.anchors))
        self.blocks += self._parted(whole, block) if block.is_broken else [whole]
        self._next = _OpenBlock(block.kind, block.level)

    def _parted(self, whole: Block, opened: _OpenBlock) -> list[Block]:
        """Return what the line breaks of a paragraph set apart as blocks of their own."""
        if whole.kind is not BlockKind.PARAGRAPH:
            return [whole]
        blocks: list[Block] = []
        for part in parts_of("".join(self._texts[opened.pieces :])):
            span = Span(whole.span.start + part.start, whole.span.start + part.end)
            part_kind, level = (BlockKind.ITEM, 1) if part.item else (whole.kind, whole.level)
            blocks.append(Block(part_kind, span, level, anchors=() if blocks else whole.anchors))
        self.inlines[opened.inlines :] = [
            replace(inline, span=Span(max(inline.span.start, block.span.start), min(inline.span.end, block.span.end)))
            for inline in self.inlines[opened.inlines :]
            for block in blocks
            if inline.span.overlaps(block.span)
        ]
        return blocks

    def anchor(self, name: str, *, ahead: bool) -> None:
        """Name the block at hand or, when `ahead` or none has begun, the next one."""
        if self._open is not None and not ahead:
            self._open.anchors.append(name)
        else:
            self._anchors.append(name)

    def open_inline(self, kind: InlineKind, target: str | None = None) -> OpenInline:
        """Let what is added next stand inside an inline, until it is closed."""
        inline = OpenInline(kind, target)
        if len(self._inlines) < NESTED_INLINES:
            self._inlines.append(inline)
        return inline

    def close_inline(self, inline: OpenInline) -> None:
        """Let the inline end here."""
        for place in range(len(self._inlines) - 1, -1, -1):  # the last one mostly
            if self._inlines[place] is inline:
                del self._inlines[place]
                self._close(inline)
                return

    def add(self, text: str, start: int, end: int) -> None:
        """Add text read from source[start:end]; equal lengths map character by character."""
        if end - start != len(text):
            self._whole(text, start, end)
            return
        for piece in _PIECE.finditer(text):
            word, at = piece[0], start + piece.start()
            if word[0] in _UNSEEN:
                continue
            if word[0].isspace() or word[0] < " ":
                self._white(word if word in _GROUPING else " ", at, at + len(word))
            else:
                self._word(word, at, at + len(word))

    def _whole(self, text: str, start: int, end: int) -> None:
        """Add text that maps as a whole, the white space around and inside it folded."""
        word = " ".join(text.split())
        if text[:1].isspace():
            self._white(text if text in _GROUPING else " ", start, start if word else end)
        if word and word not in _UNSEEN:
            self._word(word, start, end)
            if text[-1].isspace():
                self._white(" ", end, end)

    def line_break(self, start: int, end: int) -> None:
        """Add a line break inside the block, read from source[start:end]."""
        self._white("\n", start, end)

    def cell(self, start: int) -> None:
        """Begin the next cell of a row: its text stands behind a tab."""
        if self._open is not None:
            self._gap = ("\t" if not self._gap or self._gap[0][0] != "\t" else self._gap[0] + "\t", start, start)

    def page(
        self, shown: str, reader: str, source: str, *, title: str | None = None, language: str | None = None
    ) -> Page:
        """Return the page put together."""
        self.end()
        return Page(
            path=shown,
            format=reader,
            source=source,
            text="".join(self._texts),
            segments=tuple(Segment(Span(at, to), Span(start, end)) for at, to, start, end in self._segments),
            blocks=tuple(self.blocks),
            inlines=tuple(sorted(self.inlines, key=lambda inline: (inline.span.start, -inline.span.end))),
            comments=tuple(sorted(self.comments, key=lambda comment: comment.span)),
            title=title or self._first_heading(),
            language=language,
        )

    def _first_heading(self) -> str | None:
        text = "".join(self._texts)
        headings = [block for block in self.blocks if block.kind is BlockKind.HEADING]
        first = min(headings, key=lambda block: block.level, default=None)
        return first.span.slice(text) if first else None

    def _white(self, white: str, start: int, end: int) -> None:
        if self._open is None:
            return
        if self._gap is None:
            self._gap = (white, start, end)
        elif self._gap[0][0] != "\t":
            breaks = min(white.count("\n") + self._gap[0].count("\n"), 2)
            kept = "\n" * breaks or " "
            self._gap = (kept, self._gap[1], max(end, self._gap[2]))

    def _word(self, word: str, start: int, end: int) -> None:
        if self._open is None:
            if self._length:
                self._put("\n\n", None)
            self._open, self._next = self._next, _OpenBlock(BlockKind.PARAGRAPH)
            self._open.start = self._length
            self._open.pieces, self._open.inlines = len(self._texts), len(self.inlines)
            self._open.anchors.extend(self._anchors)
            self._anchors.clear()
        elif self._gap:
            white, from_, to = self._gap
            kept = white not in _GROUPING or (word[0].isdecimal() and self._texts[-1][-1].isdecimal())
            if "\n" in white:
                white = white if self._open.kind is BlockKind.PARAGRAPH else "\n"
                self._open.is_broken = True
            self._put(white if kept else " ", (from_, to) if to > from_ else None)
        self._gap = None
        for inline in self._inlines:
            if inline.start is None:
                inline.start = self._length
                inline.raises = inline.kind is InlineKind.SUPERSCRIPT and self._runs_on(word)
            if inline.raises:
                word = word.translate(_RAISED)
        self._put(word, (start, end))

    def _runs_on(self, word: str) -> bool:
        """Whether a word would read as more digits of the number it stands behind."""
        return word[0] in _DIGITS and self._length > 0 and self._texts[-1][-1].isdecimal()

    def _put(self, text: str, source: tuple[int, int] | None) -> None:
        at, self._length = self._length, self._length + len(text)
        self._texts.append(text)
        if source is None:
            return
        start, end = source
        last = self._segments[-1] if self._segments else None
        exact = end - start == len(text)
        if last and exact and last[1] == at and last[3] == start and last[1] - last[0] == last[3] - last[2]:
            last[1], last[3] = self._length, end
        else:
            self._segments.append([at, self._length, start, end])

    def _close(self, inline: OpenInline) -> None:
        if inline.start is not None and inline.start < self._length:
            self.inlines.append(Inline(inline.kind, Span(inline.start, self._length), inline.target))
        inline.start = None
