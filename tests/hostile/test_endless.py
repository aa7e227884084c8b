# ruff: noqa: E501 - records are lines
"""What does not end, or grows without end: answers, pages and files are read up to a bound, and that is told."""

import gzip
import json
import socket
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from claimcheck.errors import ReadError
from claimcheck.model.registry import Registry
from claimcheck.readers import read_bytes
from claimcheck.registries.jats import read_sections
from tests.hostile.world import accusations, checked, serve
from tests.running import environment, run

MIB = 1024 * 1024
FILLING = b" " * (256 * 1024)


def endless(head: bytes) -> Iterator[bytes]:
    yield head
    while True:
        yield FILLING


def bomb(layers: int, status: str = "200 OK") -> Iterator[bytes]:
    packer = zlib.compressobj(wbits=31)
    body = b"".join([*(packer.compress(FILLING) for _ in range(1200)), packer.flush()])  # 300 MiB
    for _ in range(layers - 1):
        body = gzip.compress(body)
    packed = ", ".join(["gzip"] * layers)
    yield f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Encoding: {packed}\r\n".encode()
    yield f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body


JSON_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{"
ANSWERS = {
    "a body without end": lambda: endless(JSON_HEAD),
    "a redirect with a body without end": lambda: endless(b"HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n"),
    "not found without end": lambda: endless(JSON_HEAD.replace(b"200 OK", b"404 Not Found")),
    "an error without end": lambda: endless(JSON_HEAD.replace(b"200 OK", b"500 Oops")),
    "a bomb": lambda: bomb(1),
    "a bomb in a bomb": lambda: bomb(2),
    "a bomb in a bomb in a bomb": lambda: bomb(3),
    "a header without end": lambda: endless(b"HTTP/1.1 200 OK\r\nX-A: "),
}
PROGRAM = """
import json, resource, sys
from pathlib import Path
from claimcheck.model.registry import Registry
from claimcheck.registries import client_of
registry = Registry(sys.argv[1])
client = client_of(registry)(sys.argv[2], None, "2026-11-21")
if registry is Registry.DOI:
    told = client.agency("10.5555/a").registration
else:
    told = client.look_up(["29900001" if registry is Registry.EUROPEPMC else "10.5555/a"]).failed
own = Path("/proc/self/status")  # elsewhere a process is told the peak of the one it was started from, too
lines = own.read_text().splitlines() if own.exists() else []
peak = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), None)
print(json.dumps([told, (peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024]))
"""


class Server:
    """Answers everybody with the same pieces, however many there are."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=self._answer, args=(self._socket.accept()[0],), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.recv(65536)
            for piece in ANSWERS[self._name]():
                connection.sendall(piece)

    def close(self) -> None:
        self._socket.close()


@pytest.mark.skipif(sys.platform == "win32", reason="memory is asked for as on POSIX")
@pytest.mark.parametrize("registry", list(Registry))
@pytest.mark.parametrize("name", ANSWERS)
def test_no_answer_takes_memory_or_time_without_end(name: str, registry: Registry) -> None:
    server = Server(name)
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, registry, server.base],
            env=environment(), capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
    finally:
        server.close()
    assert done.stderr == ""
    told, megabytes = json.loads(done.stdout)
    assert told in ("unreachable", ["29900001"], ["10.5555/a"])
    assert megabytes < 250


def test_an_article_that_declares_its_attributes_is_not_read() -> None:
    declared = (
        '<!DOCTYPE a [<!ATTLIST p x CDATA "' + "y" * 100_000 + '">]><a><body>' + "<p>5%</p>" * 20_000 + "</body></a>"
    )
    assert read_sections(declared) == []
    assert read_sections('<!DOCTYPE article PUBLIC "-//NLM//DTD" "a.dtd"><a><body><p>5% slept.</p></body></a>')


def test_records_without_end_take_no_time_without_end(tmp_path: Path) -> None:
    many = {
        "container-title": [f"Journal {n}" for n in range(20_000)],
        "updated-by": [
            {"DOI": f"10.5/{n}", "type": "retraction", "updated": {"date-parts": [[2015]]}} for n in range(20_000)
        ],
        "update-to": [{"DOI": f"10.5/{n}", "type": "retraction", "source": "retraction-watch"} for n in range(20_000)],
        "title": ["Choir rehearsals " * 100_000],
        "abstract": "<p>" + "1 " * 400_000 + "</p>",
    }

    crowd = [{"family": f"Name{n}", "given": "A"} for n in range(20_000)]

    def spoil(kind: str, good: dict[str, object]) -> object:
        if not kind.startswith("crossref"):
            return good
        message = good["message"]
        assert isinstance(message, dict)
        items = message.get("items", [message])
        return {
            **good,
            "message": {**message, "items": [{**item, **many, "author": item["author"] + crowd} for item in items]},
        }

    with serve(spoil) as server:
        report = checked(tmp_path, server)
    assert accusations(report) == []
    assert (tmp_path / "lock").stat().st_size < MIB


def test_macros_that_grow_without_end_are_refused() -> None:
    macros = "".join(f"@string{{k{n} = k{n - 1} # k{n - 1} # k{n - 1}}}\n" for n in range(1, 40))
    with pytest.raises(ReadError, match="grow without end"):
        read_bytes(f"@string{{k0 = {{fifteen letters}}}}\n{macros}@book{{m, title = k39}}".encode(), "x.bib", "bibtex")


@pytest.mark.parametrize(
    ("form", "piece"), [("html", "<sup>2"), ("html", "<sub>a<sup>3"), ("markdown", "<sup>4"), ("bibtex", "@book{"), ("bibtex", "@misc(")]
)  # fmt: skip
def test_what_never_closes_is_read_to_its_end(form: str, piece: str) -> None:
    source = piece * (160_000 // len(piece))  # how time grows with size is for tests.benchmarks.growth to say
    assert read_bytes(source.encode(), "page", form).source == source


def test_a_page_without_end_is_refused_in_a_line(tmp_path: Path) -> None:
    with (tmp_path / "long.txt").open("wb") as file:
        file.truncate(3_000 * MIB)
    (tmp_path / "good.txt").write_text("In our lodge, 44% of guests slept.\n", encoding="utf-8")
    done = run(tmp_path, "check", ".", "--offline")
    assert done.returncode == 2
    assert "it is larger than 16 MiB" in done.stderr
    assert "44%" in done.stdout
