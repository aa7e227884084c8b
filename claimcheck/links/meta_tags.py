"""What a publisher's page says it is: the identifiers and the title in its meta tags, as they stand there.

They are a hint from a stranger and nothing more. A template may give every page of a site the DOI of its journal, and
anybody can write any DOI into a page; whether a hint is followed, and what may follow from it, is decided where the
printed reference and the registry's record are at hand (`evidence.naming`).
"""

from claimcheck.links.skimming import Skimmed

_DOI_TAGS = (
    "citation_doi",
    "prism.doi",
    "bepress_citation_doi",
    "dc.identifier",
    "dc.identifier.doi",
    "dcterms.identifier",
)
_PMID_TAG = "citation_pmid"
_TITLE_TAGS = ("citation_title", "bepress_citation_title", "dc.title", "dcterms.title", "prism.title")
_HEADING_TAGS = ("og:title", "twitter:title")
_MOST = 8
"""Identifiers and headings kept; a page that gives more is no page of one work."""


def identifiers_named(skimmed: Skimmed) -> tuple[str, ...]:
    """Return what the tags give as identifiers of a work, as written, each once."""
    values = [value for tag in _DOI_TAGS for value in skimmed.tags.get(tag, ()) if "10." in value]
    values += [f"PMID: {value}" for value in skimmed.tags.get(_PMID_TAG, ())]
    return tuple(dict.fromkeys(values))[:_MOST]


def title_named(skimmed: Skimmed) -> str | None:
    """Return the title that the tags give to the work."""
    return next((value for tag in _TITLE_TAGS for value in skimmed.tags.get(tag, ())), None)


def headings_of(skimmed: Skimmed) -> tuple[str, ...]:
    """Return what else a reader would take for the page's title, each once."""
    values = [skimmed.title, skimmed.heading, *(value for tag in _HEADING_TAGS for value in skimmed.tags.get(tag, ()))]
    return tuple(dict.fromkeys(value for value in values if value))[:_MOST]
