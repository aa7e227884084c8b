"""Which registry is asked for what. A registry is asked when it stands in one of these rows.

PMIDs and PMCIDs go to Europe PMC; a DOI found there, and every DOI printed, goes to Crossref, arXiv's to DataCite; what
is not held there goes to doi.org for its agency, and to that agency where it is asked here. *Not found* needs doi.org's
word for it.
"""

from collections.abc import Mapping

from claimcheck.model.registry import Registry

ARXIV_DOIS = "10.48550/arxiv."
"""What the DOIs begin with that arXiv registers with DataCite."""

ROUTES: Mapping[str, tuple[Registry, ...]] = {
    "pmid:": (Registry.EUROPEPMC,),
    "pmcid:": (Registry.EUROPEPMC,),
    f"doi:{ARXIV_DOIS}": (Registry.DATACITE,),
    "doi:": (Registry.CROSSREF,),
}
"""Beginning of an identifier's key → who is asked, each for what those before have no record of; the first row wins."""

AGENCIES: Mapping[str, Registry] = {"crossref": Registry.CROSSREF, "datacite": Registry.DATACITE}
"""Name of an agency, as doi.org gives it, in lower case → who is asked for the DOIs it registered."""

SEARCHED = Registry.CROSSREF
"""Who is searched by an entry's words."""

READ = Registry.EUROPEPMC
"""Who is asked for abstracts and open full texts."""


def route_of(key: str) -> tuple[Registry, ...]:
    """Return who is asked for an identifier's key ("doi:…", "pmid:…", "pmcid:…"), in order."""
    return next(route for beginning, route in ROUTES.items() if key.startswith(beginning))
