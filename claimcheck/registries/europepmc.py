"""Europe PMC: works by PMID or PMCID, several in one request, their DOI, and the figures of their texts."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar, TypeVar
from urllib.parse import quote, quote_plus

from claimcheck.errors import RegistryError
from claimcheck.model.evidence import Author, FigureReader, Place, Work
from claimcheck.model.registry import Registry
from claimcheck.registries.abstracts import read_abstract
from claimcheck.registries.http import Http
from claimcheck.registries.interface import Found, Health
from claimcheck.registries.jats import read_sections
from claimcheck.registries.markup import plain
from claimcheck.registries.pubmed_notices import read_notices

Item = TypeVar("Item")

MOST_PER_BATCH = 25
"""Longer OR queries time out there."""
_MOST_BYTES = 3500
"""Bytes of a query as it is sent; from about 12,000 on Europe PMC answers 414."""
MOST_FIGURES = 600
"""Figures kept of one work: abstract first, then as they come in the text."""
_IDLE = frozenset({"year-date", "p-value", "test-statistic"})
"""Units of figures that full texts are full of and that no page claims."""


class EuropePmc:
    """Asks Europe PMC."""

    name: ClassVar[str] = "europepmc"

    def __init__(
        self,
        base: str,
        mailto: str | None,
        asked: str,
        health: Health | None = None,
        read: FigureReader | None = None,
    ) -> None:
        self._read = read
        self.health = health or Health("Europe PMC")
        self._http = Http(base, self.health, mailto, per_second=8)
        self._asked = asked

    def look_up(self, identifiers: list[str]) -> Found:
        """Ask for works by "PMC123" or by a bare PMID."""
        found: dict[str, Work] = {}
        absent: list[str] = []
        failed: list[str] = []
        for batch in _batches(identifiers, _numbered):
            try:
                works = self._ask(batch)
            except RegistryError:
                failed.extend(batch)
                continue
            by_identifier = {name: work for work in works for name in (work.pmid, work.pmcid) if name}
            found.update({name: by_identifier[name] for name in batch if name in by_identifier})
            missing = [name for name in batch if name not in by_identifier]
            # An answer about something else is no answer about this.
            strays = any(work.pmid not in batch and work.pmcid not in batch for work in works)
            if strays and missing:
                self._http.refuse("about another work")
            (failed if strays else absent).extend(missing)
        return Found(found, tuple(absent), tuple(failed))

    def read(self, works: list[Work]) -> Found:
        """Ask for abstracts and open full texts; returns the works with their figures, by key as given."""
        found: dict[str, Work] = {}
        absent: list[str] = []
        failed: list[str] = []
        for batch in _batches(works, _clause):
            try:
                entries = self._results([_clause(work) for work in batch])
                for work in batch:
                    entry = next((entry for entry in entries if _is_of(entry, work)), None)
                    if entry is None:
                        absent.append(work.key)
                    else:
                        found[work.key] = self._with_figures(work, entry)
            except RegistryError:
                failed.extend(work.key for work in batch if work.key not in found)
        return Found(found, tuple(absent), tuple(failed))

    def _with_figures(self, work: Work, entry: Mapping[str, Any]) -> Work:
        """Return the work with the figures of its abstract and, where it is open, of its full text."""
        described = read_europepmc(entry, self._asked, self._read)
        figures, looked = (described.figures, described.read) if described.read else (work.figures, work.read)
        if self._read is not None and entry.get("isOpenAccess") == "Y" and described.pmcid:
            text = self._http.text(f"{quote(described.pmcid, safe='')}/fullTextXML")
            sections = read_sections(text) if text else []
            if sections:
                read = (figure for place, passage in sections for figure in self._read(passage, Place(place)))
                inside = [figure for figure in read if figure.unit not in _IDLE]
                figures = tuple(dict.fromkeys([*figures, *inside]))[:MOST_FIGURES]
                looked = tuple(dict.fromkeys([*looked, "full text"]))
        return replace(
            work, figures=figures, read=looked, pmid=work.pmid or described.pmid, pmcid=work.pmcid or described.pmcid
        )

    def _ask(self, batch: list[str]) -> list[Work]:
        entries = self._results([_numbered(number) for number in batch])
        return [read_europepmc(entry, self._asked, self._read) for entry in entries]

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
            raise self._http.refuse("without a list")
        return [entry for entry in results if isinstance(entry, Mapping)]


def _batches(items: list[Item], clause: Callable[[Item], str]) -> Iterator[list[Item]]:
    """Yield as many at a time as one query may ask for."""
    batch: list[Item] = []
    size = 0
    for item in items:
        length = len(quote_plus(f"{clause(item)} OR "))
        if batch and (len(batch) == MOST_PER_BATCH or size + length > _MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += length
    if batch:
        yield batch


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


def read_europepmc(entry: Mapping[str, Any], asked: str, read: FigureReader | None = None) -> Work:
    """Return the work of one search result; `read` makes figures of its abstract."""
    doi, pmid, pmcid = (plain(entry.get(name)) for name in ("doi", "pmid", "pmcid"))
    info = _mapping(entry.get("journalInfo"))
    journal = _mapping(info.get("journal"))
    names = (
        plain(journal.get("title")),
        plain(journal.get("medlineAbbreviation")),
        plain(journal.get("isoabbreviation")),
    )
    figures, looked = read_abstract(plain(entry.get("title")), entry.get("abstractText"), read)
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
        figures=figures,
        read=looked,
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _authors(entry: Mapping[str, Any]) -> Iterator[Author]:
    listed = _mapping(entry.get("authorList")).get("author")
    if isinstance(listed, list) and listed:
        for item in filter(lambda one: isinstance(one, Mapping), listed):
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
