"""Text of a reference and its links → what its work can be found by, normalised, and what only looks like it.

`doi` reads DOIs, `numbers` the catalogue numbers, `addresses` web addresses, `publishers` the
DOIs publishers hide in those; `near_dois` and `near_numbers` know what only looks like one.
"""

from collections.abc import Sequence
from html import unescape

from claimcheck.citations.identifiers.doi import find_dois
from claimcheck.citations.identifiers.near_dois import malformed_dois
from claimcheck.citations.identifiers.near_numbers import malformed_numbers
from claimcheck.citations.identifiers.publishers import doi_of_address, spells_out
from claimcheck.citations.identifiers.registry_numbers import find_arxiv, find_isbn, find_nct, find_pmcid, find_pmid
from claimcheck.citations.identifiers.unseen import without_unseen
from claimcheck.citations.identifiers.web_addresses import (
    find_addresses,
    is_decoration,
    malformed_addresses,
    without_addresses,
)
from claimcheck.model.citation import Identifiers

__all__ = ["find_identifiers"]


def find_identifiers(text: str, links: Sequence[str] = ()) -> Identifiers:
    """Return the identifiers in the text of a reference and in the addresses its links lead to.

    What is printed goes before what only a link says; of several of one kind the first counts.
    """
    text = without_unseen(unescape(text))
    targets = [unescape(link).strip() for link in links if not is_decoration(link)]
    addresses = list(dict.fromkeys([*find_addresses(text), *(link for link in targets if "://" in link[:9])]))
    everything = "\n".join([text, *targets])
    printed = next(find_dois(without_addresses(text)), None)
    doi = printed or next(iter(_dois_of(addresses)), None)
    arxiv = find_arxiv(everything)
    malformed = [*malformed_dois(everything), *malformed_numbers(text), *malformed_addresses(text)]
    if any(item.printed.lower() == doi for item in malformed):
        doi = None  # nobody is asked about what cannot be one
    if doi is not None:  # a broken second copy of an identifier that is whole elsewhere is the link's trouble only
        malformed = [item for item in malformed if item.repaired != doi or item.kind != "doi"]
    return Identifiers(
        doi=doi,
        pmid=find_pmid(everything),
        pmcid=find_pmcid(everything),
        arxiv=arxiv,
        isbn=find_isbn(text),
        nct=find_nct(everything),
        urls=tuple(addresses),
        doi_hidden=doi is not None and printed is None and not any(spells_out(address, doi) for address in addresses),
        malformed=tuple(dict.fromkeys(malformed)),
    )


def _dois_of(addresses: Sequence[str]) -> list[str]:
    """Return the DOIs the addresses spell out or hide, resolver addresses first."""
    resolvers = [address for address in addresses if "doi.org/" in address.lower()]
    ordered = [*resolvers, *(address for address in addresses if address not in resolvers)]
    return [doi for doi in map(doi_of_address, ordered) if doi is not None]
