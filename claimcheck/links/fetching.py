"""Asking one address: HEAD, then GET where HEAD tells too little; redirects, sizes and times are bounded.

The only file of the link check that imports requests; its errors become an `Answer` here. Unless private addresses are
allowed, every hop's name is resolved and filtered first and the connection goes to the very address that was filtered.
"""

import re
import socket
import time
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter

from claimcheck import __version__
from claimcheck.config import LinksConfig
from claimcheck.model.evidence import LinkStatus

_MOST_BYTES = 256 * 1024
"""Bytes of a page that are read to recognise an error page."""
_MOST_REDIRECTS = 10
_HEAD_TELLS = frozenset({200, 204, 206})
"""Statuses of a HEAD request that settle the question; others are asked again with GET."""
_TRIES = 2
_PAUSE = 1.0
"""Seconds before a second try after a failed connection or a server error."""
_ANCHOR = re.compile(r"(?!(?:page|zoom|t|search|nameddest)=)[^\s/!:?&<>\"]{1,200}")
"""A fragment that names an element of the page, and is no route of a script, media time or quoted text."""
_CONTROL_HOST = "doi.org"
"""A name that exists: when it cannot be resolved either, the network is at fault and not the link."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What asking one address brought."""

    url: str
    final_url: str
    code: int | None = None
    body: str = ""
    failure: LinkStatus | None = None
    """When there was no HTTP answer: why, as a status."""
    reason: str = ""
    whole: bool = False
    """Whether `body` is a whole page of HTML, and not only its beginning or nothing."""


class Fetcher:
    """Asks addresses with one set of limits; safe to use from several threads."""

    def __init__(self, config: LinksConfig, mailto: str | None = None) -> None:
        self._config = config
        contact = f"; mailto:{mailto}" if mailto else ""
        self._headers = {
            "User-Agent": f"claimcheck/{__version__} (link check{contact})",
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language": "en,*;q=0.5",
        }

    def fetch(self, url: str) -> Answer:
        """Ask an address, once more after a passing failure."""
        answer = self._try(url)
        for _ in range(_TRIES - 1):
            passing = answer.failure is LinkStatus.UNREACHABLE or (answer.code or 0) >= 500
            if not passing:
                break
            time.sleep(min(_PAUSE, self._config.timeout))
            answer = self._try(url)
        return answer

    def _try(self, url: str) -> Answer:
        try:
            with self._session() as session:
                answer = self._ask(session, "HEAD", url)
                told = answer.code in _HEAD_TELLS and not _moved(answer) and anchor_of(url) is None
                return answer if told else self._ask(session, "GET", url)
        except (requests.RequestException, OSError, ValueError) as error:
            return _failed(url, error)

    def _session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = True
        session.max_redirects = _MOST_REDIRECTS
        session.headers.update(self._headers)
        private = self._config.allow_private
        session.mount("https://", HTTPAdapter() if private else IPFilterAdapter(is_https_proto=True))
        session.mount("http://", HTTPAdapter() if private else IPFilterAdapter(is_https_proto=False))
        return session

    def _ask(self, session: requests.Session, method: str, url: str) -> Answer:
        timeout = self._config.timeout
        with session.request(method, url, timeout=timeout, allow_redirects=True, stream=True) as response:
            body = b""
            if method == "GET" and "html" in response.headers.get("Content-Type", "html"):
                body = _read(response, time.monotonic() + timeout)
            whole = 0 < len(body) < _MOST_BYTES
            return Answer(url, response.url, response.status_code, body.decode("utf-8", "replace"), whole=whole)


def anchor_of(url: str) -> str | None:
    """Return the place inside a page that an address names; None for routes, pages of a PDF and quoted text."""
    fragment = unquote(urlsplit(url).fragment)
    return fragment if _ANCHOR.fullmatch(fragment) else None


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


def _moved(answer: Answer) -> bool:
    """Whether the address led elsewhere, so that the page itself has to be looked at."""
    return answer.final_url.rstrip("/") != answer.url.rstrip("/")


def _failed(url: str, error: Exception) -> Answer:
    def failed(status: LinkStatus, reason: str) -> Answer:
        return Answer(url, url, failure=status, reason=reason)

    if isinstance(error, InvalidIPAddress):
        return failed(LinkStatus.REFUSED, "leads to a private address, which is not asked")
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema | UnicodeError):
        return failed(LinkStatus.REFUSED, "not an address that can be asked")
    if isinstance(error, requests.TooManyRedirects):
        return failed(LinkStatus.UNREACHABLE, f"more than {_MOST_REDIRECTS} redirects")
    if isinstance(error, requests.Timeout):
        return failed(LinkStatus.UNREACHABLE, "no answer in time")
    if isinstance(error, requests.exceptions.SSLError):
        return failed(LinkStatus.UNREACHABLE, "the connection is not secure (certificate)")
    if _no_such_host(error, url):
        return failed(LinkStatus.DEAD, "no such host")
    return failed(LinkStatus.UNREACHABLE, "the connection failed")


def _no_such_host(error: Exception, url: str) -> bool:
    """Whether the name is known not to exist, and not merely unknown to a machine without a network."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, socket.gaierror):
        inner = getattr(cause, "reason", None) or (cause.args[0] if cause.args else None)
        cause = cause.__cause__ or (inner if isinstance(inner, BaseException) else cause.__context__)
    if cause is None or cause.errno != socket.EAI_NONAME:
        return False
    try:
        socket.getaddrinfo(_CONTROL_HOST, 443)
    except OSError:
        return False
    return urlsplit(url).hostname != _CONTROL_HOST
