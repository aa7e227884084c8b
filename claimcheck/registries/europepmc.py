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
from claimcheck.registries.markup import mapping, objects, plain
from claimcheck.registries.notices import read_notices
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
        params = {"query": query, "resultType": "core", "format": "json", "pageSize": str(2 * len(clauses))}
        reply = self._http.get("search", params)
        try:
            results = reply.data["resultList"]["result"]
        except (TypeError, KeyError):
            results = None
        if not isinstance(results, list):
            raise self.health.refuse("without a list")
        return objects(results)


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
    names = (
        plain(journal.get("title")),
        plain(journal.get("medlineAbbreviation")),
        plain(journal.get("isoabbreviation")),
    )
    key = f"doi:{doi.lower()}" if doi else f"pmcid:{pmcid}" if pmcid else f"pmid:{pmid}"
    return Work(
        key=key,
        registry=Registry.EUROPEPMC,
        asked=asked,
        title=plain(entry.get("title")).rstrip("."),
        authors=tuple(_authors(entry)),
        years=_years(entry, info),
        journals=tuple(dict.fromkeys(name for name in names if name)),
        volume=plain(info.get("volume")) or None,
        issue=plain(info.get("issue")) or None,
        pages=plain(entry.get("pageInfo")) or None,
        doi=doi.lower() or None,
        pmid=pmid or None,
        pmcid=pmcid or None,
        updates=read_notices(entry),
    )


def _authors(entry: Mapping[str, Any]) -> Iterator[Author]:
    listed = mapping(entry.get("authorList")).get("author")
    if isinstance(listed, list) and listed:
        for item in objects(listed):
            family, group = plain(item.get("lastName")), plain(item.get("collectiveName"))
            given = plain(item.get("firstName")) or plain(item.get("initials"))
            if family or group:
                yield Author(family or group, given if family else "", organisation=not family)
        return
    for name in plain(entry.get("authorString")).rstrip(".").split(","):
        match = re.fullmatch(r"\s*(.+?)(?:\s+([A-Z][A-Z-]{0,4}))?\s*", name)
        if match:
            yield Author(match[1], match[2] or "")


def _years(entry: Mapping[str, Any], info: Mapping[str, Any]) -> tuple[int, ...]:
    dates = (entry.get("pubYear"), info.get("yearOfPublication"), entry.get("firstPublicationDate"))
    found = {int(str(date)[:4]) for date in dates if date and str(date)[:4].isdigit()}
    return tuple(sorted(found))
