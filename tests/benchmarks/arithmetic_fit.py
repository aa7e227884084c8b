"""The weights of the ties: `python -m tests.benchmarks.arithmetic_fit [--held-out]`.

Out: `claimcheck/rules/data/arithmetic_weights.toml`. Learned from the sentences of `arithmetic.yaml`, the cases of the
rule's tests and every second real text beside the project (nearly all of them right). Figures of a spoiled sentence
that miss each other, and would not if it were right, are tied; all others that miss each other are not. A wrong report
costs more than a missed one: the weights are moved down until none of the untied figures is above zero.

With `--held-out` each batch is judged by weights that are learned from the others, and nothing is written.
"""

import random
import sys
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.model.document import Document
from claimcheck.readers import read_bytes
from claimcheck.rules.arithmetic.explained import unexplained
from claimcheck.rules.arithmetic.lines import lines_of
from claimcheck.rules.arithmetic.messages import told
from claimcheck.rules.arithmetic.relations import RELATIONS, instances
from claimcheck.rules.arithmetic.ties import features
from tests.benchmarks import arithmetic, real_sums

WEIGHTS = Path(__file__).parents[2] / "claimcheck" / "rules" / "data" / "arithmetic_weights.toml"
CASES = Path(__file__).parents[1] / "rules" / "cases" / "inconsistent_arithmetic.yaml"
_HEAD = """# What each cue beside the figures of a relation weighs (`rules/arithmetic/ties.py`). Written by
# `python -m tests.benchmarks.arithmetic_fit`; not to be edited by hand.
"""
LEARNED = (*arithmetic.LEARNED, "apart")
WRONG_INDEED = ("12 × $1679 is", "59 of 250 is", "5 of 101 is", "288 of 355 is")
"""What was read by hand and is wrong on the real texts: it teaches neither way."""
_FOLDS = 5
"""Parts into which the figures that do not follow from each other are divided, each held out by itself."""
_COST = 4.0
"""A wrong report, or a case of the tests, weighs as much as so many missed ones."""
_RIDGE = 1.0
_SMALL = 0.15
"""Weights smaller than this are dropped."""
_STEPS, _ROUNDS, _DEAREST = 25, 6, 64.0
_MARGIN = 0.05
"""How far below zero the untied figures are moved."""


@dataclass(frozen=True)
class Example:
    """One instance that does not hold, and whether its figures are tied."""

    batch: str
    relation: str
    features: frozenset[str]
    tied: bool


def examples_of(document: Document, batch: str, *, right: Document | None = None) -> Iterator[Example]:
    """Yield the instances of a page that do not hold; `right` is the same page before it was spoiled."""
    holding = set() if right is None else {key for key, _, holds, _ in _instances(right) if holds}
    for key, relation, holds, seen in _instances(document):
        if not holds:
            yield Example(batch, relation, seen, key in holding)


def _instances(document: Document) -> Iterator[tuple[tuple[Hashable, ...], str, bool, frozenset[str]]]:
    for number, line in enumerate(lines_of(document)):
        every = list(instances(line.terms))
        missed = set(map(id, unexplained(line, every)))
        for one in every:
            key = (number, one.relation, *((part, term.place) for part, term in one.terms.items()))
            if one.holds or id(one) in missed:
                yield key, one.relation, one.holds, features(line, one, every) if id(one) in missed else frozenset()


def _document(case: arithmetic.Case) -> Document:
    name = {"html": "page.html", "markdown": "page.md", "text": "page.txt"}[case.format]
    return examine(read_bytes(case.page.encode(), name, case.format), Config())


