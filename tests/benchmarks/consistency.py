"""Hold pages against themselves: `python -m tests.benchmarks.consistency [-v]`.

In: the pages and the development half of PubMedQA-L beside the project. Out: what `inconsistent-figure` says of the
pages (to be judged by hand); of abstracts made into pages, as they stand and with their results cited and their
conclusion not (no abstract contradicts itself, so every finding is a false alarm); and of sentences of the pages that
are said once more further down, word for word and with the figure changed by a tenth to three tenths.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from claimcheck.config import Config
from claimcheck.documents import examine, read_documents
from claimcheck.figures import find_conflicts
from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.readers import read_bytes
from tests.benchmarks.conclusions import CONCLUSIONS, SHARED

PAGES = SHARED / "pages"
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z\d(])")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ENTRY = "## References\n\n1. Okafor A. {title} Lancet. 2010;1:2-3."


def findings(documents: Sequence[Document]) -> list[str]:
    """Return a line per finding."""
    found = find_conflicts(documents, {})
    return [
        f"{Path(document.page.path).name}: {conflict.kind} {conflict.quantity.text!r} against "
        f"{[place.figure for place in conflict.others]}: {' '.join(document.claims[conflict.claim].text.split())[:120]}"
        for document in documents
        for conflict in found.get(document.page.path, ())
    ]


def made(text: str, name: str) -> Document:
    """Return a Markdown page as the program reads it."""
    return examine(read_bytes(text.encode(), name, "markdown"), Config())


def abstracts(*, cited: bool) -> Iterator[Document]:
    """Yield each abstract as a page, a paragraph per sentence; `cited` puts its conclusion first and cites the rest."""
    rows = gzip.decompress(CONCLUSIONS.read_bytes()).decode("utf-8").split("\n")
    for number, row in enumerate(json.loads(line) for line in rows if line):
        results = [sentence for context in row["CONTEXTS"] for sentence in _SENTENCE.split(context)]
        conclusion = _SENTENCE.split(row["LONG_ANSWER"])
        if cited:
            results = [re.sub(r"\.$", " [1].", sentence) for sentence in results]
            parts = [*conclusion, *results, _ENTRY.format(title=row["QUESTION"])]
        else:
            parts = [*results, *conclusion]
        yield made("\n\n".join([f"# {row['QUESTION']}", *parts]), f"{number}.md")


def said_again(documents: Sequence[Document]) -> tuple[int, int, int, list[str]]:
    """Return how many sentences said again with another figure are found, word for word, of how many; and the rest."""
    chance = Random(7)
    found = alarms = every = 0
    passed = []
    for claim in (claim for document in documents for claim in document.claims if _is_plain(claim)):
        number = _NUMBER.search(claim.quantities[0].text)
        text = " ".join(claim.text.split())
        if number is None or text.count(number[0]) != 1:
            continue
        factor = 1 + chance.choice((-1, 1)) * chance.uniform(0.1, 0.3)
        decimals = len(number[0].partition(".")[2])
        wrong = text.replace(number[0], f"{float(number[0]) * factor:.{decimals}f}")
        page = "# Our page\n\n{}\n\nCome and see us.\n\n## Questions\n\n{}"
        if wrong == text or len(made(page.format(text, wrong), "again.md").claims) != 2:
            continue
        every += 1
        alarms += bool(findings([made(page.format(text, text), "again.md")]))
        if findings([made(page.format(text, wrong), "again.md")]):
            found += 1
        else:
            passed.append(text[:140])
    return found, alarms, every, passed


def _is_plain(claim: Claim) -> bool:
    """Whether a claim is a sentence with one share."""
    one = len(claim.quantities) == 1 and claim.quantities[0].unit == "percent" and claim.quantities[0].value is not None
    return one and claim.text.endswith(".") and "\n" not in claim.text and "|" not in claim.text


def main() -> None:
    """Measure and print."""
    if not CONCLUSIONS.is_file() or not PAGES.is_dir():
        raise SystemExit("needs the pages and the PubMedQA-L half beside the project, which are not here")
    documents = read_documents([PAGES], Config()).documents
    lines = findings(documents)
    told = [f"{len(documents)} pages: {len(lines)} findings without any evidence from outside", *lines]
    for cited in (False, True):
        pages = list(abstracts(cited=cited))
        claims = sum(len(page.claims) for page in pages)
        told.append(
            f"{len(pages)} abstracts{', results cited' * cited}, {claims} claims: {len(findings(pages))} findings"
        )
    found, alarms, every, passed = said_again(documents)
    told.append(f"said again with another figure: {found} of {every} found; word for word: {alarms} of {every}")
    sys.stdout.write("\n".join([*told, *(passed if "-v" in sys.argv else ()), ""]))


if __name__ == "__main__":
    main()
