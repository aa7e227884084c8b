"""What every registry answers, and the pacing and outage keeping that all of them share."""

import threading
import time
from dataclasses import dataclass
from typing import ClassVar, Protocol

from claimcheck.errors import RegistryError
from claimcheck.model.evidence import Work

OUTAGE_AFTER = 3
"""Failures in a row after which a registry is not asked again in this run."""


@dataclass(frozen=True, slots=True)
class Found:
    """Identifiers asked for, and what came back."""

    works: dict[str, Work]
    """By identifier as asked."""
    absent: tuple[str, ...] = ()
    """Identifiers that the registry answered for and does not hold."""
    failed: tuple[str, ...] = ()
    """Identifiers for which no usable answer came."""


class Registry(Protocol):
    """A registry that describes works by identifier."""

    name: ClassVar[str]

    def look_up(self, identifiers: list[str]) -> Found:
        """Ask for works by identifier; nothing raises, a failure is listed in the answer."""


class Pace:
    """Keeps requests apart; every request waits for its turn."""

    def __init__(self, per_second: float) -> None:
        self._gap = 1.0 / per_second if per_second else 0.0
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Sleep until the next request may go out."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next)
            self._next = turn + self._gap
        if turn > now:
            time.sleep(turn - now)

    def learn(self, limit: str | None, interval: str | None) -> None:
        """Follow what an answer's headers say ("3", "1s"); what they do not say changes nothing."""
        try:
            requests = float(limit or "")
            seconds = float((interval or "1s").rstrip("s"))
        except ValueError:
            return
        if requests > 0 and seconds > 0:
            self._gap = seconds / requests


class Health:
    """Counts failures in a row; after `OUTAGE_AFTER` the registry counts as out and is left alone."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._failures = 0
        self.reason = ""

    @property
    def out(self) -> bool:
        """Whether the registry is left alone for the rest of the run."""
        return self._failures >= OUTAGE_AFTER

    def succeed(self) -> None:
        """Note an answer."""
        self._failures = 0

    def fail(self, error: RegistryError) -> None:
        """Note a failure; one that took time-outs to find out ends the asking at once."""
        self._failures += OUTAGE_AFTER if getattr(error, "slow", False) else 1
        self.reason = error.message

    def check(self) -> None:
        """Raise RegistryError when the registry is left alone."""
        if self.out:
            raise RegistryError(self.reason)
