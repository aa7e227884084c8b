"""Everybody who is asked over the network: registries, opened when first needed, and the hosts of links."""

from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.config import Config
from claimcheck.errors import RegistryError
from claimcheck.evidence.routing import READ, SEARCHED
from claimcheck.evidence.texts import with_figures
from claimcheck.faults import Faults
from claimcheck.model.evidence import Link, Work
from claimcheck.model.registry import Registry
from claimcheck.progress import Progress
from claimcheck.registries import client_of
from claimcheck.registries.interface import (
    Agency,
    AgencyClient,
    Client,
    Found,
    Health,
    Registration,
    SearchClient,
    TextClient,
    Vain,
)


class Clients:
    """Asks registries and links, and remembers who did not answer."""

    def __init__(self, config: Config, today: str, faults: Faults | None = None) -> None:
        self._config = config
        self._today = today
        vain = Vain()
        self._healths = {registry: Health(registry.full_name, vain) for registry in Registry}
        self._open: dict[Registry, Any] = {}
        self._links_asked = False
        self._faults = faults or Faults()

    @property
    def asked(self) -> bool:
        """Whether anybody was asked."""
        return self._links_asked or bool(self._open)

    @property
    def outages(self) -> tuple[str, ...]:
        """One line per registry that did not answer."""
        return tuple(
            f"{health.name} could not be reached ({health.reason}); what depends on it is unverified"
            for health in self._healths.values()
            if health.reason
        )

    def look_up(self, registry: Registry, identifiers: list[str]) -> Found:
        """Ask a registry for works by identifier; asking for nothing reaches nobody."""
        if not identifiers:
            return Found()
        found = Found(failed=list(identifiers))
        with self._faults.kept(registry.full_name):
            client: Client = self._client(registry)
            found = client.look_up(identifiers)
        return self._with_figures(found)

    def search(self, words: str) -> list[Work]:
        """Return the works that a search for an entry's words brings, best first; raises RegistryError."""
        with self._faults.kept(f"{SEARCHED.full_name}: a search"):
            client: SearchClient = self._client(SEARCHED)
            return list(self._with_figures(client.search(words)).works.values())
        raise RegistryError(f"what {SEARCHED.full_name} answered could not be read")

    def read(self, works: list[Work]) -> Found:
        """Ask for the texts of works; returns the works, by key, with the figures found there."""
        found = Found(failed=[work.key for work in works])
        with self._faults.kept(f"{READ.full_name}: texts"):
            client: TextClient = self._client(READ)
            found = client.read(works)
        return self._with_figures(found)

    def agency(self, doi: str) -> Agency:
        """Ask where a DOI is registered."""
        found = Agency(Registration.UNREACHABLE)
        with self._faults.kept(f"{Registry.DOI.full_name}: {doi}"):
            client: AgencyClient = self._client(Registry.DOI)
            found = client.agency(doi)
        return found  # noqa: RET504 - as it was, where that failed

    def follow(self, urls: Sequence[str], progress: Progress) -> Mapping[str, Link]:
        """Return what becomes of addresses."""
        from claimcheck.links import check_links

        self._links_asked = True
        return check_links(urls, self._config.links, mailto=self._config.mailto, progress=progress, faults=self._faults)

    def _client(self, registry: Registry) -> Any:
        if registry not in self._open:
            base = self._config.registries[registry]
            make = client_of(registry)
            self._open[registry] = make(base, self._config.mailto, self._today, self._healths[registry])
        return self._open[registry]

    def _with_figures(self, found: Found) -> Found:
        """Read the texts that came with works, and let them go; a text that cannot be read is as if it had not come."""
        works = dict(found.works)
        for name, work in found.works.items():
            with self._faults.kept(f"the texts of {work.key}"):
                works[name] = with_figures(work, found.texts.get(name, ()))
        return Found(works, absent=found.absent, failed=found.failed)
