"""One abstract's figures, said in many ways: what it supports, what it does not, and what it gives otherwise."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.figures import read_figures
from claimcheck.figures.against_works import compare
from claimcheck.figures.reading_figures import prepare
from claimcheck.figures.supporting import claimed_figures, sum_up
from claimcheck.model.claim import Claim, ClaimKind
from claimcheck.model.evidence import Place
from claimcheck.model.span import Span
from claimcheck.model.support import FigureSupport, Verdict
from claimcheck.quantities.quantities import find_quantities

TOLD = yaml.safe_load(Path(__file__).with_name("phrasings.yaml").read_text(encoding="utf-8"))
CLAIMS = [
    pytest.param(
        told["abstract"],
        claim["says"],
        claim["verdict"] == "found",
        marks=[pytest.mark.xfail(strict=True, reason="missed to this day")] if claim.get("missed") else [],
        id=claim["says"][:60],
    )
    for name in ("fields.yaml", "pages.yaml")
    for told in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    for claim in told["claims"]
]
FACTS = [
    told
    for name in ("facts.yaml", "fresh.yaml")
    for told in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]
FOUND = {Verdict.SUPPORTED, Verdict.ROUNDED}


def held(sentence: str, abstract: str) -> list[FigureSupport]:
    """Return the figures of a sentence, held against an abstract."""
    reported = prepare("1", read_figures(abstract, Place.ABSTRACT))
    claim = Claim(Span(0, len(sentence)), sentence, ClaimKind.OUTCOME, True, tuple(find_quantities(sentence)))
    return [compare(figure, reported) for figure in claimed_figures(claim)]


@pytest.mark.parametrize("sentence", TOLD["holds"])
def test_true_phrasings_are_supported(sentence: str) -> None:
    assert sum_up(held(sentence, TOLD["abstract"])) in FOUND


@pytest.mark.parametrize("sentence", TOLD["fails"])
def test_other_phrasings_are_not(sentence: str) -> None:
    assert sum_up(held(sentence, TOLD["abstract"])) not in FOUND


@pytest.mark.parametrize(("abstract", "sentence", "holds"), CLAIMS)
def test_what_pages_say_of_many_fields(abstract: str, sentence: str, holds: bool) -> None:
    assert (sum_up(held(sentence, abstract)) in FOUND) == holds


@pytest.mark.parametrize("told", FACTS, ids=[told["facts"][0]["figure"] for told in FACTS])
def test_a_figure_holds_with_its_own_words_only(told: dict[str, Any]) -> None:
    supported = [
        [fact["figure"], other["figure"]]
        for fact in told["facts"]
        for other in told["facts"]
        if fact["figure"].partition(" ")[2] == other["figure"].partition(" ")[2]
        and held(f"{fact['figure']} {other['holds']}", told["abstract"])[0].verdict in FOUND
    ]
    assert sorted(pair for pair in supported if pair[0] != pair[1]) == sorted(told.get("missed", []))
    assert [pair for pair in supported if pair[0] == pair[1]] == [[fact["figure"]] * 2 for fact in told["facts"]]


def test_a_figure_one_off_is_said_to_differ() -> None:
    (figure,) = held("88% of participants improved.", TOLD["abstract"])
    assert figure.verdict is Verdict.DIFFERS
    assert figure.figure is not None
    assert figure.figure.text == "89.0%"


@pytest.mark.parametrize(
    ("sentence", "abstract", "verdict"),
    [
        ("Over 10,000 people were followed.", "We included N=11,441 patients.", Verdict.ROUNDED),
        ("Over 10,000 people were followed.", "We included N=24,100 patients.", Verdict.NOT_FOUND),
        ("It eased pain within 2 hours.", "Pain was eased within 110 minutes.", Verdict.ROUNDED),
        ("It took 12 weeks.", "It took 84 days.", Verdict.SUPPORTED),
        ("Half of the nurses slept better.", "Of the nurses, 8 of 16 slept better.", Verdict.SUPPORTED),
        ("10–30% do not improve.", "Some 10% to 30% do not improve.", Verdict.SUPPORTED),
        ("2% of the nurses had nightmares.", "Nightmares: 1.96% of the nurses.", Verdict.ROUNDED),
        ("1.9% of the nurses had nightmares.", "Nightmares: 1.96% of the nurses.", Verdict.DIFFERS),
        ("Remission was 8% on placebo.", "Remission was 8.9% with the drug.", Verdict.NOT_FOUND),
    ],
)
def test_one_figure(sentence: str, abstract: str, verdict: Verdict) -> None:
    assert {figure.verdict for figure in held(sentence, abstract)} == {verdict}


def test_no_text_is_kept_but_a_few_words_around_each_figure() -> None:
    for figure in read_figures(TOLD["abstract"], Place.ABSTRACT):
        assert len(figure.context.split()) <= 16
        assert len(figure.context) <= 100
