"""Fits the weights by which claims are scored, and says how well they do on pages they have not seen.

`python -m tests.benchmarks.fit_claims` reads labelled pages (`shared/gold`: learn, dev, seeds and the provider pages
with an odd number) and our own sentences (`tests/data/training.yaml`), prints F1 of "needs evidence" with each page
held out, for the conventions alone and for the scores, then on the pages kept apart (check, and provider pages with an
even number), and writes `claimcheck/claims/data/weights.toml`. It needs scikit-learn (the extra `fit`).
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click
import yaml

from claimcheck.citations import scan
from claimcheck.claims.extracting import candidates
from claimcheck.claims.scoring import NEEDED, NEEDED_AGAINST
from claimcheck.model.claim import EVIDENCE_KINDS
from claimcheck.model.page import Page
from claimcheck.model.span import Span
from claimcheck.readers import read, read_bytes

SHARED = Path(__file__).parents[2] / ".." / "shared"
OWN = Path(__file__).parents[1] / "data" / "training.yaml"
WEIGHTS = Path(__file__).parents[2] / "claimcheck" / "claims" / "data" / "weights.toml"
NOTHING = "none"
"""What is no claim at all."""
_NO_NEED = frozenset(
    {
        "hypothetical-or-example",
        "own-operation",
        "definition-or-threshold",
        "program",
        "opinion-or-vague",
        "not-a-quantity",
        "vignette-or-anecdote",
        "name-with-digits",
        "common-knowledge",
    }
)
"""An editor's reasons why a figure needs no evidence of its own."""
_STRENGTH = 0.1
"""Inverse of the regularisation."""
_DEBATABLE = 0.15
"""Weight of a place where readers differ: it counts a little as one that needs no evidence."""
_OWN = 1.5
"""Weight of our own sentences, which show each trap a few times only."""
_FEWEST = 3
"""Places a feature must be seen in."""
_LEAST = 0.05
"""Weights nearer to nothing are left out."""
_LONGEST = 900


@dataclass(frozen=True)
class Row:
    """A candidate with its label."""

    page: str
    features: tuple[str, ...]
    usual: bool
    """Whether the conventions alone say that it needs evidence."""
    label: str
    """A kind, or NOTHING."""
    needs: bool | None
    """Whether it is a claim that needs evidence by the labels; None where reasonable readers differ."""
    sure: bool | None
    """Whether an editor would ask for a source of its own: the same, but where an editor judged otherwise."""


