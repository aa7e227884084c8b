"""Questions → answers: the lock first, then the registries, each question once in a run.

A question is a key such as "doi:10.…", "pmid:…", "pmcid:…" or "search:…". An answer is recorded in the lock; a failure
is remembered for this run only, and never becomes "not found".
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from claimcheck.config import Config
from claimcheck.evidence.wording import search_key
from claimcheck.lock import Answer, Lock
from claimcheck.model.evidence import Outcome, Work
from claimcheck.registries.interface import Found

OFFLINE = "offline, and the lock has no answer"
_EMPTY = Found({})


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of one question."""

    outcome: Outcome
    works: tuple[Work, ...] = ()
    reason: str = ""


class Outside(Protocol):
    """Whoever can be asked when the lock does not know: the registries together."""

    def by_doi(self, dois: list[str]) -> dict[str, tuple[Answer, Work | None]]:
        """Answer for each DOI; a failure is an answer with the outcome *unreachable*."""

    def by_number(self, numbers: list[str]) -> Found:
        """Ask for PMIDs and PMCIDs."""

    def by_words(self, words: str) -> tuple[Answer, list[Work]]:
        """Search; a failure is an answer with the outcome *unreachable*."""

    @property
    def outages(self) -> tuple[str, ...]:
        """One line for each registry that could not be reached."""


class Inquiry:
    """Asks for works, and remembers."""

    def __init__(
        self,
        config: Config,
        lock: Lock,
        outside: Callable[[], Outside],
        *,
        today: str,
        refresh: bool = False,
        provenance: str | None = None,
    ) -> None:
        self._offline = config.offline
        self._lock = lock
        self._make_outside = outside
        self._outside: Outside | None = None
        self._today = today
        self._refresh = refresh
        self._provenance = provenance
        self._heard: dict[str, Heard] = {}

    @property
    def outages(self) -> tuple[str, ...]:
        """One line for each registry that could not be reached."""
        return self._outside.outages if self._outside else ()

    def heard(self, key: str) -> Heard | None:
        """Return what became of a question; None while it was not asked."""
        return self._heard.get(key)

    def ask(self, keys: Iterable[str]) -> None:
        """Ask all identifier questions together, so that they share requests."""
        open_keys = [key for key in dict.fromkeys(keys) if key not in self._heard and not self._recorded(key)]
        numbers = [key for key in open_keys if not key.startswith("doi:")]
        dois = [key.removeprefix("doi:") for key in open_keys if key.startswith("doi:")]
        numbered = self._registries().by_number([_bare(key) for key in numbers]) if numbers else _EMPTY
        also = [work.doi for work in numbered.works.values() if work.doi]
        wanted = [doi for doi in dict.fromkeys([*dois, *also]) if doi in dois or not self._recorded(f"doi:{doi}")]
        answers = self._registries().by_doi(wanted) if wanted else {}
        for doi in wanted:
            answer, work = answers[doi]
            self._note(f"doi:{doi}", answer, (work,) if work else ())
        for key in numbers:
            self._note_numbered(key, numbered)

    def search(self, words: str) -> Heard:
        """Return the candidates for an entry's words, best first."""
        key = search_key(words)
        if key not in self._heard and not self._recorded(key):
            answer, works = self._registries().by_words(words)
            self._note(key, answer, works)
        return self._heard[key]

    def _note_numbered(self, key: str, numbered: Found) -> None:
        """Note the answer for a PMID or PMCID; Crossref's record of the same work says more, and is preferred."""
        number = _bare(key)
        work = numbered.works.get(number)
        if work is None:
            outcome = Outcome.NOT_FOUND if number in numbered.absent else Outcome.UNREACHABLE
            reason = "Europe PMC did not answer" if outcome is Outcome.UNREACHABLE else ""
            self._note(key, Answer(outcome, registry="europepmc", asked=self._today, reason=reason), ())
            return
        other = self._heard.get(f"doi:{work.doi}") if work.doi else None
        if other and other.works:
            work = replace(other.works[0], pmid=work.pmid, pmcid=work.pmcid)
            self._heard[f"doi:{work.doi}"] = replace(other, works=(work,))
        self._note(key, Answer(Outcome.RESOLVED, (work.key,), "europepmc", self._today), (work,))

    def _recorded(self, key: str) -> bool:
        """Take the answer from the lock, or say that it must be asked for; offline nothing is."""
        answer = None if self._refresh and not self._offline else self._lock.find(key)
        if answer is not None:
            self._heard[key] = self._from_lock(answer)
        elif self._offline:
            self._heard[key] = Heard(Outcome.NOT_TRIED, reason=OFFLINE)
        return key in self._heard

    def _from_lock(self, answer: Answer) -> Heard:
        return Heard(answer.outcome, tuple(self._lock.works[key] for key in answer.works), answer.reason)

    def _note(self, key: str, answer: Answer, works: Sequence[Work]) -> None:
        if answer.outcome is Outcome.UNREACHABLE:
            recorded = self._lock.find(key)  # what was known before stands until somebody answers
            self._heard[key] = self._from_lock(recorded) if recorded else Heard(answer.outcome, reason=answer.reason)
            return
        stated = replace(answer, provenance=self._provenance) if self._provenance else answer
        self._lock.add(key, stated, works)
        self._heard[key] = Heard(answer.outcome, tuple(works), answer.reason)

    def _registries(self) -> Outside:
        if self._outside is None:
            self._outside = self._make_outside()
        return self._outside


def _bare(key: str) -> str:
    return key.split(":", 1)[1]
