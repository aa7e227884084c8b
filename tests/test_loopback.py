"""The watch over the network sees what tests and the programs they start reach for, also where it goes unnoticed."""

import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.loopback import sitecustomize as loopback
from tests.running import environment

ATTEMPTS = {
    "look-up": ("import socket; socket.getaddrinfo('example.org', 443)", "socket.getaddrinfo example.org"),
    "old look-up": ("import socket; socket.gethostbyname('example.org')", "socket.gethostbyname example.org"),
    "connection": ("import socket; socket.create_connection(('192.0.2.1', 80))", "socket.connect 192.0.2.1"),
    "datagram": (
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
        "socket.sendto 192.0.2.1",
    ),
    "library": ("import requests; requests.get('https://example.org')", "socket.getaddrinfo example.org"),
}


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that takes this test's notes in place of the one that fails it."""
    monkeypatch.setenv(loopback.RECORD, str(tmp_path / "record"))
    (tmp_path / "record").touch()
    return tmp_path / "record"


@pytest.mark.parametrize(("program", "note"), ATTEMPTS.values(), ids=ATTEMPTS)
def test_programs_that_tests_start_are_watched(record: Path, program: str, note: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "a test may reach loopback only" in done.stderr
    assert record.read_text(encoding="utf-8").splitlines() == [note]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "localhost", "::1", "", "0.0.0.0"])  # noqa: S104  asked
def test_this_machine_may_be_looked_up(record: Path, host: str) -> None:
    with suppress(socket.gaierror):
        socket.getaddrinfo(host, 80)
    assert record.read_text(encoding="utf-8") == ""


def test_a_blocked_attempt_is_an_error_as_without_a_network(record: Path) -> None:
    with pytest.raises(OSError, match="loopback only"):
        socket.create_connection(("198.51.100.7", 443))
    assert record.read_text(encoding="utf-8") == "socket.connect 198.51.100.7\n"


def test_an_attempt_that_the_program_swallows_fails_its_test(tmp_path: Path) -> None:
    (tmp_path / "test_swallowing.py").write_text(
        "import socket, subprocess, sys\n"
        "def test_in_process():\n"
        "    try: socket.getaddrinfo('example.org', 443)\n"
        "    except OSError: pass\n"
        "def test_in_a_program():\n"
        "    subprocess.run([sys.executable, '-c', 'import socket; socket.getaddrinfo(\"example.org\", 1)'])\n"
        "def test_of_nothing(): pass\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-q", "-rN", "-p", "no:cacheprovider", "-p", "tests.conftest"]
    command.append(str(tmp_path))  # -rN: where CI is set, the summary would say it all again
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert "2 failed, 1 passed" in done.stdout
    assert done.stdout.count("reached for the network:" + os.linesep + "socket.getaddrinfo example.org") == 2
