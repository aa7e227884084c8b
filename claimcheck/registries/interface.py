"""What every registry answers, and the pacing and outage keeping that all of them share."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Protocol, TypeVar

from claimcheck.bounds import SECONDS_IN_VAIN
from claimcheck.errors import RegistryError
from claimcheck.model.evidence import Work
from claimcheck.model.registry import Registry
from claimcheck.registries.patience import AnsweredError, PassingError, patiently
from claimcheck.registries.texts import Passage

Item = TypeVar("Item")
Value = TypeVar("Value")

OUTAGE_AFTER = 3
"""Failures in a row after which a registry is not asked again in this run."""
_LONGEST_GAP = 10.0
"""Seconds between two requests, whatever an answer's headers ask for; a registry that wants more will refuse."""


@dataclass(slots=True)
class Found:
    """What was asked for, and what came back; a client fills it answer by answer."""

    works: dict[str, Work] = field(default_factory=dict)
    """By identifier as asked; of a search by DOI, best first."""
    texts: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    """What came with a work to be read for its figures, by the same names; never stored."""
    absent: list[str] = field(default_factory=list)
    """Identifiers that the registry answered for and has no record of."""
    failed: list[str] = field(default_factory=list)
    """Identifiers for which no usable answer came."""

    def add(self, name: str, work: Work, texts: tuple[Passage, ...] = ()) -> None:
        """Note a work, and the texts that came with it."""
        self.works[name] = work
        self.texts[name] = texts


class Client(Protocol):
    """Asks a registry for works by identifier; its module names the class `CLIENT`."""

    registry: ClassVar[Registry]

    def look_up(self, identifiers: list[str]) -> Found:
        """Ask for works by identifier; nothing raises, a failure is listed in the answer."""


class SearchClient(Client, Protocol):
    """Asks a registry that can be searched, too."""

    def search(self, words: str) -> Found:
        """Ask for the works that an entry's words bring; raises RegistryError."""


class TextClient(Client, Protocol):
    """Asks a registry that delivers texts, too."""

    def read(self, works: list[Work]) -> Found:
        """Ask for what can be read of works, by their keys; nothing raises."""


class Registration(StrEnum):
    """What doi.org says about a DOI."""

    REGISTERED = "registered"
    UNREGISTERED = "unregistered"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Agency:
    """A DOI's registration, and the agency's name as doi.org writes it ("Crossref", "DataCite", "mEDRA")."""

    registration: Registration
    name: str = ""


class AgencyClient(Protocol):
    """Asks doi.org."""

    def agency(self, doi: str) -> Agency:
        """Return where a DOI is registered; nothing raises."""


def batches(
    items: Sequence[Item], length: Callable[[Item], int], most_items: int, most_bytes: int
) -> Iterator[list[Item]]:
    """Yield as many items at a time as one request may ask for; `length` says how many bytes one takes in it."""
    batch: list[Item] = []
    size = 0
    for item in items:
        own = length(item)
        if batch and (len(batch) == most_items or size + own > most_bytes):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += own
    if batch:
        yield batch


class Pace:
    """Keeps requests apart; every request waits for its turn."""

    def __init__(self, per_second: float) -> None:
        self._gap = 1.0 / per_second if per_second else 0.0
        self._last = float("-inf")
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Sleep until the next request may go out."""
        with self._lock:
            now = time.monotonic()
            turn = self._last = max(now, self._last + self._gap)
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
            self._gap = min(seconds / requests, _LONGEST_GAP)


@dataclass(slots=True)
class Vain:
    """Seconds that a run has waited in a row for nothing, whichever registry was asked."""

    seconds: float = 0.0


class Health:
    """Counts failures in a row; after `OUTAGE_AFTER` the registry counts as out and is left alone.

    Registries of one run share what was waited for in vain: where none answers, none is waited for any longer.
    """

    def __init__(self, name: str, vain: Vain | None = None) -> None:
        self.name = name
        self._failures = 0
        self._vain = vain or Vain()
        self.reason = ""

    @property
    def out(self) -> bool:
        """Whether the registry is left alone for the rest of the run."""
        return self._failures >= OUTAGE_AFTER or self._vain.seconds >= SECONDS_IN_VAIN

    def ask(self, once: Callable[[], Value], *, local: bool = False) -> Value:
        """Return what asking brings, patiently, and note how it went; raises RegistryError, also for one that is out.

        `local` says that the registry runs on this machine, where back-off keeps nobody from being overrun.
        """
        if self.out:
            self.reason = self.reason or f"nothing has answered for {SECONDS_IN_VAIN:.0f} seconds"
            raise RegistryError(self.reason)
        start = time.monotonic()
        try:
            value = patiently(once, self.name, local=local, left=SECONDS_IN_VAIN - self._vain.seconds)
        except AnsweredError:
            self._succeed()
            raise
        except RegistryError as error:
            self.fail(error, time.monotonic() - start)
            raise
        self._succeed()
        return value

    def refuse(self, what: str) -> RegistryError:
        """Return the error for an answer that makes no sense; it counts as a failure."""
        error = RegistryError(f"{self.name} answered {what}")
        self.fail(error)
        return error

    def _succeed(self) -> None:
        self._failures, self._vain.seconds = 0, 0.0

    def fail(self, error: RegistryError, seconds: float = 0.0) -> None:
        """Note a failure and the seconds it took.

        One that took time-outs to find out, or to which no connection came about in all its tries, ends the asking.
        """
        final = isinstance(error, PassingError) and (error.slow or error.absent)
        self._failures += OUTAGE_AFTER if final else 1
        self._vain.seconds += seconds
        self.reason = error.message
