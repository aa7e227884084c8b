"""A figure that a claim and a work share, and the figure that stands in the work for what the claim is about.

"Neutropenia occurred in 15.6% and hypertension in 21.9%" holds 15.6%, but not for hypertension. In one sentence two
figures face each other where their clauses differ in one place: in the words before them, or behind the same
preposition; the one meant is the one whose own words the claim uses. Of two sentences, the one meant has every word of
the claim that the other has, and more.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.figures.clauses import SHORTHAND, Own, is_cut, tokens
from claimcheck.figures.sides import (
    SHORT,
    Claimed,
    Reported,
    are_neighbours,
    begins_inside,
    hours_apart,
    joined,
    own,
    words_around,
)
from claimcheck.language.tables import table
from claimcheck.quantities.agreement import ENTITIES, SHARE, can_differ

_SENTENCE = 8
"""Figures on either side that can stand in the same sentence."""
_TWO = 2
"""Words that must speak for another figure where none speaks for the one found."""


def facing(claimed: Claimed, place: int, reported: Sequence[Reported]) -> Reported | None:
    """Return the figure reported for the words of the claim, where the one at `place` is reported for others."""
    if not claimed.about.near:
        return None
    one = reported[place]
    beside = sorted(_sentence(place, reported), key=lambda at: reported[at].figure.unit != one.figure.unit)
    for at in beside:
        other = reported[at]
        if _can_face(one, other) and (_faces(claimed, one, other) or _is_of(claimed, one, other)):
            return other
    if one.figure.place not in SHORT or one.amount.kind != SHARE:
        return None
    explained = _explained(claimed, [one, *(reported[at] for at in beside)])
    for at, other in enumerate(reported):
        if at == place or at in beside or other.figure.place not in SHORT or not _can_face(one, other):
            continue
        if not _says_more(claimed, explained, other):
            continue
        better = _explained(claimed, [other, *(reported[by] for by in _sentence(at, reported))])
        if explained - _people() <= better and 2 * len(claimed.about.near & better) >= claimed.about.length:
            return other
    return None


@cache
def _people() -> frozenset[str]:
    """Return the tokens of people, who are whom every figure is about."""
    return tokens(" ".join(table("quantities", "units")["entities"]["people"]))


def _says_more(claimed: Claimed, explained: frozenset[str], other: Reported) -> bool:
    """Whether enough words of the claim stand around another figure and in no way around the one found."""
    wanted = claimed.about.near
    if explained and (wanted & own(other.figure).every) - explained:
        return True
    more = (wanted & words_around(other.figure)) - explained
    return len(more) >= _TWO or (claimed.about.alone and bool(more) and more == wanted)


def _can_face(one: Reported, other: Reported) -> bool:
    alike = (
        one.reference == other.reference and can_differ(one.amount, other.amount) and one.amount.noun not in ENTITIES
    )
    return alike and one.amount.value != other.amount.value and other.amount.modifier == one.amount.modifier


def _sentence(place: int, reported: Sequence[Reported]) -> Iterator[int]:
    """Yield the places of the other figures of a figure's sentence, as far as the words around them tell."""
    for step in (-1, 1):
        at = place
        while abs(at + step - place) <= _SENTENCE and 0 <= at + step < len(reported):
            if not are_neighbours(reported[at], reported[at + step]):
                break
            at += step
            yield at


def _faces(claimed: Claimed, one: Reported, other: Reported) -> bool:
    if not _is_apart(one, other):
        return False
    mine, theirs = _apart(own(one.figure), own(other.figure))
    if any(token.startswith(SHORTHAND) for token in mine):
        return False  # "ICER" may well be what the claim spells out
    return bool(theirs & claimed.about.near) and not mine & claimed.about.near


def _is_apart(one: Reported, other: Reported) -> bool:
    """Whether two figures of one sentence stand in clauses of their own, as far as the words kept tell."""
    between = joined(one, other) or joined(other, one)
    return is_cut(between) if between is not None else begins_inside(one.figure) or begins_inside(other.figure)


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


def _is_of(claimed: Claimed, one: Reported, other: Reported) -> bool:
    """Whether the other is reported for the arm or time that is claimed and this one for another, all else alike."""
    if one.figure.measures != other.figure.measures:
        return False
    if "comparator" in claimed.about.near and other.figure.arm and not one.figure.arm:
        return True
    if "comparator" not in claimed.about.near and one.figure.arm and not other.figure.arm:
        treated = frozenset[str]().union(*own(other.figure).behind.values()) - own(one.figure).every
        if treated & claimed.about.near:
            return True  # "23% with the app and 14% in controls": of the app
    wanted, mine, theirs = claimed.about.time, one.figure.time, other.figure.time
    if not wanted or not mine or not theirs:
        return False
    return hours_apart(wanted, theirs) <= _SAME_TIME < hours_apart(wanted, mine)


_SAME_TIME = 0.1
"""Share of the longer time that two times may lie apart."""


def _explained(claimed: Claimed, sentence: Sequence[Reported]) -> frozenset[str]:
    """Return the words and measures of a claim that a sentence speaks of."""
    words = frozenset().union(*(words_around(one.figure) for one in sentence))
    measures = frozenset().union(*(one.figure.measures for one in sentence)) & claimed.about.measures
    return (claimed.about.near & words) | frozenset(f"={name}" for name in measures - {"not"})
