"""Which claim leans on which marker: inside the claim, directly after it, or in the caption of its table."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.model.citation import Apparatus, Citation, Marker
from claimcheck.model.claim import Claim
from claimcheck.model.page import Block, BlockKind, Page, Span

_GAP = re.compile(r"[\s.!?,;:\"”’')\]*_]{0,12}")
_REACH = 40
"""How many claims before a marker may be the one it stands in."""
_NARRATIVE = re.compile(r"[^\W\d_]")


def link(page: Page, claims: Sequence[Claim], apparatus: Apparatus) -> tuple[Citation, ...]:
    """Return the citations in order of claim and marker; the indexes are into `claims` and `apparatus.markers`."""
    pairs: set[tuple[int, int]] = set()
    order = sorted(range(len(claims)), key=lambda index: claims[index].span)
    positions = [claims[index].span.start for index in order]
    for number, marker in enumerate(apparatus.markers):
        before = bisect_right(positions, marker.span.start)
        near = order[max(0, before - _REACH) : before]
        pairs.update((index, number) for index in _owners(page, claims, apparatus, near, number))
    pairs.update(_table_pairs(page, claims, apparatus.markers))
    return tuple(Citation(claim, number, apparatus.markers[number].labels) for claim, number in sorted(pairs))


def _owners(page: Page, claims: Sequence[Claim], apparatus: Apparatus, near: Sequence[int], number: int) -> list[int]:
    """Return the claims that a marker belongs to, among those that start at or before it."""
    marker = apparatus.markers[number]
    for index in reversed(near):
        span = claims[index].span
        if span.start <= marker.span.start and marker.span.start < span.end:
            if marker.span.start == span.start and not _NARRATIVE.match(marker.text):
                continue  # "….9 When": the number in front of a sentence closes the one before
            return [index]
        if span.end <= marker.span.start and _follows(page, apparatus, span, number):
            return [index]
    return []


def _follows(page: Page, apparatus: Apparatus, claim: Span, number: int) -> bool:
    """Whether nothing but closing signs and other markers stand between a claim and the marker."""
    marker = apparatus.markers[number]
    if marker.span.start - claim.end > 200 or _NARRATIVE.match(marker.text):
        return False
    at = claim.end
    for other in apparatus.markers[max(0, number - 12) : number]:
        if (
            other.span.start >= at
            and _GAP.fullmatch(page.text, at, other.span.start)
            and not _NARRATIVE.match(other.text)
        ):
            at = other.span.end
    gap = page.text[at : marker.span.start]
    return "\n\n" not in gap and _GAP.fullmatch(gap) is not None


def _table_pairs(page: Page, claims: Sequence[Claim], markers: Sequence[Marker]) -> set[tuple[int, int]]:
    """Return the pairs that a table's header cells and caption make with the claims in its rows."""
    heads = _heads(page.blocks)
    if not heads:
        return set()
    starts = [block.span.start for block in page.blocks]
    by_block: dict[int, list[int]] = {}
    for number, marker in enumerate(markers):
        by_block.setdefault(bisect_right(starts, marker.span.start) - 1, []).append(number)
    pairs: set[tuple[int, int]] = set()
    for index, claim in enumerate(claims):
        for head in heads.get(bisect_right(starts, claim.span.start) - 1, ()):
            pairs.update((index, number) for number in by_block.get(head, ()))
    return pairs


def _heads(blocks: Sequence[Block]) -> dict[int, tuple[int, ...]]:
    """Return for each row of a table the blocks that speak for all of it: its caption and its header row."""
    heads: dict[int, tuple[int, ...]] = {}
    caption: tuple[int, ...] = ()
    header: tuple[int, ...] = ()
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.CAPTION:
            caption, header = (index,), ()
        elif block.kind is not BlockKind.ROW:
            caption, header = (), ()
        elif not block.header:
            if index and blocks[index - 1].kind is BlockKind.ROW and blocks[index - 1].header:
                caption = ()  # the header row of another table
            header = (index,)
        if block.kind is BlockKind.ROW:
            heads[index] = caption + (header if block.header else ())
    return heads
