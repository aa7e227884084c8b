"""Numbers in digits and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.quantities.numbers import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,204", 1204),
        ("12,34,567", 1234567),
        ("1 204 000", 1204000),
        ("1\u202f204", 1204),
        ("0·78", 0.78),
        ("2.5 million", 2.5e6),
        ("10k", 10000),
        ("3 1/2", 3.5),
        ("2½", 2.5),
        ("3/4", 0.75),
        ("6 × 10^3", 6000),
        ("2.5×10−2", 0.025),
        ("4e3", 4000),
        ("one hundred and six", 106),
        ("two million three hundred thousand", 2.3e6),
        ("forty-two", 42),
        ("four point two five", 4.25),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("three and a half", 3.5),
        ("two thirds", 2 / 3),
        ("half a million", 500000),
        ("6 crore", 6e7),
    ],
)
def test_reads_whole(text: str, value: float) -> None:
    reading = read_number(text, 0)
    assert reading is not None
    assert reading.end == len(text)
    assert reading.value == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "and", "first", "hundredfold", ".", "x5"])
def test_reads_nothing(text: str) -> None:
    assert read_number(text, 0) is None


@given(st.integers(0, 10**9))
def test_grouped_integers_read_back(value: int) -> None:
    reading = read_number(f"{value:,}", 0)
    assert reading is not None
    assert reading.value == value
