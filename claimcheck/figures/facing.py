"""A figure that a claim and a work share, and the figure that stands in the work for what the claim is about.

"Neutropenia occurred in 15.6% and hypertension in 21.9%" holds 15.6%, but not for hypertension. Two figures face each
other where their clauses differ in one place: in the words before them, or behind the same preposition. The one meant
is the one whose own words the claim uses.
"""

from collections.abc import Sequence

from claimcheck.figures.amounts import kin
from claimcheck.figures.clauses import Own, is_cut
from claimcheck.figures.sides import Reported, joined, own
from claimcheck.figures.surroundings import Surroundings

_NEAR = 4
"""Figures on either side that can face one: those of its sentence and its neighbours."""


def facing(about: Surroundings, place: int, reported: Sequence[Reported]) -> Reported | None:
    """Return the figure reported for the words of the claim, where the one at `place` is reported for others."""
    if not about.near:
        return None
    one = reported[place]
    for other in reported[max(0, place - _NEAR) : place + _NEAR + 1]:
        if not kin(one.amount, other.amount) or one.amount.value == other.amount.value:
            continue
        between = joined(one, other) or joined(other, one)
        if between is None or not is_cut(between):
            continue
        mine, theirs = _apart(own(one.figure), own(other.figure))
        if theirs & about.near and not mine & about.near:
            return other
    return None


def _apart(one: Own, other: Own) -> tuple[frozenset[str], frozenset[str]]:
    """Return the tokens in which two clauses face each other."""
    mine: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    pairs = [(one.before, other.before)]
    pairs += [(words, other.behind[lead]) for lead, words in one.behind.items() if lead and lead in other.behind]
    for left, right in pairs:
        if left - right and right - left:
            mine, theirs = mine | (left - right), theirs | (right - left)
    return mine - theirs, theirs - mine
