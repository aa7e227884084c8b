"""The registries: catalogues of works that are asked. A registry is one line here, and everybody reads this table."""

from enum import StrEnum
from urllib.parse import quote


class Registry(StrEnum):
    """A registry by its short name, as the lock, the configuration and reports write it.

    Each line holds that name (also of its file in `registries/`), its name for people, its base address, and where it
    shows the record of a DOI, if it does.
    """

    CROSSREF = "crossref", "Crossref", "https://api.crossref.org", "https://api.crossref.org/works/"
    DOI = "doi", "doi.org", "https://doi.org"
    DATACITE = "datacite", "DataCite", "https://api.datacite.org", "https://api.datacite.org/dois/"
    EUROPEPMC = "europepmc", "Europe PMC", "https://www.ebi.ac.uk/europepmc/webservices/rest"

    full_name: str
    """As people write it."""
    address: str
    """Base address, unless the configuration names a mirror or a local server."""
    records: str
    """What the address of a record begins with, the DOI behind it; empty where none is shown."""

    def __new__(cls, value: str, full_name: str = "", address: str = "", records: str = "") -> "Registry":
        """Make a line of the table; called with a short name alone, the class looks the line up."""
        registry = str.__new__(cls, value)
        registry._value_ = value
        registry.full_name, registry.address, registry.records = full_name, address, records
        return registry

    def record_url(self, doi: str | None) -> str | None:
        """Return where the record of a DOI can be read, or None."""
        return f"{self.records}{quote(doi, safe='')}" if self.records and doi else None
