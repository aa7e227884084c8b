"""DataCite: the DOIs of data sets, preprints and theses that Crossref does not hold."""

from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import quote

from claimcheck.errors import RegistryError
from claimcheck.model.evidence import Author, Work
from claimcheck.model.registry import Registry
from claimcheck.registries.http import HttpClient
from claimcheck.registries.interface import Found
from claimcheck.registries.markup import mapping, objects, plain


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
            if reply.status == 404:
                found.absent.append(doi)
            elif work and work.doi == doi:
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
    titles = [title for entry in objects(attributes.get("titles")) if (title := plain(entry.get("title")))]
    place = mapping(attributes.get("container"))
    first, last = plain(place.get("firstPage")), plain(place.get("lastPage"))
    kind = plain(mapping(attributes.get("types")).get("resourceTypeGeneral"))
    journals = (plain(place.get("title")), plain(attributes.get("publisher")))
    return Work(
        key=f"doi:{doi}",
        registry=Registry.DATACITE,
        asked=asked,
        title=titles[0] if titles else "",
        other_titles=tuple(titles[1:]),
        authors=tuple(author for entry in objects(attributes.get("creators")) if (author := _author(entry)).family),
        years=_years(attributes),
        journals=tuple(name for name in journals if name),
        volume=plain(place.get("volume")) or None,
        issue=plain(place.get("issue")) or None,
        pages=f"{first}-{last}" if first and last else first or None,
        type=kind or None,
        doi=doi,
    )


def _author(entry: Mapping[str, Any]) -> Author:
    family, name = plain(entry.get("familyName")), plain(entry.get("name"))
    if family:
        return Author(family, plain(entry.get("givenName")))
    if entry.get("nameType") == "Organizational" or "," not in name:
        return Author(name, organisation=entry.get("nameType") == "Organizational")
    family, _, given = name.partition(",")
    return Author(family.strip(), given.strip())


def _years(attributes: Mapping[str, Any]) -> tuple[int, ...]:
    dates = [attributes.get("publicationYear")]
    kinds = ("Issued", "Available", "Submitted", "Updated")
    dates += [entry.get("date") for entry in objects(attributes.get("dates")) if entry.get("dateType") in kinds]
    years = (str(date)[:4] for date in dates if isinstance(date, int | str))
    return tuple(sorted({int(year) for year in years if len(year) == 4 and year.isdecimal()}))
