"""Real records printed with honest variations, and with one field made wrong: `python -m tests.benchmarks.variations`.

Every recorded Crossref answer and every work of the provider pages that names a journal is printed in nine styles,
each time with one variation that honest lists show; the entry is read and held against the record it was printed
from. What is found then is a false alarm. The other way round one field is made wrong, which must be seen.
`--show NAME` prints the cases behind a row.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.citations.fields import parse_fields
from claimcheck.matching.comparing import compare
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Comparison, Work, WorkMatch
from claimcheck.model.severity import Severity
from claimcheck.readers.bibtex import read as read_bibtex
from tests.benchmarks.entry_texts import TEXTS
from tests.benchmarks.shared_works import DATA, crossref_works, known_works
from tests.benchmarks.varying import HONEST, WRONG, Variation

SEED = 20261122
_FIELDS = {"first": "authors"}
"""First word of a name in `WRONG` → the field it is about, where they differ."""
_SEEN = ("warning", "error")


@dataclass(frozen=True, slots=True)
class Case:
    """One entry and what was said about it."""

    style: str
    entry: str
    fields: Fields
    comparison: Comparison
    record: Work

    @property
    def worst(self) -> str:
        """The gravest thing said; "nothing" where nothing is."""
        if self.comparison.agreement is WorkMatch.OTHER:
            return "error"
        grades = [difference.grade for difference in self.comparison.differences]
        return max(grades, key=lambda grade: grade.rank).value if grades else "nothing"


def works() -> list[Work]:
    """Return the works to print: those with title, authors, year and journal, and a plain type."""
    found = [*crossref_works(), *known_works().values()]
    kinds = ("journal-article", "proceedings-article")
    return [w for w in found if w.type in kinds and w.title and w.authors and w.years and w.journals]


def cases(sample: Sequence[Work], name: str, vary: Variation) -> Iterator[Case]:
    """Print each work in one style, another for each variation, and hold the entry against its record."""
    chance = random.Random(f"{SEED}{name}")
    styles = list(TEXTS)
    start = chance.randrange(len(styles))
    for place, work in enumerate(sample):
        pair = vary(work, chance.choice(sample))
        if pair is None:
            continue
        style = styles[(place + start) % len(styles)]
        entry = TEXTS[style](pair.printed, pair.shown)
        if style == "BibTeX":
            fields = read_bibtex(entry.encode(), "list.bib").references[0].fields
        else:
            entry = pair.text(entry)
            fields = parse_fields(entry)
        yield Case(style, entry, fields, compare(fields, pair.record, entry), pair.record)


def honest_table(sample: Sequence[Work], show: str = "") -> list[str]:
    """Return what is said about entries with honest variations, as Markdown."""
    lines = ["| honest variation | entries | error | warning | note |", "|---|---|---|---|---|"]
    total: Counter[str] = Counter()
    for name, vary in HONEST.items():
        tally: Counter[str] = Counter()
        for case in cases(sample, name, vary):
            tally.update([case.worst, "entries"])
            if show in (name, f"{name}/{case.worst}", f"all/{case.worst}"):
                _say(case, name)
        total += tally
        lines.append(_row(name, tally))
    return [*lines, _row("all", total)]


def wrong_table(sample: Sequence[Work], show: str = "") -> list[str]:
    """Return how many entries with one field made wrong are seen, as Markdown."""
    lines = ["| field made wrong | entries | seen | seen where the field was read |", "|---|---|---|---|"]
    for name, spoil in WRONG.items():
        found = list(cases(sample, name, spoil))
        read = [case for case in found if is_read(case, name)]
        seen, of_read = (sum(case.worst in _SEEN for case in some) for some in (found, read))
        lines.append(f"| {name} | {len(found)} | {seen / max(1, len(found)):.2%} | {of_read / max(1, len(read)):.2%} |")
        for case in found:
            if show == name and case.worst not in _SEEN:
                _say(case, name)
    return lines


def is_read(case: Case, name: str) -> bool:
    """Whether the field that a name in `WRONG` is about was read in the entry, and the entry could be compared."""
    first = name.split(maxsplit=1)[0]
    return bool(getattr(case.fields, _FIELDS.get(first, first))) and case.comparison.agreement is not WorkMatch.UNKNOWN


def _row(name: str, tally: Mapping[str, int]) -> str:
    of = max(1, tally["entries"])
    cells = [f"{tally[grade.value]} ({tally[grade.value] / of:.2%})" for grade in (Severity.ERROR, Severity.WARNING)]
    return f"| {name} | {tally['entries']} | {cells[0]} | {cells[1]} | {tally['note']} |"


def _say(case: Case, name: str) -> None:
    told = [f"{one.field} {one.grade}: {one.printed!r} / {one.record!r}" for one in case.comparison.differences]
    head = f"[{name}, {case.style}, {case.comparison.agreement}] {case.entry!r}"
    sys.stdout.write(f"{head}\n   {told}\n   {case.fields}\n")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", default="", help="a row, a row and a grade (as recorded/error), or all/error")
    options = parser.parse_args()
    if not DATA.is_dir():
        sys.stderr.write("variations: shared/data is not there; nothing measured\n")
        return 2
    lines = [*honest_table(works(), options.show), "", *wrong_table(works(), options.show)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
