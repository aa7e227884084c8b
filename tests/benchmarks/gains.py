"""Gains and losses against the committed reports: `python -m tests.benchmarks.gains [--written] [--since REV] [NAME…]`.

Runs the benchmarks that write `reports/NAME.md` (all, unless some are named) and prints each figure of their tables
that is not the one of `git show REV:reports/NAME.md` (HEAD unless given). `--written` measures nothing and compares the
files as they lie there. Ends with 1 when something was lost. What depends on the machine (seconds, words per second)
counts only where it differs by a quarter or more.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.benchmarks.speed import ROOT

WRITERS = {
    "accuracy": ("tests.benchmarks",),
    "figures": ("tests.benchmarks.figures", "tests.benchmarks.arithmetic"),
    "references": ("tests.benchmarks.report_references",),
}
"""Report → the modules that write it, in order."""
_GOALS = ("goal", "goals", "wanted")
_LESS = re.compile(r"accused|unverified|request|second|error|warning|note|false|as long|reported")
"""Columns in which less is better, unless the row's goal says otherwise."""
_FEWER = re.compile(r"≤|(?:0|none)$")
"""Goals by which less is better."""
_SIZES = {"claims", "page", "entries", "DOIs", "tried", "addresses", "how many", "malformed", "cases"}
"""Columns that say of how many."""
_TIMED = re.compile(r"second|words/s|times as")
_NOISE = 0.25
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_SHARE = re.compile(r"(\d[\d,]*) of (\d[\d,]*)|(\d+)/(\d+)")


class Cell(NamedTuple):
    """One figure of a report: as printed, and what the row's goal says."""

    text: str
    goal: str

    @property
    def value(self) -> float | None:
        """Return the share or the first number; None for words."""
        if share := _SHARE.search(self.text):
            part, whole = (float(one.replace(",", "")) for one in share.groups() if one)
            return part / whole if whole else None
        number = _NUMBER.search(self.text)
        return float(number[0].replace(",", "")) if number else None


class Change(NamedTuple):
    """A figure that is another one now."""

    kind: str
    """"gain", "loss" or "other"."""
    place: tuple[str, ...]
    """Section, row and column."""
    before: str
    now: str

    def __str__(self) -> str:
        return f"{self.kind:<5} {' · '.join(filter(None, self.place))}: {self.before or '–'} → {self.now or '–'}"


def read(report: str) -> dict[tuple[str, ...], Cell]:
    """Return the figures of a report's tables by section, row and column; rows of one name are numbered."""
    found: dict[tuple[str, ...], Cell] = {}
    section, head = "", None
    for line in report.splitlines():
        if line.startswith("#"):
            section = line.lstrip("# ")
        if not line.startswith("|"):
            head = None
        elif head is None:
            head = _cells(line)
        elif not set(line) <= set("|-: "):
            row = dict(zip(head[1:], _cells(line)[1:], strict=False))
            goal = next((row[name] for name in _GOALS if name in row), "")
            plain, number = re.sub(r" \([^()]*\d[^()]*\)", "", _cells(line)[0]), 1
            name = plain
            while any((section, name, column) in found for column in row):
                number += 1
                name = f"{plain} ({number})"
            found.update({(section, name, column): Cell(row[column], goal) for column in row if column not in _GOALS})
    return found


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def compare(before: Mapping[tuple[str, ...], Cell], now: Mapping[tuple[str, ...], Cell]) -> Iterator[Change]:
    """Yield what differs, in the order of the new report; what is no longer there last."""
    nothing = Cell("", "")
    for place in dict.fromkeys((*now, *before)):
        old, new = before.get(place, nothing), now.get(place, nothing)
        if old.text != new.text and (kind := _judge(place[-1], old, new)):
            yield Change(kind, place, old.text, new.text)


def _judge(column: str, old: Cell, new: Cell) -> str:
    """Say whether a change is a gain or a loss; nothing where it is noise."""
    was, now = old.value, new.value
    if column in _SIZES or was is None or now is None or was == now:
        return "other"
    if _TIMED.search(column) and abs(now - was) < _NOISE * max(abs(was), abs(now)):
        return ""
    goal = new.goal.partition(",")[0] if column.startswith("spoiled") else new.goal.rpartition(", ")[2]
    fewer = bool(_FEWER.match(goal)) if goal else bool(_LESS.search(column))
    return "gain" if (now < was) is fewer else "loss"


def main() -> int:
    """Measure, compare, print; 1 when something was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.gains")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(WRITERS))
    parser.add_argument("--written", action="store_true", help="compare the reports as they lie there")
    parser.add_argument("--since", default="HEAD", metavar="REV")
    given = parser.parse_args()
    changes: list[Change] = []
    for name in given.names or WRITERS:
        for module in () if given.written else WRITERS[name]:
            subprocess.run([sys.executable, "-m", module], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
        shown = ["git", "show", f"{given.since}:./reports/{name}.md"]
        before = subprocess.run(shown, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        now = (ROOT / "reports" / f"{name}.md").read_text(encoding="utf-8")
        changes += compare(read(before), read(now))
    kinds = [change.kind for change in changes]
    sys.stdout.writelines(f"{change}\n" for change in changes)
    sys.stdout.write(f"{kinds.count('gain')} gained, {kinds.count('loss')} lost, {kinds.count('other')} otherwise\n")
    return int("loss" in kinds)


if __name__ == "__main__":
    sys.exit(main())
