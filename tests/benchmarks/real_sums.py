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
from claimcheck.model.document import Document
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
    rules = select_rules(Config(select=("inconsistent-arithmetic",)).judging)
    for name, texts, documents in sources():
        findings = judge([Analysis(document) for document in documents], rules).findings
        yield Judged(name, texts or len(documents), sum(len(document.claims) for document in documents), findings)


def sources() -> Iterator[tuple[str, int, tuple[Document, ...]]]:
    """Yield each collection that is there: its name, how many texts it holds (0: one a page), its pages."""
    if PAGES.is_dir():
        yield "captured pages", 0, read_documents([PAGES], Config(), stdin=b"").documents
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


def _of_passages(name: str, passages: Sequence[str]) -> tuple[str, int, tuple[Document, ...]]:
    pages = ["\n\n".join(passages[start : start + _AT_ONCE]) for start in range(0, len(passages), _AT_ONCE)]
    documents = [read_documents([Path("-")], Config(), stdin=page.encode()).documents for page in pages]
    return name, len(passages), tuple(document for one in documents for document in one)
