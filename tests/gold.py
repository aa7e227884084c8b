"""Scores what a page's extraction finds against labels made by hand, by the measures of `shared/tools/score.py`.

In: `<set>.claims.jsonl` and `<set>.markers.jsonl` of a folder, one label a line: `doc`, `start`, `end` (offsets in the
source file); for claims also `label` ("required", "optional", "none"), `quantities`, `references`, `attribution`, for
markers `marker` and `references`. Out: a `Score`. Our own four pages are labelled in `tests/data`; further sets stand
beside the project and may be absent.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.readers import read
from claimcheck.reporters.json import document_shape

Row = dict[str, Any]

LONGEST = 900
"""Characters that a claim may have to count as found: none may swallow a page."""


@dataclass(slots=True)
class Share:
    """How many of how many are right."""

    right: int = 0
    whole: int = 0

    def add(self, right: bool) -> None:
        """Count one more."""
        self.whole += 1
        self.right += right

    def __float__(self) -> float:
        return self.right / self.whole if self.whole else 1.0


@dataclass(slots=True)
class Measure:
    """What was labelled and found, and what was found and rightly so."""

    recall: Share = field(default_factory=Share)
    precision: Share = field(default_factory=Share)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        precision, recall = float(self.precision), float(self.recall)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Score:
    """What came of scoring pages against their labels."""

    claims: Measure = field(default_factory=Measure)
    """Claims that need evidence."""
    quantities: Share = field(default_factory=Share)
    """Labelled quantities of the claims found."""
    links: Share = field(default_factory=Share)
    """Claims that cite exactly the labelled references."""
    markers: Measure = field(default_factory=Measure)
    problems: list[str] = field(default_factory=list)
    """Every miss, false alarm, wrong link and wrong marker, in words."""


def labels(file: Path) -> dict[str, list[Row]]:
    """Return the labels of a file by page; none where there is no file."""
    by_page: dict[str, list[Row]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        row = json.loads(line)
        by_page[row["doc"]].append(row)
    return dict(by_page)


def score(folder: Path, name: str, root: Path) -> Score:
    """Score the pages below `root` that the set `name` in `folder` labels."""
    claims, markers = (labels(folder / f"{name}.{part}.jsonl") for part in ("claims", "markers"))
    result = Score()
    for page in sorted({*claims, *markers}):
        shape = document_shape(examine(read(root / page, page), Config()))
        if page in claims:
            _score_claims(result, claims[page], shape["claims"])
        if page in markers:
            _score_markers(result, markers[page], shape["markers"])
    return result


def _score_claims(result: Score, labelled: list[Row], claims: list[Row]) -> None:
    needing = [claim for claim in claims if claim["needs_evidence"]]
    for row in labelled:
        hits = [claim for claim in needing if _same_place(claim, row)]
        if row["label"] == "required":
            _count(result, result.claims.recall, bool(hits), f"missed: {row['text']}")
        seen = hits or [claim for claim in claims if _same_place(claim, row)]
        if not seen:
            continue
        if row["label"] == "required":
            found = [_plain(quantity["text"]) for claim in seen for quantity in claim["quantities"]]
            for quantity in row["quantities"]:
                told = any(_plain(quantity) in one or one in _plain(quantity) for one in found if one)
                _count(result, result.quantities, told, f"quantity {quantity} not read: {row['text']}")
        wanted, linked = set(row["references"]), set(_references(seen))
        if wanted or not row.get("attribution"):  # a mention that no list holds has no label to compare
            problem = f"linked to {sorted(linked)}, not {sorted(wanted)}: {row['text']}"
            _count(result, result.links, wanted == linked, problem)
    for claim in needing:
        right = any(_same_place(claim, row) for row in labelled if row["label"] != "none")
        _count(result, result.claims.precision, right, f"no claim: {claim['text']}")


def _score_markers(result: Score, labelled: list[Row], markers: list[Row]) -> None:
    for row in labelled:
        near = [marker for marker in markers if _common(marker, row) > 0]
        right = any(not row["references"] or marker["references"] == row["references"] for marker in near)
        _count(result, result.markers.recall, right, f"marker {row['marker']} at {row['start']} of {row['doc']}")
    for marker in markers:
        right = any(_common(marker, row) > 0 for row in labelled)
        _count(result, result.markers.precision, right, f"no marker: {marker['text']} at {marker['start']}")


def _count(result: Score, share: Share, right: bool, problem: str) -> None:
    share.add(right)
    if not right:
        result.problems.append(problem)


def _references(claims: Iterable[Row]) -> Iterator[str]:
    return (label for claim in claims for citation in claim["citations"] for label in citation["references"])


def _common(one: Row, other: Row) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _same_place(claim: Row, row: Row) -> bool:
    """Whether a claim and a label share half of the shorter one."""
    length = claim["end"] - claim["start"]
    return bool(length <= LONGEST and 2 * _common(claim, row) >= max(1, min(length, row["end"] - row["start"])))


def _plain(text: str) -> str:
    return "".join(text.lower().replace("–", "-").replace("—", "-").split())
