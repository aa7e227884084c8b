"""Hold quantity spans against MeasEval's training paragraphs: `python -m tests.benchmarks.measeval [-v]`.

In: `shared/data/measeval/measeval-dev.tar.gz` beside the project. Out: precision, recall and F1 of spans: a found span
is right when it overlaps a labelled one, a labelled one is found when any found span overlaps it. MeasEval labels no
vague amounts, so those are left out of the comparison.
"""

import csv
import io
import sys
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.model.span import Span
from claimcheck.quantities.quantities import find_quantities

ARCHIVE = Path(__file__).parents[2] / ".." / "shared" / "data" / "measeval" / "measeval-dev.tar.gz"


def paragraphs(part: str) -> Iterator[tuple[str, str, list[Span]]]:
    """Yield name, text and labelled quantity spans of each paragraph of a part ("train")."""
    texts: dict[str, str] = {}
    labels: dict[str, list[Span]] = {}
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            path = Path(member.name)
            file = archive.extractfile(member)
            if file is None or part not in path.parts:
                continue
            content = file.read().decode("utf-8")
            if path.suffix == ".txt":
                texts[path.stem] = content
            elif path.suffix == ".tsv":
                rows = csv.DictReader(io.StringIO(content), delimiter="\t")
                labels[path.stem] = [
                    Span(int(row["startOffset"]), int(row["endOffset"]))
                    for row in rows
                    if row["annotType"] == "Quantity"
                ]
    for name in sorted(labels):
        yield name, texts[name], labels[name]


@dataclass(frozen=True, slots=True)
class Score:
    """How the spans a reader finds overlap with the labelled ones."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def quantities(text: str) -> list[Span]:
    """Return the spans of claimcheck's quantities, vague amounts left out."""
    return [q.span for q in find_quantities(text) if q.value is not None or q.low is not None]


def measure(read: Callable[[str], list[Span]] = quantities, *, show: bool = False) -> Score:
    """Hold a reader of spans against the training paragraphs; `show` prints what is missed and found too much."""
    right = found_all = labelled = met = 0
    for name, text, wanted in paragraphs("train"):
        found = read(text)
        hits = [any(span.overlaps(label) for label in wanted) for span in found]
        seen = [any(span.overlaps(label) for span in found) for label in wanted]
        right, found_all = right + sum(hits), found_all + len(hits)
        met, labelled = met + sum(seen), labelled + len(seen)
        if show:
            for spans, flags, word in ((found, hits, "too much"), (wanted, seen, "missed")):
                for span, good in zip(spans, flags, strict=True):
                    if not good:
                        around = text[max(0, span.start - 30) : span.end + 25].replace("\n", " ")
                        sys.stdout.write(f"{word}: {span.slice(text)!r}  in {around!r} ({name})\n")
    return Score(right / max(found_all, 1), met / max(labelled, 1))


def main() -> int:
    """Print precision, recall and F1; with -v also what is missed and what is found too much."""
    if not ARCHIVE.is_file():
        sys.stderr.write("measeval: shared/data/measeval is not there; nothing measured\n")
        return 2
    score = measure(show="-v" in sys.argv)
    sys.stdout.write(
        f"MeasEval train, overlapping spans: precision {score.precision:.3f}, recall {score.recall:.3f},"
        f" F1 {score.f1:.3f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
