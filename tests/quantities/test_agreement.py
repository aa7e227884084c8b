"""Whether two printed figures say the same: rounded, in words, as a bound, in another unit."""

import pytest

from claimcheck.model.claim import Quantity
from claimcheck.quantities.agreement import Agreement, Magnitude, agree, magnitude
from claimcheck.quantities.quantities import find_quantities

EXACT, ROUNDED, NONE = Agreement.EXACT, Agreement.ROUNDED, Agreement.NONE


def read(text: str) -> Quantity:
    return find_quantities(text)[0]


def measured(text: str) -> Magnitude:
    found = magnitude(read(text))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("claimed", "reported", "expected"),
    [
        ("62%", "62%", EXACT),
        ("62%", "62.4%", ROUNDED),
        ("62%", "63%", NONE),
        ("62.8%", "63%", ROUNDED),
        ("1,200 adults", "1,234 adults", ROUNDED),
        ("1.2 million adults", "1,234,567 adults", ROUNDED),
        ("14.8 million adults", "14,810,000 adults", ROUNDED),
        ("14.8 million adults", "14,910,000 adults", NONE),
        ("1.2 million adults", "1.3 million adults", NONE),
        ("two-thirds of patients", "66.7%", ROUNDED),
        ("about 40% of adults", "38%", ROUNDED),
        ("about 40% of adults", "31%", NONE),
        ("over 10,000 people", "11,441 participants", ROUNDED),
        ("over 10,000 people", "8,400 participants", NONE),
        ("over half of adults", "57%", ROUNDED),
        ("up to 8 weeks", "7.5 weeks", ROUNDED),
        ("8 weeks", "56 days", EXACT),
        ("within one day", "24 hours", EXACT),
        ("4-8 weeks", "8 weeks", NONE),
        ("8 weeks", "4-8 weeks", EXACT),
        ("1 in 4 adults", "26.4%", ROUNDED),
        ("8 of 23", "34.8%", ROUNDED),
        ("8 of 23", "35.3%", NONE),
        ("over 57 years", "57 ± 11 years", NONE),
        ("1 point", "0.6 points", NONE),
        ("120 patients", "n = 120", EXACT),
        ("12 studies", "12 trials", EXACT),
        ("12 mg", "12%", NONE),
    ],
)
def test_a_claimed_figure_is_held_against_a_reported_one(claimed: str, reported: str, expected: Agreement) -> None:
    assert agree(measured(claimed), measured(reported)) is expected


def test_figures_are_measured_in_one_unit_of_their_dimension() -> None:
    assert measured("2 weeks").ends == (336.0,)
    assert measured("one-quarter").ends == (25.0,)
    assert measured("90 participants").noun == "people"
    assert magnitude(read("many people")) is None


def test_a_raised_digit_is_no_number_of_a_round_share() -> None:
    assert magnitude(find_quantities("About 1 in 10⁶ divers is hurt.")[0]) is not None
