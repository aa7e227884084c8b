"""Price cards: a few short blocks that belong together.

In: the page's blocks and the place of one. Out: the stretch of the card that begins there, if one does: a block that
counts something ("12-session program", also a heading) with the short blocks below it ("$2,148 total", "$179 per
session"), or an old price ("Was $198") with what is below it ("Now $159", "You save $39").
"""

import re
from collections.abc import Sequence

from claimcheck.model.page import Block, BlockKind, Span
from claimcheck.rules.arithmetic.unclaimed import COUNT, PRICED, counted

LONGEST = 90
"""Characters of a block of a card."""
_MOST = 7
"""Blocks below the first."""
_KINDS = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})
_GIVES = re.compile(
    r"\d (?:more |extra )?[a-z]{2,15} (?:free|on us|on the house)\b|\b(?:free|bonus) [a-z]{2,15}s?\b", re.IGNORECASE
)
"""Below a card it takes from the total: "2 months free"."""
_WAS = re.compile(
    r"(?:was|before|regular(?:ly)?|regular price|normally|old price|list price|rrp):? (?=[$€£\d]|[A-Z]{3} )",
    re.IGNORECASE,
)


def card_from(blocks: Sequence[Block], place: int, text: str, *, priced: bool) -> Span | None:
    """Return the card that begins with a block; `priced` says whether the block itself names a price."""
    first = blocks[place]
    if first.kind not in _KINDS or len(first.span) > LONGEST:
        return None
    found = COUNT.search(text, first.span.start, first.span.end)
    noun = counted(found) if found else ""
    if _WAS.match(text, first.span.start, first.span.end):
        noun = ""
    elif not noun or (priced and first.kind is not BlockKind.HEADING):
        return None  # an item with a price of its own stands beside the next one, not over it
    end = place + 1
    while end < len(blocks) and end - place <= _MOST and _goes_on(blocks[end], text, noun):
        end += 1
    if end < len(blocks) and _GIVES.search(
        text, blocks[end].span.start, min(blocks[end].span.end, blocks[end].span.start + LONGEST)
    ):
        return None
    return Span(first.span.start, blocks[end - 1].span.end) if end > place + 1 else None


def _goes_on(block: Block, text: str, noun: str) -> bool:
    """Whether a block still belongs to the card: short, no new heading or old price, no count of the same things."""
    if block.kind not in _KINDS or len(block.span) > LONGEST or _WAS.match(text, block.span.start, block.span.end):
        return False
    words = block.span.slice(text)
    counts = list(COUNT.finditer(words))
    if block.kind is BlockKind.HEADING and (counts or PRICED.search(words) is None):
        return False  # only a price set as a heading belongs to the heading above it
    return not noun or not any(counted(count) == noun for count in counts)
