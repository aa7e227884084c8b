"""The run of `claimcheck lock`: read the pages, ask for every reference, record the answers, say what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.changed_works import ChangedWork, changed_works
from claimcheck.check import figure_reader, identifier_reader, read_documents
from claimcheck.config import Config
from claimcheck.model.evidence import Outcome
from claimcheck.model.finding import Unread
from claimcheck.progress import Progress, Silent

if TYPE_CHECKING:
    from claimcheck.cache import Cache


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of recording answers in the lock."""

    line: str
    """How it went, in words."""
    outages: tuple[str, ...]
    """One line per registry that did not answer; old answers still stand then."""
    changed: tuple[ChangedWork, ...]
    """What registries say otherwise than when they were last asked."""
    unread: tuple[Unread, ...]
    failed: int
    """References for which a registry was asked in vain."""


def record(
    paths: Sequence[Path],
    config: Config,
    *,
    refresh: bool = False,
    provenance: str | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
    stdin: bytes = b"",
    cache: "Cache | None" = None,
) -> Recorded:
    """Resolve every reference of the pages under `paths` and record the answers in the configured lock.

    `refresh` asks again for what is recorded; `provenance` is put to each answer that does not come straight from a
    registry. Raises ConfigError and LockError.
    """
    from claimcheck.evidence import gather
    from claimcheck.lock import Lock

    progress, now = progress or Silent(), now or datetime.now(UTC)
    lock = Lock.load(config.lock)
    before = dict(lock.works)
    reading = read_documents(paths, config, progress=progress, stdin=stdin, cache=cache)
    gathered = gather(
        reading.documents,
        config,
        lock,
        today=now.date().isoformat(),
        refresh=refresh,
        provenance=provenance,
        progress=progress,
        read=figure_reader(),
        identify=identifier_reader(),
    )
    if config.lock:
        lock.save(config.lock)
    outcomes = [found.resolution.outcome for found in gathered.evidence]
    failed = outcomes.count(Outcome.UNREACHABLE)
    line = (
        f"{outcomes.count(Outcome.RESOLVED)} of {len(outcomes)} references resolved, {failed} not reachable; "
        f"{len(lock.answers)} answers in {config.lock}"
    )
    changed = tuple(changed_works(before, lock.works)) if refresh else ()
    return Recorded(line, gathered.outages, changed, reading.unread, failed)
