"""Text and link targets → web addresses, and addresses that cannot be one."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from claimcheck.model.citation import Malformed

_ADDRESS = re.compile(
    r"(?i)(?:https?://\s?|(?<![\w/.])www\.(?=[\w-]+\.[a-z])"
    r"|(?<![\w/.@-])(?:doi\.org|dx\.doi\.org|pubmed\.ncbi\.nlm\.nih\.gov|pmc\.ncbi\.nlm\.nih\.gov|arxiv\.org)/)"
    r"(?:[^\s<>\"“”«»\\^`{}|]|<[^<>\s]{1,40}>(?=\d\.\d\.[A-Za-z]{2};))+"  # angles are a DOI's of the old kind
)
_NEXT = re.compile(r"(?<=.)https?://|\]\(")
_BROKEN = re.compile(r"(?i)(?<![\w/.:])(?:h?t{1,3}ps?:/(?!/)|https?//:?|https?:(?=www\.)|h[tp]{3,5}s?://)[^\s<>\"]*")
_RESOLVER_TWICE = re.compile(r"(?i)https?://(?:dx\.|www\.)?doi\.org/(?=https?://(?:dx\.|www\.)?doi\.org/10\.)")
_NO_RESOLVER = re.compile(r"(?:dx\.|www\.)?doi\.org\.?\d")  # "https://doi.org10.1234/…"
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.?", re.UNICODE)


def find_addresses(text: str) -> Iterator[str]:
    """Yield the web addresses printed in the text, in order, each with a scheme."""
    for match in _ADDRESS.finditer(text):
        printed = re.sub(r"\s", "", match.group())
        following = _NEXT.search(printed, 1)
        address = _trim(printed[: following.start()] if following else printed)
        if "://" not in address[:9]:
            address = f"https://{address}"
        if (host := _host(address)) and not _NO_RESOLVER.match(host):
            yield address


def without_addresses(text: str) -> str:
    """Return the text with its addresses blanked, but those of the DOI resolver, whose DOIs may hold blanks."""
    return _ADDRESS.sub(lambda match: match.group() if "doi.org/" in match.group().lower() else " ", text)


def _trim(address: str) -> str:
    """Drop punctuation and unpaired brackets at the end."""
    while address:
        last = address[-1]
        unpaired = last in ")]" and address.count(last) > address.count("(" if last == ")" else "[")
        if last not in ".,;:!?'’‘*…([" and not unpaired:
            break
        address = address[:-1]
    return address


def _host(address: str) -> str | None:
    """Return the host when it can be one on the web."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host if host and _HOST.fullmatch(host) and ("." in host.strip(".") or host == "localhost") else None


def is_decoration(link: str) -> bool:
    """Whether a link inside an entry does not lead to its work: a jump within the page, a search, a mail address."""
    link = link.strip()
    if link.startswith(("#", "mailto:", "javascript:", "tel:")) or not link:
        return True
    return (
        re.match(r"(?i)https?://(?:scholar\.google\.|www\.google\.[a-z.]+/search|search\.crossref)", link) is not None
    )


def malformed_addresses(text: str) -> Iterator[Malformed]:
    """Yield printed addresses that no browser could follow; what a link leads to is the link check's to say."""
    for match in _BROKEN.finditer(text):
        printed = _trim(match.group())
        if printed.endswith("//"):
            continue
        if ("." in printed and printed.split(":", 1)[0].lower() not in ("http", "https")) or ":/" in printed:
            yield from _problem(printed)
    for match in _ADDRESS.finditer(text):
        printed = _trim(re.sub(r"\s", "", match.group()))
        if twice := _RESOLVER_TWICE.match(printed):
            yield Malformed("url", printed, "the resolver stands there twice", printed[twice.end() :])
            continue
        if not printed.endswith("//"):  # an address that a line break tore apart
            yield from _problem(printed)


def _problem(address: str) -> Iterator[Malformed]:
    """Yield what is wrong with one address, if anything is."""
    scheme = re.match(r"(?i)https?://", address)
    if scheme is None and address.lower().startswith("www."):
        return
    if scheme is None:
        if re.match(r"(?i)(?:doi\.org|dx\.doi|pubmed|pmc|arxiv)", address):
            return
        rest = re.sub(r"(?i)^h?[tp]{2,5}s?[:/]{1,4}", "", address)
        repaired = f"https://{rest}" if _host(f"https://{rest}") else None
        if repaired:
            yield Malformed("url", address, "the scheme is broken", repaired)
    elif _host(address) is None and re.search(r"(?i)^https?:/+(?:https?:|$)|^https?://[^/]*/", address):
        rest = re.sub(r"(?i)^(?:https?:?/{1,3}){1,3}", "", address)
        repaired = f"https://{rest}" if rest and _host(f"https://{rest}") else None
        reason = "no host stands in it" if repaired or not rest else "its host is none of the web's"
        yield Malformed("url", address, reason, repaired)
