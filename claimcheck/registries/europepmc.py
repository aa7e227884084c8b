"""Europe PMC: works by PMID or PMCID, several in one request, their DOI, and their texts."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, TypeVar
from urllib.parse import quote, quote_plus

from claimcheck.errors import RegistryError
from claimcheck.model.evidence import Author, Work
from claimcheck.model.registry import Registry
from claimcheck.registries.http import HttpClient
from claimcheck.registries.interface import Found, batches
from claimcheck.registries.jats import read_sections
from claimcheck.registries.markup import mapping, plain
from claimcheck.registries.notices import read_notices
from claimcheck.registries.record_fields import authors, entries, is_damaged, number, texts, years
from claimcheck.registries.texts import Passage, abstract_passages

Item = TypeVar("Item")

MOST_PER_BATCH = 25
"""Longer OR queries time out there."""
_MOST_BYTES = 3500
"""Bytes of a query as it is sent; from about 12,000 on Europe PMC answers 414."""


class EuropePmc(HttpClient):
    """Asks Europe PMC."""

    registry: ClassVar[Registry] = Registry.EUROPEPMC
    per_second: ClassVar[float] = 8

    def look_up(self, identifiers: list[str]) -> Found:
        """Ask for works by "PMC123" or by a bare PMID."""
        found = Found()
        for batch in _batches(identifiers, _numbered):
            try:
                entries = self._results([_numbered(number) for number in batch])
            except RegistryError:
                found.failed.extend(batch)
                continue
            works = [(read_europepmc(entry, self._asked), entry) for entry in entries]
            for work, entry in works:
                for name in (work.pmid, work.pmcid):
                    if name in batch:
                        found.add(name, work, _abstract(entry))
            missing = [name for name in batch if name not in found.works]
            # An answer about something else is no answer about this.
            strays = any(work.pmid not in batch and work.pmcid not in batch for work, _ in works)
            if strays and missing:
                self.health.refuse("about another work")
            (found.failed if strays else found.absent).extend(missing)
        return found

    def read(self, works: list[Work]) -> Found:
        """Ask for abstracts and open full texts; returns the works with these texts, by key as given."""
        found = Found()
        for batch in _batches(works, _clause):
            try:
                entries = self._results([_clause(work) for work in batch])
                for work in batch:
                    entry = next((entry for entry in entries if _is_of(entry, work)), None)
                    if entry is None:
                        found.absent.append(work.key)
                    else:
                        known = read_europepmc(entry, self._asked)
                        numbered = replace(work, pmid=work.pmid or known.pmid, pmcid=work.pmcid or known.pmcid)
                        found.add(work.key, numbered, (*_abstract(entry), *self._full_text(entry, known.pmcid)))
            except RegistryError:
                found.failed.extend(work.key for work in batch if work.key not in found.works)
        return found

    def _full_text(self, entry: Mapping[str, Any], pmcid: str | None) -> list[Passage]:
        """Ask for the text of an open article; empty for one that is not."""
        if entry.get("isOpenAccess") != "Y" or not pmcid:
            return []
        text = self._http.text(f"{quote(pmcid, safe='')}/fullTextXML")
        return read_sections(text) if text else []

    def _results(self, clauses: list[str]) -> list[Mapping[str, Any]]:
        """Return the entries that a search for any of these clauses brings."""
        query = " OR ".join(clauses)
        most = 2 * len(clauses)
        params = {"query": query, "resultType": "core", "format": "json", "pageSize": str(most)}
        reply = self._http.get("search", params)
        told = mapping(reply.data)
        results, count = mapping(told.get("resultList")).get("result"), told.get("hitCount")
        listed = entries(results) if isinstance(results, list) else None
        if listed is None or type(count) is not int or len(listed) != min(count, most):
            raise self.health.refuse("without the list it tells of")
        if any(not plain(entry.get(name)) for entry in listed for name in ("doi", "pmid", "pmcid") if name in entry):
            raise self.health.refuse("with works that cannot be told apart")
        return listed


CLIENT = EuropePmc


def _batches(items: Sequence[Item], clause: Callable[[Item], str]) -> Iterator[list[Item]]:
    """Yield as many at a time as one query may ask for."""
    return batches(items, lambda item: len(quote_plus(f"{clause(item)} OR ")), MOST_PER_BATCH, _MOST_BYTES)


def _numbered(number: str) -> str:
    """Return what finds a work by its PMID or PMCID."""
    return f"PMCID:{number}" if number.startswith("PMC") else f"(EXT_ID:{number} AND SRC:MED)"


def _clause(work: Work) -> str:
    """Return what finds a work; a DOI is quoted, and quotes are no part of one."""
    if number := work.pmcid or work.pmid:
        return _numbered(number)
    return 'DOI:"{}"'.format((work.doi or "").replace('"', "").replace("\\", ""))


def _is_of(entry: Mapping[str, Any], work: Work) -> bool:
    """Whether an entry is about this very work."""
    doi, pmid, pmcid = (plain(entry.get(name)) for name in ("doi", "pmid", "pmcid"))
    if doi and work.doi:
        return doi.lower() == work.doi
    return bool((pmid and pmid == work.pmid) or (pmcid and pmcid == work.pmcid))


def _abstract(entry: Mapping[str, Any]) -> tuple[Passage, ...]:
    return abstract_passages(plain(entry.get("title")), entry.get("abstractText"))


def read_europepmc(entry: Mapping[str, Any], asked: str) -> Work:
    """Return the work of one search result."""
    doi, pmid, pmcid = (plain(entry.get(name)) for name in ("doi", "pmid", "pmcid"))
    info = mapping(entry.get("journalInfo"))
    journal = mapping(info.get("journal"))
    names = texts(journal.get("title"), journal.get("medlineAbbreviation"), journal.get("isoabbreviation"))
    key = f"doi:{doi.lower()}" if doi else f"pmcid:{pmcid}" if pmcid else f"pmid:{pmid}"
    written_by, all_of_them = _authors(entry)
    return Work(
        key=key,
        registry=Registry.EUROPEPMC,
        asked=asked,
        title=plain(entry.get("title")).rstrip("."),
        authors=written_by,
        authors_complete=all_of_them,
        years=years((entry.get("pubYear"), info.get("yearOfPublication"), entry.get("firstPublicationDate"))),
        journals=tuple(dict.fromkeys(names)),
        volume=number(info.get("volume")),
        issue=number(info.get("issue")),
        pages=number(entry.get("pageInfo")),
        doi=doi.lower() or None,
        pmid=pmid or None,
        pmcid=pmcid or None,
        updates=read_notices(entry),
    )


def _authors(entry: Mapping[str, Any]) -> tuple[tuple[Author, ...], bool]:
    """Return the authors, and whether they are all."""
    if listed := mapping(entry.get("authorList")).get("author"):
        return authors(listed, _author)
    names = plain(entry.get("authorString")).rstrip(".").split(",")
    matches = (re.fullmatch(r"\s*(.+?)(?:\s+([A-Z][A-Z-]{0,4}))?\s*", name) for name in names)
    return tuple(Author(match[1], match[2] or "") for match in matches if match), True


def _author(item: Mapping[str, Any]) -> Author:
    family, group = plain(item.get("lastName")), plain(item.get("collectiveName"))
    if not family:
        return Author("" if is_damaged(item.get("lastName")) else group, organisation=True)
    return Author(family, plain(item.get("firstName")) or plain(item.get("initials")))
