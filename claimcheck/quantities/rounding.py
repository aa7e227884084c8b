"""What a printed figure may stand for: the tolerances, all of them.

A figure is rounded or cut at its last printed digit, so it stands for all that lies less than so many steps of that
digit away. In: a figure as printed. Out: its step, and the interval of the numbers it may stand for.
"""

import math
from dataclasses import dataclass
from typing import Protocol

from claimcheck.model.claim import Dimension, Modifier
from claimcheck.quantities.units import unit_info

_SAME = 1e-9
_UNCOUNTED = frozenset({Dimension.MONEY, Dimension.SHARE, Dimension.DATE, Dimension.AGE, Dimension.STATISTIC})


class Figure(Protocol):
    """What is asked of a figure: a `Quantity` has it, and so has what a work reports."""

    @property
    def text(self) -> str:
        """As printed."""

    @property
    def value(self) -> float | None:
        """The value."""

    @property
    def low(self) -> float | None:
        """Lower end of a range."""

    @property
    def high(self) -> float | None:
        """Upper end of a range."""

    @property
    def unit(self) -> str | None:
        """Normalised."""

    @property
    def modifier(self) -> Modifier | None:
        """What bends it."""

    @property
    def precision(self) -> float:
        """What one step of the last printed digit is worth."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What is allowed for between a figure as printed and the number it stands for."""

    steps: float
    """Steps of the last printed digit: half a one for a figure that is rounded, one where it may be cut."""
    zeros_from: float
    """From here on a whole number that ends in zeros is taken to be rounded at its last digit that is not zero."""
    exact_counts: bool = False
    """Whether a smaller whole number of things counted is exact."""
    roughest: float = 1.0
    """Rounding that changes more than this part says something else ("1" for 0.6)."""
    finer: float = 1.0
    """A claim that is finer than what is reported may not stray further from it than this part."""
    worded: float = 0.0
    """The part that a share in words ("two-thirds") may stray."""
    worded_points: float = 0.0
    """The most percentage points it may stray."""
    about: float = 0.0
    """The part that a figure behind "about" may stray."""
    about_points: float = 0.0
    """Percentage points that a share behind "about" may stray: all of them for a multiple of five from 20 on."""
    beyond_worded: float = 1.0
    """How many times a lower bound in words ("over half") the figure may be."""


RESTATED = Tolerance(
    steps=0.5,
    zeros_from=1_000,
    roughest=0.15,
    finer=0.05,
    worded=0.1,
    worded_points=5.0,
    about=0.05,
    about_points=2.5,
    beyond_worded=1.35,
)
"""Between a claim and the figure it restates."""
COMPUTED = Tolerance(steps=1.0, zeros_from=100_000, exact_counts=True)
"""Between a figure and what other figures of the same page make of it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All that a figure may stand for: between two ends, without them unless they are the same."""

    low: float
    high: float

    @classmethod
    def exactly(cls, value: float) -> "Interval":
        """Return the interval of a number that is not rounded."""
        return cls(value, value)

    def times(self, other: "Interval") -> "Interval":
        """Return the interval of the product; for amounts that are not negative."""
        return Interval(self.low * other.low, self.high * other.high)

    def over(self, other: "Interval") -> "Interval":
        """Return the interval of the quotient; for amounts that are not negative, without end where zero divides."""
        high = self.high / other.low if other.low > 0 else math.inf
        return Interval(self.low / other.high if other.high > 0 else math.inf, high)

    def plus(self, other: "Interval") -> "Interval":
        """Return the interval of the sum."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: "Interval") -> "Interval":
        """Return the interval of the difference."""
        return Interval(self.low - other.high, self.high - other.low)

    def meets(self, other: "Interval") -> bool:
        """Whether both can be the same number."""
        near = _SAME * max(1.0, abs(self.high), abs(other.high))
        if self.low == self.high and other.low == other.high:
            return abs(self.low - other.low) <= near
        return self.low < other.high - near and other.low < self.high - near


def step(figure: Figure, tolerance: Tolerance) -> float:
    """Return what one step of the last digit that counts is worth; 0 where the figure is exact."""
    numbers = numbers_of(figure)
    if figure.precision < 1 or not numbers or any(number != int(number) for number in numbers):
        return figure.precision
    if min(map(abs, numbers)) >= tolerance.zeros_from:
        grain = min(last_digit(abs(number), figure.precision) for number in numbers)
        if grain > 1:
            return grain
    exact = tolerance.exact_counts and unit_info(figure.unit).dimension not in (Dimension.MONEY, Dimension.SHARE)
    return 0.0 if exact and figure.precision == 1 else figure.precision


def last_digit(value: float, step: float = 1.0) -> float:
    """Return what the last digit that is not zero is worth: 10 for 60, 10,000 for 10,000, 1 for 77."""
    grain = step if step > 0 else 1.0
    while value / (grain * 10) >= 1 and abs(value / (grain * 10) - round(value / (grain * 10))) < _SAME:
        grain *= 10
    return grain


def interval(figure: Figure, tolerance: Tolerance = COMPUTED) -> Interval:
    """Return all that a figure may stand for, rounded as it may be; ValueError for one without a number.

    A range stands for all between its ends, and so does a mean with its spread ("57 ± 11").
    """
    ends = [end for end in (figure.low, figure.high) if end is not None] or numbers_of(figure)
    if not ends:
        raise ValueError(f"{figure.text!r:.60} is no number")
    around = step(figure, tolerance) * tolerance.steps
    return Interval(min(ends) - around, max(ends) + around)


def is_count(figure: Figure) -> bool:
    """Whether a figure counts whole things or stretches of time: one whole number, not of money, shares or rates."""
    numbers = numbers_of(figure)
    if len(set(numbers)) != 1 or numbers[0] <= 0 or numbers[0] != int(numbers[0]):
        return False
    info = unit_info(figure.unit)
    return "/" not in info.name and info.name != "sample-size" and info.dimension not in _UNCOUNTED


def numbers_of(figure: Figure) -> tuple[float, ...]:
    """Return the value, else both ends of the range; empty for an amount without a number."""
    if figure.value is not None:
        return (figure.value,)
    return tuple(end for end in (figure.low, figure.high) if end is not None)
