"""What is known without asking: answers of this run and of the lock. New ones are recorded there."""

from collections.abc import Iterable
from dataclasses import replace

from claimcheck.lock import Lock, RegistryAnswer
from claimcheck.model.evidence import Link, LinkStatus, Outcome, Work

_OFFLINE = "offline, and the lock has no answer"


class Answers:
    """Finds and records answers, dated `today`; offline every question has one."""

    def __init__(self, lock: Lock, *, today: str, offline: bool, refresh: bool, provenance: str | None) -> None:
        self.lock = lock
        self._today = today
        self._offline = offline
        self._reads_lock = offline or not refresh
        self._provenance = provenance
        self._kept: dict[str, RegistryAnswer] = {}
        """What this run has asked already, failures included: nothing is asked twice."""

    def find(self, key: str) -> RegistryAnswer | None:
        """Return the answer that needs nobody: of this run, from the lock, or the one that offline work ends with."""
        if key in self._kept:
            return self._kept[key]
        found = self.lock.find(key) if self._reads_lock else None
        if found is None and self._offline:
            return RegistryAnswer(Outcome.NOT_TRIED, reason=_OFFLINE)
        return found

    def keep(self, key: str, answer: RegistryAnswer, works: Iterable[Work] = ()) -> RegistryAnswer:
        """Record an answer and return it; where asking failed, the old answer still stands."""
        self._kept[key] = self._recorded(key, answer, works)
        return self._kept[key]

    def _recorded(self, key: str, answer: RegistryAnswer, works: Iterable[Work]) -> RegistryAnswer:
        if answer.outcome is Outcome.UNREACHABLE:
            return self.lock.find(key) or answer
        dated = replace(answer, asked=answer.asked or self._today, provenance=self._provenance or answer.provenance)
        described = [replace(work, provenance=work.provenance or self._provenance) for work in works]
        self.lock.add(key, dated, described)
        return dated

    def work(self, answer: RegistryAnswer) -> Work | None:
        """Return the first work an answer names."""
        return self.lock.works.get(answer.works[0]) if answer.works else None

    def find_link(self, url: str) -> Link | None:
        """Return what became of an address, as far as nobody need be asked."""
        found = self.lock.find_link(url) if self._reads_lock else None
        if found is None and self._offline:
            return Link(url, LinkStatus.NOT_TRIED, reason="offline")
        return found

    def keep_link(self, link: Link) -> Link:
        """Record what became of an address and return it; where asking failed, the old answer still stands."""
        self.lock.add_link(link, self._today)
        known = self.lock.find_link(link.url) if link.status is LinkStatus.UNREACHABLE else None
        return known or link
