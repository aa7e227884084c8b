"""Notes that no list announces: blocks that raised or bracketed numbers in the text link to (`<a href="#fn:3">3</a>`).

In: a page and the references found by heading and shape. Out: the same with those notes added.
"""

import re
from bisect import bisect_right

from claimcheck.citations.fields import parse_fields
from claimcheck.citations.identifiers import find_identifiers
from claimcheck.citations.references import References
from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.page import Block, BlockKind, Inline, InlineKind, Page
from claimcheck.model.span import Span

_NUMBER = re.compile(r"\s?\[?\(?(\d{1,3}|[ivxl]{1,7}|[a-z]|[*†‡§¶]{1,3})\)?\]?\s?")
_FURNITURE = re.compile(r"^[\s\[(^]*\d{0,3}[\])]?[\s.:^]*|[\s↩⤴︎↑]+$")
_MAY_HOLD = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.NOTE)


def with_pointed_notes(page: Page, found: References) -> References:
    """Return the references with every block added that a numbered marker links to and no list holds."""
    targets = {name: block for block in page.blocks if block.kind in _MAY_HOLD for name in block.anchors}
    if not targets:
        return found
    labels = {entry.label for entry in found.entries}
    starts = [block.span.start for block in page.blocks]
    notes: dict[Span, tuple[str, Block]] = {}
    for inline in page.inlines:
        label = None if _inside(inline.span, found.lists) else _label(page, starts, inline)
        block = targets.get((inline.target or "").removeprefix("#")) if label else None
        if not label or block is None or block.span.start <= inline.span.start:
            continue  # notes stand below; what leads up leads back
        if label not in labels and not _inside(block.span, found.lists):
            notes[block.span] = (label, block)
            labels.add(label)
    if not notes:
        return found
    links = _links_by_block(page, starts)
    made = [_note(page, label, block, links.get(block.span.start, ())) for label, block in notes.values()]
    return References(tuple(sorted([*found.entries, *made], key=lambda entry: entry.span)), _joined(found.lists, notes))


def _label(page: Page, starts: list[int], inline: Inline) -> str | None:
    """Return the number of a link that stands behind a word, raised or in brackets; None for any other link."""
    if inline.kind is not InlineKind.LINK or not (inline.target or "").startswith("#"):
        return None
    number = _NUMBER.fullmatch(inline.span.slice(page.text))
    block = bisect_right(starts, inline.span.start) - 1
    if number is None or block < 0 or starts[block] >= inline.span.start - 1:
        return None  # at the head of a block it leads back from the note
    before = page.text[inline.span.start - 1]
    glued = not before.isspace() or page.text[inline.span.start] == "["
    return number[1] if glued or _raised(page, inline.span) else None


def _raised(page: Page, span: Span) -> bool:
    at = bisect_right(page.inlines, span.start, key=lambda inline: inline.span.start)
    near = page.inlines[max(0, at - 6) : at + 2]
    return any(inline.kind is InlineKind.SUPERSCRIPT and inline.span.overlaps(span) for inline in near)


def _inside(span: Span, lists: tuple[Span, ...]) -> bool:
    at = bisect_right(lists, span.start, key=lambda known: known.start) - 1
    return at >= 0 and span.start < lists[at].end


def _links_by_block(page: Page, starts: list[int]) -> dict[int, list[str]]:
    by_block: dict[int, list[str]] = {}
    for inline in page.inlines:
        if inline.kind is InlineKind.LINK and inline.target and inline.target.lower().startswith(("http", "//")):
            block = bisect_right(starts, inline.span.start) - 1
            by_block.setdefault(starts[max(0, block)], []).append(inline.target)
    return by_block


def _note(page: Page, label: str, block: Block, links: list[str] | tuple[()]) -> Reference:
    text = _FURNITURE.sub("", block.span.slice(page.text))
    return Reference(
        label, ReferenceKind.NOTE, block.span, text, find_identifiers(text, tuple(links)), parse_fields(text)
    )


def _joined(lists: tuple[Span, ...], notes: dict[Span, tuple[str, Block]]) -> tuple[Span, ...]:
    return tuple(sorted({*lists, *notes}))
