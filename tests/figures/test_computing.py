"""Figures that follow from what a text reports are found where the words ask for them, and nowhere else."""

import pytest

from claimcheck.model.support import Verdict
from tests.figures.test_phrasings import held

FOLLOWS, NOT = Verdict.ROUNDED, Verdict.NOT_FOUND


@pytest.mark.parametrize(
    ("sentence", "abstract", "verdict"),
    [
        # differences
        ("Blood pressure fell by 17 mmHg.", "Blood pressure fell from 148 mmHg to 131 mmHg.", FOLLOWS),
        ("Blood pressure was 17 mmHg.", "Blood pressure fell from 148 mmHg to 131 mmHg.", NOT),
        ("Stays were 3 days shorter.", "Blood pressure fell within 12 days, weight within 9 days.", NOT),
        ("Cure was 21 percentage points higher.", "Cure was 62.8% with the drug and 41.9% with placebo.", FOLLOWS),
        # ratios
        ("The specimens were 50% longer.", "The mean length of specimens was 1.5 vs. 1.0 cm.", FOLLOWS),
        ("The specimens were 80% longer.", "The mean length of specimens was 1.5 vs. 1.0 cm.", NOT),
        ("Relapse of eczema was twice as common.", "Eczema relapse: 24% with soap and 12% with cream.", FOLLOWS),
        ("Relapse of eczema was four times as common.", "Eczema relapse: 24% with soap and 12% with cream.", NOT),
        ("The risk was cut by 25%.", "The hazard ratio was 0.75 for death.", FOLLOWS),
        ("The risk was cut by 52%.", "The hazard ratio was 0.75 for death.", NOT),
        ("The cost was cut by 25%.", "The hazard ratio was 0.75 for death.", NOT),
        # shares of counts
        ("Surgery was needed by 2.5% of adults.", "We followed 120 adults. Three adults needed surgery.", FOLLOWS),
        ("Coffee was drunk by 2.5% of adults.", "We followed 120 adults. Three adults needed surgery.", NOT),
        ("Low values were seen in 36% of donors.", "Of the 55 heart donors, 20 had low values.", FOLLOWS),
        # the rest to a hundred
        ("94% had no fever.", "Fever occurred in 5.9% of the children.", FOLLOWS),
        ("94% had fever.", "Fever occurred in 5.9% of the children.", NOT),
        ("29% still met criteria.", "By week 4, 71% no longer met criteria.", FOLLOWS),
        ("3.2% of implants were lost.", "Implant survival was 96.8%.", FOLLOWS),
    ],
)
def test_what_follows(sentence: str, abstract: str, verdict: Verdict) -> None:
    assert {figure.verdict for figure in held(sentence, abstract)} == {verdict}


def test_it_is_said_how() -> None:
    (figure,) = held("Blood pressure fell by 17 mmHg.", "Blood pressure fell from 148 mmHg to 131 mmHg.")
    assert figure.how == "148 mmHg less 131 mmHg"


@pytest.mark.parametrize(
    ("sentence", "abstract"),
    [
        ("Nausea occurred in 9.4%.", "Nausea occurred in 14.2% and headache in 9.4%."),
        ("Nausea occurred in 9.4% on placebo.", "Nausea occurred in 9.4% with the drug and 3.1% on placebo."),
        ("After 6 months 78% had returned.", "Return was seen in 34% at 6 months and 78% at 24 months."),
        ("Bone loss was 1.4 mm after one year.", "Bone loss was 0.9 mm at year 1 and 1.4 mm at year 10."),
    ],
)
def test_a_figure_reported_for_something_else_differs(sentence: str, abstract: str) -> None:
    assert Verdict.DIFFERS in {figure.verdict for figure in held(sentence, abstract)}


@pytest.mark.parametrize(
    ("sentence", "abstract"),
    [
        ("72% improved.", "64% improved at two weeks and 72% at four weeks."),
        ("77% had clear skin.", "77% on the high dose, 67% on the low dose and 44% on cream had clear skin."),
        ("62.8% responded, compared with placebo.", "Response: 62.8% with the spray and 41.9% with placebo."),
        ("62.8% responded, more than on placebo.", "Response: 62.8% with the spray and 41.9% with placebo."),
        (
            "It was 24.3 months, longer than with radiation.",
            "It was 24.3 months with drugs, 16.2 months with radiation.",
        ),
        ("The cost per life year was £482.", "It came at a cost of £17, giving an ICER of £482."),
    ],
)
def test_words_that_are_left_out_are_no_other_words(sentence: str, abstract: str) -> None:
    assert {figure.verdict for figure in held(sentence, abstract)} == {Verdict.SUPPORTED}


@pytest.mark.parametrize(
    ("sentence", "abstract", "note"),
    [
        (
            "41.9% responded.",
            "With the spray 62% improved, on placebo 41.9%.",
            "reported for the group it was compared",
        ),
        ("On placebo 41.9% improved.", "With the spray 62% improved, on placebo 41.9%.", ""),
        ("41.9% responded.", "Response was better than placebo (41.9%).", ""),
        (
            "52.2% responded within a week.",
            "After 24 hours 52.2% responded.",
            "reported beside 24 hour, the claim names",
        ),
        ("52.2% responded within a day.", "After 24 hours 52.2% responded.", ""),
    ],
)
def test_another_arm_or_time_is_named(sentence: str, abstract: str, note: str) -> None:
    figure = held(sentence, abstract)[0]
    assert figure.verdict is Verdict.SUPPORTED
    assert figure.note.startswith(note) if note else not figure.note
