"""What a printed figure may stand for: its last digit's worth, and the interval around it."""

import pytest

from claimcheck.model.claim import Dimension, Quantity
from claimcheck.quantities.quantities import find_quantities
from claimcheck.quantities.rounding import COMPUTED, RESTATED, Interval, interval, is_count, last_digit, step


def read(text: str) -> Quantity:
    return find_quantities(text)[0]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("62.8%", 0.1),
        ("88.90%", 0.1),
        ("1.25 mg", 0.01),
        ("1,200 patients", 1.0),
        ("1.2 million adults", 1e5),
        ("$2.5M", 1e5),
        ("$5 million", 1e6),
        ("10k readers", 1e3),
        ("72K readers", 1e3),
        ("1.2 × 10^5 cells", 1e4),
        ("2½ hours", 1.0),
        ("two million people", 1e6),
        ("12,5 %", 0.1),
        ("0.5–1 g", 0.1),
        ("1–1.5 million people", 1e5),
        ("54.8 ± 5 years", 0.1),
        ("95% CI 1.81-3.32", 0.01),
        ("p < 0.001", 0.001),
        ("8 of 23", 0.0),
        ("one-third", 0.0),
        ("many people", 0.0),
    ],
)
def test_precision_is_the_worth_of_the_last_digit(text: str, precision: float) -> None:
    assert read(text).precision == pytest.approx(precision)


def test_a_quantity_knows_what_it_is() -> None:
    assert read("8 of 23").part == (8.0, 23.0)
    assert read("5 mg/kg/day").per == ("kg", "day")
    assert read("5 mg/kg/day").dimension is Dimension.DOSE
    assert read("$40 per month").dimension is Dimension.MONEY
    assert read("several weeks").dimension is Dimension.VAGUE
    assert [one.dimension for one in find_quantities("after 1, 3 and 6 months")] == [Dimension.TIME] * 3


@pytest.mark.parametrize(
    ("text", "restated", "computed"),
    [
        ("1,200 patients", 100.0, 0.0),
        ("$1,200", 100.0, 1.0),
        ("120,000 patients", 1e4, 1e4),
        ("62.8%", 0.1, 0.1),
        ("40%", 1.0, 1.0),
        ("40 weeks", 1.0, 0.0),
    ],
)
def test_zeros_and_counts_are_read_as_the_tolerance_says(text: str, restated: float, computed: float) -> None:
    assert step(read(text), RESTATED) == pytest.approx(restated)
    assert step(read(text), COMPUTED) == pytest.approx(computed)


def test_intervals_are_computed_with() -> None:
    price, sessions = interval(read("$33.5")), interval(read("6 sessions"))
    assert sessions == Interval.exactly(6.0)
    assert price.times(sessions).meets(Interval.exactly(201.3))
    assert not price.times(sessions).meets(Interval.exactly(210.0))
    assert price.plus(sessions) == Interval(39.4, 39.6)
    assert price.minus(sessions).meets(Interval.exactly(27.5))
    assert sessions.over(Interval.exactly(4.0)) == Interval.exactly(1.5)
    assert interval(read("4-8 weeks")).meets(Interval.exactly(5.0))
    with pytest.raises(ValueError, match="no number"):
        interval(read("many people"))


@pytest.mark.parametrize(
    ("text", "expected"), [("12 sessions", True), ("6 months", True), ("$12", False), ("4%", False)]
)
def test_counts(text: str, expected: bool) -> None:
    assert is_count(read(text)) is expected


def test_the_last_digit_that_is_not_zero() -> None:
    assert [last_digit(value) for value in (60, 77, 10_000, 1_230)] == [10, 1, 10_000, 10]
