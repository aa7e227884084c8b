"""Why an address brought no answer: an error of the HTTP library → a status that accuses nobody without proof."""

import socket

import requests

from claimcheck.deadline import within
from claimcheck.links.response import Response
from claimcheck.model.evidence import LinkStatus
from claimcheck.sessions import InvalidIPAddress, host_of

_CONTROL_HOST = "doi.org"
"""A name that exists: when it cannot be resolved either, the network is at fault and not the link."""
_CONTROL_SECONDS = 5.0


def failed(url: str, at: str, error: Exception, control: str = _CONTROL_HOST) -> Response:
    """Return what an error means for `url`, met on the way at the address `at`."""

    def answer(status: LinkStatus, reason: str, *, silent: bool = False) -> Response:
        return Response(url, at, failure=status, reason=reason, silent=silent)

    if isinstance(error, InvalidIPAddress):
        return answer(LinkStatus.REFUSED, "leads to a private address, which is not asked")
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema | UnicodeError):
        return answer(LinkStatus.REFUSED, "not an address that can be asked")
    if isinstance(error, requests.Timeout | TimeoutError):
        return answer(LinkStatus.UNREACHABLE, "no answer in time", silent=True)
    if isinstance(error, requests.exceptions.SSLError):
        return answer(LinkStatus.UNREACHABLE, "the connection is not secure (certificate)")
    unresolved = _unresolved(error)
    if unresolved is None:
        return answer(LinkStatus.UNREACHABLE, "the connection failed", silent=True)
    if unresolved.errno == socket.EAI_NONAME and host_of(at) != control and _resolves(control):
        return answer(LinkStatus.DEAD, "no such host")
    return answer(LinkStatus.UNREACHABLE, "its host's name could not be looked up", silent=True)


def _unresolved(error: BaseException) -> socket.gaierror | None:
    """Return the name server's error that lies beneath another."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        if isinstance(cause, socket.gaierror):
            return cause
        seen.add(id(cause))
        inner = getattr(cause, "reason", None) or (cause.args[0] if cause.args else None)
        cause = cause.__cause__ or (inner if isinstance(inner, BaseException) else cause.__context__)
    return None


def _resolves(name: str) -> bool:
    """Whether a name that exists is known here, so that another's absence means something."""
    try:
        return bool(within(_CONTROL_SECONDS, lambda: socket.getaddrinfo(name, 443)))
    except OSError:  # a time-out is one
        return False
