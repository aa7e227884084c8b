"""Real sums: the pages, trial passages and abstracts beside the project, nearly all of them right.

Out: how many texts and claims were judged by `inconsistent-arithmetic`, and every finding, to be read by hand.
"""

import csv
import gzip
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.config import Config
from claimcheck.documents import read_documents
from claimcheck.model.finding import Analysis, Finding
from claimcheck.rules import judge, select_rules

SHARED = Path(__file__).parents[2] / ".." / "shared"
PAGES = SHARED / "pages"
TRIALS = SHARED / "data" / "evidence-inference" / "v2_annotations.csv.gz"
ABSTRACTS = SHARED / "data" / "pubmedqa-l" / "dev-500.jsonl.gz"
_AT_ONCE = 400
"""Passages put on one page."""


@dataclass(frozen=True)
class Judged:
    """What the rule said about one collection."""

    name: str
    texts: int
    claims: int
    findings: tuple[Finding, ...]


def collections() -> Iterator[Judged]:
    """Yield what the rule says about each collection that is there."""
    if PAGES.is_dir():
        yield _judged("captured pages", [PAGES], None)
    if TRIALS.is_file():
        yield _of_passages("passages of trial reports", list(_trials()))
    if ABSTRACTS.is_file():
        yield _of_passages("parts of abstracts", list(_abstracts()))


def _trials() -> Iterator[str]:
    rows = csv.DictReader(io.StringIO(gzip.decompress(TRIALS.read_bytes()).decode("utf-8")))
    yield from dict.fromkeys(" ".join(text.split()) for row in rows if (text := row["Annotations"]))


def _abstracts() -> Iterator[str]:
    for line in gzip.decompress(ABSTRACTS.read_bytes()).decode("utf-8").split("\n"):
        if line:
            yield from (" ".join(text.split()) for text in json.loads(line)["CONTEXTS"])


def _of_passages(name: str, passages: Sequence[str]) -> Judged:
    parts = [
        _judged(name, [Path("-")], "\n\n".join(passages[start : start + _AT_ONCE]).encode())
        for start in range(0, len(passages), _AT_ONCE)
    ]
    claims, findings = sum(part.claims for part in parts), [one for part in parts for one in part.findings]
    return Judged(name, len(passages), claims, tuple(findings))


def _judged(name: str, paths: list[Path], stdin: bytes | None) -> Judged:
    documents = read_documents(paths, Config(), stdin=stdin or b"").documents
    rules = select_rules(Config(select=("inconsistent-arithmetic",)).judging)
    findings = judge([Analysis(document) for document in documents], rules).findings
    return Judged(name, len(documents), sum(len(document.claims) for document in documents), findings)
