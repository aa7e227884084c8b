"""Whether two amounts say the same: as printed, rounded in either direction, or within what the words allow.

The tolerances, all of them: half a step of the last digit printed on the coarser side; a tenth, at most five
percentage points, for a share in words; a twentieth behind "about", or the nearest five percent; for a bound what
remains below its last digit that is not zero ("over 10,000" for 11,441; a third for one in words). Nothing else is
equal.
"""

from enum import IntEnum

from claimcheck.figures.amounts import COUNT, ENTITIES, SHARE, TIME, Amount, alike, comparable

_WORDED, _WORDED_POINTS = 0.1, 5.0
_ABOUT, _FIVES, _ROUND_FROM = 0.05, 2.5, 20.0
_BEYOND_WORDED = 1.35
_FINER = 0.05
"""A claim that is finer than what is reported may not stray further from it."""
_ROUGHEST = 0.15
"""Rounding that changes more than this says something else ("1" for 0.6)."""
_SAME = 1e-9
_APPROXIMATE = frozenset({"approximately"})
ABOVE = frozenset({"over", "at least"})
BELOW = frozenset({"under", "at most", "up to"})
"""Modifiers that leave a figure open to one side."""


class Agreement(IntEnum):
    """How well two amounts agree, the best last."""

    NONE = 0
    ROUNDED = 1
    EXACT = 2


def agree(claimed: Amount, reported: Amount) -> Agreement:
    """Hold a claimed amount against a reported one."""
    if not comparable(claimed, reported) or _opposed(claimed, reported):
        return Agreement.NONE
    if len(claimed.ends) == 1 and len(reported.ends) == 2:
        if any(_equal(claimed.value, end) for end in reported.ends):
            return Agreement.EXACT
        outer = reported.ends[0] if claimed.modifier in ABOVE else reported.ends[1]
        inside = claimed.kind == SHARE and _is_bound(claimed.value, outer, claimed, reported)
        return Agreement.ROUNDED if inside else Agreement.NONE
    if len(claimed.ends) != len(reported.ends):
        return Agreement.NONE
    if not alike(claimed, reported) and not _only_counts(claimed, reported):
        same = all(_equal(mine, theirs) for mine, theirs in zip(claimed.printed, reported.printed, strict=True))
        return Agreement.EXACT if same else Agreement.NONE
    return min(
        _agree(mine, theirs, claimed, reported) for mine, theirs in zip(claimed.ends, reported.ends, strict=True)
    )


def _opposed(claimed: Amount, reported: Amount) -> bool:
    """Whether one bounds from above what the other bounds from below, or a mean is held against a bound."""
    mine, theirs = claimed.modifier, reported.modifier
    bounds = (mine in ABOVE and theirs in BELOW) or (mine in BELOW and theirs in ABOVE)
    return bounds or (reported.spread and mine in ABOVE | BELOW)


def _equal(mine: float, theirs: float) -> bool:
    return abs(mine - theirs) <= _SAME * max(1.0, abs(mine))


def _agree(mine: float, theirs: float, claimed: Amount, reported: Amount) -> Agreement:
    if _equal(mine, theirs) or (claimed.kind != TIME and _equal(abs(mine), abs(theirs))):
        return Agreement.EXACT
    largest = max(abs(mine), abs(theirs))
    apart = abs(mine - theirs) if claimed.kind == TIME else abs(abs(mine) - abs(theirs))
    if apart <= _allowance(mine, claimed, reported) + _SAME and apart <= _ROUGHEST * largest:
        return Agreement.ROUNDED
    return Agreement.ROUNDED if _is_bound(mine, theirs, claimed, reported) else Agreement.NONE


def _only_counts(claimed: Amount, reported: Amount) -> bool:
    """Whether one counts people or studies and the other does not say what it counts, as "n = 3,574" does not."""
    if "sample-size" in (claimed.kind, reported.kind) and claimed.noun and reported.noun:
        return True
    return COUNT in (claimed.kind, reported.kind) and ENTITIES & {claimed.noun, reported.noun} != set()


def _allowance(mine: float, claimed: Amount, reported: Amount) -> float:
    """Return how far apart two numbers may lie and still be the same, one rounded."""
    finer = min(reported.step / 2, _FINER * abs(mine)) if claimed.kind == reported.kind else 0.0
    allowed = max(claimed.step / 2, finer)
    for amount in (claimed, reported):
        if amount.worded:
            allowed = max(allowed, min(_WORDED * abs(mine), _WORDED_POINTS))
        if amount.modifier in _APPROXIMATE:
            allowed = max(allowed, _about(mine, claimed))
    return allowed


def _about(mine: float, claimed: Amount) -> float:
    """Return what "about" allows: more for a share that is a multiple of five."""
    if claimed.kind != SHARE:
        return _ABOUT * abs(mine)
    return _FIVES if mine >= _ROUND_FROM and mine % 5 == 0 else min(_ABOUT * abs(mine), _FIVES)


def _is_bound(mine: float, theirs: float, claimed: Amount, reported: Amount) -> bool:
    """Whether a bound is what is reported, cut or raised to the bound's last digit that is not zero."""
    if reported.modifier in ABOVE | BELOW or mine <= 0:
        return False
    if claimed.modifier in ABOVE:
        if claimed.worded:
            return mine <= theirs <= mine * _BEYOND_WORDED
        return mine <= theirs < mine + _grain(mine, claimed.step)
    return claimed.modifier in BELOW and mine - _grain(mine, claimed.step) < theirs <= mine


def _grain(value: float, step: float) -> float:
    """Return what the last digit that is not zero is worth: 10 for 60, 10,000 for 10,000, 1 for 77."""
    grain = step if step > 0 else 1.0
    while value / (grain * 10) >= 1 and abs(value / (grain * 10) - round(value / (grain * 10))) < _SAME:
        grain *= 10
    return grain
