"""Sentences written for the tests, held against the abstracts beside them: rows for the report on figures.

In: `tests/figures/{fields,pages,facts,fresh}.yaml`. The first runs stand in the commits that wrote them.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from claimcheck.figures.against_works import compare
from claimcheck.figures.supporting import sum_up
from claimcheck.model.support import Verdict
from tests.benchmarks.conclusions import ROOT, claimed_in, reported_in

FOLDER = ROOT / "tests" / "figures"
FOUND = frozenset({Verdict.SUPPORTED, Verdict.ROUNDED})


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what is measured, the measure, and the goal."""
    for name, what in (("fields", "eight fields"), ("pages", "five more abstracts, looser")):
        right, true, refused, other = _said(_load(name))
        yield f"sentences about {what}: true ones supported", f"{right} of {true}", "all"
        yield f"sentences about {what}: others not supported", f"{refused} of {other}", "all"
    for name, what in (("facts", "five abstracts"), ("fresh", "four more abstracts")):
        own, facts, refused, swaps, differs = _swapped(_load(name))
        yield f"figures of {what} with their own words: supported", f"{own} of {facts}", "all"
        yield f"with another figure's words: not supported ({differs} differ)", f"{refused} of {swaps}", ""


def _load(name: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return told


def _said(told: list[dict[str, Any]]) -> tuple[int, int, int, int]:
    right = true = refused = other = 0
    for one in told:
        reported = reported_in(one["abstract"])
        for claim in one["claims"]:
            found = sum_up([compare(figure, reported) for figure in claimed_in(claim["says"])]) in FOUND
            if claim["verdict"] == "found":
                true, right = true + 1, right + found
            else:
                other, refused = other + 1, refused + (not found)
    return right, true, refused, other


def _swapped(told: list[dict[str, Any]]) -> tuple[int, int, int, int, int]:
    own = facts = refused = swaps = differs = 0
    for one in told:
        reported = reported_in(one["abstract"])
        for fact in one["facts"]:
            for other in one["facts"]:
                if fact["figure"].partition(" ")[2] != other["figure"].partition(" ")[2]:
                    continue
                verdict = compare(claimed_in(f"{fact['figure']} {other['holds']}")[0], reported).verdict
                if fact is other:
                    facts, own = facts + 1, own + (verdict in FOUND)
                else:
                    swaps, refused = swaps + 1, refused + (verdict not in FOUND)
                    differs += verdict is Verdict.DIFFERS
    return own, facts, refused, swaps, differs
