"""Plain text: the reading text is the file itself, line ends made alike.

Captured web pages put a paragraph on each line and headings, items and stat tiles on lines of their own; letters and
mails wrap a paragraph over many lines. `wrapping` tells the two apart; each stretch of lines becomes a block.
"""

import re

from claimcheck.model.page import Block, BlockKind, Comment, Page, Segment
from claimcheck.model.span import Span
from claimcheck.readers.decoding import decode
from claimcheck.readers.wrapping import Line, Wrapping, starts_item

_IGNORE = re.compile(r"\s*(?:<!--|//|[#%;])?\s*claimcheck:\s*ignore\b", re.I)
"""A line of its own, also when it is marked as a comment the way other formats do it."""
_ENDS = (".", "!", ";", ",", ":", "…", ".”", '."')
_CLOSED = (".", "!", "?", ":", ";", ")", "”", '"')
_MARKED_END = re.compile(
    r"(?:(?:(?<=[^\W\d_]{3}[.!?])|(?<=[%)”\"][.!?]))\d{1,3}|(?<=[.!?”\"])\s?(?:\[\^?[\w,;\s–-]{1,20}\]|[⁰¹²³⁴-⁹*†‡§¶]))"
    r"(?:[,–-]?(?:\d{1,3}|[⁰¹²³⁴-⁹*†‡§¶]|\[\^?[\w,;\s–-]{1,20}\])){0,12}$"
)
"""The markers behind a sentence's full stop at the end of a line: ".3,4", ". [2][3]", ".†"."""
_STAR = re.compile(r"[\w.%!?)”\"]\*(?=[\s.,;:)]|$)")
_HEADING_LENGTH = 90
_BODY_LENGTH = 60
"""From this length on a line is taken for running text."""


def read(data: bytes, shown: str) -> Page:
    """Read a page of plain text. Raises ReadError when it is not text."""
    source = decode(data, shown)
    text, segments = _reading_text(source)
    lines, comments = _lines(text)
    blocks = tuple(_blocks(lines))
    page = Page(shown, "text", source, text, segments, blocks)
    title = blocks[0].span.slice(text) if blocks and blocks[0].kind is BlockKind.HEADING else None
    found = tuple(Comment(page.source_span(span), span.slice(text).strip()) for span in comments)
    return Page(shown, "text", source, text, segments, blocks, comments=found, title=title)


def _reading_text(source: str) -> tuple[str, tuple[Segment, ...]]:
    """Return the source with line feeds for line ends, and the map between the two."""
    if "\r" not in source:
        whole = Span(0, len(source))
        return source, (Segment(whole, whole),) if source else ()
    segments, pieces, at, length = [], [], 0, 0
    for match in re.finditer(r"\r\n", source):
        end = match.start()
        if end > at:
            segments.append(Segment(Span(length, length + end - at), Span(at, end)))
        pieces.append(source[at:end])
        length += end - at + 1
        segments.append(Segment(Span(length - 1, length), Span(end, end + 2)))
        at = match.end()
    pieces.append(source[at:])
    if at < len(source):
        segments.append(Segment(Span(length, length + len(source) - at), Span(at, len(source))))
    return "\n".join(pieces).replace("\r", "\n"), tuple(segments)


def _lines(text: str) -> tuple[list[Line], list[Span]]:
    """Return the lines of a page, and the ignore comments taken out from among them."""
    lines, comments, at = [], [], 0
    for words in text.split("\n"):
        start, at = at, at + len(words) + 1
        if _IGNORE.match(words):
            comments.append(Span(start, start + len(words)))
        else:
            lines.append(Line(start, words))
    return lines, comments


def _blocks(lines: list[Line]) -> list[Block]:
    wrapping = Wrapping.of(lines)
    groups: list[list[Line]] = []
    number = 0
    noted = _star_notes(lines)
    for line, before in zip(lines, [None, *lines], strict=False):
        if not line.words.strip():
            continue
        item = None if line.start in noted else starts_item(line.words)
        if (
            before
            and before.words.strip()
            and (item is None or _is_figure(item, number, before.words))
            and wrapping.joins(before, line)
        ):
            groups[-1].append(line)
            continue
        groups.append([line])
        if item and item["number"]:
            number = int(item["number"])
    following = [*groups[1:], None]
    return [_block(group, after, noted) for group, after in zip(groups, following, strict=False)]


def _star_notes(lines: list[Line]) -> frozenset[int]:
    """Return where the one line begins that a star opens, when a star behind a word points at it: it is no item."""
    starred = [line.start for line in lines if line.words.lstrip().startswith("* ")]
    pointed = len(starred) == 1 and any(_STAR.search(line.words) for line in lines)
    return frozenset(starred if pointed else ())


def _is_figure(item: re.Match[str], number: int, before: str) -> bool:
    """Whether what looks like the number of an item is a figure of the sentence that the line above leaves open."""
    if item["number"] is None or before.rstrip().endswith(_CLOSED):
        return False
    return int(item["number"]) not in (1, number + 1)


def _block(group: list[Line], after: list[Line] | None, noted: frozenset[int]) -> Block:
    first, last = group[0], group[-1]
    item = None if first.start in noted else starts_item(first.words)
    end = last.start + len(last.words.rstrip())
    start = first.start + (item.end() if item else len(first.words) - len(first.words.lstrip()))
    span = Span(start, end)
    if item:
        return Block(BlockKind.ITEM, span, 1, item["number"])
    if len(group) == 1 and _is_heading(first.words.strip(), after):
        return Block(BlockKind.HEADING, span, 2)
    return Block(BlockKind.PARAGRAPH, span)


def _is_heading(words: str, after: list[Line] | None) -> bool:
    """Whether a line stands over what follows: short, unpunctuated, and followed by running text or a list."""
    if after is None or len(words) > _HEADING_LENGTH or words.endswith(_ENDS) or not any(map(str.isalpha, words)):
        return False
    if _MARKED_END.search(words):
        return False
    if " | " in words:  # a line of links
        return False
    follows = after[0].words.strip()
    return len(follows) >= _BODY_LENGTH or len(after) > 1 or bool(starts_item(follows)) or follows.endswith((".", ":"))
