"""Where the sentence around a place begins and ends, roughly: enough to tell what else it says."""

import re

from claimcheck.model.span import Span

_END = re.compile(r"[.!?][\"”’')\]]{0,3}(?=\s+[A-Z\"“(])|\n")
_REACH = 600
"""Characters looked at on either side."""


def sentence_around(text: str, block: Span, place: Span) -> str:
    """Return the sentence of a block that a place stands in, cut at `_REACH` characters either side."""
    start, end = max(block.start, place.start - _REACH), min(block.end, place.end + _REACH)
    for match in _END.finditer(text, start, place.start):
        start = match.end()
    stop = _END.search(text, place.end, end)
    return text[start : stop.end() if stop else end]
