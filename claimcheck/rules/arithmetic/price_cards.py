"""Price cards: a few short blocks that belong together, and the figures of blocks that are no claims.

In: the page's blocks and the place of one. Out: the stretch of the card that begins there, if one does: a block that
counts something ("12-session program", also a heading) with the short blocks below it ("$2,148 total", "$179 per
session"), or an old price ("Was $198") with what is below it ("Now $159", "You save $39").
"""

import re
from collections.abc import Sequence

from claimcheck.model.claim import Dimension, Quantity
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span
from claimcheck.quantities.rounding import is_count
from claimcheck.rules.arithmetic.cues import cues, read_block, tokens

LONGEST = 90
"""Characters of a block of a card."""
_MOST = 7
"""Blocks below the first."""
_KINDS = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})
PRICED = re.compile(r"[$€£]|\b(?:USD|EUR|GBP|CHF)\b|\d (?:euro|dollar|pound)")
"""A cheap look for a price."""


def card_from(blocks: Sequence[Block], place: int, text: str) -> Span | None:
    """Return the card that begins with a block, if one does."""
    first = blocks[place]
    if first.kind not in _KINDS or len(first.span) > LONGEST:
        return None
    read = read_block(text, first.span)
    counted = _counted(read)
    if not counted and not _is_old_price(text, first):
        return None
    if counted and first.kind is not BlockKind.HEADING and any(one.dimension is Dimension.MONEY for one in read):
        return None  # an item with a price of its own stands beside the next one, not over it
    end = place + 1
    while end < len(blocks) and end - place <= _MOST and _goes_on(blocks[end], text, counted):
        end += 1
    following = blocks[end].span.slice(text)[:LONGEST] if end < len(blocks) else ""
    if end == place + 1 or "free" in tokens(following):
        return None  # "2 months free" below a card takes from its total
    return Span(first.span.start, blocks[end - 1].span.end)


def _counted(quantities: Sequence[Quantity]) -> frozenset[str]:
    return frozenset(one.unit for one in quantities if one.unit and is_count(one))


def _is_old_price(text: str, block: Block) -> bool:
    lead, price, _ = block.span.slice(text).partition(next(iter(PRICED.findall(block.span.slice(text))), "\0"))
    return bool(price) and len(tokens(lead)) <= 3 and "old" in cues(tokens(lead))


def _goes_on(block: Block, text: str, counted: frozenset[str]) -> bool:
    """Whether a block still belongs to the card: short, no new heading or old price, no count of the same things."""
    if block.kind not in _KINDS or len(block.span) > LONGEST or _is_old_price(text, block):
        return False
    read = read_block(text, block.span)
    if block.kind is BlockKind.HEADING and (_counted(read) or PRICED.search(block.span.slice(text)) is None):
        return False  # only a price set as a heading belongs to the heading above it
    return not counted & _counted(read)
