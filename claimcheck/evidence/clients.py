"""Everybody who is asked over the network: registries, opened when first needed, and the hosts of links."""

from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.config import Config
from claimcheck.evidence.routing import READ, SEARCHED
from claimcheck.evidence.texts import with_figures
from claimcheck.model.evidence import Link, Work
from claimcheck.model.registry import Registry
from claimcheck.progress import Progress
from claimcheck.registries import client_of
from claimcheck.registries.interface import Agency, AgencyClient, Client, Found, Health, SearchClient, TextClient


class Clients:
    """Asks registries and links, and remembers who did not answer."""

    def __init__(self, config: Config, today: str) -> None:
        self._config = config
        self._today = today
        self._healths = {registry: Health(registry.full_name) for registry in Registry}
        self._open: dict[Registry, Any] = {}
        self._links_asked = False

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
        client: Client = self._client(registry)
        return _with_figures(client.look_up(identifiers))

    def search(self, words: str) -> list[Work]:
        """Return the works that a search for an entry's words brings, best first; raises RegistryError."""
        client: SearchClient = self._client(SEARCHED)
        return list(_with_figures(client.search(words)).works.values())

    def read(self, works: list[Work]) -> Found:
        """Ask for the texts of works; returns the works, by key, with the figures found there."""
        client: TextClient = self._client(READ)
        return _with_figures(client.read(works))

    def agency(self, doi: str) -> Agency:
        """Ask where a DOI is registered."""
        client: AgencyClient = self._client(Registry.DOI)
        return client.agency(doi)

    def follow(self, urls: Sequence[str], progress: Progress) -> Mapping[str, Link]:
        """Return what becomes of addresses."""
        from claimcheck.links import check_links

        self._links_asked = True
        return check_links(urls, self._config.links, mailto=self._config.mailto, progress=progress)

    def _client(self, registry: Registry) -> Any:
        if registry not in self._open:
            base = self._config.registries[registry]
            make = client_of(registry)
            self._open[registry] = make(base, self._config.mailto, self._today, self._healths[registry])
        return self._open[registry]


def _with_figures(found: Found) -> Found:
    """Read the texts that came with works, and let them go."""
    works = {name: with_figures(work, found.texts.get(name, ())) for name, work in found.works.items()}
    return Found(works, absent=found.absent, failed=found.failed)
