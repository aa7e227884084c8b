"""One figure of a claim against the figures that works report → a verdict.

In order: the same figure; one that follows from what is reported, where the words ask for it; another figure for the
same measure; nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.figures.computing import compared, complement, share_of_counts
from claimcheck.figures.facing import facing
from claimcheck.figures.sides import SHORT, Claimed, Reported, hours_apart, own, shared, touches_alike, words_before
from claimcheck.figures.vocabulary import named, table
from claimcheck.model.support import FigureSupport, Verdict
from claimcheck.quantities.agreement import COUNT, ENTITIES, SHARE, TIME, Agreement, Magnitude, agree, alike, can_differ

_FAR = 0.35
"""Figures further apart than this are not called two figures for one measure."""
_NEAR = 0.06
"""The same where only general words ("improved") and others around are shared."""
_SAME_TIME = 0.1
"""Share of the longer time that two times may lie apart."""
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
    if found := _same(claimed, reported) or _both_ends(claimed, reported):
        return found
    found_by = share_of_counts, complement
    if claimed.amount.kind == SHARE:
        for how in found_by:
            if made := how(claimed, reported):
                return _supported(claimed, made[0], Verdict.ROUNDED, made[1])
    if made := compared(claimed, reported):
        return _supported(claimed, made[0], Verdict.ROUNDED, made[1])
    return _other(claimed, reported) or FigureSupport(claimed.quantity, Verdict.NOT_FOUND, claimed.weighty)


def _same(claimed: Claimed, reported: Sequence[Reported]) -> FigureSupport | None:
    """Find the same figure; where it only stands for something else, what stands for the thing claimed."""
    graded = [(_grade(claimed, one), -place) for place, one in enumerate(reported)]
    best = max((grade[0] for grade, _ in graded), default=Agreement.NONE)
    agreeing = sorted((one for one in graded if one[0][0] is best is not Agreement.NONE), reverse=True)
    meant = None
    for (agreement, _, _), place in agreeing:
        one = reported[-place]
        other = _meant(claimed, one, reported) or facing(claimed, -place, reported)
        if other is None or not _are_both_points(claimed, other):
            exact = agreement is Agreement.EXACT
            verdict, how = (Verdict.SUPPORTED, "as printed") if exact else (Verdict.ROUNDED, "rounded")
            return _supported(claimed, one, verdict, how)
        meant = meant or other
    if meant is None:
        return None
    note = "it is reported for something else: another group, measure or time"
    return FigureSupport(claimed.quantity, Verdict.DIFFERS, claimed.weighty, meant.reference, meant.figure, note=note)


def _grade(claimed: Claimed, one: Reported) -> tuple[Agreement, int, int]:
    """Rank agreement first, then the same time point, then the words that are shared."""
    agreement = agree(claimed.amount, one.amount)
    if agreement is Agreement.NONE or not _may_be_same(claimed, one, rounded=agreement is Agreement.ROUNDED):
        return Agreement.NONE, 0, 0
    same_time = claimed.about.time is not None and claimed.about.time == one.figure.time
    return agreement, int(same_time), len(claimed.about.measures & set(one.figure.measures)) + shared(claimed, one)


def _may_be_same(claimed: Claimed, one: Reported, *, rounded: bool) -> bool:
    """Whether two figures that agree can be figures for one thing, as far as the words around them tell."""
    if one.figure.place not in SHORT and not _names(claimed, one):
        return False  # among the hundreds of figures of a full text any number is met
    if _is_level(claimed, one):
        return False
    if rounded and one.amount.worded and not claimed.amount.worded and not _names(claimed, one):
        return False  # "two thirds of the trials" for "70% woke less often"
    if claimed.amount.kind == SHARE:
        return not _contradict(claimed, one) and not _is_threshold(claimed, one)
    words = shared(claimed, one)
    if rounded and claimed.amount.kind != TIME and claimed.amount.noun not in ENTITIES:
        least = _SHARED_STEMS if claimed.amount.kind == COUNT else 1
        if words < least:
            return False
    if touches_alike(claimed, one):
        return True
    if claimed.amount.kind == one.amount.kind != COUNT or alike(claimed.amount, one.amount):
        return _counts_alike(claimed.amount, one.amount) or words >= _SHARED_STEMS
    number = max(claimed.amount.printed, default=0)
    telling = (number > _FEW or number != int(number)) and _is_counted(claimed.amount)
    return words >= (1 if telling else _SHARED_ACROSS)


def _is_level(claimed: Claimed, one: Reported) -> bool:
    """Whether a work gives what something fell to, where the claim says by how much ("by 4.1", "from 6.8 to 4.1")."""
    by = rf"\bby (?:a |an |about |some )?{re.escape(claimed.quantity.text.lower())}(?![\d.]*\d)"
    return _TO.search(words_before(one.figure)) is not None and re.search(by, claimed.about.words) is not None


def _names(claimed: Claimed, one: Reported) -> bool:
    """Whether a claim shares a word or a measure with what stands around a figure."""
    return bool(shared(claimed, one) or claimed.about.measures & set(one.figure.measures))


def _is_counted(mine: Magnitude) -> bool:
    """Whether things are counted, not measured."""
    return mine.noun is not None and len(mine.noun) >= _SHORTEST_NOUN and mine.noun not in _MEASURED


def _contradict(claimed: Claimed, one: Reported) -> bool:
    """Whether one denies the good that the other asserts."""
    good = set(table("polarity")["good"])
    both = good & claimed.about.measures and good & set(one.figure.measures)
    return bool(both) and not _same_polarity(claimed, one)


def _is_threshold(claimed: Claimed, one: Reported) -> bool:
    """Whether a work only names a bound ("at least 50% lower") where the claim gives a figure for something else."""
    if one.amount.modifier is None or claimed.amount.modifier is not None:
        return False
    specific = claimed.about.measures & table("specific").keys()
    return not specific & set(one.figure.measures) if specific else not shared(claimed, one)


def _counts_alike(mine: Magnitude, theirs: Magnitude) -> bool:
    """Whether two small counts count the same; larger ones are telling by themselves."""
    if mine.kind == theirs.kind != COUNT or mine.value != int(mine.value) or max(mine.printed, default=0) > _FEW:
        return True
    return mine.noun is not None and mine.noun == theirs.noun


def _are_both_points(claimed: Claimed, one: Reported) -> bool:
    """Whether both are percentage points or neither is: a difference and a share are no two figures for one thing."""
    return (claimed.quantity.unit == _POINTS) == (one.figure.unit == _POINTS)


def _meant(claimed: Claimed, one: Reported, reported: Sequence[Reported]) -> Reported | None:
    """Return what a work reports for the claimed measure, when the figure found is reported for another."""
    specific = table("specific").keys()
    wanted = claimed.about.measures & specific if claimed.amount.kind == SHARE else frozenset()
    if not wanted or not named("specific", own(one.figure).text) or wanted & set(one.figure.measures):
        return None
    same = [
        other for other in reported if other.reference == one.reference and can_differ(claimed.amount, other.amount)
    ]
    return next((other for other in same if set(other.figure.measures) & specific == wanted), None)


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
    return _supported(claimed, held[0], Verdict.SUPPORTED, f"{held[0].figure.text} and {held[1].figure.text}")


def _is_end(claimed: Claimed, end: Magnitude, one: Reported) -> bool:
    """Whether one end of a range is reported, for the same thing as far as the words tell."""
    if len(one.amount.ends) > 1 or one.amount.spread or not shared(claimed, one):
        return False
    last = claimed.amount.ends[-1] == end.value and one.amount.modifier == "under" and end.value == int(end.value)
    below = replace(end, ends=(end.value + end.step,), printed=(end.printed[0] + end.step,))  # "21–29" is "under 30"
    return bool(agree(end, one.amount)) or (last and end.kind == one.amount.kind and bool(agree(below, one.amount)))


def _supported(claimed: Claimed, one: Reported, verdict: Verdict, how: str) -> FigureSupport:
    note = _note(claimed, one) if claimed.amount.kind == SHARE else ""
    return FigureSupport(claimed.quantity, verdict, claimed.weighty, one.reference, one.figure, how=how, note=note)


def _note(claimed: Claimed, one: Reported) -> str:
    """Return in words what differs around two figures that are the same: the arm, the time."""
    if one.figure.arm and not claimed.about.arm and "comparator" not in claimed.about.near:
        return "reported for the group it was compared with, which the claim does not say"
    if claimed.about.time and one.figure.time and not _same_time(claimed, one):
        return f"reported beside {one.figure.time}, the claim names {claimed.about.time}"
    return ""


def _same_time(claimed: Claimed, one: Reported) -> bool:
    mine, theirs = claimed.about.time, one.figure.time
    return not mine or not theirs or hours_apart(mine, theirs) <= _SAME_TIME


def _other(claimed: Claimed, reported: Sequence[Reported]) -> FigureSupport | None:
    """Find another figure for the same measure, the nearest first."""
    near = sorted(
        (one for one in reported if can_differ(claimed.amount, one.amount) and _are_both_points(claimed, one)),
        key=lambda one: (-shared(claimed, one), *_distance(claimed, one)),
    )
    for one in near:
        certain = _is_certain(claimed, one)
        if _is_level(claimed, one):
            continue
        if not certain and not _is_likely(claimed, one):
            continue
        same = [other.figure for other in near if other.reference == one.reference and _is_certain(claimed, other)]
        others = tuple(figure for figure in same if figure != one.figure)
        verdict, weighty = Verdict.DIFFERS, claimed.weighty
        return FigureSupport(claimed.quantity, verdict, weighty, one.reference, one.figure, others, certain=certain)
    return None


def _is_certain(claimed: Claimed, one: Reported) -> bool:
    """Whether this is another figure for the very same measure, and not so far off that it must be another thing."""
    return _apart(claimed.amount, one.amount) <= _FAR and _same_measure(claimed, one)


def _is_likely(claimed: Claimed, one: Reported) -> bool:
    """Whether a figure lies next to the claimed one, in words that are alike."""
    if _apart(claimed.amount, one.amount) > _NEAR or not _same_polarity(claimed, one):
        return False
    return bool(claimed.about.measures & set(one.figure.measures)) or shared(claimed, one) >= _SHARED_STEMS


def _distance(claimed: Claimed, one: Reported) -> tuple[float, bool]:
    """Return how far apart two figures lie, and of as good as equal ones first what is printed in the claim's unit."""
    return round(_apart(claimed.amount, one.amount), 2), claimed.quantity.unit != one.figure.unit


def _apart(mine: Magnitude, theirs: Magnitude) -> float:
    return abs(mine.value - theirs.value) / (max(abs(mine.value), abs(theirs.value)) or 1.0)


def _same_measure(claimed: Claimed, one: Reported) -> bool:
    """Whether both name the same specific measures, both deny or both assert, for the same arm and time."""
    specific = table("specific").keys()
    mine, theirs = claimed.about.measures & specific, set(one.figure.measures) & specific
    if not mine or mine != theirs or not _same_polarity(claimed, one) or claimed.about.arm != one.figure.arm:
        return False
    return claimed.about.time is None or one.figure.time is None or _same_time(claimed, one)


def _same_polarity(claimed: Claimed, one: Reported) -> bool:
    return ("not" in claimed.about.measures) == ("not" in one.figure.measures)
