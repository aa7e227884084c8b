"""The run of `claimcheck lock`: read the pages, ask for every reference, record the answers, say what changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.changed_works import ChangedWork, changed_links, changed_outcomes, changed_works
from claimcheck.config import Config
from claimcheck.documents import read_documents
from claimcheck.faults import Faults
from claimcheck.model.evidence import Outcome
from claimcheck.model.finding import Unread
from claimcheck.progress import Progress, Silent

if TYPE_CHECKING:
    from claimcheck.cache import Cache
    from claimcheck.evidence import Gathered
    from claimcheck.lock import Lock

_IDENTIFIERS = ("doi:", "pmid:", "pmcid:")


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
    lock, faults = Lock.load(config.lock), Faults()
    before = lock.copy() if refresh else None
    reading = read_documents(paths, config, progress=progress, stdin=stdin, cache=cache)
    gathered = gather(
        reading.documents,
        config,
        lock,
        today=now.date().isoformat(),
        refresh=refresh,
        provenance=provenance,
        progress=progress,
        faults=faults,
    )
    if config.lock:
        lock.save(config.lock)
    outcomes = [found.resolution.outcome for found in gathered.evidence]
    failed = outcomes.count(Outcome.UNREACHABLE)
    line = (
        f"{outcomes.count(Outcome.RESOLVED)} of {len(outcomes)} references resolved, {failed} not reachable; "
        f"{len(lock.answers)} answers in {config.lock}"
    )
    changed = tuple(_changed(before, lock, gathered)) if before else ()
    outages = (*gathered.outages, *(f"{fault.where} {fault.message} ({fault.remedy})" for fault in faults.found))
    return Recorded(line, outages, changed, reading.unread, failed)


def _changed(before: "Lock", after: "Lock", gathered: "Gathered") -> Iterator[ChangedWork]:
    """Yield what the outside says otherwise than before about what these pages cite.

    A work may be known by another name now: one that an identifier leads to is found again by the identifier. What a
    search merely brought along is cited by nobody.
    """
    found = [(one.resolution.work, one.resolution.match) for one in gathered.evidence]
    cited = {work.key for pair in found for work in pair if work is not None}
    identifiers = [key for key in before.answers.keys() & after.answers.keys() if key.startswith(_IDENTIFIERS)]
    led = [(before.answers[key].works, after.answers[key].works) for key in identifiers]
    names = {(key, key) for key in cited} | {(old[0], new[0]) for old, new in led if old and new}
    yield from changed_works(
        (before.works[old], after.works[new]) for old, new in names if old in before.works and new in after.works
    )
    yield from changed_outcomes({key: (before.answers[key].outcome, after.answers[key].outcome) for key in identifiers})
    yield from changed_links(
        (before.links[url][0], after.links[url][0]) for url in before.links.keys() & after.links.keys()
    )
