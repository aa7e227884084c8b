"""What a printed figure may stand for, and whether two of them can be equal: the tolerances, all of them.

A figure may have been rounded up or down at its last printed digit, so it stands for anything less than one step of
that digit away ("33" for 32.1 and for 33.9); counts are exact. A number from 100,000 on that ends in zeros is taken to
be rounded at its last digit that is not zero. A range stands for all between its ends. Nothing else is allowed for.
"""

import re
from dataclasses import dataclass

from claimcheck.model.claim import Quantity

_EPSILON = 1e-9
_ROUNDED_FROM = 100_000
_NUMBER = re.compile(r"\d[\d,.·\u00a0\u202f]{0,20}")
_FACTORS = (1e3, 1e6, 1e9, 1e12)


@dataclass(frozen=True, slots=True)
class Reach:
    """All that a figure may stand for: between two ends, without them unless they are the same."""

    low: float
    high: float

    def times(self, other: "Reach") -> "Reach":
        """Return the reach of the product; for amounts that are not negative."""
        return Reach(self.low * other.low, self.high * other.high)

    def plus(self, other: "Reach") -> "Reach":
        """Return the reach of the sum."""
        return Reach(self.low + other.low, self.high + other.high)

    def minus(self, other: "Reach") -> "Reach":
        """Return the reach of the difference."""
        return Reach(self.low - other.high, self.high - other.low)

    def meets(self, other: "Reach") -> bool:
        """Whether both can be the same number."""
        near = _EPSILON * max(1.0, abs(self.high), abs(other.high))
        if self.low == self.high and other.low == other.high:
            return abs(self.low - other.low) <= near
        return self.low < other.high - near and other.low < self.high - near


def exactly(value: float) -> Reach:
    """Return the reach of a number that is not rounded."""
    return Reach(value, value)


def step(quantity: Quantity, value: float, *, counted: bool) -> float:
    """Return what one step of the last printed digit is worth; 0 for a count."""
    found = _NUMBER.search(quantity.text)
    if found is None:
        return 0.0 if counted else 1.0
    printed = found[0].rstrip(",.·\u00a0\u202f")
    decimals = _decimals(printed, value)
    plain = float(re.sub(r"\D", "", printed) or 0) / 10**decimals
    factor = next((one for one in _FACTORS if plain and abs(value / plain / one - 1) < _EPSILON), 1.0)
    if factor > 1:
        return factor / float(10**decimals)
    if value >= _ROUNDED_FROM and value == int(value):
        zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
        return float(f"1e{zeros}") if zeros or not counted else 0.0
    return 0.0 if counted and not decimals else 1 / float(10**decimals)


def _decimals(printed: str, value: float) -> int:
    """Return how many digits stand behind the decimal sign, whichever sign that is."""
    tail = re.search(r"[.,·](\d{1,8})$", printed)
    if tail is None:
        return 0
    if len(tail[1]) == 2 and tail[1].endswith("0"):
        return 1  # "88.90%" is 88.9% filled up
    grouped = len(tail[1]) == 3 and value == int(value)
    return 0 if grouped and tail[0][0] != "·" else len(tail[1])
