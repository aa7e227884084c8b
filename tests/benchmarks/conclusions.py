"""Conclusions that authors wrote, beside the figures of their own abstracts: the development half of PubMedQA-L."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimcheck.figures.proposition import Claimed, Reported
from claimcheck.figures.reading_figures import prepare, read_figures
from claimcheck.figures.supporting import claimed_figures
from claimcheck.language.sentences import Text, split
from claimcheck.model.claim import Claim, ClaimKind
from claimcheck.model.evidence import Place
from claimcheck.model.span import Span
from claimcheck.quantities.quantities import find_quantities

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared"
CONCLUSIONS = SHARED / "data" / "pubmedqa-l" / "dev-500.jsonl.gz"


@dataclass(frozen=True)
class Conclusion:
    """A conclusion and its abstract."""

    pmid: int
    text: str
    abstract: str
    reported: Sequence[Reported]
    claimed: Sequence[Claimed]


def claimed_in(text: str) -> list[Claimed]:
    """Return the figures of a text, each with the sentence it stands in."""
    found: list[Claimed] = []
    for sentence in (span.slice(text) for span in split(Text(text, text, ()), Span(0, len(text)))):
        quantities = tuple(find_quantities(sentence))
        found += claimed_figures(Claim(Span(0, len(sentence)), sentence, ClaimKind.OUTCOME, True, quantities))
    return found


def reported_in(abstract: str, title: str = "") -> list[Reported]:
    """Return the figures of an abstract."""
    figures = read_figures(title, Place.TITLE) + read_figures(abstract, Place.ABSTRACT)
    return prepare("1", figures)


@cache
def conclusions() -> tuple[Conclusion, ...]:
    """Return the records of the development half."""
    lines = gzip.decompress(CONCLUSIONS.read_bytes()).decode("utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    return tuple(
        Conclusion(
            int(row["pmid"]),
            row["LONG_ANSWER"],
            " ".join(row["CONTEXTS"]),
            reported_in("\n".join(row["CONTEXTS"]), row["QUESTION"]),
            claimed_in(row["LONG_ANSWER"]),
        )
        for row in rows
    )
