"""Whether two statements say the same with different figures, and nothing in their words explains it.

What explains a difference: another source, group, time, instrument, place or heading; a bound that holds for both; a
range that holds the other; another figure in the sentence that differs too. What cannot be told is explained.
"""

import re
from collections.abc import Collection
from functools import cache

from claimcheck.figures.concepts import concepts, is_general, is_qualifier
from claimcheck.figures.sentences import Sentence
from claimcheck.figures.statements import Statement
from claimcheck.figures.vocabulary import table
from claimcheck.model.claim import ClaimKind
from claimcheck.quantities.agreement import ABOVE, BELOW, COUNT, SHARE, TIME, Agreement, Magnitude, agree, alike

_TELLING = 2
"""Concepts that two clauses share at least; one more where nobody speaks of itself and no measure is named."""
_FEW = 12
"""Smaller counts are met everywhere ("two groups")."""
Key = tuple[str, str | None, frozenset[str]]
_LEANING = 30
"""Characters of a sentence's beginning that can point back."""


def restates(mine: Statement, theirs: Statement, topic: frozenset[str]) -> bool:
    """Whether two statements say the same but for the figure; `topic` is what their page is about."""
    one, other = mine.sentence, theirs.sentence
    return (
        len(one.words.keys() & other.words.keys()) >= (1 if one.headline or other.headline else _TELLING)
        and (one.whole or other.whole)
        and comparable(mine, theirs)
        and differ(mine.amount, theirs.amount)
        and (one.own == other.own or one.headline or other.headline)
        and one.years == other.years
        and not (_leans(one) or _leans(other))
        and not _explained_by_figures(mine, theirs)
        and not (one.claim.kind is ClaimKind.PRICE and mine.others)
        and _same_words(mine, theirs, topic)
        and not _explained_by_headings(one.section, other.section)
        and not _explained_by_headings(one.caption or one.section, other.caption or other.section)
    )


def comparable(mine: Statement, theirs: Statement) -> bool:
    """Whether two figures can be held against each other: of one kind and measure, for one arm and from one source."""
    one, other = mine.sentence, theirs.sentence
    if not alike(mine.amount, theirs.amount) or mine.amount.kind == COUNT:
        return False
    if one.claim.attribution != other.claim.attribution:
        return False
    if one.labels and other.labels and one.labels != other.labels:
        return False
    if mine.contrasted or theirs.contrasted or mine.denied != theirs.denied:
        return False
    return mine.about.arm == theirs.about.arm


def differ(mine: Magnitude, theirs: Magnitude) -> bool:
    """Whether two amounts cannot both be right."""
    low, high = _bounds(mine)
    other_low, other_high = _bounds(theirs)
    if low <= other_high and other_low <= high:
        return False
    if agree(mine, theirs) is not Agreement.NONE or agree(theirs, mine) is not Agreement.NONE:
        return False
    return mine.kind in {SHARE, TIME} or max(*mine.ends, *theirs.ends) > _FEW


def _bounds(one: Magnitude) -> tuple[float, float]:
    """Return between what an amount may lie."""
    low, high = min(one.ends), max(one.ends)
    if one.modifier in ABOVE:
        return low, float("inf")
    return (float("-inf"), high) if one.modifier in BELOW else (low, high)


def _leans(one: Sentence) -> bool:
    """Whether the sentence before says what this one is about."""
    return _leaning().match(one.text[:_LEANING].lower()) is not None


@cache
def _leaning() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("statements")["leaning"]))
    return re.compile(rf"\W{{0,3}}(?:{words})\b")


def _explained_by_figures(mine: Statement, theirs: Statement) -> bool:
    """Whether the rest of the figures differ: one sentence has some that the other has not, or has otherwise."""
    if len(mine.others) != len(theirs.others):
        return True
    left = list(theirs.others)
    for one in mine.others:
        met = next((other for other in left if agree(one, other) is not Agreement.NONE), None)
        if met is None:
            return True
        left.remove(met)
    return False


def _same_words(mine: Statement, theirs: Statement, topic: frozenset[str]) -> bool:
    """Whether two clauses say the same, and one sentence at most has something to add that is no restriction."""
    one, other = mine.sentence, theirs.sentence
    if one.marks != other.marks or any(not concepts(name).keys() <= topic for name in one.names ^ other.names):
        return False
    more, less = residue(one, other.words.keys() | topic), residue(other, one.words.keys() | topic)
    if (more and less) or any(map(is_qualifier, (more | less).values())):
        return False
    if (more | less).keys() & (mine.clause | theirs.clause):
        return False
    measure = _specific(mine) & _specific(theirs)
    if one.headline or other.headline:
        return bool(measure)
    return len(mine.clause & theirs.clause) >= (_TELLING if one.own or measure else _TELLING + 1)


def key_of(one: Statement, topic: frozenset[str]) -> Key:
    """Return what a statement has in common with every other that restates it."""
    return one.amount.kind, one.amount.noun, one.clause.intersection(residue(one.sentence, topic))


def _specific(one: Statement) -> frozenset[str]:
    """Return the measures that a figure is for, success among them."""
    return one.about.measures & (table("specific").keys() | {"improvement"})


def residue(one: Sentence, known: Collection[str]) -> dict[str, str]:
    """Return the telling concepts of a sentence that are not known already, each with its word."""
    return {concept: word for concept, word in one.telling.items() if concept not in known}


def _explained_by_headings(mine: str, theirs: str) -> bool:
    """Whether the two stand under headings that may divide the subject."""
    if mine == theirs or not mine or not theirs:
        return False
    return not (is_general(mine) or is_general(theirs))
