"""From an HTTP answer to a link's status: gone, alive, an error page in disguise, or a host that blocks programs."""

import re
from dataclasses import replace
from functools import cache
from html import unescape
from urllib.parse import unquote, urlsplit

from claimcheck.language.word_tables import table
from claimcheck.links.anchors import anchor_of
from claimcheck.links.meta_tags import headings_of, identifiers_named, title_named
from claimcheck.links.response import Response
from claimcheck.links.skimming import Skimmed, skim
from claimcheck.model.evidence import Link, LinkStatus

_GONE = frozenset({404, 410})
_BLOCKED = frozenset({401, 402, 403, 405, 406, 407, 415, 418, 429, 430, 451, 999})
"""Statuses by which hosts turn programs away; a person with a browser may well see the page."""
_HOME = re.compile(
    r"/?(?:(?:[a-z]{2}(?:[-_][a-z]{2})?|home|index|default)(?:\.(?:html?|php|aspx?))?/?)?", re.IGNORECASE
)
_SHORT = re.compile(r"/[\w-]{1,16}/?")
"""The path of an address that may be short for any other."""
_ERROR_PATH = re.compile(
    r"/(?:404|410|error|errors|not[-_]?found|page[-_]?not[-_]?found)(?:\.\w{2,5})?/?$", re.IGNORECASE
)
_LOGIN_PATH = re.compile(r"/(?:log-?in|sign-?in|log_in|sign_in|sso|authenticate)(?:\.\w{2,5})?/?$", re.IGNORECASE)
_NAMED = re.compile(r"""(?i)[\s"'](?:id|name)\s*=\s*(?:"([^"<>]{1,200})"|'([^'<>]{1,200})'|([^\s"'<>]{1,200}))""")
"""The name of a place in a page; a page without any is one that scripts fill."""
_PARTS = re.compile(r"\s*[|–—·•»«]\s*|\s-\s")
"""What stands between a page's title and its site's; a colon also stands inside titles."""
_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)+")
"""The name of a site."""
_LONGEST_SIGN = 1500
"""Characters of a page that holds nothing but the sign that its domain is for sale."""


@cache
def _saying(name: str) -> re.Pattern[str]:
    """Return the wordings of a kind as one pattern for a whole sentence or part of a title."""
    known = table("links", "wordings")
    wording = f"{known['before']}(?:{'|'.join(known[name])})[.! …]*"
    for part in ("thing", "not", "looked_for", "site"):
        wording = wording.replace(f"{{{part}}}", known[part])
    return re.compile(wording, re.IGNORECASE)


def judge_response(answer: Response) -> Link:
    """Say what an answer means for the link."""
    final = answer.final_url if answer.final_url != answer.url else None
    if answer.failure is not None:
        return Link(answer.url, answer.failure, None, final, answer.reason)
    code = answer.code or 0
    if code in _GONE:
        return Link(answer.url, LinkStatus.DEAD, code, final, "the page is gone")
    if code in _BLOCKED:
        return Link(answer.url, LinkStatus.BLOCKED, code, final, "the host does not answer programs")
    if not 200 <= code < 300:
        return Link(answer.url, LinkStatus.UNREACHABLE, code, final, "the host answers with an error")
    return _judge_page(answer, code, final)


def _judge_page(answer: Response, code: int, final: str | None) -> Link:
    page = skim(answer.body) if answer.body else Skimmed()
    named = identifiers_named(page)
    title = title_named(page)
    if not (named or title):  # an error page has no such tags, and a page with them holds what it says
        if why := _barrier(answer, page):
            return Link(answer.url, LinkStatus.BLOCKED, code, final, why)
        if why := _disguise(answer, page):
            return Link(answer.url, LinkStatus.SOFT_404, code, final, why)
    link = Link(answer.url, LinkStatus.OK, code, final, _remark(answer), _lost_anchor(answer))
    return replace(link, named=named, named_title=title, headings=headings_of(page)) if named else link


def _remark(answer: Response) -> str:
    """Return what a reader may want to know of a link that works: that it leads on, or to https."""
    asked, got = (address.split("#")[0].rstrip("/") for address in (answer.url, answer.final_url))
    if asked == got:
        return ""
    secure = asked.startswith("http://") and got.startswith("https://")
    if secure and got.removeprefix("https://www.").removeprefix("https://") == (
        asked.removeprefix("http://www.").removeprefix("http://")
    ):
        return "the page has moved to https"
    return "moved for good" if answer.permanent else "redirected"


def _lost_anchor(answer: Response) -> str | None:
    """Return the place the address names when the page was read to its end and has none of that name.

    A page that a script puts together may make its places later; nothing is said of one.
    """
    name = anchor_of(answer.url)
    if name is None or not answer.whole or name.lower() == "top":
        return None
    names = {unescape(found[1] or found[2] or found[3]) for found in _NAMED.finditer(answer.body)}
    kin = {name, name.removeprefix("user-content-"), f"user-content-{name}"}
    return name if names and not names & kin else None


def _barrier(answer: Response, page: Skimmed) -> str:
    """Return what stands between a program and the page, or nothing."""
    asked, got = (urlsplit(address).path for address in (answer.url, answer.final_url))
    if _LOGIN_PATH.search(got) and not _LOGIN_PATH.search(asked):
        return "the host asks to log in"
    return "the host does not answer programs" if _said("barred", page) else ""


def _disguise(answer: Response, page: Skimmed) -> str:
    """Return why a page that answers is not the one that was asked for, or nothing."""
    asked, got = urlsplit(answer.url), urlsplit(answer.final_url)
    deep = not _HOME.fullmatch(asked.path) or bool(asked.query)
    alias = _site(asked.hostname) != _site(got.hostname) and bool(_SHORT.fullmatch(asked.path)) and not asked.query
    if answer.final_url != answer.url and deep:
        if _HOME.fullmatch(got.path) and not got.query and not alias:
            return "redirected to a home page"
        if _ERROR_PATH.search(got.path) and not _ERROR_PATH.search(asked.path):
            return "redirected to an error page"
    asked_for = _plain(unquote(f"{asked.path}?{asked.query}"))  # an article about such pages says so in its address
    if any(_plain(part) not in asked_for for part in _offers(page, got.hostname or "")):
        return "the domain is for sale"
    lost = [part for part in _said("lost", page) if _plain(part) not in asked_for]
    return "the page says that it was not found" if lost else ""


def _offers(page: Skimmed, host: str) -> list[str]:
    """Return how a page offers its site: in its title or, where that but names the site, in a text that is short."""
    named = not page.title or _NAME.fullmatch(page.title) or _plain(host.removeprefix("www.")) in _plain(page.title)
    sentences = re.split(r"(?<=[.!])\s|:\s", page.text) if named and len(page.text) < _LONGEST_SIGN else []
    return [*_said("for_sale", page), *filter(_saying("for_sale").fullmatch, sentences)]


def _said(kind: str, page: Skimmed) -> list[str]:
    """Return the parts of the page's title, and its heading, that consist of such words."""
    texts = (page.title, page.heading)
    return [part for text in texts for part in _PARTS.split(text[:300]) if _saying(kind).fullmatch(part)]


def _plain(text: str) -> str:
    """Return the letters and figures alone, case folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def _site(host: str | None) -> str:
    return ".".join((host or "").lower().split(".")[-2:])
