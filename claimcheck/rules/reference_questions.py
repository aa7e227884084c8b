"""What several rules ask about a reference: its evidence, what it gives to look up, which work it stands for."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from claimcheck.language.word_tables import word_lists
from claimcheck.matching.conferences import read_conference
from claimcheck.model.citation import Container, Fields, Reference, ReferenceKind
from claimcheck.model.evidence import Evidence, FoundBy, Outcome, Resolution
from claimcheck.model.finding import Analysis

_hosts = word_lists("rules", "resolvers")


def with_evidence(analysis: Analysis) -> Iterator[tuple[Reference, Evidence]]:
    """Yield every reference of which something was asked, with what came of it."""
    for reference in analysis.document.citation_index.references:
        evidence = analysis.evidence.get(reference.label)
        if evidence is not None:
            yield reference, evidence


def has_identifier(reference: Reference) -> bool:
    """Whether it gives something that a registry of works can be asked for."""
    given = reference.identifiers
    return any((given.doi, given.pmid, given.pmcid, given.arxiv, given.isbn, given.nct))


def is_article(fields: Fields) -> bool:
    """Whether an entry is printed like an article: a journal and a place in it. Registries hold those nearly all."""
    return bool(fields.journal and fields.container is not Container.BOOK and (fields.volume or fields.pages))


def is_of_meeting(fields: Fields) -> bool:
    """Whether an entry names a conference as its place; of their papers registries lack many."""
    return fields.container is Container.MEETING or bool(fields.journal and read_conference(fields.journal).kind)


def is_work(reference: Reference) -> bool:
    """Whether it names a publication rather than a web page, so that a registry could know it."""
    fields = reference.fields
    if reference.kind is ReferenceKind.MENTION or has_identifier(reference) or fields.journal:
        return True
    return bool(fields.title and fields.authors and fields.year and not reference.identifiers.urls)


def by_identifier(reference: Reference, resolution: Resolution) -> bool:
    """Whether the reference was looked up by what it gives, not searched for by its words."""
    return resolution.by is not FoundBy.SEARCH and has_identifier(reference)


def is_unregistered(reference: Reference, resolution: Resolution) -> bool:
    """Whether the reference was looked up by its DOI and the DOI does not exist."""
    has_doi = reference.identifiers.doi is not None
    return resolution.outcome is Outcome.NOT_FOUND and has_doi and by_identifier(reference, resolution)


def leads_by_identifier(reference: Reference, url: str) -> bool:
    """Whether an address is but a form of the reference's identifier: a resolver's or publisher's page for it."""
    given = reference.identifiers
    if not has_identifier(reference):
        return False
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return False
    if host.removeprefix("www.") in _hosts("hosts"):
        return True
    if given.doi is None:
        return False
    address = url.lower()
    printed = reference.text.lower().replace(address, "")
    return given.doi in address or given.doi.split("/", 1)[-1] in address or given.doi not in printed
