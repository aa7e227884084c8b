"""The figure that a work reports for what a claim is about, where the one they share stands for something else.

"Neutropenia occurred in 15.6% and hypertension in 21.9%" holds 15.6%, but not for hypertension. In one sentence two
figures compete where their clauses differ in one place: in the words before them, or after the same
preposition; the one meant is the one whose own words the claim uses. Of two sentences, the one meant has every word of
the claim that the other has, and more.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.figures.proposition import SHORT, Claimed, Reported, are_neighbours, joint, times_agree
from claimcheck.figures.vocabulary import SHORTHAND, tokens
from claimcheck.language.clauses import is_cut
from claimcheck.language.word_tables import table
from claimcheck.quantities.agreement import ENTITIES, SHARE, can_differ

_SENTENCE = 8
"""Figures on either side that can stand in the same sentence."""
_NO = frozenset[str]()
_TWO = 2
"""Words that must speak for another figure where none speaks for the one found."""


def competing(claimed: Claimed, place: int, reported: Sequence[Reported]) -> Reported | None:
    """Return the figure reported for the words of the claim, where the one at `place` is reported for others."""
    if not claimed.terms:
        return None
    one = reported[place]
    beside = sorted(_sentence(place, reported), key=lambda at: reported[at].figure.unit != one.figure.unit)
    for at in beside:
        other = reported[at]
        if not _can_compete(one, other):
            continue
        if (_is_apart(reported, place, at) and _has_the_words(claimed, one, other)) or _is_of(claimed, one, other):
            return other
    if one.figure.place not in SHORT or one.amount.kind != SHARE:
        return None
    explained = _explained(claimed, [one, *(reported[at] for at in beside)])
    for at, other in enumerate(reported):
        if at == place or at in beside or other.figure.place not in SHORT or not _can_compete(one, other):
            continue
        if not _says_more(claimed, explained, other):
            continue
        better = _explained(claimed, [other, *(reported[by] for by in _sentence(at, reported))])
        if explained - _people() <= better and 2 * len(claimed.terms & better) >= claimed.length:
            return other
    return None


@cache
def _people() -> frozenset[str]:
    """Return the tokens of people, who are whom every figure is about."""
    return tokens(" ".join(table("quantities", "units")["entities"]["people"]))


def _says_more(claimed: Claimed, explained: frozenset[str], other: Reported) -> bool:
    """Whether enough words of the claim stand around another figure and in no way around the one found."""
    wanted = claimed.terms
    if explained and (wanted & other.own_tokens) - explained:
        return True
    more = (wanted & other.all_tokens) - explained
    return len(more) >= _TWO or (claimed.alone and bool(more) and more == wanted)


def _can_compete(one: Reported, other: Reported) -> bool:
    alike = (
        one.reference == other.reference and can_differ(one.amount, other.amount) and one.amount.noun not in ENTITIES
    )
    return alike and one.amount.value != other.amount.value and other.amount.modifier == one.amount.modifier


def _sentence(place: int, reported: Sequence[Reported]) -> Iterator[int]:
    """Yield the places of the other figures of a figure's sentence."""
    for step in (-1, 1):
        at = place
        while abs(at + step - place) <= _SENTENCE and 0 <= at + step < len(reported):
            if not are_neighbours(reported, min(at, at + step), max(at, at + step)):
                break
            at += step
            yield at


def _is_apart(reported: Sequence[Reported], first: int, second: int) -> bool:
    """Whether two figures of one sentence stand in clauses of their own, as far as the words kept tell."""
    between = joint(reported, first, second)
    return is_cut(between) if between is not None else any(reported[at].begins_inside for at in (first, second))


def _has_the_words(claimed: Claimed, one: Reported, other: Reported) -> bool:
    """Whether two clauses differ, and the words in which they do are the claim's in the other, in this one not."""
    pairs = [(one.ahead, other.ahead)]
    pairs += [(words, other.after[lead]) for lead, words in one.after.items() if lead and lead in other.after]
    apart = [(left - right, right - left) for left, right in pairs if left - right and right - left]
    mine, theirs = (frozenset[str]().union(*words) for words in zip(*apart, strict=True)) if apart else (_NO, _NO)
    mine, theirs = mine - theirs, theirs - mine
    if any(token.startswith(SHORTHAND) for token in mine):
        return False  # "ICER" may well be what the claim spells out
    return bool(theirs & claimed.terms) and not mine & claimed.terms


def _is_of(claimed: Claimed, one: Reported, other: Reported) -> bool:
    """Whether the other is reported for the arm or time that is claimed and this one for another, all else alike."""
    if one.figure.measures != other.figure.measures:
        return False
    if "comparator" in claimed.terms and other.arm and not one.arm:
        return True
    if "comparator" not in claimed.terms and one.arm and not other.arm:
        treated = frozenset[str]().union(*other.after.values()) - one.own_tokens
        if treated & claimed.terms:
            return True  # "23% with the app and 14% in controls": of the app
    wanted, mine, theirs = claimed.time, one.time, other.time
    if not wanted or not mine or not theirs:
        return False
    return times_agree(wanted, theirs) and not times_agree(wanted, mine)


def _explained(claimed: Claimed, sentence: Sequence[Reported]) -> frozenset[str]:
    """Return the words and measures of a claim that a sentence speaks of."""
    words = frozenset[str]().union(*(one.all_tokens for one in sentence))
    measures = frozenset[str]().union(*(one.measures for one in sentence)) & claimed.measures
    return (claimed.terms & words) | frozenset(f"={name}" for name in measures)