def gold_rows(name: str, parity: str | None = None) -> Iterator[Row]:
    """Yield the candidates of a labelled set; `parity` keeps pages with an "odd" or "even" number."""
    labels: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (SHARED / "gold" / f"{name}.claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        labels[row["doc"]].append(row)
    for doc, rows in labels.items():
        number = re.search(r"/(\d+)-", doc)
        even = number is not None and int(number[1]) % 2 == 0
        if parity is None or even == (parity == "even"):
            yield from _rows(read(SHARED / doc, doc), doc, rows)


def only_judged_rows(seen: Collection[str]) -> Iterator[Row]:
    """Yield the candidates that an editor judged on pages whose claims nobody labelled."""
    for doc, places in judged_rows().items():
        if doc in seen:
            continue
        page = read(SHARED / doc, doc)
        for candidate in candidates(page, scan(page)):
            span = page.source_span(candidate.passage.span)
            verdicts = {
                right for start, end, right in places if _meets(span.start, span.end, {"start": start, "end": end})
            }
            if len(verdicts) == 1:
                needs = verdicts.pop()
                kind = candidate.kind.value if needs and candidate.kind in EVIDENCE_KINDS else NOTHING
                yield Row(doc, candidate.features, candidate.kind in EVIDENCE_KINDS, kind, None, needs)


def _rows(page: Page, doc: str, labels: Sequence[dict[str, Any]]) -> Iterator[Row]:
    judged = judged_rows()[doc]
    for candidate in candidates(page, scan(page)):
        span = page.source_span(candidate.passage.span)
        verdicts = _verdicts(span, judged)
        met = [row for row in labels if _meets(span.start, span.end, row)]
        required = [row for row in met if row["label"] == "required"]
        optional = [row for row in met if row["label"] == "optional"]
        chosen = (required or optional or [{"kind": NOTHING}])[0]["kind"] or NOTHING
        needs = True if required else None if optional else False
        sure = verdicts.pop() if len(verdicts) == 1 else needs
        yield Row(doc, candidate.features, candidate.kind in EVIDENCE_KINDS, chosen, needs, sure)


def _verdicts(span: Span, places: Sequence[tuple[int, int, bool]]) -> set[bool]:
    return {right for start, end, right in places if _meets(span.start, span.end, {"start": start, "end": end})}


def _meets(start: int, end: int, row: dict[str, Any]) -> bool:
    shared = max(0, min(end, row["end"]) - max(start, row["start"]))
    return end - start <= _LONGEST and shared * 2 >= max(1, min(end - start, row["end"] - row["start"]))


def judged_rows() -> dict[str, list[tuple[int, int, bool]]]:
    """Return by page where an editor judged that a figure needs no evidence of its own, or that it does."""
    judged: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    for line in (SHARED / "gold" / "learn.findings.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["rule"] == "uncited-claim" and (row["verdict"] == "right" or row["why"] in _NO_NEED):
            judged[row["doc"]].append((row["start"], row["end"], row["verdict"] == "right"))
    return judged


def own_rows() -> Iterator[Row]:
    """Yield the candidates of our own sentences, each a page of its own."""
    for kind, sentences in yaml.safe_load(OWN.read_text(encoding="utf-8")).items():
        for number, sentence in enumerate(sentences):
            page = read_bytes(f"Here is what to know.\n\n{sentence}\n".encode(), "page.md", "markdown")
            for candidate in list(candidates(page, scan(page)))[:1]:
                needs = kind in {one.value for one in EVIDENCE_KINDS}
                usual = candidate.kind in EVIDENCE_KINDS
                yield Row(f"own {number % 10}", candidate.features, usual, kind, needs, needs)


def _weight(row: Row, label: bool | None) -> float:
    if label is None:
        return _DEBATABLE
    return _OWN if row.page.startswith("own ") else 1.0


class Model:
    """Logistic regression over the features: does a reader need evidence, and what kind of claim is it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Fit the rows."""
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression

        seen = Counter(feature for row in rows for feature in row.features)
        self._known = {feature for feature, count in seen.items() if count >= _FEWEST}
        self._columns = DictVectorizer()
        matrix = self._columns.fit_transform([self._of(row) for row in rows])
        new = partial(LogisticRegression, C=_STRENGTH, max_iter=2000)
        self._needs, self._sure = (
            new().fit(
                matrix,
                [label is True for label in labels],
                sample_weight=[_weight(row, label) for row, label in zip(rows, labels, strict=True)],
            )
            for labels in ([row.needs for row in rows], [row.sure for row in rows])
        )
        about = [place for place, row in enumerate(rows) if row.label != NOTHING]
        self._kinds = new().fit(matrix[about], [rows[place].label for place in about])

    def _of(self, row: Row) -> dict[str, float]:
        return {feature: 1.0 for feature in row.features if feature in self._known}

    def score(self, rows: Sequence[Row]) -> list[float]:
        """Return how sure it is that each row needs evidence."""
        matrix = self._columns.transform([self._of(row) for row in rows])
        return [float(pair[1]) for pair in self._needs.predict_proba(matrix)]

    def as_toml(self) -> str:
        """Return the weights as readable data."""
        kinds = list(self._kinds.classes_)
        lines = ["# Written by `python -m tests.benchmarks.fit_claims`; do not edit."]
        names = self._columns.feature_names_
        for title, fitted in (("needs", self._needs), ("sure", self._sure)):
            lines += ["", f"[{title}]", f"start = {fitted.intercept_[0]:.2f}"]
            told = zip(names, fitted.coef_[0], strict=True)
            lines += [f'"{name}" = {weight:.2f}' for name, weight in told if abs(weight) >= _LEAST]
        lines += ["", "[kinds]"]
        for place, name in [(-1, "start"), *enumerate(names)]:
            column = self._kinds.intercept_ if place < 0 else self._kinds.coef_[:, place]
            pairs = [f"{kind} = {weight:.2f}" for kind, weight in zip(kinds, column, strict=True)]
            kept = pairs if place < 0 else [pair for pair in pairs if abs(float(pair.split()[-1])) >= _LEAST]
            lines.append(f'"{name}" = {{ {", ".join(kept)} }}')
        return "\n".join(lines) + "\n"


def f1(rows: Sequence[Row], told: Sequence[bool]) -> float:
    """Return F1 of "needs evidence" over candidates, as the judge of the labels counts: debatable ones are right."""
    pairs = list(zip((row.needs for row in rows), told, strict=True))
    found = sum(1 for needs, said in pairs if needs and said)
    fine = sum(1 for needs, said in pairs if needs is not False and said)
    precision = fine / max(1, sum(told))
    recall = found / max(1, sum(1 for needs, _ in pairs if needs))
    return 2 * precision * recall / (precision + recall)


def _held_out(rows: Sequence[Row]) -> list[float]:
    """Return the scores that each page's rows get from a model of the other pages."""
    scores = [0.0] * len(rows)
    for page in {row.page for row in rows}:
        held = [place for place, row in enumerate(rows) if row.page == page]
        model = Model([row for row in rows if row.page != page])
        for place, score in zip(held, model.score([rows[place] for place in held]), strict=True):
            scores[place] = score
    return scores


def _tell(name: str, rows: Sequence[Row], scores: Sequence[float]) -> None:
    pairs = [(row, score) for row, score in zip(rows, scores, strict=True) if not row.page.startswith("own ")]
    kept = [row for row, _ in pairs]
    told = [score >= (NEEDED if row.usual else NEEDED_AGAINST) for row, score in pairs]
    conventions = f1(kept, [row.usual for row in kept])
    click.echo(f"{name:28} conventions {conventions:.3f}  scores {f1(kept, told):.3f}")


def main() -> None:
    """Fit, compare with pages held out and kept apart, write."""
    rows = [row for name in ("learn", "dev", "seeds") for row in gold_rows(name)]
    rows += gold_rows("provider", "odd")
    rows += [*only_judged_rows({row.page for row in rows}), *own_rows()]
    click.echo(f"F1 of candidates that need evidence; {len(rows)} candidates")
    _tell("each page held out", rows, _held_out(rows))
    model = Model(rows)
    for name, apart in (("check", gold_rows("check")), ("provider, even", gold_rows("provider", "even"))):
        seen = list(apart)
        _tell(name, seen, model.score(seen))
    WEIGHTS.write_text(model.as_toml(), encoding="utf-8")


if __name__ == "__main__":
    main()
