"""Places in an order and parts of one thing are no shares; shares said with the same words are."""

import pytest

from claimcheck.quantities.quantities import find_quantities


@pytest.mark.parametrize(
    "text",
    [
        "One pump failed at noon, another at four and the rest at a third.",
        "That is a third-party audit.",
        "It has a fifth-floor view.",
        "Both halves of the loaf were eaten.",
    ],
)
def test_no_share(text: str) -> None:
    assert [quantity.text for quantity in find_quantities(text) if quantity.unit in ("fraction", "times")] == []


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Costs fell by a third.", "a third"),
        ("A fifth of adults smoke.", "A fifth"),
        ("In a quarter of cases nothing helps.", "a quarter"),
        ("The filter halves the dose.", "halves"),
    ],
)
def test_share(text: str, share: str) -> None:
    assert share in [quantity.text for quantity in find_quantities(text)]
