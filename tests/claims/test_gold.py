"""The labelled pages beside the project, when they are there: a floor under precision and recall."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from claimcheck.citations import scan
from claimcheck.claims import extract
from claimcheck.config import ClaimsConfig
from claimcheck.readers import read

SHARED = Path(__file__).parents[2] / ".." / "shared"
FLOORS = {"seeds": 0.97, "dev": 0.95}
LONGEST = 900


def rows(name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the labels of one gold file by page."""
    by_page: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (SHARED / "gold" / f"{name}.claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_page[row["doc"]].append(row)
    return by_page


def same_place(start: int, end: int, row: dict[str, Any]) -> bool:
    """Whether a claim and a label share half of the shorter one."""
    common = min(end, row["end"]) - max(start, row["start"])
    return end - start <= LONGEST and common * 2 >= max(1, min(end - start, row["end"] - row["start"]))


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared folder is not there")
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_claims_of_labelled_pages(name: str) -> None:
    required = found = predicted = right = 0
    for doc, labels in rows(name).items():
        page = read(SHARED / doc, doc)
        claims = [claim for claim in extract(page, scan(page), ClaimsConfig()) if claim.needs_evidence]
        places = [(span.start, span.end) for span in (page.source_span(claim.span) for claim in claims)]
        wanted = [label for label in labels if label["label"] == "required"]
        required += len(wanted)
        found += sum(any(same_place(*place, label) for place in places) for label in wanted)
        predicted += len(places)
        right += sum(any(same_place(*place, label) for label in labels) for place in places)
    precision, recall = right / predicted, found / required
    assert 2 * precision * recall / (precision + recall) >= FLOORS[name]
