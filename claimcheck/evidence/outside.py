"""The registries together: who is asked what, in which order, and what their answers amount to.

Not found means that every registry that could know answered: for a DOI, Crossref does not hold it *and* doi.org says
that it is not registered. A DOI that is registered, but with an agency that is not read here, was not tried.
"""

from claimcheck.config import Config
from claimcheck.errors import RegistryError
from claimcheck.lock import Answer
from claimcheck.model.evidence import Outcome, Work
from claimcheck.registries.crossref import Crossref
from claimcheck.registries.datacite import DataCite
from claimcheck.registries.doi import DoiOrg, Registration
from claimcheck.registries.europepmc import EuropePmc
from claimcheck.registries.interface import Found


class Registries:
    """Asks the registries of the configuration."""

    def __init__(self, config: Config, today: str) -> None:
        addresses, mailto = config.registries, config.mailto
        self._crossref = Crossref(addresses.crossref.rstrip("/"), mailto, today)
        self._doi = DoiOrg(addresses.doi.rstrip("/"), mailto)
        self._datacite = DataCite(addresses.datacite.rstrip("/"), mailto, today)
        self._europepmc = EuropePmc(addresses.europepmc.rstrip("/"), mailto, today)
        self._today = today

    @property
    def outages(self) -> tuple[str, ...]:
        """One line for each registry that could not be reached, or not always."""
        asked = (self._crossref, self._doi, self._datacite, self._europepmc)
        return tuple(
            f"{one.health.reason}; what only it could tell stays unverified" for one in asked if one.health.reason
        )

    def by_doi(self, dois: list[str]) -> dict[str, tuple[Answer, Work | None]]:
        """Answer for each DOI; a failure is an answer with the outcome *unreachable*."""
        found = self._crossref.look_up(dois)
        answers: dict[str, tuple[Answer, Work | None]] = {
            doi: (self._resolved("crossref", work), work) for doi, work in found.works.items()
        }
        for doi in found.failed:
            answers[doi] = (self._unreachable("crossref", self._crossref.health.reason), None)
        for doi in found.absent:
            answers[doi] = self._elsewhere(doi)
        return answers

    def by_number(self, numbers: list[str]) -> Found:
        """Ask for PMIDs and PMCIDs."""
        return self._europepmc.look_up(numbers)

    def by_words(self, words: str) -> tuple[Answer, list[Work]]:
        """Search; a failure is an answer with the outcome *unreachable*."""
        try:
            works = self._crossref.search(words)
        except RegistryError as error:
            return self._unreachable("crossref", error.message), []
        outcome = Outcome.RESOLVED if works else Outcome.NOT_FOUND
        return Answer(outcome, tuple(work.key for work in works), "crossref", self._today), works

    def _elsewhere(self, doi: str) -> tuple[Answer, Work | None]:
        """Answer for a DOI that Crossref does not hold."""
        agency = self._doi.agency(doi)
        if agency.registration is Registration.UNREACHABLE:
            return self._unreachable("doi", self._doi.health.reason), None
        if agency.registration is Registration.UNREGISTERED:
            return Answer(Outcome.NOT_FOUND, registry="doi", asked=self._today), None
        if agency.name.lower() == "datacite":
            found = self._datacite.look_up([doi])
            if doi in found.works:
                return self._resolved("datacite", found.works[doi]), found.works[doi]
            if doi in found.failed:
                return self._unreachable("datacite", self._datacite.health.reason), None
        agency_name = agency.name or "an agency that doi.org does not name"
        shows = "which shows no record of it" if agency.name.lower() in {"crossref", "datacite"} else _UNREAD
        reason = f"registered with {agency_name}, {shows}"
        return Answer(Outcome.NOT_TRIED, registry="doi", asked=self._today, reason=reason), None

    def _resolved(self, registry: str, work: Work) -> Answer:
        return Answer(Outcome.RESOLVED, (work.key,), registry, self._today)

    def _unreachable(self, registry: str, reason: str) -> Answer:
        why = reason or "the answer was about something else"
        return Answer(Outcome.UNREACHABLE, registry=registry, asked=self._today, reason=why)


_UNREAD = "whose records claimcheck does not read"
