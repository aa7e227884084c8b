"""JSON and texts from the registries that have no client library; the only file here that imports requests.

One session, bounded sizes and times; every failure leaves as RegistryError, the passing ones as PassingError.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

import requests
from urllib3.exceptions import HTTPError, NewConnectionError

from claimcheck import __version__
from claimcheck.bounds import ANSWER_BYTES
from claimcheck.errors import RegistryError
from claimcheck.json_text import read_json
from claimcheck.model.registry import Registry
from claimcheck.registries.interface import Health, Pace
from claimcheck.registries.patience import PassingError, is_local
from claimcheck.sessions import Session, next_address, refusal

Value = TypeVar("Value")

_TIMEOUT = (5.0, 15.0)
"""Seconds to connect, and between two pieces of the answer."""
_DEADLINE = 30.0
"""Seconds for one whole answer."""
_MOST_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer that says something: its status, and its JSON when it holds any."""

    status: int
    data: Any


class Http:
    """Asks one registry, politely."""

    def __init__(self, base: str, health: Health, mailto: str | None, per_second: float) -> None:
        self._base = base.rstrip("/")
        self._local = is_local(base)
        self._health = health
        self._name = health.name
        self._pace = Pace(0 if self._local else per_second)
        self._session = Session(trusted=base)
        contact = f"mailto:{mailto}" if mailto else "no contact address given"
        self._session.headers["User-Agent"] = f"claimcheck/{__version__} ({contact})"

    def get(self, path: str, params: Mapping[str, str] | None = None) -> Reply:
        """Return the answer, of status 200 or 404; all else raises RegistryError, as does a registry that is out."""
        return self._ask(lambda: self._get(f"{self._base}/{path}", params or {}))

    def text(self, path: str) -> str | None:
        """Return the text of a document; None where there is none (404), all else raises RegistryError."""
        status, body = self._ask(lambda: self._fetch(f"{self._base}/{path}", {}, "*/*"))
        return None if status == requests.codes.not_found else body.decode("utf-8", "replace")

    def _ask(self, once: Callable[[], Value]) -> Value:
        return self._health.ask(once, local=self._local)

    def _get(self, url: str, params: Mapping[str, str]) -> Reply:
        status, body = self._fetch(url, params)
        data = _parse(body)
        if data is None and status == requests.codes.ok:
            raise PassingError(f"{self._name} answered with something that is no JSON")
        return Reply(status, data)

    def _fetch(self, url: str, params: Mapping[str, str], accept: str = "application/json") -> tuple[int, bytes]:
        """Return status (200 or 404) and body."""
        self._pace.wait()
        try:
            response, body = self._follow(url, params, accept)
        except requests.RequestException as error:
            slow = isinstance(error, requests.Timeout)
            absent = isinstance(getattr(error.args[0] if error.args else None, "reason", None), NewConnectionError)
            said = f"{self._name} did not answer ({type(error).__name__})"
            raise PassingError(said, slow=slow, absent=absent) from None
        except (OSError, ValueError, HTTPError) as error:  # what requests lets through of those beneath it
            raise RegistryError(f"{self._name} cannot be asked ({type(error).__name__})") from None
        status = response.status_code
        if status == requests.codes.too_many_requests or status >= requests.codes.internal_server_error:
            raise PassingError(f"{self._name} answered {status}", response.headers.get("Retry-After"))
        if status not in {requests.codes.ok, requests.codes.not_found}:
            raise RegistryError(f"{self._name} answered {status}")
        return status, body

    def _follow(self, url: str, params: Mapping[str, str], accept: str) -> tuple[requests.Response, bytes]:
        """Ask an address, and where it leads; return the last answer with its body."""
        headers = {"Accept": accept, "Accept-Encoding": "gzip"}
        for _ in range(_MOST_REDIRECTS + 1):
            with self._session.get(url, params=params, headers=headers, timeout=_TIMEOUT, stream=True) as response:
                target = next_address(self._session, response)
                if target is None:
                    return response, self._read(response)
            if refusal(target):
                raise RegistryError(f"{self._name} leads to what is no web address")
            url, params = target, {}
        raise RegistryError(f"{self._name} leads on without end")

    def _read(self, response: requests.Response) -> bytes:
        deadline = time.monotonic() + _DEADLINE
        body = bytearray()
        for chunk in response.iter_content(64 * 1024):
            body += chunk
            if len(body) > ANSWER_BYTES or time.monotonic() > deadline:
                raise PassingError(f"the answer of {self._name} does not end", slow=True)
        return bytes(body)


class HttpClient:
    """What the clients of registries that are asked in this way share."""

    registry: ClassVar[Registry]
    per_second: ClassVar[float]
    """Requests."""

    def __init__(self, base: str, mailto: str | None, asked: str, health: Health | None = None) -> None:
        self.health = health or Health(self.registry.full_name)
        self._http = Http(base, self.health, mailto, self.per_second)
        self._asked = asked


def _parse(body: bytes) -> Any:
    try:
        return read_json(body)
    except ValueError:
        return None
