"""JSON and texts from the registries that have no client library; the only file here that imports requests.

One session, bounded sizes and times; every failure leaves as RegistryError, the passing ones as PassingError.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

import requests
from urllib3.exceptions import NewConnectionError

from claimcheck import __version__
from claimcheck.errors import RegistryError
from claimcheck.model.registry import Registry
from claimcheck.registries.interface import Health, Pace
from claimcheck.registries.patience import PassingError, is_local

Value = TypeVar("Value")

_TIMEOUT = (5.0, 15.0)
"""Seconds to connect, and between two pieces of the answer."""
_DEADLINE = 30.0
"""Seconds for one whole answer."""
_MOST_BYTES = 32 * 1024 * 1024


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
        self._session = requests.Session()
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
            with self._session.get(
                url, params=params, headers={"Accept": accept}, timeout=_TIMEOUT, stream=True
            ) as response:
                body = self._read(response)
        except requests.RequestException as error:
            slow = isinstance(error, requests.Timeout)
            absent = isinstance(getattr(error.args[0] if error.args else None, "reason", None), NewConnectionError)
            said = f"{self._name} did not answer ({type(error).__name__})"
            raise PassingError(said, slow=slow, absent=absent) from None
        status = response.status_code
        if status == requests.codes.too_many_requests or status >= requests.codes.internal_server_error:
            raise PassingError(f"{self._name} answered {status}", response.headers.get("Retry-After"))
        if status not in {requests.codes.ok, requests.codes.not_found}:
            raise RegistryError(f"{self._name} answered {status}")
        return status, body

    def _read(self, response: requests.Response) -> bytes:
        deadline = time.monotonic() + _DEADLINE
        body = bytearray()
        for chunk in response.iter_content(64 * 1024):
            body += chunk
            if len(body) > _MOST_BYTES or time.monotonic() > deadline:
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
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
