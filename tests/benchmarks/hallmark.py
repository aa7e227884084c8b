"""HALLMARK's dev entries as BibTeX against a registry of its own valid ones: `python -m tests.benchmarks.hallmark`.

The set brings no registry records. Ours are made of the metadata that the set states for its VALID entries (an entry
without a DOI gets one that nobody prints, so that only a search finds it). An entry counts as *with a record present*
when the work it names, or was made from, is in that registry: its DOI is held, or its title is a held title or nearly
one. Valid entries are thus compared with themselves, as deposited: what this measures is comparing, searching and
accepting among look-alikes, not the noise of a real registry.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimcheck.model.severity import Severity
from claimcheck.readers.latex import plain
from tests.benchmarks.shared_works import DATA
from tests.benchmarks.stand_in import ACCUSING, Record, run_with

SOURCE = DATA / "hallmark" / "dev_public.jsonl.gz"
RULES = ACCUSING | {"malformed-identifier"}
_NEAR = 80
"""From this ratio on a title is nearly a held one."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Detection among some entries."""

    kinds: Mapping[str, tuple[int, int]]
    """Per kind of hallucination: flagged, of how many."""
    false: int
    valid: int

    @property
    def recall(self) -> float:
        """Share of the hallucinated that are flagged."""
        return sum(hit for hit, _ in self.kinds.values()) / max(1, sum(of for _, of in self.kinds.values()))

    @property
    def precision(self) -> float:
        """Share of the flagged that are hallucinated."""
        hits = sum(hit for hit, _ in self.kinds.values())
        return hits / max(1, hits + self.false)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def rows() -> list[Row]:
    """Return the entries of the set."""
    with gzip.open(SOURCE, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def records_of(entries: Sequence[Row]) -> list[Record]:
    """Return a record per valid work, from what the set states about it."""
    held: dict[str, Record] = {}
    for entry in entries:
        if entry["label"] != "VALID":
            continue
        fields = entry["fields"]
        doi = _doi(fields) or f"10.5555/unprinted.{entry['bibtex_key']}"
        posted = doi.startswith("10.48550/")
        record: Record = {
            "DOI": doi,
            "type": "posted-content" if posted else "proceedings-article",
            "title": [plain(fields["title"])],
            "author": [_author(name) for name in re.split(r"\s+and\s+", fields["author"])],
            "container-title": [plain(fields.get("journal") or fields.get("booktitle") or "")],
            "issued": {"date-parts": [[int(fields["year"])]]},
        }
        held.setdefault(doi, record)
    by_title: dict[str, Record] = {}
    for record in held.values():  # the set has some works twice, with and without a DOI: a registry has them once
        known = by_title.setdefault(record["title"][0].lower(), record)
        if known["DOI"].startswith("10.5555/"):
            by_title[record["title"][0].lower()] = record
    return list(by_title.values())


def _author(name: str) -> dict[str, str]:
    given, _, family = plain(name).rpartition(" ")
    return {"family": re.sub(r"\s\d{4}$", "", family), "given": given}


def _doi(fields: Mapping[str, str]) -> str:
    return re.sub(r"(?i)^https?://doi\.org/|v\d+$", "", fields.get("doi", "")).lower()


def bibtex(entry: Row) -> str:
    """Return an entry as its BibTeX."""
    values = "".join(f"  {name} = {{{value}}},\n" for name, value in entry["fields"].items())
    return f"@{entry['bibtex_type']}{{{entry['bibtex_key']},\n{values}}}"


def present(entry: Row, records: Sequence[Record]) -> bool:
    """Whether the work an entry names, or was made from, is among the records."""
    from rapidfuzz import fuzz, process

    if _doi(entry["fields"]) in {record["DOI"] for record in records}:
        return True
    titles = [record["title"][0].lower() for record in records]
    title = plain(entry["fields"].get("title", "")).lower()
    return process.extractOne(title, titles, scorer=fuzz.ratio, score_cutoff=_NEAR) is not None


def flagged(entries: Sequence[Row], records: Sequence[Record], least: Severity = Severity.WARNING) -> dict[str, str]:
    """Return the gravest message per entry that is flagged at least so gravely."""
    report = run_with({"list.bib": "\n\n".join(map(bibtex, entries))}, records)
    found = [one for one in report.findings if one.rule in RULES and one.severity.rank >= least.rank]
    return {
        one.reference: f"{one.rule}: {one.message}"
        for one in sorted(found, key=lambda one: one.severity.rank)
        if one.reference
    }


def score(entries: Sequence[Row], hits: Mapping[str, str]) -> Score:
    """Count what is flagged."""
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for entry in entries:
        kind = entry.get("hallucination_type") or "valid"
        total[kind] += 1
        found[kind] += entry["bibtex_key"] in hits
    kinds = {kind: (found[kind], of) for kind, of in sorted(total.items()) if kind != "valid"}
    return Score(kinds, found["valid"], total["valid"])


def measure() -> tuple[Score, Score, list[str]]:
    """Return the score of the entries with a record present, of all, and a line per entry that went wrong."""
    entries = rows()
    records = records_of(entries)
    hits = flagged(entries, records)
    held = [entry for entry in entries if present(entry, records)]
    wrong = []
    for entry in held:
        bad = entry["label"] != "VALID"
        if bad is not (entry["bibtex_key"] in hits):
            kind = entry.get("hallucination_type") or "VALID"
            told = f"{json.dumps(entry['fields'], ensure_ascii=False)}: {entry.get('explanation')}"
            wrong.append(f"{kind}: {told} -> {hits.get(entry['bibtex_key'], 'nothing')}")
    return score(held, hits), score(entries, hits), sorted(wrong)


def lines(held: Score, whole: Score) -> list[str]:
    """Return both scores, and the kinds one by one, as Markdown."""
    told = ["| entries | precision | recall | F1 | false positives |", "|---|---|---|---|---|"]
    for name, one in (("with a record present", held), ("all", whole)):
        share = f"{one.false} of {one.valid} ({one.false / max(1, one.valid):.1%})"
        told.append(f"| {name} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} | {share} |")
    told += ["", "| kind | with a record present | all |", "|---|---|---|"]
    for kind, (hit, of) in whole.kinds.items():
        here = held.kinds.get(kind, (0, 0))
        told.append(f"| {kind.replace('_', ' ')} | {here[0]} of {here[1]} | {hit} of {of} |")
    return told


def main() -> int:
    """Print the scores; with -v also every entry that went wrong."""
    if not SOURCE.is_file():
        sys.stderr.write("hallmark: shared/data/hallmark is not there; nothing measured\n")
        return 2
    held, whole, wrong = measure()
    sys.stdout.write("\n".join(lines(held, whole)) + "\n")
    if "-v" in sys.argv:
        sys.stdout.write("\n".join(wrong) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
