"""Whose address is this: the page's own site, a network or shop, a publisher of works, or another source."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from claimcheck.citations.pointing import is_outside
from claimcheck.language.word_tables import word_lists
from claimcheck.model.page import Inline, InlineKind, Page

_words = word_lists("citations", "markers")
_IDENTIFIER = re.compile(r"doi:|doi\.org/|PMID|PMC\d|arXiv:", re.IGNORECASE)
_OWN_ADDRESS = re.compile(r"rel=[\"']?canonical|og:url|^(?:canonical\w*|url|permalink):", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{3,300}")
_MAIL = re.compile(r"[\w.+-]{1,40}@([\w-]{2,40}(?:\.[\w-]{2,20}){1,3})")
_HEAD = 200_000
"""Characters of the source in which a page says where it stands."""
_LEAST_NAME = 5
"""Letters a site's name needs for the page's title to tell that the page is its own."""


def host_of(target: str) -> str | None:
    """Return the host an address leads to, without "www."; None where it leads to no place on the web."""
    if is_identifier(target):
        return "doi.org"
    if not is_outside(target):
        return None
    try:
        host = urlsplit(target).hostname
    except ValueError:
        return None
    return host.lower().removeprefix("www.") if host else None


def is_identifier(target: str) -> bool:
    """Whether an address is printed as an identifier: "doi:10.…", "PMID 1234567"."""
    return _IDENTIFIER.match(target) is not None


def listed(host: str, name: str) -> bool:
    """Whether the host, or a domain it belongs to, is one of a word list."""
    known = _words(name)
    while host:
        if host in known:
            return True
        host = host.partition(".")[2]
    return False


def same_site(host: str, own: frozenset[str]) -> bool:
    """Whether the host is one of the page's own, or above or below one."""
    return any(host == site or host.endswith("." + site) or site.endswith("." + host) for site in own)


def own_hosts(page: Page) -> frozenset[str]:
    """Return the hosts the page itself seems to stand on.

    What its head says counts, the hosts of its mail addresses, a host that the page's title names, and the one that
    most of its links lead to.
    """
    linked = Counter(host for inline in page.inlines if inline.kind is InlineKind.LINK for host in _host(inline))
    title = "".join(letter for letter in (page.title or "").lower() if letter.isalnum())
    hosts = {host for host in linked if _names(title, host)} | set(_said(page))
    if linked:
        host, count = linked.most_common(1)[0]
        if count >= 8 and count * 2 > linked.total():
            hosts.add(host)
    return frozenset(host for host in hosts if not listed(host, "work_hosts"))


def _host(inline: Inline) -> Iterator[str]:
    host = host_of(inline.target) if inline.target else None
    if host:
        yield host


def _said(page: Page) -> Iterator[str]:
    """Yield the hosts that the page's head or front matter gives as its address, and those of mail links."""
    for match in _OWN_ADDRESS.finditer(page.source, 0, _HEAD):
        tag = page.source.rfind("<", max(0, match.start() - 400), match.start())
        address = _ADDRESS.search(page.source, tag if tag >= 0 else match.start(), match.end() + 300)
        host = host_of(address[0]) if address else None
        if host:
            yield host
    for inline in page.inlines:
        if inline.kind is InlineKind.LINK and (inline.target or "").lower().startswith("mailto:"):
            mail = _MAIL.search((inline.target or "")[:120])
            if mail:
                yield mail[1].lower()


def _names(title: str, host: str) -> bool:
    """Whether a page's title holds the name of the host: "sleepwell" of sleepwell.example."""
    parts = host.split(".")
    name = parts[-2] if len(parts) > 1 else host
    return len(name) >= _LEAST_NAME and name.replace("-", "") in title
