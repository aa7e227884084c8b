"""Floors on the labelled pages beside the project; skipped where they are absent."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from claimcheck.citations import scan
from claimcheck.readers import read

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"


@pytest.mark.parametrize(("name", "floor"), [("seeds", 1.0), ("dev", 0.99)])
def test_markers_of_labelled_pages(name: str, floor: float) -> None:
    gold = SHARED / "gold" / f"{name}.markers.jsonl"
    if not gold.is_file():
        pytest.skip("no labelled pages here")
    by_page: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_page[row["doc"]].append(row)
    found = right = wanted = predicted = 0
    for doc, rows in by_page.items():
        page = read(SHARED / doc, doc)
        markers = [(page.source_span(marker.span), list(marker.labels)) for marker in scan(page).markers]
        wanted += len(rows)
        predicted += len(markers)
        for row in rows:
            near = [labels for span, labels in markers if span.start < row["end"] and row["start"] < span.end]
            found += any(not row["references"] or labels == row["references"] for labels in near)
        for span, _ in markers:
            right += any(span.start < row["end"] and row["start"] < span.end for row in rows)
    assert 2 * min(found, right) / (wanted + predicted) >= floor
