"""Works that are retracted, concerned, corrected, or only look it: `python -m tests.benchmarks.retractions`.

Each record of `shared/data/retractions.jsonl` is cited on a page by its own words and DOI; the page must get the one
finding that its status calls for, and no other about its status.
"""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.model.finding import Finding
from tests.benchmarks.shared_works import DATA
from tests.benchmarks.stand_in import run_with

SOURCE = DATA / "retractions.jsonl"
STATUS = frozenset({"retracted-work", "expression-of-concern", "corrected-work"})
_WANTED = (
    (r"clean|reinstated|\(it is", None),
    (r"expression of concern", "expression-of-concern"),
    (r"corrected", "corrected-work"),
    (r"retract|withdrawn", "retracted-work"),
)


@dataclass(frozen=True, slots=True)
class Control:
    """One work, what should be said about its status and what was."""

    key: str
    status: str
    wanted: str | None
    said: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether exactly what was wanted was said."""
        return self.said == ((self.wanted,) if self.wanted else ())


def controls(source: Path = SOURCE) -> list[Control]:
    """Cite every record on one page and return what was said about each."""
    records = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    page = "References\n\n" + "\n".join(f"{n}. {_printed(record)}" for n, record in enumerate(records, start=1))
    report = run_with({"list.txt": page}, records)
    found = [one for one in report.findings if one.rule in STATUS]
    return [_control(record, found, str(n)) for n, record in enumerate(records, start=1)]


def _control(record: dict[str, Any], found: list[Finding], label: str) -> Control:
    status = record["x-expected-status"]
    wanted = next(rule for pattern, rule in _WANTED if re.search(pattern, status))
    said = tuple(one.rule for one in found if one.reference == label)
    return Control(record["x-key"], status, wanted, said)


def _printed(record: dict[str, Any]) -> str:
    people = [author for author in record.get("author", []) if author.get("family")]
    names = ", ".join(f"{one['family']} {_initials(one)}".strip() for one in people[:3]) or "Anonymous"
    title = re.sub(r"^(?:RETRACTED|WITHDRAWN)[:\s]+", "", record["title"][0])
    year = record["issued"]["date-parts"][0][0]
    place = f"{year};{record.get('volume') or 1}:{record.get('page') or 1}"
    journal = next(iter(record.get("container-title") or []), "Preprint")
    more = ", et al" if len(people) > 3 else ""
    return f"{names}{more}. {title}. {journal}. {place}. https://doi.org/{record['DOI']}"


def _initials(author: dict[str, Any]) -> str:
    return "".join(part[0] for part in re.split(r"[\s.-]+", author.get("given", "")) if part)


def lines(seen: list[Control]) -> list[str]:
    """Return the outcome in words, with every control that is not right."""
    right = sum(control.right for control in seen)
    wrong = [f"- {one.key}: {one.status}, wanted {one.wanted}, said {one.said}" for one in seen if not one.right]
    return [f"{right} of {len(seen)} controls right.", *wrong]


def main() -> int:
    """Print how many controls are right."""
    if not SOURCE.is_file():
        sys.stderr.write("retractions: shared/data/retractions.jsonl is not there; nothing measured\n")
        return 2
    sys.stdout.write("\n".join(lines(controls())) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
