"""Speed and accuracy side by side in one run: `python -m tests.benchmarks`, from the project's folder.

In: what stands in `shared/` beside the project (pages, gold labels, data sets; what is missing is named and left out)
and, with `pip install -e '.[benchmark]'`, quantulum3. Out: one table on the terminal and, the same, in
`reports/accuracy.md`. Takes two or three minutes. Seconds depend on the machine and on who else uses it: read the
ratios, which come from one process taking turns, the median of three processes.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from claimcheck.files import replace_file
from tests.benchmarks import gold, growth, measeval, recognizers
from tests.benchmarks.quantulum import quantulum_reader
from tests.benchmarks.speed import EVERY, ROOT, SHARED_PAGES

REPORT = ROOT / "reports" / "accuracy.md"
ROUNDS = 3
GOALS = {"Percent": 1.0, "Dimension": 0.90, "Currency": 0.93, "Age": 0.95}
GOLD_GOALS = {"four captured pages": (0.97, 0.98, 0.98, 1.0), "labelled development pages": (0.92, 0.95, 0.95, 0.97)}


def speed() -> Iterator[str]:
    """Tell how fast claimcheck is against its neighbours."""
    rounds = []
    for _ in range(ROUNDS):
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.speed"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
        )
        rounds.append(json.loads(done.stdout))
    where = (
        "the English pages of `shared/pages`" if SHARED_PAGES.is_dir() else "`corpus/` (`shared/pages` is not there)"
    )
    yield "## Speed"
    yield ""
    yield f"CPU time over {where}: {rounds[0]['pages']:.0f} pages, {rounds[0]['words']:,.0f} words, each seen for the"
    yield f"first time; median of {ROUNDS} processes. `claimcheck extract` reads the file, scans, extracts and links."
    yield ""
    yield "| | words/s | claimcheck is so many times as fast | goal |"
    yield "|---|---|---|---|"
    yield f"| claimcheck extract | {median(r['words'] / r['extract'] for r in rounds):,.0f} | 1 | |"
    yield (
        f'| bare `spacy.blank("en")` tokenizer | {median(r["words"] / r["tokenizer"] for r in rounds):,.0f}'
        f" | {median(r['tokenizer'] / r['extract'] for r in rounds):.2f} | ≥ 0.5 |"
    )
    if "quantulum" not in rounds[0]:
        yield "| quantulum3 | not installed: `pip install -e '.[benchmark]'` | | ≥ 60 |"
        return
    for key, what, goal in (("", "whole pages", "≥ 60"), ("_paragraphs", "paragraph by paragraph", "")):
        rate = median(r["part_words"] / r[f"quantulum{key}"] for r in rounds)
        times = median(r[f"quantulum{key}"] / r["part_extract"] for r in rounds)
        yield f"| quantulum3, {what} (every {EVERY}th page) | {rate:,.0f} | {times:.0f} | {goal} |"


def grown() -> Iterator[str]:
    """Tell how the time grows with the page."""
    yield "## Growth"
    yield ""
    yield "A made-up page and the same twice as long: claims, markers and references grow alike. The goal is 2."
    yield ""
    yield "| format | page | twice the page takes so many times as long |"
    yield "|---|---|---|"
    for reader, size, once, twice in growth.measure():
        yield f"| {reader} | {size // 1000} KB | {twice / once:.1f} |"


def spans() -> Iterator[str]:
    """Tell how quantities are found in scientific text."""
    yield "## Quantities in scientific text"
    yield ""
    if not measeval.ARCHIVE.is_file():
        yield "Not measured: `shared/data/measeval` is not there."
        return
    yield "MeasEval train, overlapping spans."
    yield ""
    yield "| | precision | recall | F1 | goal |"
    yield "|---|---|---|---|---|"
    readers = {"claimcheck": measeval.quantities, "quantulum3": quantulum_reader()}
    for name, read in readers.items():
        if read is None:
            yield f"| {name} | not installed | | | |"
            continue
        score = measeval.measure(read)
        goal = "≥ 0.80" if name == "claimcheck" else ""
        yield f"| {name} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} | {goal} |"


def cases() -> Iterator[str]:
    """Tell how many cases of Recognizers-Text are wholly right."""
    yield "## Recognizers-Text, share of cases wholly right"
    yield ""
    if not recognizers.CASES.is_dir():
        yield "Not measured: `shared/data/recognizers-text-en` is not there."
        return
    yield "| model | share | cases | goal |"
    yield "|---|---|---|---|"
    for name, right, total in recognizers.shares():
        yield f"| {name} | {right / total:.3f} | {right}/{total} | ≥ {GOALS[name]:.2f} |"


def labels() -> Iterator[str]:
    """Tell how the gold labels are met."""
    yield "## Hand-labelled pages"
    yield ""
    rows = list(gold.measure())
    if not rows:
        yield "Not measured: `shared/gold` and `shared/tools/score.py` are not there."
        return
    yield "`shared/tools/score.py`; these pages were there to learn from."
    yield ""
    yield "| pages | claims F1 | quantities found | links right | markers F1 | goals |"
    yield "|---|---|---|---|---|---|"
    for title, figures in rows:
        printed = [f"{figures[name]:.3f}" for name in ("claims", "quantities", "links", "markers")]
        yield f"| {title} | {' | '.join(printed)} | {' / '.join(f'{goal:.2f}' for goal in GOLD_GOALS[title])} |"


def main() -> int:
    """Measure everything that is there, print it and write the report."""
    lines = ["# Accuracy and speed", "", "Written by `python -m tests.benchmarks`; do not edit.", ""]
    sys.stdout.write("\n".join(lines))
    for part in (speed, grown, spans, cases, labels):
        for line in (*part(), ""):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            lines.append(line)
    replace_file(REPORT, "\n".join(lines).rstrip() + "\n")
    sys.stderr.write(f"written to {Path('reports', REPORT.name).as_posix()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
