"""From an HTTP answer to a link's status: gone, alive, an error page in disguise, or a host that blocks programs."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import unquote, urlsplit

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
_THING = r"(?:(?:the|this|that|your|requested|web) ){0,3}(?:page|article|document|content|resource|file|url|link)"
_NOT = r"(?:(?:was|is|are|has|could|can|does|do|did) ?(?:not|n['’]?t)|can['’]?t|(?:(?:is|are|was) )?no longer|not)"
_LOST = (
    r"(?:http )?(?:error )?(?:404|410)(?: error)?(?: \(?(?:page |file )?not found\)?| gone)?",
    r"not found(?: \(?(?:error )?(?:404|410)\)?)?",
    rf"{_THING}(?: you[\w ,'’]{{1,40}}?)? {_NOT}(?: be| been)? (?:found|available|exists?|here|there)",
    rf"(?:we )?(?:could ?n['’]?o?t|can ?not|can['’]?t) (?:be )?find {_THING}",
    rf"{_THING} unavailable",
    r"(?:diese )?seite (?:wurde )?nicht gefunden",
    r"page (?:introuvable|non trouvée)",
    r"página no encontrada",
    r"página não encontrada",
    r"pagina non trovata",
    r"pagina niet gevonden",
)
_BEFORE = r"(?:(?:oops|sorry|whoops|uh-oh|error(?: 404)?|404)[!,.: …]{1,5})?"
_SAYS_LOST = re.compile(rf"{_BEFORE}(?:{'|'.join(_LOST)})[.! …]*", re.IGNORECASE)
_BARRED = (
    r"just a moment[.… ]*",
    r"attention required!?",
    r"access (?:to this page has been )?denied",
    r"are you (?:a )?(?:robot|human)\??",
    r"verify(?:ing)? (?:that )?you are (?:a )?human",
    r"human verification",
    r"client challenge",
    r"security (?:check|verification)",
    r"pardon our interruption[.… ]*",
    r"robot check",
    r"request (?:blocked|rejected)",
    r"radware bot manager captcha",
)
_SAYS_NO = re.compile("|".join(_BARRED), re.IGNORECASE)
"""Titles of pages that hosts put before the page when they take the visitor for a program."""


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
    return "the host does not answer programs" if _said(_SAYS_NO, page) else ""


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
    lost = [part for part in _said(_SAYS_LOST, page) if _plain(part) not in asked_for]
    return "the page says that it was not found" if lost else ""


def _said(words: re.Pattern[str], page: Skimmed) -> list[str]:
    """Return the parts of the page's title, and its heading, that consist of such words."""
    texts = (page.title, page.heading)
    return [part for text in texts for part in _PARTS.split(text[:300]) if words.fullmatch(part)]


def _plain(text: str) -> str:
    """Return the letters and figures alone, case folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def _site(host: str | None) -> str:
    return ".".join((host or "").lower().split(".")[-2:])
