"""Words → SARIF message text: one visible line in which nothing is a link, a placeholder or endless."""

import re

from claimcheck.reporters.phrases import shorten, visible

_LONGEST = 1_000
_PLACEHOLDER = re.compile(r"\{(?=\d+\})")


def plain(text: str, length: int = _LONGEST) -> str:
    """Return `text` as a SARIF consumer shows it literally; never empty.

    SARIF reads `[words](target)` in a message as a link and `{0}` as a place to fill in; a blank takes that away.
    """
    shown = visible(text).replace("](", "] (")
    return shorten(_PLACEHOLDER.sub("{ ", shown), length) or "–"
