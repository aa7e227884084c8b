"""HALLMARK's dev entries as BibTeX against a registry of its own valid ones: `python -m tests.benchmarks.hallmark`.

The set brings no registry records. Ours are made of the metadata that the set states for its VALID entries: those of
arXiv stand in DataCite, which has no search, the others in Crossref (an entry without a DOI gets one that nobody
prints, so that only a search finds it). An entry counts as *with a record present*
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

from claimcheck.language.latex import plain
from claimcheck.model.finding import Finding
from claimcheck.model.severity import Severity
from tests.benchmarks.shared_works import DATA
from tests.benchmarks.stand_in import ACCUSING, Record, run
from tests.registry import RegistryServer

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


def records_of(entries: Sequence[Row]) -> tuple[list[Record], dict[str, Record]]:
    """Return Crossref's records of the valid works and DataCite's by DOI, from what the set states about them."""
    crossref: dict[str, Record] = {}
    datacite: dict[str, Record] = {}
    valid = [entry for entry in entries if entry["label"] == "VALID"]
    for entry in sorted(valid, key=lambda entry: not _doi(entry["fields"])):  # some stand twice, once without DOI
        fields = entry["fields"]
        doi, title = _doi(fields), plain(fields["title"])
        if doi.startswith("10.48550/"):
            datacite.setdefault(doi, _preprint(doi, title, fields))
        elif doi or not any(record["title"] == [title] for record in crossref.values()):
            doi = doi or f"10.5555/unprinted.{entry['bibtex_key']}"
            crossref.setdefault(doi, _proceedings(doi, title, fields))
    return list(crossref.values()), datacite


def _proceedings(doi: str, title: str, fields: Mapping[str, str]) -> Record:
    return {
        "DOI": doi,
        "type": "proceedings-article",
        "title": [title],
        "author": [_author(name) for name in _names(fields)],
        "container-title": [plain(fields.get("journal") or fields.get("booktitle") or "")],
        "issued": {"date-parts": [[int(fields["year"])]]},
    }


def _preprint(doi: str, title: str, fields: Mapping[str, str]) -> Record:
    people = [_author(name) for name in _names(fields)]
    return {
        "doi": doi,
        "titles": [{"title": title}],
        "creators": [{"familyName": one["family"], "givenName": one["given"]} for one in people],
        "publisher": "arXiv",
        "publicationYear": int(fields["year"]),
        "types": {"resourceTypeGeneral": "Preprint"},
    }


def _names(fields: Mapping[str, str]) -> list[str]:
    return re.split(r"\s+and\s+", fields["author"])


def _author(name: str) -> dict[str, str]:
    given, _, family = plain(name).rpartition(" ")
    return {"family": re.sub(r"\s\d{4}$", "", family), "given": given}


def _doi(fields: Mapping[str, str]) -> str:
    return re.sub(r"(?i)^https?://doi\.org/|v\d+$", "", fields.get("doi", "")).lower()


def bibtex(entry: Row) -> str:
    """Return an entry as its BibTeX."""
    values = "".join(f"  {name} = {{{value}}},\n" for name, value in entry["fields"].items())
    return f"@{entry['bibtex_type']}{{{entry['bibtex_key']},\n{values}}}"


def present(entry: Row, dois: set[str], titles: Sequence[str]) -> bool:
    """Whether the work an entry names, or was made from, is among those with these DOIs, or with these titles."""
    from rapidfuzz import fuzz, process

    if _doi(entry["fields"]) in dois:
        return True
    title = plain(entry["fields"].get("title", "")).lower()
    return process.extractOne(title, titles, scorer=fuzz.ratio, score_cutoff=_NEAR) is not None


def findings(entries: Sequence[Row]) -> list[Finding]:
    """Return what is said against the entries."""
    records, preprints = records_of(entries)
    page = {"list.bib": "\n\n".join(map(bibtex, entries))}
    with RegistryServer(list(records)) as server:
        server.datacite.update(preprints)
        server.agencies.update(dict.fromkeys(preprints, "DataCite"))
        report = run(page, server.config)
    return sorted((one for one in report.findings if one.rule in RULES), key=lambda one: one.severity.rank)


def grave_of(found: Sequence[Finding]) -> dict[str, str]:
    """Return what is said with a warning or an error, by entry."""
    return {one.reference: one.message for one in found if one.reference and one.severity is not Severity.NOTE}


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


def measure() -> tuple[dict[str, Score], list[str]]:
    """Return the scores by what is counted, and a line per entry with a record present that went wrong."""
    entries = rows()
    records, preprints = records_of(entries)
    dois = {record["DOI"] for record in records} | set(preprints)
    titles = [record["title"][0].lower() for record in records]
    held = [entry for entry in entries if present(entry, dois, titles)]
    told_of = [entry for entry in held if not (_is_venue(entry) and _doi(entry["fields"]) in preprints)]
    found = findings(entries)
    any_ = {one.reference: one.message for one in found if one.reference}
    grave = grave_of(found)
    scores = {
        "record present, warnings and errors": score(held, grave),
        "record present and not silent, warnings and errors": score(told_of, grave),
        "record present, any remark": score(held, any_),
        "all, warnings and errors": score(entries, grave),
        "all, any remark": score(entries, any_),
    }
    wrong = []
    for entry in held:
        if (entry["label"] != "VALID") is not (entry["bibtex_key"] in grave):
            kind = entry.get("hallucination_type") or "VALID"
            told = f"{json.dumps(entry['fields'], ensure_ascii=False)}: {entry.get('explanation')}"
            wrong.append(f"{kind}: {told} -> {any_.get(entry['bibtex_key'], 'nothing')}")
    return scores, sorted(wrong)


def _is_venue(entry: Row) -> bool:
    """Whether the venue is what is wrong; arXiv's record of a preprint says nothing of one."""
    return "venue" in (entry.get("hallucination_type") or "")


def lines(scores: Mapping[str, Score]) -> list[str]:
    """Return the scores, and the kinds one by one, as Markdown."""
    told = ["| entries, what counts | precision | recall | F1 | false positives |", "|---|---|---|---|---|"]
    for name, one in scores.items():
        share = f"{one.false} of {one.valid} ({one.false / max(1, one.valid):.1%})"
        told.append(f"| {name} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} | {share} |")
    told += ["", f"| kind | {' | '.join(scores)} |", "|---" * (len(scores) + 1) + "|"]
    for kind in list(scores.values())[-1].kinds:
        cells = [one.kinds.get(kind, (0, 0)) for one in scores.values()]
        told.append(f"| {kind.replace('_', ' ')} | {' | '.join(f'{hit} of {of}' for hit, of in cells)} |")
    return told


def main() -> int:
    """Print the scores; with -v also every entry that went wrong."""
    if not SOURCE.is_file():
        sys.stderr.write("hallmark: shared/data/hallmark is not there; nothing measured\n")
        return 2
    scores, wrong = measure()
    sys.stdout.write("\n".join(lines(scores)) + "\n")
    if "-v" in sys.argv:
        sys.stdout.write("\n".join(wrong) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
