"""Real pages beside the project, where there are any: every claim people marked lies within blocks."""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model.span import Span
from claimcheck.readers import read

SHARED = Path(__file__).parents[2] / ".." / "shared"
GOLD = sorted(SHARED.glob("gold/*.claims.jsonl"))


@pytest.mark.skipif(not GOLD, reason="no marked pages beside the project")
@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name)
def test_marked_claims_lie_within_blocks(gold: Path) -> None:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["label"] == "required":
            rows[row["doc"]].append(row)
    torn = []
    for name, claims in rows.items():
        page = read(SHARED / name, name)
        blocks = [page.source_span(block.span) for block in page.blocks]
        for row in claims:
            span = Span(row["start"], row["end"])
            while page.source[span.start] in "*_[<>":  # marks of the format before the first word
                span = Span(span.start + 1, span.end)
            closing = re.search(r"(?:</\w+>|\]\([^()\s]*\))+$", page.source[span.start : span.end])
            span = Span(span.start, span.end - len(closing[0])) if closing else span
            met = [block for block in blocks if block.overlaps(span)]
            if not met or not (any(block.contains(span) for block in met) or all(span.contains(b) for b in met)):
                torn.append((name, row["text"]))
    assert torn == []
