"""Identifiers and words → answers, what is recorded first; each asked where `routing` says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claimcheck.errors import RegistryError
from claimcheck.evidence.answers import Answers
from claimcheck.evidence.clients import Clients
from claimcheck.evidence.routing import AGENCIES, ROUTES, SEARCHED, route_of
from claimcheck.lock import RegistryAnswer
from claimcheck.model.evidence import Outcome, Work
from claimcheck.model.registry import Registry
from claimcheck.registries.interface import Registration
from claimcheck.registries.notices import with_notices


@dataclass(slots=True)
class _Asked:
    """What the registries of a route said of identifiers, by key; all others they have no record of."""

    works: dict[str, tuple[Registry, Work]] = field(default_factory=dict)
    failed: dict[str, Registry] = field(default_factory=dict)


class Lookup:
    """Looks references up: by identifier, and by their words."""

    def __init__(self, answers: Answers, clients: Clients) -> None:
        self.answers = answers
        self.clients = clients

    def identify(self, keys: Iterable[str]) -> Mapping[str, RegistryAnswer]:
        """Return the answer for each key ("doi:…", "pmid:…", "pmcid:…"); what is not recorded is asked for together."""
        found = self._recorded(keys)
        asking = [key for key, answer in found.items() if answer is None]
        numbers = [key for key in asking if not key.startswith("doi:")]
        asked = self._ask(numbers)
        dois = [key for key in asking if key.startswith("doi:")]
        dois += [f"doi:{work.doi}" for _, work in asked.works.values() if work.doi]
        answers = self._identify_dois(dois)
        answers |= {key: self.answers.keep(key, *self._of_number(key, asked)) for key in numbers}
        return {key: answer or answers[key] for key, answer in found.items()}

    def search(self, words: str) -> RegistryAnswer:
        """Return the candidates that a search for an entry's words brings, in order."""
        key = f"search:{words.lower()}"
        if known := self.answers.find(key):
            return known
        try:
            works = self.clients.search(words)
        except RegistryError as error:
            return self.answers.keep(key, RegistryAnswer(Outcome.UNREACHABLE, reason=error.message))
        outcome = Outcome.RESOLVED if works else Outcome.NOT_FOUND
        return self.answers.keep(key, RegistryAnswer(outcome, tuple(work.key for work in works), SEARCHED), works)

    def _recorded(self, keys: Iterable[str]) -> dict[str, RegistryAnswer | None]:
        return {key: self.answers.find(key) for key in dict.fromkeys(keys)}

    def _ask(self, keys: Sequence[str]) -> _Asked:
        """Ask the registries of each key's route, one after the other, for what those before have no record of."""
        asked = _Asked()
        for route in dict.fromkeys(ROUTES.values()):
            left = [key for key in keys if route_of(key) == route]
            for registry in route:
                identifiers = {key: key.split(":", 1)[1] for key in left}
                found = self.clients.look_up(registry, list(dict.fromkeys(identifiers.values())))
                for key, identifier in identifiers.items():
                    if identifier in found.works:
                        asked.works[key] = registry, found.works[identifier]
                    elif identifier in found.failed:
                        asked.failed[key] = registry
                left = [key for key in left if key not in asked.works and key not in asked.failed]
        return asked

    def _of_number(self, key: str, asked: _Asked) -> tuple[RegistryAnswer, list[Work]]:
        """Return what a PMID or PMCID leads to.

        Another registry's record of the same work, by its DOI, is the fuller one and is preferred; notices that PubMed
        alone knows are added.
        """
        if key in asked.failed:
            return _unreachable(asked.failed[key]), []
        if key not in asked.works:
            last = route_of(key)[-1]
            return RegistryAnswer(Outcome.NOT_FOUND, (), last, reason=f"{last.full_name} holds no {said(key)}"), []
        registry, work = asked.works[key]
        fuller = self.answers.lock.works.get(work.key)
        if fuller is not None and fuller.registry is not registry:
            updates = with_notices(fuller.updates, work.updates)
            work = replace(fuller, pmid=fuller.pmid or work.pmid, pmcid=fuller.pmcid or work.pmcid, updates=updates)
        return RegistryAnswer(Outcome.RESOLVED, (work.key,), registry), [work]

    def _identify_dois(self, keys: Iterable[str]) -> dict[str, RegistryAnswer]:
        """Return the answer for each DOI; one that only another registry named may be recorded already."""
        found = self._recorded(keys)
        asking = [key for key, answer in found.items() if answer is None]
        asked = self._ask(asking)
        answers = {key: self.answers.keep(key, *self._of_doi(key, asked)) for key in asking}
        return {key: answer or answers[key] for key, answer in found.items()}

    def _of_doi(self, key: str, asked: _Asked) -> tuple[RegistryAnswer, list[Work]]:
        """Return what a DOI leads to; doi.org says where one is registered that no registry of its route holds."""
        if key in asked.works:
            registry, work = asked.works[key]
            return RegistryAnswer(Outcome.RESOLVED, (work.key,), registry), [work]
        if key in asked.failed:
            return _unreachable(asked.failed[key]), []
        doi, route = key.removeprefix("doi:"), route_of(key)
        agency = self.clients.agency(doi)
        if agency.registration is Registration.UNREACHABLE:
            return _unreachable(Registry.DOI), []
        if agency.registration is Registration.UNREGISTERED:
            reason = f"{route[0].full_name} holds no such DOI, and doi.org knows none"
            return RegistryAnswer(Outcome.NOT_FOUND, (), Registry.DOI, reason=reason), []
        home = AGENCIES.get(agency.name.lower())
        if home is not None and home not in route:
            found = self.clients.look_up(home, [doi])
            if doi in found.works:
                return RegistryAnswer(Outcome.RESOLVED, (key,), home), [found.works[doi]]
            if doi in found.failed:
                return _unreachable(home), []
        where = "but its record there is not public" if home else "whose records are not read here"
        name = agency.name or "an agency that doi.org does not name"
        by = Registry.DOI if home is None or home in route else home
        return RegistryAnswer(Outcome.NOT_TRIED, (), by, reason=f"the DOI is registered with {name}, {where}"), []


def _unreachable(registry: Registry) -> RegistryAnswer:
    return RegistryAnswer(Outcome.UNREACHABLE, reason=f"{registry.full_name} did not answer")


def said(key: str) -> str:
    """Return an identifier's key as people write it."""
    kind, _, value = key.partition(":")
    return {"doi": f"DOI {value}", "pmid": f"PMID {value}"}.get(kind, value)
