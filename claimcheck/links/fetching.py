"""Asking one address: HEAD, then GET where HEAD tells too little; redirects, sizes and times are bounded.

The only file of the link check that imports requests; its errors become an `Response` in `failing`. Redirects are
followed here, so that each hop waits for its host's turn, is refused where it may not be asked, and leaves its body
unread.
"""

import re
import time
from dataclasses import dataclass
from functools import partial
from urllib.parse import urldefrag

import requests

from claimcheck import __version__
from claimcheck.config import LinksConfig
from claimcheck.deadline import within
from claimcheck.links.failing import failed
from claimcheck.links.pacing import Hosts
from claimcheck.links.response import Response
from claimcheck.links.skimming import skim
from claimcheck.model.evidence import LinkStatus
from claimcheck.sessions import Session, host_of, joined, next_address, refusal

_MOST_BYTES = 256 * 1024
"""Bytes of a page that are read to recognise an error page."""
_MOST_HEAD = 16 * 1024
"""Characters at the beginning of a page among which it may send its reader elsewhere."""
_MOST_REDIRECTS = 10
_HEAD_TELLS = frozenset({200, 204, 206})
"""Statuses of a HEAD request that settle the question for what is no page; all else is asked again with GET."""
BUSY = frozenset({429, 503})
"""Statuses by which a host says that it has no time now."""
_LONGEST_CONNECT = 10.0
"""Seconds."""
_PAUSE, _LONGEST_PAUSE = 1.0, 10.0
"""Seconds before an address is asked again: usually, and at most where the host names a time."""
_PERMANENT = frozenset({301, 308})


class Fetcher:
    """Asks addresses with one set of limits; safe to use from several threads."""

    def __init__(self, config: LinksConfig, hosts: Hosts, mailto: str | None = None) -> None:
        self._config = config
        self._hosts = hosts
        contact = f"; mailto:{mailto}" if mailto else ""
        self._headers = {
            "User-Agent": f"claimcheck/{__version__} (link check{contact})",
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language": "en,*;q=0.5",
        }

    def fetch(self, url: str) -> Response:
        """Ask an address: HEAD, then GET, and GET once more where that brought an error that may pass."""
        with self._session() as session:
            answer = self._visit(session, "HEAD", url)
            if _tells(answer) or (answer.failure and not answer.silent):  # asking again would not mend it
                return answer
            # Some hosts answer GET alone; where nobody answers at all, it is the second try.
            if (answer.silent or answer.code in BUSY) and not self._may_ask_again(answer):
                return answer
            answer = self._visit(session, "GET", url)
            passing = answer.code in BUSY or (answer.code or 0) >= requests.codes.internal_server_error
            return self._visit(session, "GET", url) if passing and self._may_ask_again(answer) else answer

    def _may_ask_again(self, answer: Response) -> bool:
        """Wait a while, as long as the host asks for; return whether it is still worth asking."""
        asked = answer.retry_after or ""
        seconds = int(asked) if re.fullmatch("[0-9]{1,6}", asked) else _PAUSE
        time.sleep(min(seconds, _LONGEST_PAUSE, self._config.timeout))
        return not self._hosts.closed(host_of(answer.url))

    def _visit(self, session: requests.Session, method: str, url: str) -> Response:
        """Ask an address and follow where it leads, and note whether anybody answered."""
        seconds = self._config.timeout / 2 if method == "HEAD" else self._config.timeout
        answer = self._led(session, method, url, seconds)
        usable = not answer.silent and answer.code not in BUSY
        self._hosts.note(host_of(answer.final_url), answered=not answer.silent, usable=usable)
        return answer

    def _led(self, session: requests.Session, method: str, url: str, left: float) -> Response:
        """Follow an address for so many seconds altogether, waiting for turns left aside."""
        at, permanent, refreshed = urldefrag(url).url, True, False
        for hops in range(_MOST_REDIRECTS + 1):
            with self._hosts.of(host_of(at)).turn():
                start = time.monotonic()
                try:
                    hop = within(left, partial(self._hop, session, method, at, left))
                except (requests.RequestException, OSError, ValueError) as error:
                    return failed(url, at if hops else url, error)
            target = hop.target or (hop.refresh if not refreshed else None)
            if target is None:
                return Response(
                    url,
                    at if hops else url,
                    hop.code,
                    hop.body,
                    whole=hop.whole,
                    html=hop.html,
                    permanent=permanent and hops > 0,
                    retry_after=hop.retry_after,
                )
            refreshed = refreshed or hop.target is None
            permanent = permanent and hop.code in _PERMANENT
            at = target
            if why := refusal(at):
                return Response(url, at, failure=LinkStatus.REFUSED, reason=f"redirected to what is {why}")
            left = max(0.01, left - (time.monotonic() - start))
        return Response(url, at, failure=LinkStatus.UNREACHABLE, reason=f"more than {_MOST_REDIRECTS} redirects")

    def _hop(self, session: requests.Session, method: str, url: str, seconds: float) -> "_Hop":
        """Make one request; the body of a redirect is never read."""
        deadline = time.monotonic() + seconds
        timeout = (min(seconds, _LONGEST_CONNECT), seconds)
        with session.request(method, url, timeout=timeout, allow_redirects=False, stream=True) as response:
            target = next_address(session, response)
            html = "html" in response.headers.get("Content-Type", "html").lower()
            body = _read(response, deadline) if html and target is None and method == "GET" else b""
            whole = 0 < len(body) < _MOST_BYTES
            again = response.headers.get("Retry-After")
            text = _decoded(body, response)
            return _Hop(response.status_code, target, _refresh(url, text), html, text, whole, again)

    def _session(self) -> requests.Session:
        session = Session(private=self._config.allow_private)
        session.headers.update(self._headers)
        session.auth = _as_it_is
        return session


@dataclass(frozen=True, slots=True)
class _Hop:
    """One request's answer."""

    code: int
    target: str | None
    """Where it redirects to."""
    refresh: str | None
    """Where the page itself sends its reader at once; followed but once, as some do so to see what a browser keeps."""
    html: bool
    body: str
    whole: bool
    retry_after: str | None


def _refresh(url: str, body: str) -> str | None:
    """Return where a page sends its reader at once, if that is elsewhere."""
    target = skim(body).refresh if "http-equiv" in body[:_MOST_HEAD].lower() else ""
    led = joined(url, target) if target else url
    return led if led.partition("://")[2] != url.partition("://")[2] else None


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Add no credentials: neither those of an address nor those kept on this machine are for a page's links."""
    return request


def _tells(answer: Response) -> bool:
    """Whether HEAD settles the question: it is there, and no page that would have to be looked at."""
    return answer.code in _HEAD_TELLS and not answer.html


def _read(response: requests.Response, deadline: float) -> bytes:
    """Read at most `_MOST_BYTES` until the deadline; what has come by then is enough to recognise a page."""
    chunks: list[bytes] = []
    size = 0
    for chunk in response.iter_content(16 * 1024):
        chunks.append(chunk)
        size += len(chunk)
        if size >= _MOST_BYTES or time.monotonic() > deadline:
            break
    return b"".join(chunks)


def _decoded(body: bytes, response: requests.Response) -> str:
    """Return the text of a page in the encoding its headers name, else in UTF-8."""
    named = response.encoding if "charset" in response.headers.get("Content-Type", "").lower() else None
    try:
        text = body.decode(named or "utf-8", "replace")
        text.encode("utf-8")  # some codecs of Python's make half characters
    except (LookupError, UnicodeError):
        return body.decode("utf-8", "replace")
    return text
