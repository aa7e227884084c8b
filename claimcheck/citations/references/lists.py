"""Page → its reference lists: under a heading that says so, or by the shape of a run of blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.citations.references.headings import is_doubtful, is_heading, name_of
from claimcheck.citations.references.shape import looks_like_entry, may_be_entry
from claimcheck.model.page import Block, BlockKind, InlineKind, Page, Span

_SHORTEST_RUN = 3


@dataclass(frozen=True, slots=True)
class Section:
    """One reference list: its span with the heading, and the blocks that hold its entries."""

    span: Span
    blocks: tuple[Block, ...]


def find_lists(page: Page) -> tuple[Section, ...]:
    """Return the reference lists of a page in order."""
    sections: list[Section] = []
    linked = _linked(page)
    index = 0
    while index < len(page.blocks):
        section, used = _headed(page, index, linked)
        if section is None:
            section, used = _shaped(page, index)
        if section is not None:
            sections.append(section)
        index += max(used, 1)
    return tuple(sections)


def _linked(page: Page) -> frozenset[int]:
    """Return the starts of the blocks from which a link leads out of the page."""
    starts = []
    links = [
        i for i in page.inlines if i.kind is InlineKind.LINK and (i.target or "").startswith(("http", "//", "www"))
    ]
    at = 0
    for block in page.blocks:
        while at < len(links) and links[at].span.start < block.span.start:
            at += 1
        if at < len(links) and links[at].span.start < block.span.end:
            starts.append(block.span.start)
    return frozenset(starts)


def _headed(page: Page, index: int, linked: frozenset[int]) -> tuple[Section | None, int]:
    """Return the list whose heading is the block at `index`, and how many blocks it takes."""
    heading = page.blocks[index]
    name = name_of(heading.span.slice(page.text)) if is_heading(page, heading) else None
    if name is None:
        return None, 0
    body = list(_body(page, index + 1, linked))
    good = [block for block in body if looks_like_entry(block.span.slice(page.text))]
    if not body or (is_doubtful(name) and len(good) * 2 < len(body)):
        return None, 0
    return Section(Span(heading.span.start, body[-1].span.end), tuple(body)), len(body) + 1


def _body(page: Page, start: int, linked: frozenset[int]) -> Iterator[Block]:
    """Yield the blocks under a heading for as long as they pass as entries."""
    bare: list[Block] = []
    for block in page.blocks[start:]:
        if block.kind is BlockKind.HEADING or is_heading(page, block):
            return
        text = block.span.slice(page.text)
        if may_be_entry(text, linked=block.span.start in linked) or (block.label and block.kind is BlockKind.ITEM):
            yield from bare
            bare = []
            yield block
        elif len(text) <= 6 and not bare:  # a number alone, its entry in the next block
            bare = [block]
        else:
            return


def _shaped(page: Page, index: int) -> tuple[Section | None, int]:
    """Return the run of entries without a heading that starts at `index`, and how many blocks it takes."""
    run: list[Block] = []
    for block in page.blocks[index:]:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or not looks_like_entry(block.span.slice(page.text)):
            break
        run.append(block)
    if len(run) < _SHORTEST_RUN:
        return None, len(run)
    return Section(Span(run[0].span.start, run[-1].span.end), tuple(run)), len(run)


def blocks_text(page: Page, blocks: Sequence[Block]) -> str:
    """Return the text of blocks, one a line."""
    return "\n".join(block.span.slice(page.text) for block in blocks)
