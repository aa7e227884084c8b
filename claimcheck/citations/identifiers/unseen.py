"""Text → the same without the characters nobody sees: soft hyphens, and blanks without width inside identifiers."""

import re

_WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff"
_HINTS = ("\u00ad", *_WIDTHLESS)
_AROUND = r"/._()=?&%:\-"
"""Where line breaks are allowed in addresses; elsewhere a blank without width may part two words, as a blank does."""
_UNSEEN = re.compile(
    rf"\u00ad|(?<=[{_AROUND}])[{_WIDTHLESS}]+|[{_WIDTHLESS}]+(?=[{_AROUND}])|(?<=\d)[{_WIDTHLESS}]+(?=\d)"
)


def without_unseen(text: str) -> str:
    """Return the text without them."""
    for hint in _HINTS:
        if hint in text:
            return _UNSEEN.sub("", text)
    return text
