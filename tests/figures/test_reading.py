"""What is kept of a text: its figures, and a few words around each that are never a whole sentence of any length."""

import pytest

from claimcheck.figures import read_figures
from claimcheck.model.evidence import Place

LONG = (
    "Among the many patients who came to the clinic in this year of the programme, 41% slept well, 12% had "
    "nightmares about the sea and 7% of all those who were asked walked in their sleep."
)


def contexts(text: str) -> list[str]:
    return [figure.context for figure in read_figures(text, Place.ABSTRACT)]


def test_the_first_words_of_a_sentence_stand_before_those_around_a_figure() -> None:
    assert "Among the many … this year of the programme, 41% slept well, 12% had nightmares about" in contexts(LONG)


def test_no_sentence_of_any_length_is_kept_whole() -> None:
    said = "Of 212 nurses who kept the lights off, 81.4% slept better."
    assert all(len(words.replace("…", "").split()) < len(said.split()) for words in contexts(said))
    assert contexts("Nightmares: 1.96% of the nurses.") == ["Nightmares: 1.96% of the nurses."]


@pytest.mark.parametrize("text", [LONG * 40, "7% " + "x" * 5000, f"{'word ' * 3000}7%{' word' * 3000}"])
def test_contexts_are_bounded(text: str) -> None:
    kept = contexts(text)
    assert kept
    assert all(len(words) <= 120 and len(words.split()) <= 18 for words in kept)


@pytest.mark.parametrize(
    ("text", "figure", "time"),
    [
        ("Return was achieved by 34% at 6 months, 61% at 12 months.", "61%", "12 month"),
        ("Two weeks later 61% had returned.", "61%", "2 week"),
        ("61% had returned.", "61%", None),
    ],
)
def test_the_time_of_a_figure_is_the_one_of_its_clause(text: str, figure: str, time: str | None) -> None:
    (found,) = [one for one in read_figures(text, Place.ABSTRACT) if one.text == figure]
    assert found.time == time


def test_an_abbreviation_ends_no_sentence() -> None:
    (first, second) = contexts("Mean length was 1.5 vs. 1.0 cm.")
    assert "1.5 vs. 1.0 cm" in first
    assert "1.5 vs. 1.0 cm" in second
