"""doi.org: which agency registered a DOI, and whether it is registered at all."""

from typing import ClassVar
from urllib.parse import quote

from claimcheck.errors import RegistryError
from claimcheck.model.registry import Registry
from claimcheck.registries.http import HttpClient
from claimcheck.registries.interface import Agency, Registration

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
        status = str(entry.get("status", "")).strip().lower()
        return str(entry.get("RA", "")), status in _UNKNOWN or (not entry and reply.status == 404)

    def _has_handle(self, doi: str) -> bool | None:
        """Return whether the handle exists; None when the answer does not say."""
        reply = self._http.get(f"api/handles/{quote(doi, safe='/')}")
        code = reply.data.get("responseCode") if isinstance(reply.data, dict) else None
        return {1: True, 200: True, 100: False}.get(code) if isinstance(code, int) else None


CLIENT = DoiOrg
