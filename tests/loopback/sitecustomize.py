"""Blocks every connection and look-up that leaves this machine, and notes it in a file.

The tests import this module by its full name. Python programs that they start find it as `sitecustomize`, as its folder
stands first on their PYTHONPATH, and are watched from their first line on. Who is blocked sees an OSError, as where
there is no network; that production goes on after one hides nothing, as the note stands in the file.
"""

import os
import sys

RECORD = "TESTS_NETWORK_RECORD"
"""Environment variable with the file that takes the notes, one a line."""

_HOST_FIRST = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_ADDRESS_SECOND = {"socket.connect", "socket.sendto", "socket.sendmsg"}


class BlockedError(OSError):
    """Something outside this machine was to be reached."""


def watch() -> None:
    """Watch this process from now on; a hook of this kind cannot be taken off again."""
    sys.addaudithook(_judge)


def _judge(event: str, told: tuple[object, ...]) -> None:
    if event in _HOST_FIRST:
        host, is_outside = told[0], _is_name
    elif event in _ADDRESS_SECOND:
        address = told[1]
        host, is_outside = address[0] if isinstance(address, tuple) else None, _is_remote
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("idna")
    if isinstance(host, str) and is_outside(host):
        _note(f"{event} {host}")
        raise BlockedError(f"a test may reach loopback only, not {host}")


def _is_name(host: str) -> bool:
    """Whether looking this host up asks a name server: an address is read, not looked up."""
    return _address(host) is None and not _is_local_name(host)


def _is_remote(host: str) -> bool:
    address = _address(host)
    return not _is_local_name(host) if address is None else not address.is_loopback


def _is_local_name(host: str) -> bool:
    return host in {"", "localhost"} or host.endswith(".localhost")


def _address(host: str):  # type: ignore[no-untyped-def]  # these are loaded where something is asked, not at start
    from ipaddress import ip_address
    from socket import inet_aton

    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ip_address(inet_aton(host))  # "127.1", "0x7f000001"
    except OSError:
        return None


def _note(line: str) -> None:
    record = os.environ.get(RECORD)
    if record:
        with open(record, "a", encoding="utf-8") as notes:  # noqa: PTH123  # pathlib is not loaded at start
            notes.write(line + "\n")


if __name__ == "sitecustomize":
    watch()
