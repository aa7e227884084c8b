"""doi.org's, DataCite's and Europe PMC's parts of the registry server."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.registry.answer import Answer, json_answer

Record = Mapping[str, Any]


def doi_org(records: Sequence[Record], agencies: Mapping[str, str], path: str) -> Answer:
    """Answer `/ra/{doi}` and `/api/handles/{doi}`."""
    known = {record["DOI"].lower(): "Crossref" for record in records if record.get("DOI")}
    known |= {doi.lower(): agency for doi, agency in agencies.items()}
    if path.startswith("ra/"):
        doi = path.removeprefix("ra/")
        agency = known.get(doi.lower())
        return json_answer([{"DOI": doi, "RA": agency} if agency else {"DOI": doi, "status": "DOI does not exist"}])
    if path.startswith("api/handles/"):
        doi = path.removeprefix("api/handles/")
        if doi.lower() in known:
            value = {"type": "URL", "data": {"value": f"https://example.org/{doi}"}}
            return json_answer({"responseCode": 1, "handle": doi, "values": [value]})
        return json_answer({"responseCode": 100, "handle": doi}, 404)
    return Answer(404, b"<html>DOI not found</html>", "text/html")


def datacite(held: Mapping[str, Record], path: str) -> Answer:
    """Answer `/dois/{doi}`."""
    attributes = {doi.lower(): found for doi, found in held.items()}.get(path.removeprefix("dois/").lower())
    if attributes is None:
        return json_answer(
            {"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]}, 404
        )
    return json_answer({"data": {"id": attributes["doi"], "type": "dois", "attributes": attributes}})


def europepmc(records: Sequence[Record], query: Mapping[str, str], path: str = "search") -> Answer:
    """Answer `/search` for OR lists of PMIDs, PMCIDs and DOIs, and `/{pmcid}/fullTextXML` for what is open."""
    if path.endswith("/fullTextXML"):
        number = path.removesuffix("/fullTextXML")
        texts = [
            record["x-full-text"] for record in records if record.get("x-full-text") and number in _numbers(record)
        ]
        return Answer(200, texts[0].encode(), "application/xml") if texts else Answer(404, b"", "text/plain")
    asked = query.get("query", "")
    wanted = set(re.findall(r"(?:PMCID:|EXT_ID:)(\w+)", asked))
    dois = {doi.lower() for doi in re.findall(r'DOI:"([^"]*)"', asked)}
    results = [
        _result(record) for record in records if wanted & _numbers(record) or record.get("DOI", "").lower() in dois
    ]
    size = int(query.get("pageSize", "25"))
    return json_answer({"hitCount": len(results), "resultList": {"result": results[:size]}})


def _numbers(record: Record) -> set[str]:
    return {str(value) for value in record.get("x-identifiers", {}).values() if value}


def _result(record: Record) -> dict[str, Any]:
    numbers = record.get("x-identifiers", {})
    names = [
        f"{author.get('family') or author.get('name', '')} {''.join(p[0] for p in author.get('given', '').split())}"
        for author in record.get("author", [])
    ]
    year = str(record.get("issued", {}).get("date-parts", [[""]])[0][0])
    titles, shorts = record.get("container-title") or [""], record.get("short-container-title") or [""]
    return {
        "id": numbers.get("pmid") or numbers.get("pmcid"),
        "source": "MED",
        **({"doi": record["DOI"]} if record.get("DOI") else {}),
        **{name: str(value) for name, value in numbers.items() if value},
        "title": f"{record['title'][0]}.",
        **({"abstractText": record["abstract"]} if record.get("abstract") else {}),
        "pubTypeList": {"pubType": ["Journal Article", *record.get("x-pub-types", ())]},
        "commentCorrectionList": {"commentCorrection": [{"type": kind} for kind in record.get("x-comments", ())]},
        "isOpenAccess": "Y" if record.get("x-full-text") else "N",
        "authorString": ", ".join(names) + ".",
        "pubYear": year,
        "pageInfo": record.get("page", ""),
        "journalInfo": {
            "volume": record.get("volume", ""),
            "issue": record.get("issue", ""),
            "journal": {"title": titles[0], "isoabbreviation": shorts[0]},
        },
    }
