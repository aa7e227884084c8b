"""The server: keeps records, counts requests, fails on command, hands good requests to the registries' own files."""

import json
import re
import threading
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

from claimcheck.config import LinksConfig
from claimcheck.model.registry import Registry
from tests.registry import answers_crossref, answers_others
from tests.registry.answer import Answer, json_answer

Record = Mapping[str, Any]

_ABOUT_ABSTRACT = re.compile(r"abstract|\bintro\b|does not occur|\bpage's\b|\breports n=", re.IGNORECASE)


class Mode(StrEnum):
    """How a registry behaves."""

    OK = "ok"
    THROTTLE = "429"
    THROTTLE_WITH_HINT = "429 with Retry-After"
    THROTTLE_ONCE = "429 once, then fine"
    FORBIDDEN = "403 with HTML"
    ERROR = "500"
    GATEWAY = "503 with HTML"
    TRUNCATED = "JSON cut short"
    NONSENSE = "200 with HTML"
    WRONG_SHAPE = "JSON of another shape"
    EMPTY = "200 with nothing"
    CLOSED = "connection closed"
    LYING = "another record than asked"
    SLOW = "an answer after half a second"
    DRIPPING = "an answer, a byte at a time"


@dataclass
class RegistryServer:
    """A running server; use it as a context."""

    records: list[Record]
    modes: dict[str, Mode] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    """Path and query of every request."""
    headers: list[dict[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    """When each request came, in seconds of a clock that only goes forward."""
    limits: dict[str, dict[str, str]] = field(default_factory=dict)
    """Headers about limits for Crossref's "list" and "single" answers, in place of the usual ones."""
    agencies: dict[str, str] = field(default_factory=dict)
    """DOIs that are registered elsewhere: DOI → agency."""
    datacite: dict[str, Record] = field(default_factory=dict)
    """DataCite attributes by DOI."""
    aliases: dict[str, str] = field(default_factory=dict)
    """DOIs for which a batch answers with the record of another, the primary one."""
    pages: dict[str, str] = field(default_factory=dict)
    """HTML pages of publishers, by name: "article" is served at `base("pages/article")`."""
    port: int = 0

    def __enter__(self) -> "RegistryServer":
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), type("Handler", (_Handler,), {"told": self}))
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def base(self, registry: str) -> str:
        """Return the base address of a registry."""
        return f"http://127.0.0.1:{self.port}/{registry}"

    @property
    def config(self) -> dict[Registry, str]:
        """Settings that point every registry here."""
        return {registry: self.base(registry) for registry in Registry}

    @property
    def environ(self) -> dict[str, str]:
        """The same settings for a process of its own."""
        return {f"CLAIMCHECK_REGISTRIES_{name.upper()}": self.base(name) for name in Registry} | {
            "CLAIMCHECK_LINKS_CHECK": "false"
        }

    def fail(self, mode: Mode, *registries: str) -> None:
        """Make registries (all when none is named) behave badly from now on."""
        for name in registries or Registry:
            self.modes[name] = mode

    def asked(self, part: str) -> list[str]:
        """Return the requests whose address holds `part`."""
        return [request for request in self.requests if part in request]

    def answer(self, target: str) -> Answer:
        """Return the good answer to a request."""
        parts = urlsplit(target)
        registry, _, rest = parts.path.lstrip("/").partition("/")
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        if registry == "crossref":
            return answers_crossref.answer(self.records, rest, query, self.aliases)
        if registry == "doi":
            return answers_others.doi_org(self.records, self.agencies, unquote(rest))
        if registry == "datacite":
            return answers_others.datacite(self.datacite, unquote(rest))
        if registry == "europepmc":
            return answers_others.europepmc(self.records, query, unquote(rest))
        if registry == "pages" and unquote(rest) in self.pages:
            return Answer(200, self.pages[unquote(rest)].encode("utf-8"), "text/html; charset=utf-8")
        return Answer(404, b"no such registry")


NO_LINKS = LinksConfig(check=False)
"""For tests that are about registries alone."""


