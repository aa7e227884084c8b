"""Thirteen references, each damaged in every way peers were measured on: `python -m tests.benchmarks.damage`.

The references are the thirteen entries with a DOI of our corpus page `at-home-program.txt`, the records those of the
corpus's lock; the same entry is read from flattened text and from BibTeX. A kind of damage counts as seen where the
rule that is meant for it speaks, with at least a warning (a year off by one: at least a note).
"""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.lock import Lock
from claimcheck.model.evidence import Work
from claimcheck.model.finding import Finding, Report
from claimcheck.model.severity import Severity
from tests.benchmarks.stand_in import Record, accusations, bibtex_escaped, labels, record_of, run, run_with
from tests.registry import Mode, RegistryServer

CORPUS = Path(__file__).parents[2] / "corpus"
_ENTRY = re.compile(
    r"^\s*\d+\. (?P<authors>[^.]+)\. (?P<title>.+?)\. (?P<journal>[^.]+)\. "
    r"(?P<year>\d{4});(?P<volume>\d+)(?:\((?P<issue>\d+)\))?:(?P<pages>[\d-]+)\. https://doi\.org/(?P<doi>\S+)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference, its parts apart."""

    authors: tuple[str, ...]
    et_al: bool
    title: str
    journal: str
    year: int
    volume: str
    issue: str | None
    pages: str
    doi: str | None

    def text(self) -> str:
        """Return the entry as the page prints it."""
        names = ", ".join([*self.authors, *(["et al"] if self.et_al else [])])
        issue = f"({self.issue})" if self.issue else ""
        link = f" https://doi.org/{self.doi}" if self.doi else ""
        return f"{names}. {self.title}. {self.journal}. {self.year};{self.volume}{issue}:{self.pages}.{link}"

    def bibtex(self, key: str) -> str:
        """Return the entry as reference managers export it."""
        names = " and ".join([*map(_bibtex_name, self.authors), *(["others"] if self.et_al else [])])
        values = {
            "author": names,
            "title": self.title,
            "journal": self.journal,
            "year": str(self.year),
            "volume": self.volume,
            "number": self.issue,
            "pages": self.pages.replace("-", "--"),
            "doi": self.doi,
        }
        lines = [f"  {name} = {{{bibtex_escaped(value)}}}" for name, value in values.items() if value]
        return f"@article{{{key},\n" + ",\n".join(lines) + "\n}"


def _bibtex_name(name: str) -> str:
    """Turn "Zarate CA Jr" into "Zarate, Jr, C. A."."""
    family, initials, suffix = re.fullmatch(r"(.+?) ([A-Z]{1,3})( Jr)?", name).groups()  # type: ignore[union-attr]
    return ", ".join(part for part in (family, (suffix or "").strip(), " ".join(f"{one}." for one in initials)) if part)


def entries() -> list[Entry]:
    """Return the page's entries with a DOI, each work once."""
    found: dict[str, Entry] = {}
    for match in _ENTRY.finditer((CORPUS / "at-home-program.txt").read_text(encoding="utf-8")):
        names = tuple(match["authors"].split(", "))
        people = tuple(name for name in names if name != "et al")
        part = match.groupdict()
        found[part["doi"]] = Entry(
            people, people != names, part["title"], part["journal"], int(part["year"]),
            part["volume"], part["issue"], part["pages"], part["doi"],
        )  # fmt: skip
    return list(found.values())


def works() -> list[Work]:
    """Return the works of the corpus's lock that have a DOI."""
    return [work for work in Lock.load(CORPUS / "claimcheck.lock").works.values() if work.doi]


Damage = Callable[[Sequence[Entry], int], Entry | None]
"""Entries and the place of one → that one damaged; None where it has nothing to damage."""


def _another(all_: Sequence[Entry], place: int, field: str) -> Entry:
    """Return the next entry whose field has another value."""
    own = getattr(all_[place], field)
    following = (all_[(place + step) % len(all_)] for step in range(1, len(all_)))
    return next(entry for entry in following if getattr(entry, field) != own)


def _author(position: int) -> Damage:
    def damage(all_: Sequence[Entry], place: int) -> Entry | None:
        entry = all_[place]
        if len(entry.authors) <= position:
            return None
        families = {name.split()[0] for name in entry.authors}
        strangers = (name for other in all_[place + 1 :] + all_[:place] for name in other.authors)  # type: ignore[operator]
        stranger = next(name for name in strangers if name.split()[0] not in families)
        names = list(entry.authors)
        names[position] = stranger
        return replace(entry, authors=tuple(names))

    return damage


def _year(shift: int) -> Damage:
    return lambda all_, place: replace(all_[place], year=all_[place].year + shift)


def _from_another(field: str) -> Damage:
    return lambda all_, place: replace(all_[place], **{field: getattr(_another(all_, place, field), field)})


def _unregistered(all_: Sequence[Entry], place: int) -> Entry:
    return replace(all_[place], doi=f"{all_[place].doi}{place}7")


def _volume(all_: Sequence[Entry], place: int) -> Entry:
    return replace(all_[place], volume=str(int(all_[place].volume) + 7))


def _pages(all_: Sequence[Entry], place: int) -> Entry:
    pages = "-".join(str(int(page) + 23) for page in all_[place].pages.split("-"))
    return replace(all_[place], pages=pages)


_WORDS = ("Moonlight", "Harbour pilots", "Borrowed umbrellas", "Quiet trombones", "Paper lanterns")
_PLACES = ("digestion", "appetite", "balance", "grip strength", "punctuality")


def _invented(all_: Sequence[Entry], place: int) -> Entry:
    subject, effect = _WORDS[place % 5], _PLACES[place // 5]
    title = f"{subject} and {effect} in retired lighthouse keepers: a randomised trial"
    return Entry(
        ("Quillfeather BX", "Ostrander MW"), False, title, "Ann Nocturnal Med", 2011 + place, str(4 + place), "2",
        f"{11 * place + 3}-{11 * place + 12}", None,
    )  # fmt: skip


def _unchanged(all_: Sequence[Entry], place: int) -> Entry:
    return all_[place]


RECORD = frozenset({"mismatched-record"})
OTHER = frozenset({"mismatched-record", "different-work"})
KINDS: Mapping[str, tuple[Damage, frozenset[str]]] = {
    "year +1": (_year(1), RECORD),
    "year -5": (_year(-5), RECORD),
    "first author": (_author(0), OTHER),
    "second author": (_author(1), OTHER),
    "title": (_from_another("title"), OTHER),
    "DOI of another work": (_from_another("doi"), frozenset({"different-work"})),
    "DOI not registered": (_unregistered, frozenset({"unregistered-doi"})),
    "journal": (_from_another("journal"), RECORD),
    "volume": (_volume, RECORD),
    "pages": (_pages, RECORD),
    "invented, no DOI": (_invented, frozenset({"unmatched-reference"})),
    "retracted": (_unchanged, frozenset({"retracted-work"})),
}
"""Kind of damage → how it is done, and the rules that are meant to see it."""
FORMS = ("text", "bibtex")


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of damage in one form."""

    kind: str
    form: str
    seen: int
    of: int
    missed: tuple[str, ...] = ()


def page_of(damaged: Sequence[Entry], form: str) -> dict[str, str]:
    """Return the entries as a page: a list under its heading, or a BibTeX file."""
    if form == "bibtex":
        return {"list.bib": "\n\n".join(entry.bibtex(f"k{n}") for n, entry in enumerate(damaged)) + "\n"}
    lines = [f"  {number}. {entry.text()}" for number, entry in enumerate(damaged, start=1)]
    return {"list.txt": "Citations\n\n" + "\n".join(lines) + "\n"}


def measure() -> list[Row]:
    """Run every kind of damage in both forms."""
    whole, records = entries(), [record_of(work) for work in works()]
    rows = []
    for form in FORMS:
        report = run_with(page_of(whole, form), records)
        alarms = accusations(report)
        rows.append(Row("clean", form, len(labels(alarms)), len(whole), tuple(one.message for one in alarms)))
        for kind, (damage, rules) in KINDS.items():
            pairs = [damage(whole, place) for place in range(len(whole))]
            damaged = [entry for entry in pairs if entry is not None]
            held = [_retracted(record) for record in records] if kind == "retracted" else records
            rows.append(_row(kind, form, damaged, rules, run_with(page_of(damaged, form), held)))
        rows.append(_network_down(whole, form, records))
    return rows


def _row(kind: str, form: str, damaged: Sequence[Entry], rules: frozenset[str], report: Report) -> Row:
    found = [one for one in report.findings if one.rule in rules and _weighs(one, kind)]
    seen = labels(found)
    names = [reference.label for one in report.analyses for reference in one.document.citation_index.references]
    missed = [f"{name}: {entry.text()}" for name, entry in zip(names, damaged, strict=False) if name not in seen]
    return Row(kind, form, len(seen), len(damaged), tuple(missed))


def _weighs(finding: Finding, kind: str) -> bool:
    if kind == "year +1":
        return "year" in finding.message
    return finding.severity is not Severity.NOTE


def _retracted(record: Record) -> Record:
    notice = {"DOI": "10.5555/notice", "type": "retraction", "source": "publisher", "label": "Retraction"}
    return {**record, "updated-by": [{**notice, "updated": {"date-parts": [[2025, 3, 1]]}}]}


def _network_down(whole: Sequence[Entry], form: str, records: Sequence[Record]) -> Row:
    """Count the references that are called unverified, and nothing else, when every connection breaks."""
    with RegistryServer(list(records)) as server:
        server.fail(Mode.CLOSED)
        report = run(page_of(whole, form), server.config)
    unverified = labels([one for one in report.findings if one.rule == "unverified-reference"])
    accused = accusations(report)
    return Row("network down", form, len(unverified - labels(accused)), len(whole), tuple(a.message for a in accused))


def table(rows: Sequence[Row]) -> list[str]:
    """Return the rows as a Markdown table."""
    by_kind: dict[str, dict[str, Row]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, {})[row.form] = row
    lines = ["| kind of damage | from text | from BibTeX | wanted |", "|---|---|---|---|"]
    for kind, forms in by_kind.items():
        cells = " | ".join(f"{forms[form].seen} of {forms[form].of}" for form in FORMS)
        lines.append(f"| {kind} | {cells} | {0 if kind == 'clean' else forms[FORMS[0]].of} |")
    return lines


def main() -> int:
    """Print the table and what was missed."""
    rows = measure()
    for line in table(rows):
        sys.stdout.write(line + "\n")
    for row in rows:
        for missed in row.missed:
            sys.stdout.write(f"{row.kind}, {row.form}: {missed}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
