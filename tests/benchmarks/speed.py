"""Words per second: `claimcheck extract`, spaCy's tokenizer, quantulum3: `python -m tests.benchmarks.speed`.

In: the English pages of `shared/pages` beside the project, else those of `corpus/`. Out: one JSON line of CPU seconds
and words. Page by page the three take turns, so that a busy machine slows all alike; what counts is their ratio. All
meet every page for the first time: one process is one measurement, after a few words to warm up, so that loading
libraries is nobody's time. claimcheck reads the file, scans, extracts and
links; the tokenizer gets the reading text; quantulum3 gets the reading text of every sixth page, as a whole and once
more paragraph by paragraph (which is easier on it: its time grows faster than the page).
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.model.page import Page
from claimcheck.readers import READERS, find_pages, read_bytes
from tests.benchmarks.quantulum import quantulum_reader

ROOT = Path(__file__).parents[2]
SHARED_PAGES = ROOT / ".." / "shared" / "pages"
EVERY = 6
"""quantulum3 gets one page in so many."""
_WARM_UP = b"In a trial, 40% of 200 adults slept 2.5 hours longer [1].\n\nReferences\n1. Ito A. Sleep. 2020;1:2."
_NOBODYS = b"lorem ipsum dolor sit amet " * 20
"""A page in no declared language: what tells languages apart is loaded."""


def pages_folder() -> Path:
    """Return the folder of pages to measure on."""
    return SHARED_PAGES if SHARED_PAGES.is_dir() else ROOT / "corpus"


def pages() -> Iterator[tuple[str, bytes, str]]:
    """Yield name, bytes and format of every page there."""
    for path, _ in find_pages([pages_folder()]).pages:
        yield path.name, path.read_bytes(), READERS[path.suffix.lower()]


def measure() -> dict[str, float]:
    """Return words and CPU seconds of each contestant, on all pages and on those that quantulum3 gets."""
    import spacy

    quantulum = quantulum_reader()
    tokenizer = spacy.blank("en").tokenizer
    for reader in ("text", "markdown", "html"):
        _extract(_WARM_UP, "warm-up", reader)
    _extract(_NOBODYS, "warm-up", "text")
    tokenizer(_WARM_UP.decode())
    sums: dict[str, float] = dict.fromkeys(
        ("pages", "words", "extract", "tokenizer", "part_words", "part_extract"), 0.0
    )
    for number, (name, data, reader) in enumerate(pages()):
        start = process_time()
        page = _extract(data, name, reader)
        spent = process_time() - start
        if page.skipped:
            continue
        words = len(page.text.split())
        sums["pages"] += 1
        sums["words"] += words
        sums["extract"] += spent
        sums["tokenizer"] += _time(lambda text=page.text: tokenizer(text))  # type: ignore[misc]
        if quantulum and number % EVERY == 0:
            sums["part_words"] += words
            sums["part_extract"] += spent
            _add_quantulum(sums, quantulum, page)
    return sums


def _add_quantulum(sums: dict[str, float], quantulum: Callable[[str], object], page: Page) -> None:
    paragraphs = [block.span.slice(page.text) for block in page.blocks]
    for name, texts in (("quantulum_paragraphs", paragraphs), ("quantulum", [page.text])):
        sums[name] = sums.get(name, 0.0) + _time(lambda texts=texts: [quantulum(text) for text in texts])  # type: ignore[misc]


def _extract(data: bytes, name: str, reader: str) -> Page:
    return examine(read_bytes(data, name, reader), Config()).page


def _time(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()) + "\n")
