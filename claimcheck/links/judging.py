"""From an HTTP answer to a link's status: gone, alive, an error page in disguise, or a host that blocks programs."""

import re
from html import unescape
from urllib.parse import urlsplit

from claimcheck.links.fetching import Answer, anchor_of
from claimcheck.model.evidence import Link, LinkStatus

_GONE = frozenset({404, 410})
_BLOCKED = frozenset({401, 402, 403, 405, 406, 407, 415, 418, 429, 430, 451, 999})
"""Statuses by which hosts turn programs away; a person with a browser may well see the page."""
_HOME = re.compile(
    r"/?(?:(?:[a-z]{2}(?:[-_][a-z]{2})?|home|index|default)(?:\.(?:html?|php|aspx?))?/?)?", re.IGNORECASE
)
_ERROR_PATH = re.compile(
    r"/(?:404|410|error|errors|not[-_]?found|page[-_]?not[-_]?found)(?:\.\w{2,5})?/?$", re.IGNORECASE
)
_TITLE = re.compile(r"<(title|h1)\b[^>]{0,300}>([^<]{0,200})", re.IGNORECASE)
_ERROR_TITLE = re.compile(
    r"^\W*(?:error\W*)?(?:404|410)\b"
    r"|\b(?:page|article|document|content|resource|file)\s+(?:was\s+|is\s+|could\s+not\s+be\s+|cannot\s+be\s+|can.t\s+be\s+)?"
    r"(?:not\s+|no\s+longer\s+)?(?:found|available|exists?)\s*(?:$|[|:–—-])"
    r"|^\W*not\s+found\W*$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"""(?i)[\s"'](?:id|name)\s*=\s*(?:"([^"<>]{1,200})"|'([^'<>]{1,200})'|([^\s"'<>]{1,200}))""")
"""The name of a place in a page; a page without any is one that scripts fill."""
_NEGATION = re.compile(r"\b(?:not|no longer|cannot|can.t|404|410)\b", re.IGNORECASE)


def judge_answer(answer: Answer) -> Link:
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
    disguise = _disguise(answer)
    if disguise:
        return Link(answer.url, LinkStatus.SOFT_404, code, final, disguise)
    return Link(answer.url, LinkStatus.OK, code, final, _remark(answer), _lost_anchor(answer))


def _remark(answer: Answer) -> str:
    """Return what a reader may want to know of a link that works: that it leads on, or to https."""
    asked, got = (address.split("#")[0].rstrip("/") for address in (answer.url, answer.final_url))
    if asked == got:
        return ""
    secure = asked.startswith("http://") and got.startswith("https://")
    if secure and got.removeprefix("https://www.").removeprefix("https://") == (
        asked.removeprefix("http://www.").removeprefix("http://")
    ):
        return "the page has moved to https"
    return "redirected"


def _lost_anchor(answer: Answer) -> str | None:
    """Return the place the address names when the page was read to its end and has none of that name.

    A page that a script puts together may make its places later; nothing is said of one.
    """
    name = anchor_of(answer.url)
    if name is None or not answer.whole or name.lower() == "top":
        return None
    names = {unescape(found[1] or found[2] or found[3]) for found in _NAMED.finditer(answer.body)}
    kin = {name, name.removeprefix("user-content-"), f"user-content-{name}"}
    return name if names and not names & kin else None


def _disguise(answer: Answer) -> str:
    """Return why a page that answers is not the one that was asked for, or nothing."""
    asked, got = urlsplit(answer.url), urlsplit(answer.final_url)
    deep = not _HOME.fullmatch(asked.path) or bool(asked.query)
    if answer.final_url != answer.url and deep:
        if _HOME.fullmatch(got.path) and not got.query:
            return "redirected to a home page"
        if _ERROR_PATH.search(got.path) and not _ERROR_PATH.search(asked.path):
            return "redirected to an error page"
    for _, heading in _TITLE.findall(answer.body):
        if _ERROR_TITLE.search(heading.strip()) and _NEGATION.search(heading):
            return "the page says that it was not found"
    return ""
