"""Crossref's part of the registry server: works by DOI, batches by filter, search by words, and its refusals."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from tests.registry.answer import RATE_HEADERS, Answer, json_answer

Record = Mapping[str, Any]
_DOI = re.compile(r"10\.\d{4,9}/[^\s,]+")
_WORD = re.compile(r"[^\W_]+")


def answer(
    records: Sequence[Record], path: str, query: Mapping[str, str], aliases: Mapping[str, str] | None = None
) -> Answer:
    """Answer `/works…`."""
    held = {record["DOI"].lower(): record for record in records if record.get("DOI")}
    head, _, rest = path.partition("/")
    if head != "works":
        return Answer(404, b"Resource not found.")
    if rest.endswith("/agency"):
        doi = unquote(rest.removesuffix("/agency")).lower()
        known = {"DOI": doi, "agency": {"id": "crossref", "label": "Crossref"}}
        return (
            json_answer({"status": "ok", "message-type": "work-agency", "message": known})
            if doi in held
            else _missing()
        )
    if rest:
        if "select" in query:
            return _refused("parameter-not-allowed", "select")
        record = held.get(unquote(rest).lower())
        return json_answer({"status": "ok", "message-type": "work", "message": record}) if record else _missing()
    rows = int(query.get("rows", "20"))
    if "filter" in query:
        aliased = {alias: held[primary] for alias, primary in (aliases or {}).items()}
        return _by_filter({**held, **aliased}, query["filter"], rows, query.get("select"))
    items = _ranked(records, query.get("query.bibliographic", ""))
    return _list(items, rows, query.get("select"))


def _by_filter(held: Mapping[str, Record], text: str, rows: int, select: str | None) -> Answer:
    dois = [clause.removeprefix("doi:") for clause in text.split(",")]
    if not all(clause.startswith("doi:") for clause in text.split(",")):
        return _refused("filter-not-available", text)
    for doi in dois:
        if not _DOI.fullmatch(doi) or doi.endswith("bad"):
            return _refused("doi-not-valid", doi)
    return _list([held[doi.lower()] for doi in dict.fromkeys(dois) if doi.lower() in held], rows, select)


def _ranked(records: Sequence[Record], words: str) -> list[Record]:
    """Rank by how many of the words a record's title, authors, journal and year hold; some record always does."""
    asked = {word.lower() for word in _WORD.findall(words)}

    def score(record: Record) -> float:
        names = " ".join(str(author.get("family", author.get("name", ""))) for author in record.get("author", []))
        places = " ".join(record.get("container-title") or [])
        years = str(record.get("issued", {}).get("date-parts", ""))
        text = f"{' '.join(record.get('title') or [])} {names} {places} {years}"
        own = {word.lower() for word in _WORD.findall(text)}
        return len(asked & own) / math.sqrt(1 + len(own))

    scored = [(score(record), record) for record in records if record.get("DOI")]
    return [record for value, record in sorted(scored, key=lambda pair: -pair[0]) if value > 0]


def _list(items: Sequence[Record], rows: int, select: str | None) -> Answer:
    chosen = items[:rows]
    if select:
        names = set(select.split(","))
        chosen = [{k: v for k, v in item.items() if k in names or k.startswith("x-")} for item in chosen]
    message = {"total-results": len(items), "items": chosen, "items-per-page": rows, "query": {}}
    return json_answer({"status": "ok", "message-type": "work-list", "message": message})


def _missing() -> Answer:
    return Answer(404, b"Resource not found.", "text/plain", dict(RATE_HEADERS))


def _refused(kind: str, value: str) -> Answer:
    message = [{"type": kind, "value": value, "message": f"{value} is not accepted"}]
    return json_answer({"status": "failed", "message-type": "validation-failure", "message": message}, 400)
