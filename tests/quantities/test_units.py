"""Units behind a number."""

import pytest

from claimcheck.quantities.reading_units import read_unit


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("milligrams", "mg"),
        ("μg", "µg"),
        ("per cent", "percent"),
        ("square metres", "m²"),
        ("km2.", "km²"),
        ("mg/kg/day", "mg/kg/day"),
        ("beats per minute", "bpm"),
        ("kg m−2", "kg/m²"),
        ("times per hour", "times/hour"),
        ("° Celsius", "°C"),
        ("US dollars", "USD"),
        ("kg/m²", "kg/m²"),
        ("cm²", "cm²"),
        ("mmHg", "mmHg"),
    ],
)
def test_normalised(text: str, name: str) -> None:
    unit = read_unit(text, 0)
    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize("text", ["L202", "m212", "grandmother", "and", "", "weekend-x9"])
def test_no_unit(text: str) -> None:
    assert read_unit(text, 0) is None
