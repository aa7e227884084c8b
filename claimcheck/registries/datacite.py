"""DataCite: the DOIs of data sets, preprints and theses that Crossref does not hold."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar
from urllib.parse import quote

from claimcheck.errors import RegistryError
from claimcheck.model.evidence import Author, Work
from claimcheck.model.registry import Registry
from claimcheck.registries.http import HttpClient
from claimcheck.registries.interface import Found
from claimcheck.registries.markup import mapping, plain
from claimcheck.registries.record_fields import authors, entries, is_damaged, number, texts, years


class DataCite(HttpClient):
    """Asks DataCite."""

    registry: ClassVar[Registry] = Registry.DATACITE
    per_second: ClassVar[float] = 5

    def look_up(self, identifiers: list[str]) -> Found:
        """Ask for works by DOI, one after the other."""
        found = Found()
        for doi in identifiers:
            try:
                reply = self._http.get(f"dois/{quote(doi, safe='/')}")
            except RegistryError:
                found.failed.append(doi)
                continue
            work = read_datacite(reply.data, self._asked)
            if reply.status == 404 and work is None:
                found.absent.append(doi)
            elif reply.status != 404 and work and work.doi == doi:
                found.add(doi, work)
            else:
                found.failed.append(doi)
        return found


CLIENT = DataCite


def read_datacite(answer: Any, asked: str) -> Work | None:
    """Return the work of a DataCite answer; None for something that is none."""
    try:
        attributes = answer["data"]["attributes"]
        doi = plain(attributes["doi"]).lower()
    except (TypeError, KeyError):
        return None
    if not doi:
        return None
    titles = texts([entry.get("title") for entry in entries(attributes.get("titles")) or ()])
    place = mapping(attributes.get("container"))
    first, last = number(place.get("firstPage")), number(place.get("lastPage"))
    kind = plain(mapping(attributes.get("types")).get("resourceTypeGeneral"))
    written_by, all_of_them = authors(attributes.get("creators"), _author)
    return Work(
        key=f"doi:{doi}",
        registry=Registry.DATACITE,
        asked=asked,
        title=titles[0] if titles else "",
        other_titles=tuple(titles[1:]),
        authors=written_by,
        authors_complete=all_of_them,
        years=years(_dates(attributes)),
        journals=tuple(texts(place.get("title"), attributes.get("publisher"))),
        volume=number(place.get("volume")),
        issue=number(place.get("issue")),
        pages=f"{first}-{last}" if first and last else first,
        type=kind or None,
        doi=doi,
    )


def _author(entry: Mapping[str, Any]) -> Author:
    family, name = plain(entry.get("familyName")), plain(entry.get("name"))
    if is_damaged(entry.get("familyName")):
        return Author("")
    if family:
        return Author(family, plain(entry.get("givenName")))
    if entry.get("nameType") == "Organizational" or "," not in name:
        return Author(name, organisation=entry.get("nameType") == "Organizational")
    family, _, given = name.partition(",")
    return Author(family.strip(), given.strip())


def _dates(attributes: Mapping[str, Any]) -> Iterator[Any]:
    yield attributes.get("publicationYear")
    kinds = ("Issued", "Available", "Submitted", "Updated")
    yield from (entry.get("date") for entry in entries(attributes.get("dates")) or () if entry.get("dateType") in kinds)
