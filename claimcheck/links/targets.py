"""Web addresses as the link check needs them: which host, which place in the page, and whether they may be asked."""

import re
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

_ANCHOR = re.compile(r"(?!(?:page|zoom|t|search|nameddest)=)[^\s/!:?&<>\"]{1,200}")
"""A fragment that names an element of the page, and is no route of a script, media time or quoted text."""


def refusal(url: str) -> str:
    """Return why an address is not asked, or nothing."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "not a web address"
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return "not a web address"
    if "@" in parts.netloc:
        return "an address with a user name is not asked"
    return ""


def host_of(url: str) -> str:
    """Return the host of a web address, or nothing when it is none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def joined(base: str, target: str) -> str:
    """Return where a redirect from `base` leads, without a fragment; an address that makes no sense stays as it is."""
    try:
        return urldefrag(urljoin(base, target)).url
    except ValueError:
        return target


def anchor_of(url: str) -> str | None:
    """Return the place inside a page that an address names; None for routes, pages of a PDF and quoted text."""
    fragment = unquote(urlsplit(url).fragment)
    return fragment if _ANCHOR.fullmatch(fragment) else None