def load_records(path: Path) -> list[Record]:
    """Read records in Crossref message shape, one JSON object per line; known facts stand in for their abstracts."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [{**record, **_abstract(record)} for record in records]


def _abstract(record: Record) -> Record:
    """Return an abstract made of what is known of the true one; statements about it (what is *not* in it) are none."""
    facts = [piece.strip() for fact in record.get("x-abstract-facts", ()) for piece in fact.split(";")]
    told = [fact for fact in facts if not _ABOUT_ABSTRACT.search(fact)]
    return {"abstract": "".join(f"<jats:p>{fact[:1].upper()}{fact[1:]}.</jats:p>" for fact in told)} if told else {}


class _Handler(BaseHTTPRequestHandler):
    """Counts, fails or answers, as the server is told to."""

    told: ClassVar[RegistryServer]

    def do_GET(self) -> None:
        self.told.requests.append(self.path)
        self.told.headers.append(dict(self.headers.items()))
        self.told.times.append(time.monotonic())
        registry = self.path.lstrip("/").split("/")[0]
        mode = self.told.modes.get(registry, Mode.OK)
        if mode is Mode.CLOSED:
            self.close_connection = True
            return
        if mode is Mode.SLOW:
            time.sleep(0.5)
        if mode is Mode.THROTTLE_ONCE:
            self.told.modes[registry] = Mode.OK
        send = self._drip if mode is Mode.DRIPPING else self._send
        send(self._answer(mode, registry))

    def _answer(self, mode: Mode, registry: str) -> Answer:
        if len(self.requestline) > 4096:
            return Answer(414, b"URI Too Long")
        if mode is Mode.LYING:
            return _lie(self.told, registry, self.path)
        return _BAD[mode] if mode in _BAD else self.told.answer(self.path)

    def _drip(self, answer: Answer) -> None:
        """Send an answer a byte at a time, as long as anybody listens."""
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        with suppress(OSError):
            for byte in answer.body:
                self.wfile.write(bytes([byte]))
                time.sleep(0.05)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        headers = {"Content-Type": answer.type, "Content-Length": str(len(answer.body)), **answer.headers}
        for name, value in _limited(self.told, self.path, headers).items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):  # whoever asked may have given up
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def _limited(server: RegistryServer, path: str, headers: Mapping[str, str]) -> Mapping[str, str]:
    """Return an answer's headers with what the server is told to say about limits."""
    limits = server.limits.get("single" if "/works/" in path else "list")
    usual = {name: value for name, value in headers.items() if not name.startswith("x-")}
    return headers if limits is None else {**usual, **limits}


def _lie(server: RegistryServer, registry: str, path: str) -> Answer:
    """Answer with the record of another work."""
    if registry != "crossref":
        return server.answer(path)
    other = {"DOI": "10.5555/another", "type": "journal-article", "title": ["Another work"]}
    single = path.split("?", maxsplit=1)[0].count("/") > 2
    return json_answer({"status": "ok", "message": other if single else {"total-results": 1, "items": [other]}})


_BAD: Mapping[Mode, Answer] = {
    Mode.THROTTLE: Answer(429, b""),
    Mode.THROTTLE_ONCE: Answer(429, b""),
    Mode.THROTTLE_WITH_HINT: Answer(429, b"<html>slow down</html>", "text/html", {"Retry-After": "0"}),
    Mode.FORBIDDEN: Answer(403, b"<html>Forbidden</html>", "text/html"),
    Mode.ERROR: json_answer({"status": "error", "message-type": "exception", "message": {"name": "Oops"}}, 500),
    Mode.GATEWAY: Answer(503, b"<html>503 Service Unavailable</html>", "text/html"),
    Mode.TRUNCATED: Answer(200, b'{"status": "ok", "message": {"items": [{"DOI": "10.1', "application/json"),
    Mode.NONSENSE: Answer(200, b"<html>Welcome</html>", "text/html"),
    Mode.WRONG_SHAPE: json_answer({"status": "ok", "message": ["what", 1, None]}),
    Mode.EMPTY: Answer(200, b"", "application/json"),
}


def serve_forever(records: Iterable[Record], port: int) -> None:
    """Serve until interrupted, saying where."""
    with RegistryServer(list(records), port=port) as server:
        for name, value in server.environ.items():
            print(f"export {name}={value}", flush=True)  # noqa: T201
        while True:
            time.sleep(3600)
