"""Whether two figures say the same: as printed, rounded in either direction, or within what the words allow.

In: a claimed and a reported figure. Out: an `Agreement`. With `rounding` the only arithmetic on printed numbers.
"""

from dataclasses import dataclass
from enum import IntEnum

from claimcheck.model.claim import Dimension, Modifier
from claimcheck.quantities.rounding import RESTATED, Figure, Tolerance, last_digit, numbers_of, step
from claimcheck.quantities.units import unit_info

_SAME = 1e-9
SHARE, TIME, COUNT = Dimension.SHARE.value, Dimension.TIME.value, Dimension.COUNT.value
ABOVE = frozenset({Modifier.OVER, Modifier.AT_LEAST})
BELOW = frozenset({Modifier.UNDER, Modifier.AT_MOST, Modifier.UP_TO})
"""Modifiers that leave a figure open to one side."""
ENTITIES = frozenset({"people", "study"})
_SHORTEST_NOUN = 4
"""Shorter units (mg, mm) are measures, and no two of them are one."""
_ROUND_FROM = 20.0
"""Shares from here on are rounded to the nearest five percent behind "about"."""


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A figure in a unit in which it can be compared: shares in percent, times in hours, the rest in its own unit."""

    kind: str
    """SHARE, TIME, COUNT or the unit itself."""
    ends: tuple[float, ...]
    """The value, or both ends of a range."""
    step: float
    """What one step of the last digit that counts is worth."""
    modifier: Modifier | None
    printed: tuple[float, ...] = ()
    """The same as printed, before any conversion."""
    noun: str | None = None
    """For a count: what is counted, people, studies, illnesses and groups each by one name."""
    worded: bool = False
    """Whether a share is said loosely: in words ("two-thirds"), or as so many in at most ten ("1 in 4")."""
    spread: bool = False
    """Whether it is a mean that is given with its spread ("57 ± 11")."""

    @property
    def value(self) -> float:
        """The value, or the lower end."""
        return self.ends[0]


def magnitude(figure: Figure, tolerance: Tolerance = RESTATED) -> Magnitude | None:
    """Return a figure in the unit in which it is compared; None for one without a number."""
    numbers = numbers_of(figure)
    if not numbers:
        return None
    info = unit_info(figure.unit)
    kind, factor, noun = info.name or COUNT, 1.0, info.noun
    if info.dimension is Dimension.SHARE and info.is_convertible:
        kind, factor, noun = SHARE, info.scale, None
    elif info.dimension in {Dimension.TIME, Dimension.AGE} and info.is_convertible:
        kind, factor, noun = TIME, info.scale, None
    return Magnitude(
        kind,
        tuple(number * factor for number in numbers),
        step(figure, tolerance) * factor,
        figure.modifier,
        numbers,
        noun,
        worded=figure.unit == "fraction" and _is_loose(figure.text),
        spread=figure.value is not None and figure.low is not None,
    )


def _is_loose(text: str) -> bool:
    head, joint, whole = text.rpartition(" out of " if " out of " in text else " in ")
    if not any(character.isdigit() for character in text):
        return True
    whole = whole.removeprefix("every ")
    return bool(joint and head) and whole.isdecimal() and 2 <= int(whole) <= 10


def comparable(claimed: Magnitude, reported: Magnitude) -> bool:
    """Whether two figures are of one kind, as far as their units tell."""
    if claimed.kind == reported.kind:
        return True
    if COUNT in (claimed.kind, reported.kind):
        return SHARE not in (claimed.kind, reported.kind)
    return min(len(claimed.noun or ""), len(reported.noun or "")) >= _SHORTEST_NOUN  # things by two names


def alike(claimed: Magnitude, reported: Magnitude) -> bool:
    """Whether two figures are of the very same kind or count the same."""
    return claimed.kind == reported.kind or (claimed.noun is not None and claimed.noun == reported.noun)


def can_differ(mine: Magnitude, theirs: Magnitude) -> bool:
    """Whether two amounts are of one kind for certain, so that they can differ."""
    return len(mine.ends) == len(theirs.ends) == 1 and alike(mine, theirs)


class Agreement(IntEnum):
    """How well two figures agree, the best last."""

    NONE = 0
    ROUNDED = 1
    EXACT = 2


def agree(claimed: Magnitude, reported: Magnitude, tolerance: Tolerance = RESTATED) -> Agreement:
    """Hold a claimed figure against a reported one."""
    if not comparable(claimed, reported) or _opposed(claimed, reported):
        return Agreement.NONE
    if len(claimed.ends) == 1 and len(reported.ends) == 2:
        if any(_equal(claimed.value, end) for end in reported.ends):
            return Agreement.EXACT
        outer = reported.ends[0] if claimed.modifier in ABOVE else reported.ends[1]
        inside = claimed.kind == SHARE and _is_bound(claimed.value, outer, claimed, reported, tolerance)
        return Agreement.ROUNDED if inside else Agreement.NONE
    if len(claimed.ends) != len(reported.ends):
        return Agreement.NONE
    if not alike(claimed, reported) and not _only_counts(claimed, reported):
        same = all(_equal(mine, theirs) for mine, theirs in zip(claimed.printed, reported.printed, strict=True))
        return Agreement.EXACT if same else Agreement.NONE
    pairs = zip(claimed.ends, reported.ends, strict=True)
    return min(_agree(mine, theirs, claimed, reported, tolerance) for mine, theirs in pairs)


def _opposed(claimed: Magnitude, reported: Magnitude) -> bool:
    """Whether one bounds from above what the other bounds from below, or a mean is held against a bound."""
    mine, theirs = claimed.modifier, reported.modifier
    bounds = (mine in ABOVE and theirs in BELOW) or (mine in BELOW and theirs in ABOVE)
    return bounds or (reported.spread and mine in ABOVE | BELOW)


def _equal(mine: float, theirs: float) -> bool:
    return abs(mine - theirs) <= _SAME * max(1.0, abs(mine))


def _only_counts(claimed: Magnitude, reported: Magnitude) -> bool:
    """Whether one counts people or studies and the other does not say what it counts, as "n = 3,574" does not."""
    if "sample-size" in (claimed.kind, reported.kind) and claimed.noun and reported.noun:
        return True
    return COUNT in (claimed.kind, reported.kind) and ENTITIES & {claimed.noun, reported.noun} != set()


def _agree(mine: float, theirs: float, claimed: Magnitude, reported: Magnitude, tolerance: Tolerance) -> Agreement:
    signed = claimed.kind == TIME
    if _equal(mine, theirs) or (not signed and _equal(abs(mine), abs(theirs))):
        return Agreement.EXACT
    apart = abs(mine - theirs) if signed else abs(abs(mine) - abs(theirs))
    largest = max(abs(mine), abs(theirs))
    if apart <= _allowance(mine, claimed, reported, tolerance) + _SAME and apart <= tolerance.roughest * largest:
        return Agreement.ROUNDED
    return Agreement.ROUNDED if _is_bound(mine, theirs, claimed, reported, tolerance) else Agreement.NONE


def _allowance(mine: float, claimed: Magnitude, reported: Magnitude, tolerance: Tolerance) -> float:
    """Return how far apart two numbers may lie and still be the same, one rounded."""
    same = claimed.kind == reported.kind
    finer = min(reported.step * tolerance.steps, tolerance.finer * abs(mine)) if same else 0.0
    allowed = max(claimed.step * tolerance.steps, finer)
    if claimed.worded or reported.worded:
        allowed = max(allowed, min(tolerance.worded * abs(mine), tolerance.worded_points))
    if Modifier.APPROXIMATELY in (claimed.modifier, reported.modifier):
        allowed = max(allowed, _about(mine, claimed, tolerance))
    return allowed


def _about(mine: float, claimed: Magnitude, tolerance: Tolerance) -> float:
    """Return what "about" allows: more for a share that is a multiple of five."""
    allowed = tolerance.about * abs(mine)
    if claimed.kind != SHARE:
        return allowed
    nearest_five = mine >= _ROUND_FROM and mine % 5 == 0
    return tolerance.about_points if nearest_five else min(allowed, tolerance.about_points)


def _is_bound(mine: float, theirs: float, claimed: Magnitude, reported: Magnitude, tolerance: Tolerance) -> bool:
    """Whether a bound is what is reported, cut or raised to the bound's last digit that is not zero."""
    if reported.modifier in ABOVE | BELOW or mine <= 0:
        return False
    if claimed.modifier in ABOVE:
        if claimed.worded:
            return mine <= theirs <= mine * tolerance.beyond_worded
        return mine <= theirs < mine + last_digit(mine, claimed.step)
    return claimed.modifier in BELOW and mine - last_digit(mine, claimed.step) < theirs <= mine
