"""Works and printed references from the data beside the project, for the benchmarks of comparing and matching."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.model.evidence import Author, Work
from claimcheck.model.registry import Registry
from claimcheck.registries.crossref_record import read_work

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
DATA = SHARED / "data"
ASKED = "2026-11-21"
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


def printed_references(name: str = "dev") -> list[Sample]:
    """Return 4,000 strings out of PubMed Central, "dev" or "dev2"; the year is the string's, where it has but one."""
    found = []
    for row in records(DATA / "glutton-pmc-refs" / f"{name}-4000.jsonl.gz"):
        years = {int(year) for year in _YEAR.findall(row["reference"])}
        first = row.get("firstAuthor")
        work = Work(
            key=f"doi:{row['doi'].lower()}",
            registry=Registry.CROSSREF,
            asked=ASKED,
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
    return [
        work for record in records(DATA / "crossref-records" / "records.jsonl.gz") if (work := read_work(record, ASKED))
    ]


def known_works() -> dict[str, Work]:
    """Return the works the provider pages cite, by their key; one has no DOI and goes by its own."""
    found = {}
    for record in records(DATA / "works.jsonl"):
        work = read_work({"DOI": record["x-key"], **{key: value for key, value in record.items() if value}}, ASKED)
        if work is not None:
            found[record["x-key"]] = work
    return found
