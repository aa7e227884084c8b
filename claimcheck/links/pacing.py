"""Hosts: how many requests one gets at once and how far apart, and when nobody there, or nowhere, answers."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from claimcheck.config import LinksConfig

SILENT_AFTER = 4
"""Visits to a host in a row without an answer, after which it is not asked any more."""
NO_NETWORK_AFTER = 8
"""Hosts without an answer before any has given one, after which nobody is asked."""


class Host:
    """One host: its turns, and how often in a row it gave no answer."""

    def __init__(self, at_once: int, delay: float) -> None:
        self.silent = 0
        self._slots = threading.Semaphore(at_once)
        self._lock = threading.Lock()
        self._delay = delay
        self._next = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until a request may go out, and hold the place while it is under way."""
        with self._slots:
            with self._lock:
                now = time.monotonic()
                start = max(now, self._next)
                self._next = start + self._delay
            time.sleep(start - now)
            yield


class Hosts:
    """All hosts of a run; safe to use from several threads."""

    def __init__(self, config: LinksConfig) -> None:
        self._config = config
        self._lock = threading.Lock()
        self._hosts: defaultdict[str, Host] = defaultdict(lambda: Host(config.per_host, config.delay))
        self._answered = False
        self._silent: set[str] = set()

    def of(self, name: str) -> Host:
        """Return a host by its name."""
        with self._lock:
            return self._hosts[name]

    def note(self, name: str, *, answered: bool, usable: bool) -> None:
        """Note whether anything came back from a host, and whether it was of use: a refusal is not."""
        host = self.of(name)
        with self._lock:
            host.silent = 0 if usable else host.silent + 1
            self._answered = self._answered or answered
            if not answered:
                self._silent.add(name)

    def closed(self, name: str) -> str:
        """Return why an address of this host is not worth asking any more, or nothing."""
        host = self.of(name)
        with self._lock:
            if not self._answered and len(self._silent) >= NO_NETWORK_AFTER:
                return "no host at all has answered"
            return f"its host failed to answer {SILENT_AFTER} times in a row" if host.silent >= SILENT_AFTER else ""
