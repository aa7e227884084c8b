"""doi.org: which agency registered a DOI, and whether it is registered at all."""

from typing import ClassVar
from urllib.parse import quote

from claimcheck.errors import RegistryError
from claimcheck.model.registry import Registry
from claimcheck.registries.http import HttpClient
from claimcheck.registries.interface import Agency, Registration
from claimcheck.registries.markup import plain

_UNKNOWN = frozenset({"doi does not exist", "invalid doi"})


class DoiOrg(HttpClient):
    """Asks doi.org."""

    registry: ClassVar[Registry] = Registry.DOI
    per_second: ClassVar[float] = 2
    """Not published; bursts are answered with 403 and 429."""

    def agency(self, doi: str) -> Agency:
        """Return where a DOI is registered; nothing raises.

        Unregistered needs two independent answers: the agency service, which knows prefixes, and the handle itself.
        """
        try:
            name, unknown = self._registration_agency(doi)
            handle = self._has_handle(doi)
        except RegistryError:
            return Agency(Registration.UNREACHABLE)
        if handle:
            return Agency(Registration.REGISTERED, name)
        return Agency(Registration.UNREGISTERED if handle is False and unknown else Registration.UNREACHABLE, name)

    def _registration_agency(self, doi: str) -> tuple[str, bool]:
        """Return the agency's name, and whether doi.org says that there is no such DOI."""
        reply = self._http.get(f"ra/{quote(doi, safe='/')}")
        entries = reply.data if isinstance(reply.data, list) else []
        entry = entries[0] if entries and isinstance(entries[0], dict) else {}
        name, unknown = plain(entry.get("RA")), plain(entry.get("status")).lower() in _UNKNOWN
        if (name and unknown) or plain(entry.get("DOI")).lower() not in {"", doi.lower()}:
            raise self.health.refuse("against itself")
        return name, unknown or (not entry and reply.status == 404)

    def _has_handle(self, doi: str) -> bool | None:
        """Return whether the handle exists; None when the answer does not say."""
        reply = self._http.get(f"api/handles/{quote(doi, safe='/')}")
        told = reply.data if isinstance(reply.data, dict) else {}
        if plain(told.get("handle")).lower() not in {"", doi.lower()}:
            raise self.health.refuse("about another DOI")
        code = told.get("responseCode")
        exists = {1: True, 200: True, 100: False}.get(code) if type(code) is int else None
        return None if exists is False and told.get("values") else exists


CLIENT = DoiOrg
