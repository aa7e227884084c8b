"""Nobody is led to a private address: not by a page, not by a redirect, not by a registry. Sockets prove it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from claimcheck.config import LinksConfig
from claimcheck.errors import RegistryError
from claimcheck.links import check_links
from claimcheck.model.evidence import LinkStatus
from claimcheck.model.registry import Registry
from claimcheck.registries import client_of
from claimcheck.registries.http import Http
from claimcheck.registries.interface import Health

SPECIAL = [
    "http://168.63.129.16/metadata",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/",
    "http://192.0.0.192/",
    "http://192.88.99.1/",
    "http://198.51.100.7/",
    "http://224.0.0.251/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://0.0.0.0/",
    "http://[fec0::7]/",
    "http://[fd00::7]/",
    "http://[fe80::7]/",
    "http://[fe80::7%25lo]/",
    "http://[::]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7]/",
    "http://[2002:7f00:1::1]/",
    "http://[2001:0:7f00:1::1]/",
    "http://[2001:db8::7]/",
    "http://[3fff::7]/",
    "http://[5f00::7]/",
    "http://[ff02::1]/",
    "http://[4000::1]/",
]
FORMS = [
    "127.0.0.1", "localhost", "LOCALHOST", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]",
    "[::127.0.0.1]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:ffff:7f00:1]", "127。0。0。1", "①②⑦.0.0.1",
]  # fmt: skip


@pytest.fixture
def trap() -> Iterator[tuple[int, list[str]]]:
    """Listen on both loopback addresses; yield the port and who came."""
    touched: list[str] = []
    sockets = [socket.create_server(("127.0.0.1", 0))]
    port = sockets[0].getsockname()[1]
    with suppress(OSError):
        sockets.append(socket.create_server(("::1", port), family=socket.AF_INET6))

    def listen(one: socket.socket) -> None:
        while True:
            try:
                connection, address = one.accept()
            except OSError:
                return
            touched.append(str(address))
            connection.close()

    for one in sockets:
        threading.Thread(target=listen, args=(one,), daemon=True).start()
    yield port, touched
    for one in sockets:
        one.close()


class _Redirecting(BaseHTTPRequestHandler):
    target: ClassVar[str]
    requests: ClassVar[list[str]]

    def do_GET(self) -> None:
        self.requests.append(self.path)
        if self.path.endswith("moved"):
            body = b'{"moved": true}'
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        self.send_response(302)
        self.send_header("Location", self.target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def redirecting() -> Iterator[tuple[str, type[_Redirecting]]]:
    handler = type("Handler", (_Redirecting,), {"target": "", "requests": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", handler
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("url", SPECIAL)
def test_special_addresses_are_refused_and_accuse_nobody(url: str) -> None:
    link = check_links([url], LinksConfig(timeout=2, delay=0))[url]
    assert link.status is LinkStatus.REFUSED


@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_this_machine_is_asked(form: str, trap: tuple[int, list[str]]) -> None:
    port, touched = trap
    url = f"http://{form}:{port}/"
    link = check_links([url], LinksConfig(timeout=2, delay=0))[url]
    assert link.status in {LinkStatus.REFUSED, LinkStatus.UNREACHABLE}
    assert touched == []


@pytest.mark.parametrize("registry", list(Registry))
@pytest.mark.parametrize("form", ["http://{}:{}/x".format(one, "{port}") for one in FORMS] + ["//127.0.0.1:{port}/x"])
def test_no_registry_leads_to_a_private_address(
    registry: Registry, form: str, trap: tuple[int, list[str]], redirecting: tuple[str, type[_Redirecting]]
) -> None:
    port, touched = trap
    base, handler = redirecting
    handler.target = form.replace("{port}", str(port))
    client = client_of(registry)(base, None, "2026-11-21")
    if registry is Registry.DOI:
        assert client.agency("10.5555/a").registration == "unreachable"
    else:
        number = "29900001" if registry is Registry.EUROPEPMC else "10.5555/a"
        assert client.look_up([number]).failed == [number]
    assert handler.requests
    assert touched == []


ODD = [
    "http://[::1", "http://.example/", f"http://{'a' * 64}.example/", "http://b\xfccher.example:99999/", "http:///x",
    "file:///etc/hostname", "javascript:alert(1)", "http://someone:secret@127.0.0.1/", "http://ex ample/", "\\\\h\\x",
    "/again\udcff", "gopher://127.0.0.1/", "http://a..b/", "http://%00/", "http://[fe80::1%25lo]/",
]  # fmt: skip


@pytest.mark.parametrize("target", ODD)
def test_a_redirect_to_what_is_no_address_is_no_answer(
    target: str, redirecting: tuple[str, type[_Redirecting]]
) -> None:
    base, handler = redirecting
    handler.target = target.encode("utf-8", "surrogateescape").decode("latin-1")
    with pytest.raises(RegistryError):
        Http(base, Health("DataCite"), None, 5).get("dois/10.5555/a")


def test_a_registry_may_lead_on_within_itself(redirecting: tuple[str, type[_Redirecting]]) -> None:
    base, handler = redirecting
    handler.target = "/moved"
    assert Http(base, Health("DataCite"), None, 5).get("dois/10.5555/a").data == {"moved": True}


def test_redirects_come_to_an_end(redirecting: tuple[str, type[_Redirecting]]) -> None:
    base, handler = redirecting
    handler.target = "/again"
    with pytest.raises(RegistryError):
        Http(base, Health("DataCite"), None, 5).get("dois/10.5555/a")
    assert len(handler.requests) <= 20
