"""A small web site on loopback with every kind of answer a link may get."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest


@dataclass
class Site:
    """A running site: its base address and the requests it saw."""

    base: str
    requests: list[tuple[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    """When each request came, in seconds of a clock that only goes forward."""
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    pages: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Pages of one test: path → status and body."""


PAGES = {
    "/": (200, "<title>Home</title>"),
    "/article": (200, "<title>Sleep and recovery</title><h1>Sleep and recovery</h1>"),
    "/places": (200, "<title>Sleep</title><h2 id='results'>Results</h2><a name=method>Method</a>"),
    "/filled-later": (200, "<title>Sleep</title><div></div>"),
    "/soft": (200, "<title>Page not found | Example</title>"),
    "/study-on-404-errors": (200, "<title>Why visitors leave: a study of error pages</title>"),
    "/gone": (410, ""),
    "/blocked": (403, "robot?"),
    "/busy": (429, ""),
    "/login": (401, ""),
    "/broken": (500, ""),
    "/sent-on": (200, "<title>One moment</title><meta http-equiv='Refresh' content='0; URL=/gone'>"),
    "/sent-round": (200, "<title>One moment</title><meta http-equiv=refresh content='1;url=/sent-round?again'>"),
    "/sent-round?again": (200, "<title>One moment</title><meta http-equiv=refresh content='1;url=/sent-round'>"),
    "/shown-anew": (200, "<title>News</title><meta http-equiv=refresh content='300;url=/gone'>"),
    "/sent-on-without-script": (200, "<noscript><meta http-equiv=refresh content='0;url=/gone'></noscript>"),
    "/error/404.html": (200, "<title>Oops</title>"),
}
REDIRECTS = {
    "/moved": "/article",
    "/old/deep/page": "/",
    "/lost": "/error/404.html",
    "/moved-soft": "/soft",
    "/loop": "/loop",
    "/to-login": "/account/login",
    "/to-file": "file:///etc/passwd",
    "/to-script": "javascript:alert(1)",
    "/to-user": "http://someone:secret@127.0.0.1/",
    "/to-nowhere": "http://[",
    "/endless-redirect": "/article",
}
GOOD = {"/no-head", "/head-hangs", "/busy-once", "/account/login"}


class _Handler(BaseHTTPRequestHandler):
    """Answers as the path says, and notes who asked what when."""

    site: ClassVar[Site]

    def answer(self) -> None:
        with self.site.lock:
            self.site.requests.append((self.command, self.path))
            self.site.headers.append(dict(self.headers.items()))
            self.site.times.append(time.monotonic())
        self.reply()

    def work(self) -> None:
        """Take a while over an answer, before any of it goes out."""
        with self.site.lock:
            self.site.at_once += 1
            self.site.most_at_once = max(self.site.most_at_once, self.site.at_once)
        time.sleep(0.05)
        with self.site.lock:
            self.site.at_once -= 1

    def reply(self) -> None:
        path = self.path.split("?")[0]
        asked = sum(request[1] == self.path for request in self.site.requests)
        if path.startswith("/slow"):
            self.work()
        if path == "/head-hangs" and self.command == "HEAD":
            time.sleep(1)
        if path == "/no-head" and self.command == "HEAD":
            self.send(405, "")
        elif path == "/busy-once" and asked <= 2:
            self.send(429, "", {"Retry-After": "0"})
        elif path == "/paper.pdf":
            self.send(200, "%PDF", {"Content-Type": "application/pdf"})
        elif path == "/big":
            self.send(200, "<title>Long</title>" + "x" * 3_000_000)
        elif path == "/cut":
            self.close_connection = True
        elif path == "/drip":
            self.drip()
        elif path in REDIRECTS:
            self.redirect(REDIRECTS[path], endless=path == "/endless-redirect")
        else:
            found = path.startswith("/slow") or path in GOOD
            code, body = {**PAGES, **self.site.pages}.get(
                path, (200, "<title>Here</title>") if found else (404, "nothing here")
            )
            self.send(code, body)

    def redirect(self, target: str, *, endless: bool) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0" if not endless else str(10**12))
        self.end_headers()
        with suppress(OSError):
            while endless and self.command == "GET":
                self.wfile.write(b"x" * 65536)

    def drip(self) -> None:
        with suppress(OSError):
            for byte in b"HTTP/1.0 200 OK\r\nX-Long: " + b"x" * 200:
                self.wfile.write(bytes([byte]))
                time.sleep(0.02)

    def send(self, code: int, body: str, headers: Mapping[str, str] | None = None) -> None:
        data = body.encode()
        self.send_response(code)
        given = {"Content-Type": "text/html", "Content-Length": str(len(data)), **(headers or {})}
        for name, value in given.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            try:
                self.wfile.write(data)
            except OSError:
                self.close_connection = True

    do_GET = do_HEAD = answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve the site for one test."""
    state = Site("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": state}))
    state.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()
