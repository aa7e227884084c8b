"""The desk at which the outside is asked: the lock at hand, the registries within reach, and who is out today."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.config import Config
from claimcheck.errors import RegistryError
from claimcheck.lock import Answer, Lock, merged
from claimcheck.model.evidence import FigureReader, Outcome, Work
from claimcheck.model.registry import Registry
from claimcheck.registries.interface import Found, Health

if TYPE_CHECKING:
    from claimcheck.registries.crossref import Crossref
    from claimcheck.registries.datacite import DataCite
    from claimcheck.registries.doi import DoiOrg
    from claimcheck.registries.europepmc import EuropePmc

_OFFLINE = "offline, and the lock has no answer"


class Desk:
    """Asks for works, the lock first; registries are made when first needed."""

    def __init__(
        self,
        config: Config,
        lock: Lock,
        *,
        today: str,
        refresh: bool,
        provenance: str | None,
        read: FigureReader | None = None,
    ) -> None:
        self.config = config
        self.lock = lock
        self.today = today
        self.refresh = refresh
        self.links_asked = False
        self._provenance = provenance
        self._read = read
        self._kept: dict[str, Answer] = {}
        """What this run has asked already, failures included: nothing is asked twice."""
        self._healths = {name: Health(name) for name in ("Crossref", "doi.org", "DataCite", "Europe PMC")}

    @property
    def asked(self) -> bool:
        """Whether anybody outside was asked."""
        return self.links_asked or any(name in vars(self) for name in ("crossref", "doi_org", "datacite", "europepmc"))

    @property
    def outages(self) -> tuple[str, ...]:
        """One line per registry that did not answer."""
        return tuple(
            f"{health.name} could not be reached ({health.reason}); what depends on it is unverified"
            for health in self._healths.values()
            if health.reason
        )

    def recorded(self, key: str) -> Answer | None:
        """Return the answer that needs nobody: of this run, from the lock, or the one that offline work ends with."""
        if key in self._kept:
            return self._kept[key]
        if not self.refresh or self.config.offline:
            found = self.lock.find(key)
            if found:
                return found
        return Answer(Outcome.NOT_TRIED, reason=_OFFLINE) if self.config.offline else None

    def keep(self, key: str, answer: Answer, works: Iterable[Work] = ()) -> Answer:
        """Record an answer and return it; where the outside failed, the old answer still stands."""
        self._kept[key] = self._keep(key, answer, works)
        return self._kept[key]

    def _keep(self, key: str, answer: Answer, works: Iterable[Work]) -> Answer:
        if answer.outcome is Outcome.UNREACHABLE:
            return self.lock.find(key) or answer
        provenance = self._provenance or answer.provenance
        dated = replace(answer, asked=answer.asked or self.today, provenance=provenance)
        said = [replace(work, provenance=work.provenance or self._provenance) for work in works]
        self.lock.add(key, dated, said)
        return dated

    def work(self, answer: Answer) -> Work | None:
        """Return the first work an answer names."""
        return self.lock.works.get(answer.works[0]) if answer.works else None

    def look_up(self, keys: Iterable[str]) -> Mapping[str, Answer]:
        """Return the answer for each identifier key; those that are not recorded are asked for together."""
        answers: dict[str, Answer] = {}
        asking: list[str] = []
        for key in dict.fromkeys(keys):
            known = self.recorded(key)
            if known:
                answers[key] = known
            else:
                asking.append(key)
        if asking:
            from claimcheck.evidence.identifying import identify

            answers.update(identify(asking, self))
        return answers

    def search(self, words: str) -> Answer:
        """Return the candidates that a search for an entry's words brings, in order."""
        key = f"search:{words.lower()}"
        known = self.recorded(key)
        if known:
            return known
        try:
            works = self.crossref.search(words)
        except RegistryError as error:
            return self.keep(key, Answer(Outcome.UNREACHABLE, reason=error.message))
        outcome = Outcome.RESOLVED if works else Outcome.NOT_FOUND
        keys = tuple(work.key for work in works)
        return self.keep(key, Answer(outcome, keys, "crossref", self.today), [self.merged(work) for work in works])

    def merged(self, work: Work) -> Work:
        """Return the work with the numbers and figures that another registry's record of it gave."""
        old = self.lock.works.get(work.key)
        return merged(work, old) if old else work

    @cached_property
    def crossref(self) -> "Crossref":
        """Crossref."""
        from claimcheck.registries.crossref import Crossref

        config = self.config
        return Crossref(
            config.registries[Registry.CROSSREF], config.mailto, self.today, self._healths["Crossref"], self._read
        )

    @cached_property
    def doi_org(self) -> "DoiOrg":
        """doi.org."""
        from claimcheck.registries.doi import DoiOrg

        return DoiOrg(self.config.registries[Registry.DOI], self.config.mailto, self._healths["doi.org"])

    @cached_property
    def datacite(self) -> "DataCite":
        """DataCite."""
        from claimcheck.registries.datacite import DataCite

        config = self.config
        return DataCite(config.registries[Registry.DATACITE], config.mailto, self.today, self._healths["DataCite"])

    @cached_property
    def europepmc(self) -> "EuropePmc":
        """Europe PMC."""
        from claimcheck.registries.europepmc import EuropePmc

        config = self.config
        return EuropePmc(
            config.registries[Registry.EUROPEPMC], config.mailto, self.today, self._healths["Europe PMC"], self._read
        )

    def reach(self, registry: str, identifiers: list[str]) -> Found:
        """Ask one registry for works by identifier; asking for nothing reaches nobody."""
        if not identifiers:
            return Found({})
        asked: Crossref | DataCite | EuropePmc = getattr(self, registry)
        return asked.look_up(identifiers)
