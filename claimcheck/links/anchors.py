"""The place inside a page that an address names."""

import re
from urllib.parse import unquote, urlsplit

_ANCHOR = re.compile(r"(?!(?:page|zoom|t|search|nameddest)=)[^\s/!:?&<>\"]{1,200}")
"""A fragment that names an element of the page, and is no route of a script, media time or quoted text."""


def anchor_of(url: str) -> str | None:
    """Return the place inside a page that an address names; None for routes, pages of a PDF and quoted text."""
    fragment = unquote(urlsplit(url).fragment)
    return fragment if _ANCHOR.fullmatch(fragment) else None
