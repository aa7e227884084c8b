"""One figure of a claim against the figures that works report → a verdict.

In order: the same figure; the same by complement or computed from counts, where the words allow it; another figure for
the same measure; nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimcheck.figures.agreeing import Agreement, agree
from claimcheck.figures.amounts import COUNT, SHARE, TIME, Amount, alike, amount
from claimcheck.figures.surroundings import Surroundings, stems
from claimcheck.figures.vocabulary import table
from claimcheck.model.claim import Quantity
from claimcheck.model.evidence import ReportedFigure
from claimcheck.model.support import FigureSupport, Verdict

_FAR = 0.35
"""Figures further apart than this are not called two figures for one measure."""
_NEAR = 0.06
"""The same where only general words ("improved") and others around are shared."""
_SHARED_STEMS = 2
_FEW = 12
"""Counts up to this are met everywhere; they agree only where the same thing is counted."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure that a work reports, ready to be compared."""

    reference: str
    figure: ReportedFigure
    amount: Amount


@dataclass(frozen=True, slots=True)
class Claimed:
    """A figure of a claim, ready to be compared."""

    quantity: Quantity
    amount: Amount
    about: Surroundings
    weighty: bool


def prepare(reference: str, figures: Iterable[ReportedFigure]) -> list[Reported]:
    """Return what a work reports as amounts."""
    return [Reported(reference, figure, known) for figure in figures if (known := amount(figure))]


def compare(claimed: Claimed, reported: Sequence[Reported]) -> FigureSupport:
    """Hold one figure against everything the cited works report."""
    if found := _same(claimed, reported):
        return found
    if claimed.amount.kind == SHARE and (found := _complement(claimed, reported) or _computed(claimed, reported)):
        return found
    return _other(claimed, reported) or FigureSupport(claimed.quantity, Verdict.NOT_FOUND, claimed.weighty)


def _same(claimed: Claimed, reported: Sequence[Reported]) -> FigureSupport | None:
    best = max(
        ((_grade(claimed, one), -place, one) for place, one in enumerate(reported)),
        key=lambda graded: graded[:2],
        default=None,
    )
    if best is None or best[0] == (Agreement.NONE, 0, 0):
        return _both_ends(claimed, reported)
    one = best[2]
    if claimed.amount.kind == SHARE and (meant := _meant(claimed, one, reported)):
        return FigureSupport(claimed.quantity, Verdict.DIFFERS, claimed.weighty, meant.reference, meant.figure)
    exact = best[0][0] is Agreement.EXACT
    verdict, how = (Verdict.SUPPORTED, "as printed") if exact else (Verdict.ROUNDED, "rounded")
    return _supported(claimed, one, verdict, how)


def _grade(claimed: Claimed, one: Reported) -> tuple[Agreement, int, int]:
    """Rank agreement first, then the same time point, then the words that are shared."""
    agreement = agree(claimed.amount, one.amount)
    if (
        agreement is Agreement.NONE
        or not (_counts_alike(claimed.amount, one.amount) or _shared(claimed, one) >= _SHARED_STEMS)
        or (claimed.amount.kind == SHARE and (_contradict(claimed, one) or _is_threshold(claimed, one)))
    ):
        return Agreement.NONE, 0, 0
    same_time = claimed.about.time is not None and claimed.about.time == one.figure.time
    return agreement, int(same_time), len(claimed.about.measures & set(one.figure.measures)) + _shared(claimed, one)


def _contradict(claimed: Claimed, one: Reported) -> bool:
    """Whether one denies the good that the other asserts."""
    good = set(table("polarity")["good"])
    both = good & claimed.about.measures and good & set(one.figure.measures)
    return bool(both) and not _same_polarity(claimed, one)


def _is_threshold(claimed: Claimed, one: Reported) -> bool:
    """Whether a work only names a bound ("at least 50% lower") where the claim gives a figure for something else."""
    specific = claimed.about.measures & table("specific").keys()
    bound = one.amount.modifier is not None and claimed.amount.modifier is None
    return bound and bool(specific) and not specific & set(one.figure.measures)


def _counts_alike(mine: Amount, theirs: Amount) -> bool:
    """Whether two small counts count the same; larger ones are telling by themselves."""
    if mine.kind == theirs.kind != COUNT:
        return True
    if not alike(mine, theirs) and {SHARE, TIME} & {mine.kind, theirs.kind}:
        return False
    if mine.value != int(mine.value):
        return True
    return max(mine.printed, default=0) > _FEW or (mine.noun == theirs.noun and mine.kind not in (SHARE, TIME))


def _shared(claimed: Claimed, one: Reported) -> int:
    return len(claimed.about.stems & stems(one.figure.context))


