"""One abstract's figures, said in many ways: what it supports, what it does not, and what it gives otherwise."""

from pathlib import Path

import pytest
import yaml

from claimcheck.claims.quantities import find_quantities
from claimcheck.figures import read_figures
from claimcheck.figures.comparing import compare
from claimcheck.figures.sides import prepare
from claimcheck.figures.supporting import claimed_figures, sum_up
from claimcheck.model.claim import Claim, ClaimKind
from claimcheck.model.page import Span
from claimcheck.model.support import FigureSupport, Verdict

TOLD = yaml.safe_load(Path(__file__).with_name("phrasings.yaml").read_text(encoding="utf-8"))
FOUND = {Verdict.SUPPORTED, Verdict.ROUNDED}


def held(sentence: str, abstract: str) -> list[FigureSupport]:
    """Return the figures of a sentence, held against an abstract."""
    reported = prepare("1", read_figures(abstract, "abstract", find_quantities))
    claim = Claim(Span(0, len(sentence)), sentence, ClaimKind.OUTCOME, True, tuple(find_quantities(sentence)))
    return [compare(figure, reported) for figure in claimed_figures(claim)]


@pytest.mark.parametrize("sentence", TOLD["holds"])
def test_true_phrasings_are_supported(sentence: str) -> None:
    assert sum_up(held(sentence, TOLD["abstract"])) in FOUND


@pytest.mark.parametrize("sentence", TOLD["fails"])
def test_other_phrasings_are_not(sentence: str) -> None:
    assert sum_up(held(sentence, TOLD["abstract"])) not in FOUND


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
    for figure in read_figures(TOLD["abstract"], "abstract", find_quantities):
        assert len(figure.context.split()) <= 16
        assert len(figure.context) <= 100
