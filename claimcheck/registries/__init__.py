"""The registries: outside catalogues of works. Each is one file and one line in `REGISTRIES`."""

from collections.abc import Mapping

REGISTRIES: Mapping[str, str] = {
    "crossref": "claimcheck.registries.crossref.Crossref",
    "datacite": "claimcheck.registries.datacite.DataCite",
    "europepmc": "claimcheck.registries.europepmc.EuropePmc",
}
"""Registries that describe works: name → dotted path, loaded on use. doi.org (`registries.doi`) only knows agencies."""
