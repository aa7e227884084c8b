"""Every benchmark of references in one go: `python -m tests.benchmarks.report_references`.

It prints the tables and writes them to `reports/references.md`.
The damage, outage and cost tables need nothing beside the project; the others read `../shared/data` and say so where
it is absent.
"""

import contextlib
import io
import sys
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import comparison, damage, hallmark, identifiers, outages, retractions, variations
from tests.benchmarks.shared_works import DATA

REPORT = Path(__file__).parents[2] / "reports" / "references.md"
_ABSENT = "Not measured here: the data beside the project (`shared/data`) is absent."
_COMPARISON = """\
4,000 reference strings out of PubMed Central against the records they are filed under
(`python -m tests.benchmarks.comparison`). The headline is over all of them. Some strings are filed under a work they do
not name; they are told apart by the string alone, whatever is found about them: it prints volume and page, the
record's first page does not stand in it, and of the record's volume, first author and title (of 30 letters and more)
one at least does not either. We read those with an error or a warning: it is right, the string names another work."""
_VARIATION = """\
Recorded Crossref answers and the works of the provider pages, articles and papers of conferences, each printed in one
of nine styles (AMA, Vancouver, APA, MLA, Chicago, Harvard, IEEE, Nature, BibTeX) with one variation that honest lists
show, read back and held against the record (`python -m tests.benchmarks.variations`). What is found is a false alarm.
Below, one field is made wrong instead: seen is a warning or an error; an entry whose field was not read (a style or a
name that the reader of entries does not know) cannot be seen to be wrong."""
_HALLMARK = """\
The set brings no registry records; ours are made of what it states about its VALID entries (arXiv's in DataCite, the
others in Crossref), so valid entries meet the metadata they were printed from. *Record present*: the work an entry
names, or was made from, is held. *Not silent*: left out are wrong venues of preprints, about which arXiv's record says
nothing. Those are notes, and stay so: honest lists print arXiv's DOI beside the conference all the time (18 of the 513
valid entries with a record here), and nothing in the record tells the two apart; warning of them would raise the false
positives to those of *any remark*. Near misses that differ in a hyphen, an ending or a word like "the" are notes as
well. Peers by their own account, any remark, live registries: paper-preflight precision .985, recall .935, false
positives 1.9% (on the test split); bibtex-updater F1 .908, false positives 18% (dev)."""


def _damage() -> list[str]:
    rows = damage.measure()
    missed = [f"- {row.kind}, {row.form}: {one}" for row in rows for one in row.missed]
    return [*damage.table(rows), *([""] if missed else []), *missed]


def _outages() -> list[str]:
    seen = list(outages.weathers())
    accused = [f"- {one.name}: {message}" for one in seen for message in one.accused]
    longest = max(seen, key=lambda one: one.seconds)
    return [
        *outages.weather_table(seen),
        "",
        f"The longest wait was {longest.seconds:.0f} s ({longest.name}). A registry that takes a connection and never",
        "answers is left alone after two time-outs (Crossref 20 s, the others 15 s). Here retries follow at once;",
        "elsewhere a failing registry adds back-off of at most about 8 s (three requests, three tries each), and one",
        "that asks to be left for a while is obeyed for up to 10 s a try.",
        *accused,
    ]


def _comparison() -> list[str]:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        for part in ("alarms", "spoiled", "matched"):
            sys.argv = ["comparison", "--part", part]
            comparison.main()
        comparison.say("4,000 further strings")
        sys.argv = ["comparison", "--part", "alarms", "--set", "dev2"]
        comparison.main()
    return ["```text", *said.getvalue().rstrip().splitlines(), "```"]


def _variation() -> list[str]:
    sample = variations.works()
    return [*variations.honest_table(sample), "", *variations.wrong_table(sample)]


SECTIONS: dict[str, tuple[str, bool, Callable[[], list[str]]]] = {
    "Kinds of damage": (
        "The thirteen entries with a DOI of `corpus/at-home-program.txt`, each damaged in one way, against the "
        "records of the\ncorpus's lock: how many were seen by the rule meant for it, with at least a warning (year +1: "
        "at least a note).",
        False,
        _damage,
    ),
    "Registries that fail, throttle or lie": (
        "Thirteen clean references with their DOIs and once more without, in every mode of the test registry server.\n"
        "*Accused* counts findings against a reference that rest on the word of the outside; none may be there.",
        False,
        _outages,
    ),
    "Links whose hosts are silent": (
        "Forty links followed with the shipped settings; none of them may be called dead, and the wait has an end.",
        False,
        lambda: outages.silence_table(list(outages.silences())),
    ),
    "Requests for N DOIs": (
        "Counted at the server. A single DOI, also a left-over one, is asked for by itself: the single pool is the "
        "faster one.",
        False,
        lambda: outages.cost_table(list(outages.costs())),
    ),
    "Comparing and matching": (
        _COMPARISON,
        True,
        _comparison,
    ),
    "Identifiers": ("Every DOI of the data sets in every printed form, and near misses.", True, identifiers.lines),
    "Honest variation, and one field made wrong": (_VARIATION, True, _variation),
    "Retraction controls": (
        "Retracted, concerned, corrected and reinstated works, notices, and works that only look retracted.",
        True,
        lambda: retractions.lines(retractions.controls()),
    ),
    "HALLMARK, dev": (_HALLMARK, True, lambda: hallmark.lines(hallmark.measure()[0])),
}
"""Title → what is measured, whether it needs the data beside the project, and how."""


def main() -> int:
    """Measure everything, print it and write the report."""
    there = DATA.is_dir()
    lines = ["# References", "", "Written by `python -m tests.benchmarks.report_references`; do not edit."]
    for title, (about, needs_data, measure) in SECTIONS.items():
        sys.stderr.write(f"measuring: {title}\n")
        body = measure() if there or not needs_data else [_ABSENT]
        lines += ["", f"## {title}", "", about, "", *body]
    text = "\n".join(lines) + "\n"
    REPORT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
