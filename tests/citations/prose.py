"""Builds pages for tests from a notation that shows markers where they stand.

Paragraphs are apart by blank lines. `⟦5,6→5 6⟧` is a marker printed "5,6" that must be found with labels 5 and 6;
labels that are no numbers are apart by " | ". `<sup>…</sup>`, `<a …>…</a>` (its address in place of the dots) and
`<note key>` are what a reader would record as inlines. `refs` makes a numbered list at the end.
"""

import re
from dataclasses import dataclass

from claimcheck.model.page import Block, BlockKind, Inline, InlineKind, Page, Segment
from claimcheck.model.span import Span

_PIECE = re.compile(r"⟦|→([^⟧]*)⟧|<(sup|/sup|/a|a [^>]*|note [^>]*)>")
_KINDS = {"sup": InlineKind.SUPERSCRIPT, "a": InlineKind.LINK}


@dataclass(frozen=True, slots=True)
class Expected:
    """A page with the markers that stand on it."""

    page: Page
    markers: tuple[tuple[Span, tuple[str, ...]], ...]


def entries(count: int) -> tuple[str, ...]:
    """Return that many list entries in the Vancouver style."""
    names = ("Adler PQ", "Brandt KL", "Cole TM", "Dorn SE", "Egan WF")
    return tuple(
        f"{names[i % 5]}, Ostrow V. Sleep and recovery, part {i + 1}. J Sleep Res. {2001 + i};{i + 3}(2):1{i}-2{i}."
        for i in range(count)
    )


def build(notation: str, refs: tuple[str, ...] = (), kind: BlockKind = BlockKind.PARAGRAPH) -> Expected:
    """Return the page that the notation describes."""
    text, blocks, inlines, markers = "", [], [], []
    for paragraph in notation.split("\n\n"):
        start = len(text)
        printed, found, marked = _paragraph(paragraph, start)
        text += printed
        inlines += found
        markers += marked
        blocks.append(Block(kind, Span(start, len(text))))
        text += "\n\n"
    if refs:
        blocks.append(Block(BlockKind.HEADING, Span(len(text), len(text) + 10), level=2))
        text += "References\n\n"
        for number, entry in enumerate(refs, start=1):
            span = Span(len(text), len(text) + len(entry))
            blocks.append(Block(BlockKind.ITEM, span, 1, str(number), anchors=(f"ref{number}",)))
            text += entry + "\n\n"
    whole = Span(0, len(text))
    segments = (Segment(whole, whole),) if text else ()
    page = Page("page.txt", "text", text, text, segments, tuple(blocks), tuple(inlines))
    return Expected(page, tuple(markers))


def _paragraph(notation: str, at: int) -> tuple[str, list[Inline], list[tuple[Span, tuple[str, ...]]]]:
    printed, inlines, markers = "", [], []
    opened: list[int] = []
    tags: list[tuple[str, int]] = []
    last = 0
    for piece in _PIECE.finditer(notation):
        printed += notation[last : piece.start()]
        last = piece.end()
        here = at + len(printed)
        if piece[0] == "⟦":
            opened.append(here)
        elif piece[1] is not None:
            labels = piece[1].split(" ") if piece[1].replace(" ", "").isdecimal() else piece[1].split(" | ")
            markers.append((Span(opened.pop(), here), tuple(labels)))
        elif piece[2].startswith("/"):
            tag, start = tags.pop()
            name, _, target = tag.partition(" ")
            inlines.append(Inline(_KINDS[name], Span(start, here), target or None))
        elif piece[2].startswith("note "):
            key = piece[2].removeprefix("note ")
            printed += f"[^{key}]"
            inlines.append(Inline(InlineKind.NOTE_MARK, Span(here, at + len(printed)), key))
        else:
            tags.append((piece[2], here))
    return printed + notation[last:], sorted(inlines, key=lambda inline: inline.span), markers