def _meant(claimed: Claimed, one: Reported, reported: Sequence[Reported]) -> Reported | None:
    """Return what a work reports for the claimed measure, when the figure found is reported for another."""
    specific = table("specific").keys()
    wanted = claimed.about.measures & specific
    if not wanted or not set(one.figure.measures) & specific or wanted & set(one.figure.measures):
        return None
    same = [other for other in reported if other.reference == one.reference and _kin(claimed.amount, other.amount)]
    return next((other for other in same if set(other.figure.measures) & specific == wanted), None)


def _both_ends(claimed: Claimed, reported: Sequence[Reported]) -> FigureSupport | None:
    """Find a range whose ends are reported singly."""
    if len(claimed.amount.ends) == 1:
        return None
    held = []
    for end, printed in zip(claimed.amount.ends, claimed.amount.printed, strict=True):
        alone = replace(claimed.amount, ends=(end,), printed=(printed,))
        held.append(next((one for one in reported if len(one.amount.ends) == 1 and agree(alone, one.amount)), None))
    if held[0] is None or held[1] is None:
        return None
    return _supported(claimed, held[0], Verdict.SUPPORTED, f"{held[0].figure.text} and {held[1].figure.text}")


def _supported(claimed: Claimed, one: Reported, verdict: Verdict, how: str) -> FigureSupport:
    note = ""
    if claimed.amount.kind == SHARE and claimed.about.time and one.figure.time and not _same_time(claimed, one):
        note = f"reported beside {one.figure.time}, the claim names {claimed.about.time}"
    return FigureSupport(claimed.quantity, verdict, claimed.weighty, one.reference, one.figure, how=how, note=note)


def _same_time(claimed: Claimed, one: Reported) -> bool:
    times = [_hours(time) for time in (claimed.about.time, one.figure.time) if time]
    return len(times) < 2 or abs(times[0] - times[1]) <= 0.1 * max(times)


def _hours(time: str) -> float:
    value, _, unit = time.partition(" ")
    hours: float = table("hours").get(unit, 0.0)
    return float(value) * hours


def _complement(claimed: Claimed, reported: Sequence[Reported]) -> FigureSupport | None:
    """Find the rest to a hundred, where one side denies what the other asserts."""
    good = set(table("polarity")["good"])
    for one in reported:
        measures = set(one.figure.measures)
        if (
            one.amount.kind != SHARE
            or len(one.amount.ends) > 1
            or ("not" in measures) == ("not" in claimed.about.measures)
        ):
            continue
        alike = measures & claimed.about.measures - {"not"} or (measures & good and claimed.about.measures & good)
        rest = Amount(SHARE, (100 - one.amount.value,), one.amount.step, one.amount.modifier)
        if alike and agree(claimed.amount, rest):
            return _supported(claimed, one, Verdict.ROUNDED, f"100% less {one.figure.text}")
    return None


def _computed(claimed: Claimed, reported: Sequence[Reported]) -> FigureSupport | None:
    """Find the share that a count makes of a work's whole sample, where both are about the same measure."""
    wanted = claimed.about.measures & table("specific").keys()
    for part in reported:
        if not wanted & set(part.figure.measures) or not _is_people(part.amount):
            continue
        whole = max(
            (one.amount.value for one in reported if _is_sample(one) and one.reference == part.reference), default=0
        )
        if 0 < part.amount.value < whole:
            share = Amount(SHARE, (100 * part.amount.value / whole,), 0.0, None)
            if agree(claimed.amount, share):
                return _supported(claimed, part, Verdict.ROUNDED, f"{part.figure.text} of {whole:,.0f}")
    return None


def _is_people(one: Amount) -> bool:
    return len(one.ends) == 1 and (one.kind == COUNT or one.noun == "people")


def _is_sample(one: Reported) -> bool:
    return len(one.amount.ends) == 1 and one.amount.noun == "people"


def _other(claimed: Claimed, reported: Sequence[Reported]) -> FigureSupport | None:
    """Find another figure for the same measure, the nearest first."""
    near = sorted(
        (one for one in reported if _kin(claimed.amount, one.amount)),
        key=lambda one: (-_shared(claimed, one), _apart(claimed.amount, one.amount)),
    )
    for one in near:
        certain = _is_certain(claimed, one)
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
    return bool(claimed.about.measures & set(one.figure.measures)) or _shared(claimed, one) >= _SHARED_STEMS


def _kin(mine: Amount, theirs: Amount) -> bool:
    """Whether two amounts are of one kind for certain, so that they can differ."""
    return len(mine.ends) == len(theirs.ends) == 1 and alike(mine, theirs)


def _apart(mine: Amount, theirs: Amount) -> float:
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
