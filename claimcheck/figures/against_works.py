"""One figure of a claim against the figures that works report → a verdict.

In order: the same figure; one that follows from what is reported, where the words ask for it; another figure for the
same measure; nothing. The attributes are compared in `proposition`; here they are weighed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.figures.competing import competing
from claimcheck.figures.deriving import compared, complement, share_of_counts
from claimcheck.figures.proposition import SHORT, Attributes, Claimed, Reported, names_measure, shared
from claimcheck.matching.field_match import Sign
from claimcheck.model.support import FigureSupport, Verdict
from claimcheck.quantities.agreement import COUNT, ENTITIES, SHARE, TIME, Agreement, Magnitude, agree, alike, can_differ

_FAR = 0.35
"""Figures further apart than this are not called two figures for one measure."""
_NEAR = 0.06
"""The same where only general words ("improved") and others around are shared."""
_SHARED_STEMS = 2
_SHARED_ACROSS = 3
"""The same where only one of the figures has a unit."""
_SHORTEST_NOUN = 4
"""Shorter units (mg, mm) are measures."""
_TO = re.compile(r"\bfrom\b[^;]{1,60}\bto $", re.IGNORECASE)
_POINTS = "percentage point"
_MEASURED = frozenset({"degree"})
_FEW = 12
"""Counts up to this are met everywhere; they agree only where the same thing is counted."""


def compare(claimed: Claimed, reported: Sequence[Reported]) -> FigureSupport:
    """Hold one figure against everything the cited works report."""
    pairs = [Attributes(claimed, one) for one in reported]
    if found := _same(claimed, pairs, reported) or _both_ends(claimed, reported):
        return found
    ways = (share_of_counts, complement, compared) if claimed.amount.kind == SHARE else (compared,)
    for derive in ways:
        if made := derive(claimed, reported):
            return _supported(Attributes(claimed, made[0]), Verdict.ROUNDED, made[1])
    return _other(claimed, pairs) or FigureSupport(claimed.figure, Verdict.NOT_FOUND, claimed.weighty)


def _same(claimed: Claimed, pairs: Sequence[Attributes], reported: Sequence[Reported]) -> FigureSupport | None:
    """Find the same figure; where it only stands for something else, what stands for the thing claimed."""
    agreeing = [(pair, place) for place, pair in enumerate(pairs) if pair.amount and _may_be_same(pair)]
    best = max((pair.amount for pair, _ in agreeing), default=Agreement.NONE)
    ranked = [one for one in agreeing if one[0].amount is best]
    meant = None
    for pair, place in sorted(ranked, key=lambda one: _closeness(one[0]), reverse=True):
        other = _meant(pair, reported) or competing(claimed, place, reported)
        if other is None or not _are_both_points(claimed, other):
            exact = best is Agreement.EXACT
            return _supported(pair, *((Verdict.SUPPORTED, "as printed") if exact else (Verdict.ROUNDED, "rounded")))
        meant = meant or other
    if meant is None:
        return None
    note = "it is reported for something else: another group, measure or time"
    return FigureSupport(claimed.figure, Verdict.DIFFERS, claimed.weighty, meant.reference, meant.figure, note=note)


def _closeness(pair: Attributes) -> tuple[bool, int]:
    """Rank the same time point first, then the words and measures that are shared."""
    same_time = pair.claimed.time is not None and pair.claimed.time == pair.reported.time
    return same_time, pair.common_measures + pair.words


def _may_be_same(pair: Attributes) -> bool:
    """Whether two figures that agree can be figures for one thing, as far as the words around them tell."""
    mine, theirs = pair.claimed.amount, pair.reported.amount
    if pair.reported.figure.place not in SHORT and not pair.is_about:
        return False  # among the hundreds of figures of a full text any number is met
    if _is_level(pair):
        return False
    rounded = pair.amount is Agreement.ROUNDED
    if rounded and theirs.worded and not mine.worded and not pair.is_about:
        return False  # "two thirds of the trials" for "70% woke less often"
    if mine.kind == SHARE:
        return not pair.contradicts and not _is_threshold(pair)
    least = _SHARED_STEMS if mine.kind == COUNT else 1
    if rounded and mine.kind != TIME and mine.noun not in ENTITIES and pair.words < least:
        return False
    if pair.touching is Sign.AGREES:
        return True
    if mine.kind == theirs.kind != COUNT or alike(mine, theirs):
        return _counts_alike(mine, theirs) or pair.words >= _SHARED_STEMS
    number = max(mine.printed, default=0)
    distinctive = (number > _FEW or number != int(number)) and _is_counted(mine)
    return pair.words >= (1 if distinctive else _SHARED_ACROSS)


def _is_level(pair: Attributes) -> bool:
    """Whether a work gives what something fell to, where the claim says by how much ("by 4.1", "from 6.8 to 4.1")."""
    by = rf"\bby (?:a |an |about |some )?{re.escape(pair.claimed.figure.text.lower())}(?![\d.]*\d)"
    return _TO.search(pair.reported.before) is not None and re.search(by, pair.claimed.words) is not None


def _is_counted(mine: Magnitude) -> bool:
    """Whether things are counted, not measured."""
    return mine.noun is not None and len(mine.noun) >= _SHORTEST_NOUN and mine.noun not in _MEASURED


def _is_threshold(pair: Attributes) -> bool:
    """Whether a work only names a bound ("at least 50% lower") where the claim gives a figure for something else."""
    if pair.reported.amount.modifier is None or pair.claimed.amount.modifier is not None:
        return False
    specific = pair.claimed.specific
    return not specific & pair.reported.measures if specific else not pair.words


def _counts_alike(mine: Magnitude, theirs: Magnitude) -> bool:
    """Whether two small counts count the same; larger ones are distinctive by themselves."""
    if mine.kind == theirs.kind != COUNT or mine.value != int(mine.value) or max(mine.printed, default=0) > _FEW:
        return True
    return mine.noun is not None and mine.noun == theirs.noun


def _are_both_points(claimed: Claimed, one: Reported) -> bool:
    """Whether both are percentage points or neither is: a difference and a share are no two figures for one thing."""
    return (claimed.figure.unit == _POINTS) == (one.figure.unit == _POINTS)


def _meant(pair: Attributes, reported: Sequence[Reported]) -> Reported | None:
    """Return what a work reports for the claimed measure, when the figure found is reported for another."""
    claimed, one = pair.claimed, pair.reported
    wanted = claimed.specific if claimed.amount.kind == SHARE else frozenset()
    if not wanted or not names_measure(one) or wanted & one.measures:
        return None
    same = [other for other in reported if other.reference == one.reference]
    return next((it for it in same if it.specific == wanted and can_differ(claimed.amount, it.amount)), None)


def _both_ends(claimed: Claimed, reported: Sequence[Reported]) -> FigureSupport | None:
    """Find a range whose ends are reported singly."""
    if len(claimed.amount.ends) == 1:
        return None
    held = []
    for end, printed in zip(claimed.amount.ends, claimed.amount.printed, strict=True):
        alone = replace(claimed.amount, ends=(end,), printed=(printed,))
        held.append(next((one for one in reported if _is_end(claimed, alone, one)), None))
    if held[0] is None or held[1] is None:
        return None
    how = f"{held[0].figure.text} and {held[1].figure.text}"
    return _supported(Attributes(claimed, held[0]), Verdict.SUPPORTED, how)


def _is_end(claimed: Claimed, end: Magnitude, one: Reported) -> bool:
    """Whether one end of a range is reported, for the same thing as far as the words tell."""
    if len(one.amount.ends) > 1 or one.amount.spread or not shared(claimed, one):
        return False
    last = claimed.amount.ends[-1] == end.value and one.amount.modifier == "under" and end.value == int(end.value)
    below = replace(end, ends=(end.value + end.step,), printed=(end.printed[0] + end.step,))  # "21–29" is "under 30"
    return bool(agree(end, one.amount)) or (last and end.kind == one.amount.kind and bool(agree(below, one.amount)))


def _supported(pair: Attributes, verdict: Verdict, how: str) -> FigureSupport:
    claimed, one = pair.claimed, pair.reported
    note = _note(pair) if claimed.amount.kind == SHARE else ""
    return FigureSupport(claimed.figure, verdict, claimed.weighty, one.reference, one.figure, how=how, note=note)


def _note(pair: Attributes) -> str:
    """Return in words what differs around two figures that are the same: the arm, the time."""
    if pair.reported.arm and not pair.claimed.arm and "comparator" not in pair.claimed.terms:
        return "reported for the group it was compared with, which the claim does not say"
    if pair.time is Sign.DIFFERS:
        return f"reported beside {pair.reported.time}, the claim names {pair.claimed.time}"
    return ""


def _other(claimed: Claimed, pairs: Sequence[Attributes]) -> FigureSupport | None:
    """Find another figure for the same measure, the nearest first."""
    near = sorted(
        (
            pair
            for pair in pairs
            if can_differ(claimed.amount, pair.reported.amount) and _are_both_points(claimed, pair.reported)
        ),
        key=lambda pair: (-pair.words, *_distance(pair)),
    )
    for pair in near:
        one, certain = pair.reported, _is_certain(pair)
        if _is_level(pair) or not (certain or _is_likely(pair)):
            continue
        same = [it.reported.figure for it in near if it.reported.reference == one.reference and _is_certain(it)]
        others = tuple(figure for figure in same if figure != one.figure)
        verdict, weighty = Verdict.DIFFERS, claimed.weighty
        return FigureSupport(claimed.figure, verdict, weighty, one.reference, one.figure, others, certain=certain)
    return None


def _is_certain(pair: Attributes) -> bool:
    """Whether this is another figure for the very same measure, and not so far off that it must be another thing."""
    return _apart(pair) <= _FAR and pair.is_same_measure


def _is_likely(pair: Attributes) -> bool:
    """Whether a figure lies next to the claimed one, in words that are alike."""
    if _apart(pair) > _NEAR or pair.polarity is Sign.DIFFERS:
        return False
    return pair.common_measures > 0 or pair.words >= _SHARED_STEMS


def _distance(pair: Attributes) -> tuple[float, bool]:
    """Return how far apart two figures lie, and of as good as equal ones first what is printed in the claim's unit."""
    return round(_apart(pair), 2), pair.claimed.figure.unit != pair.reported.figure.unit


def _apart(pair: Attributes) -> float:
    mine, theirs = pair.claimed.amount.value, pair.reported.amount.value
    return abs(mine - theirs) / (max(abs(mine), abs(theirs)) or 1.0)