def made_up(batch: str) -> Iterator[Example]:
    """Yield the examples of a batch."""
    if batch == "apart":
        for number, (_, phrasing) in enumerate(arithmetic.phrasings("apart")):
            case = arithmetic.fill("apart", phrasing, random.Random(1), spoiled=False)
            yield from examples_of(_document(case), f"apart {number % _FOLDS + 1}")
        return
    chance = random.Random(11)
    listed = arithmetic.phrasings(batch)
    count = 4 * arithmetic.SENTENCES if batch == "templates" else 2 * len(listed)
    for number in range(0, count, 2):
        kind, phrasing = listed[number // 2 % len(listed)]
        right = arithmetic.fill(kind, phrasing, chance, spoiled=False)
        state = chance.getstate()
        spoiled = arithmetic.fill(kind, phrasing, chance, spoiled=True)
        chance.setstate(state)
        same = _document(arithmetic.fill(kind, phrasing, chance, spoiled=False))
        chance.setstate(state)
        arithmetic.fill(kind, phrasing, chance, spoiled=True)
        yield from examples_of(_document(right), batch)
        yield from examples_of(_document(spoiled), batch, right=same)


def cases() -> Iterator[Example]:
    """Yield what the cases of the tests teach: nothing is tied in the honest ones, what is found in the others."""
    for case in yaml.safe_load(CASES.read_text(encoding="utf-8")).values():
        document = examine(read_bytes(case["page"].encode(), "page", case["form"]), Config())
        wanted = [part for found in case.get("expect", []) for part in np.atleast_1d(found.get("says", "\0"))]
        for line in lines_of(document):
            every = list(instances(line.terms))
            for one in unexplained(line, every):
                tied = any(part in told(one).message for part in wanted)
                if tied or not wanted:
                    yield Example("cases", one.relation, features(line, one, every), tied)


def real() -> Iterator[Example]:
    """Yield what misses each other on the real texts."""
    for name, _, documents in real_sums.sources():
        for document in documents:
            for line in lines_of(document):
                every = list(instances(line.terms))
                for one in unexplained(line, every):
                    if not told(one).message.startswith(WRONG_INDEED):
                        yield Example(name, one.relation, features(line, one, every), tied=False)


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights of one relation by logistic regression, sparse and moved so that nothing untied is tied."""
    names = sorted({feature for one in examples for feature in one.features})
    index = {name: place for place, name in enumerate(names)}
    given = np.zeros((len(examples), len(names)))
    for row, one in enumerate(examples):
        given[row, [index[feature] for feature in one.features]] = 1.0
    tied = np.array([one.tied for one in examples], dtype=float)
    cost = np.array([1.0 if one.tied and one.batch != "cases" else _COST for one in examples])
    kept = np.ones(len(names), dtype=bool)
    weights, bias = np.zeros(len(names)), 0.0
    for _ in range(_ROUNDS):
        weights, bias = _regressed(given * kept, tied, cost)
        scores = given @ weights + bias
        cost = np.where((tied == 0) & (scores > -_MARGIN), np.minimum(cost * 2, _DEAREST), cost)
    kept = np.abs(weights) >= _SMALL
    weights, bias = _regressed(given * kept, tied, cost)
    weights = np.where(kept, np.round(weights, 2), 0.0)
    highest = max((given @ weights)[tied == 0], default=-1.0)
    bias = min(bias, -highest - _MARGIN)
    chosen = {name: float(weight) for name, weight in zip(names, weights, strict=True) if weight}
    return {"bias": round(float(bias), 2)} | dict(sorted(chosen.items()))


def _regressed(
    given: NDArray[np.float64], tied: NDArray[np.float64], cost: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Return weights and bias of a ridge logistic regression, by Newton's method."""
    rows = np.hstack([given, np.ones((len(given), 1))])
    penalty = np.full(rows.shape[1], _RIDGE)
    penalty[-1] = 1e-6
    found = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (cost * (likely - tied)) + penalty * found
        curve = (rows * (cost * likely * (1 - likely))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found = found - step
        if np.abs(step).max() < 1e-4:
            break
    return found[:-1], float(found[-1])


def fitted(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Return the weights of every relation."""
    return {relation: fit([one for one in examples if one.relation == relation]) for relation in RELATIONS}


def scored(weights: dict[str, dict[str, float]], one: Example) -> float:
    """Return the score of an example."""
    table = weights[one.relation]
    return table["bias"] + sum(table.get(feature, 0.0) for feature in one.features)


def held_out(examples: Sequence[Example]) -> None:
    """Judge every batch by weights learned from the others."""
    for batch in dict.fromkeys(one.batch for one in examples):
        weights = fitted([one for one in examples if one.batch != batch])
        own = [one for one in examples if one.batch == batch]
        tied = [one for one in own if one.tied]
        found = sum(scored(weights, one) > 0 for one in tied)
        wrongly = sum(scored(weights, one) > 0 for one in own) - found
        sys.stdout.write(
            f"{batch}: {found} of {len(tied)} that are tied, {wrongly} of {len(own) - len(tied)} that are not\n"
        )


def main() -> None:
    """Fit and write, or judge every batch by the others."""
    examples = [one for batch in LEARNED for one in made_up(batch)] + list(cases()) + list(real())
    if "--held-out" in sys.argv:
        held_out(examples)
        return
    weights = fitted(examples)
    for relation, table in weights.items():
        own = [one for one in examples if one.relation == relation]
        found, tied = sum(scored(weights, one) > 0 for one in own), sum(one.tied for one in own)
        sys.stdout.write(f"{relation}: {found} of {tied} tied found among {len(own)}, {len(table)} weights\n")
    text = _HEAD
    for relation, table in weights.items():
        text += f"\n[{relation}]\n" + "".join(f'"{name}" = {weight}\n' for name, weight in table.items())
    WEIGHTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
