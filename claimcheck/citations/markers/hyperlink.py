"""Links in running text that are their own citation: outside sources in sentences with a figure, and works anywhere."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from claimcheck.citations.pointing import is_outside, label_of_target, link_reference
from claimcheck.citations.sentences import sentence_around
from claimcheck.citations.sighting import Prose, Sighting
from claimcheck.citations.vocabulary import words
from claimcheck.model.page import Block, BlockKind, InlineKind, Page, Span

_BARE = re.compile(
    r"(?:https?://|\bdoi:\s?10\.|\bdoi\.org/)[^\s<>\"”“]{4,400}"
    r"|\bPMID:?\s?\d{4,9}\b|\bPMC\d{5,9}\b|\barXiv:\s?\d{4}\.\d{4,5}\b",
    re.IGNORECASE,
)
_HINTS = ("://", "doi", "DOI", "PMID", "PMC", "arXiv")
_OWN_ADDRESS = re.compile(r"rel=[\"']?canonical|og:url|^(?:canonical\w*|url|permalink):", re.IGNORECASE | re.MULTILINE)
_HEAD = 200_000
"""Characters of the source in which a page says where it stands."""
_ADDRESS = re.compile(
    r"<link[^>]{0,200}\brel=[\"']?canonical[^>]{0,300}>|<meta[^>]{0,100}\bog:url[^>]{0,300}>|^(?:canonical\w*|url|permalink):[^\n]{0,300}$",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{3,300}")
_FIGURE = re.compile(
    r"(?<![\w.@/#-])(?!(?:1[5-9]|20)\d\d(?![\d%]))[$€£]?\d[\d.,]*(?![\w@/]*[@/])"
    r"|\b(?:half|(?:two-|one-)?thirds?|(?:one-|three-)?quarters?|twice|(?:double|triple|halve)[ds]?|(?:two|three|four|five|ten)fold|hundreds?"
    r"|thousands?|[mb]illions?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|percent)\b",
    re.IGNORECASE,
)
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW, BlockKind.CAPTION, BlockKind.NOTE)
_SOURCE_WORD = re.compile(
    r"\(?\[?\s*(?:source|study|ref|reference|link|citation|here|paper|data)s?\s*\d{0,2}\s*\]?\)?", re.IGNORECASE
)
_ABOUT_THE_PAGE = re.compile(
    r"(?:suggested )?(?:citation|cite (?:this|as)|how to cite|doi|copyright|©|original(?:/source)?|view source"
    r"|published|received|available)\b[^.]{0,40}:",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}")
_IDENTIFIER = re.compile(r"doi:|doi\.org/|PMID|PMC\d|arXiv:", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'’"


def find(prose: Prose) -> Iterator[Sighting]:
    """Yield links and printed addresses that cite; the label is the address, or the entry that prints it."""
    own: frozenset[str] | None = None
    for block in prose.blocks:
        if block.kind not in _RUNNING:
            continue
        text = block.span.slice(prose.page.text)
        links = list(_targets(prose, block))
        if not links or _ABOUT_THE_PAGE.match(text):
            continue
        own = _own_hosts(prose.page) if own is None else own
        alone = sum(len(span) for span, _ in links) * 5 > len(text) * 4
        for span, target in links:
            if _cites(prose, block, span, target, own, alone):
                yield _sighting(prose, span, target)


def _sighting(prose: Prose, span: Span, target: str) -> Sighting:
    label = label_of_target(prose, target)
    if label is not None:
        return Sighting(span, (label,))
    reference = link_reference(target, span, span.slice(prose.page.text))
    return Sighting(span, (reference.label,), (reference,))


def _targets(prose: Prose, block: Block) -> Iterator[tuple[Span, str]]:
    """Yield the links of a block and the addresses printed in it, each with its target."""
    for inline in prose.within(block, InlineKind.LINK):
        if inline.target and len(inline.span):
            yield inline.span, inline.target.strip()
    text = block.span.slice(prose.page.text)
    if not any(hint in text for hint in _HINTS):
        return
    for match in _BARE.finditer(text):
        printed = match[0].rstrip(_TRAILING)
        span = Span(block.span.start + match.start(), block.span.start + match.start() + len(printed))
        if not prose.links_over(block, span):
            yield span, printed


def _cites(prose: Prose, block: Block, span: Span, target: str, own: frozenset[str], alone: bool) -> bool:
    if target.startswith("#"):
        return label_of_target(prose, target) is not None
    host = _host(target)
    text = span.slice(prose.page.text)
    if host is None or _same_site(host, own) or _in_list(host, "no_source_hosts") or _leads_on(text):
        return False
    if label_of_target(prose, target) is not None:
        return True
    if (alone and not _SOURCE_WORD.fullmatch(text)) or _is_front_page(target):
        return False
    if _in_list(host, "work_hosts"):
        return True
    sentence = sentence_around(prose.page.text, block.span, span)
    return bool(_FIGURE.search(_PHONE.sub(" ", sentence)))


def _is_front_page(target: str) -> bool:
    """Whether an address names a site, a shop or a person rather than something to read up a figure in."""
    if _IDENTIFIER.match(target):
        return False
    _, _, rest = target.partition("://")
    path = rest.partition("/")[2].partition("#")[0] if rest else target
    parts = [part.lower() for part in path.partition("?")[0].split("/") if part]
    return (not parts and "?" not in path) or any(part in words("no_source_paths") for part in parts)


def _leads_on(text: str) -> bool:
    lowered = text.strip(" .:!?»›>→[]()").lower()
    return lowered in words("navigation") or lowered.partition(" ")[0] in words("invitations")


def _host(target: str) -> str | None:
    if _IDENTIFIER.match(target):
        return "doi.org"  # an identifier in print is an address of a work as well
    if not is_outside(target):
        return None
    try:
        host = urlsplit(target).hostname
    except ValueError:
        return None
    return host.lower().removeprefix("www.") if host else None


def _in_list(host: str, name: str) -> bool:
    """Whether the host, or a domain it belongs to, is one of a word list."""
    known = words(name)
    while host:
        if host in known:
            return True
        host = host.partition(".")[2]
    return False


def _same_site(host: str, own: frozenset[str]) -> bool:
    return any(host == site or host.endswith("." + site) or site.endswith("." + host) for site in own)


def _own_hosts(page: Page) -> frozenset[str]:
    """Return the hosts the page itself seems to stand on: what its head says, and where most of its links lead."""
    hosts: set[str] = set()
    for match in _OWN_ADDRESS.finditer(page.source, 0, _HEAD):
        tag = page.source.rfind("<", max(0, match.start() - 400), match.start())
        address = _ADDRESS.search(page.source, tag if tag >= 0 else match.start(), match.end() + 300)
        host = _host(address[0]) if address else None
        if host:
            hosts.add(host)
    linked = Counter(
        host
        for inline in page.inlines
        if inline.kind is InlineKind.LINK and inline.target and (host := _host(inline.target))
    )
    if linked:
        host, count = linked.most_common(1)[0]
        if count >= 8 and count * 2 > sum(linked.values()) and not _in_list(host, "work_hosts"):
            hosts.add(host)
    return frozenset(hosts)
