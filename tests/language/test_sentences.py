"""One splitter of sentences, whoever asks."""

import pytest

from claimcheck.language.sentences import sentence_around, sentences
from claimcheck.language.word_tables import alternation, whole_words
from claimcheck.model.span import Span


@pytest.mark.parametrize(
    "sentence",
    [
        "Remission in the U.S. Army cohort was reached by 41%.",
        "At St. Mary Hospital 41% were in remission.",
        "Smith et al. Found nothing.",
        "The dose (see Fig. 2) was 0.5 mg/kg.",
    ],
)
def test_abbreviations_end_no_sentence(sentence: str) -> None:
    text = f"It was cold. {sentence} Then it ended."
    place = text.index(sentence)
    span = Span(place, place + len(sentence))
    assert span in sentences(text)
    assert sentence_around(text, Span(0, len(text)), Span(span.end - 4, span.end - 2)) == span


def test_units_behind_a_number_end_sentences() -> None:
    text = "It took 12 ms. Reaction was slow. She met Ms. Kessler."
    assert [span.slice(text) for span in sentences(text)] == [
        "It took 12 ms.",
        "Reaction was slow.",
        "She met Ms. Kessler.",
    ]


def test_the_sentence_around_a_place_in_an_endless_block_is_cut() -> None:
    text = "word " * 10_000
    found = sentence_around(text, Span(0, len(text)), Span(25_000, 25_004))
    assert found.contains(Span(25_000, 25_004))
    assert len(found) < 2_000


def test_patterns_prefer_the_longest_words_and_take_any_blank() -> None:
    found = whole_words(["study", "study of"]).search("A STUDY\nof mice")
    assert found is not None
    assert found[0] == "STUDY\nof"
    assert alternation(["a.b"]) == r"a\.b"
