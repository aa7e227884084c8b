"""HTTP sessions as all of the program opens them: never to a private address, and redirects are the caller's to follow.

requests would read the bodies of redirects without bound and follow them anywhere. Here each hop is a request of its
own: `next_address` says where an answer leads, `refusal` whether that may be asked. Every name is resolved first, all
that is not public is refused, and the connection goes to the very address that was looked at (requests-hardened).
"""

import logging
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import requote_uri
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter

__all__ = ["InvalidIPAddress", "Session", "host_of", "is_public", "joined", "next_address", "refusal"]

_NOT_FOR_ALL = (ip_network("168.63.129.16/32"), ip_network("192.88.99.0/24"))
"""Reachable by everybody in theory only: the host agent of Azure's machines, relays of 6to4."""
_EVERYBODY = ip_network("2000::/3")
"""What of IPv6 is given out to be reached by all, but for the following."""
_TUNNELS = tuple(map(ip_network, ("2001::/23", "2002::/16", "2001:db8::/32", "3fff::/20")))

logging.getLogger("requests_hardened").addHandler(logging.NullHandler())  # else it talks to standard error


class Session(requests.Session):
    """A session that reaches public addresses only, and what stands below the address `trusted`."""

    def __init__(self, *, private: bool = False, trusted: str | None = None) -> None:
        super().__init__()
        for scheme in ("http://", "https://"):
            self.mount(scheme, HTTPAdapter() if private else _Filter(is_https_proto=scheme == "https://"))
        if trusted is not None:
            parts = urlsplit(trusted)
            self.mount(f"{parts.scheme}://{parts.netloc}/", HTTPAdapter())

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002
        """Return that there is none: redirects, whose bodies requests reads without bound, are left to the caller."""
        return None


class _Filter(IPFilterAdapter):  # type: ignore[misc]  # the library says nothing of its types
    """Refuses what the library lets through, too."""

    def build_connection_pool_key_attributes(self, *arguments: Any, **named: Any) -> Any:
        """Return where to connect to; raises InvalidIPAddress."""
        place, options = super().build_connection_pool_key_attributes(*arguments, **named)
        if not is_public(ip_address(place["host"].strip("[]"))):
            raise InvalidIPAddress(place["host"])
        return place, options


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one that everybody reaches alike."""
    if address.version == 4:
        return address.is_global and not address.is_multicast and not any(address in net for net in _NOT_FOR_ALL)
    return address.is_global and address in _EVERYBODY and not any(address in net for net in _TUNNELS)


def refusal(url: str) -> str:
    """Return why an address is not asked, or nothing."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "not a web address"
    if parts.scheme not in {"http", "https"} or not parts.hostname or "%" in parts.hostname:
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
    """Return where a way from `base` leads, without a fragment; what makes no sense as an address stays as it is."""
    try:
        return urldefrag(urljoin(base, target)).url
    except ValueError:
        return target


def next_address(session: requests.Session, response: requests.Response) -> str | None:
    """Return where an answer redirects to, without a fragment, for `refusal` to look at; None where it does not.

    What makes no sense as an address stays as it is.
    """
    target = None
    try:
        target = requests.Session.get_redirect_target(session, response)
        return None if target is None else joined(response.url, requote_uri(target))
    except ValueError:  # bytes that are no text, an address that is none
        return target or response.headers["Location"]
