"""Works and printed references from the data beside the project, for the benchmarks of comparing and matching."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.model.evidence import Author, Work

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
DATA = SHARED / "data"
_YEAR = re.compile(r"(?<![\d-])(?:1[89]\d\d|20[0-2]\d)(?![\d-])")
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """A reference as somebody printed it, and the work it names."""

    text: str
    work: Work
    truth: Record


def records(path: Path) -> Iterator[Record]:
    """Yield the objects of a JSON-lines file, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def printed_references() -> list[Sample]:
    """Return the 4,000 strings out of PubMed Central; the data lacks the year: the string's, where it has but one."""
    found = []
    for row in records(DATA / "glutton-pmc-refs" / "dev-4000.jsonl.gz"):
        years = {int(year) for year in _YEAR.findall(row["reference"])}
        first = row.get("firstAuthor")
        work = Work(
            key=f"doi:{row['doi'].lower()}",
            registry="crossref",
            asked="2026-11-21",
            title=(row.get("atitle") or "").strip(),
            authors=(Author(first),) if first else (),
            authors_complete=False,
            years=tuple(years) if len(years) == 1 else (),
            journals=(row["jtitle"],) if row.get("jtitle") else (),
            volume=row.get("volume"),
            pages=row.get("firstPage"),
            type="journal-article",
            doi=row["doi"].lower(),
        )
        found.append(Sample(row["reference"], work, row))
    return found


def crossref_works() -> list[Work]:
    """Return the works of the recorded Crossref answers."""
    return [work_of(record) for record in records(DATA / "crossref-records" / "records.jsonl.gz")]


def known_works() -> dict[str, Work]:
    """Return the works the provider pages cite, by their key."""
    return {record["x-key"]: work_of(record) for record in records(DATA / "works.jsonl")}


def work_of(record: Record) -> Work:
    """Return the work a Crossref record describes, as far as comparing needs it."""
    years = {date["date-parts"][0][0] for key, date in record.items() if _is_date(key, date)}
    titles = [title for title in record.get("title") or [] if title]
    subtitle = next((one for one in record.get("subtitle") or [] if one), "")
    title = titles[0] if titles else ""
    whole = f"{title}: {subtitle}" if subtitle and subtitle.lower() not in title.lower() else title
    doi = str(record.get("DOI") or record["x-key"]).lower()
    return Work(
        key=f"doi:{doi}",
        registry="crossref",
        asked="2026-11-21",
        title=whole,
        other_titles=tuple(one for one in (title, *titles[1:]) if one != whole),
        authors=tuple(_author(one) for one in record.get("author") or [] if one.get("family") or one.get("name")),
        authors_complete=record.get("x-author-complete", True),
        years=tuple(sorted(year for year in years if year)),
        journals=tuple(
            dict.fromkeys((record.get("container-title") or []) + (record.get("short-container-title") or []))
        ),
        volume=record.get("volume"),
        issue=record.get("issue"),
        pages=record.get("page"),
        article_number=record.get("article-number"),
        type=record.get("type"),
        doi=doi,
    )


def _is_date(key: str, date: object) -> bool:
    wanted = ("published", "published-print", "published-online", "issued", "published-other")
    return key in wanted and isinstance(date, dict) and bool(date.get("date-parts") and date["date-parts"][0])


def _author(one: Record) -> Author:
    if one.get("family"):
        return Author(one["family"], one.get("given") or "", one.get("suffix") or "")
    return Author(one["name"], organisation=True)
