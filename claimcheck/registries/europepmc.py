"""Europe PMC: works by PMID or PMCID, several in one request, and the DOI they also have."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from claimcheck.errors import RegistryError
from claimcheck.model.evidence import Author, Work
from claimcheck.registries.http import Http
from claimcheck.registries.interface import Found, Health
from claimcheck.registries.markup import plain

MOST_PER_BATCH = 25
"""Longer OR queries time out there."""


class EuropePmc:
    """Asks Europe PMC."""

    name: ClassVar[str] = "europepmc"

    def __init__(self, base: str, mailto: str | None, asked: str, health: Health | None = None) -> None:
        self.health = health or Health("Europe PMC")
        self._http = Http(base, self.health, mailto, per_second=8)
        self._asked = asked

    def look_up(self, identifiers: list[str]) -> Found:
        """Ask for works by "PMC123" or by a bare PMID."""
        found: dict[str, Work] = {}
        absent: list[str] = []
        failed: list[str] = []
        for batch in _batches(identifiers):
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

    def _ask(self, batch: list[str]) -> list[Work]:
        query = " OR ".join(f"PMCID:{n}" if n.startswith("PMC") else f"(EXT_ID:{n} AND SRC:MED)" for n in batch)
        params = {"query": query, "resultType": "core", "format": "json", "pageSize": str(2 * len(batch))}
        reply = self._http.get("search", params)
        try:
            results = reply.data["resultList"]["result"]
        except (TypeError, KeyError):
            results = None
        if not isinstance(results, list):
            raise self._http.refuse("without a list")
        return [read_europepmc(entry, self._asked) for entry in results if isinstance(entry, Mapping)]


def _batches(identifiers: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(identifiers), MOST_PER_BATCH):
        yield identifiers[start : start + MOST_PER_BATCH]


def read_europepmc(entry: Mapping[str, Any], asked: str) -> Work:
    """Return the work of one search result."""
    doi, pmid, pmcid = (plain(entry.get(name)) for name in ("doi", "pmid", "pmcid"))
    info = _mapping(entry.get("journalInfo"))
    journal = _mapping(info.get("journal"))
    names = (
        plain(journal.get("title")),
        plain(journal.get("medlineAbbreviation")),
        plain(journal.get("isoabbreviation")),
    )
    key = f"doi:{doi.lower()}" if doi else f"pmcid:{pmcid}" if pmcid else f"pmid:{pmid}"
    return Work(
        key=key,
        registry="europepmc",
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
