"""A small web site on loopback with every kind of answer a link may get."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Site:
    """A running site: its base address and the requests it saw."""

    base: str
    requests: list[tuple[str, str]] = field(default_factory=list)
    most_at_once: int = 0


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
    "/error/404.html": (200, "<title>Oops</title>"),
}
REDIRECTS = {
    "/moved": "/article",
    "/old/deep/page": "/",
    "/lost": "/error/404.html",
    "/moved-soft": "/soft",
    "/loop": "/loop",
}


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve the site for one test."""
    state = Site("")
    lock = threading.Lock()
    at_once = 0

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            nonlocal at_once
            with lock:
                at_once += 1
                state.most_at_once = max(state.most_at_once, at_once)
                state.requests.append((self.command, self.path))
            try:
                self.reply()
            finally:
                with lock:
                    at_once -= 1

        def reply(self) -> None:
            path = self.path.split("?")[0]
            if path.startswith("/slow"):
                time.sleep(0.05)
            if path == "/no-head" and self.command == "HEAD":
                self.send(405, "")
            elif path == "/big":
                self.send(200, "<title>Long</title>" + "x" * 3_000_000)
            elif path == "/cut":
                self.close_connection = True
            elif path in REDIRECTS:
                self.send_response(302)
                self.send_header("Location", REDIRECTS[path])
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                found = path.startswith("/slow") or path == "/no-head"
                code, body = PAGES.get(path, (200, "<title>Here</title>") if found else (404, "nothing here"))
                self.send(code, body)

        def send(self, code: int, body: str) -> None:
            data = body.encode()
            self.send_response(code)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD":
                try:
                    self.wfile.write(data)
                except OSError:
                    self.close_connection = True

        do_GET = do_HEAD = answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()
