"""Figures that no work prints but that follow from what it prints: rests, shares of counts, differences, ratios.

Any two numbers make some third, so nothing is computed but what the words ask for: the rest to a hundred where one
side denies what the other asserts, a share where the same people are counted, a difference or a ratio of two figures
that stand side by side, where the claim compares ("longer", "fell by", "twice") and names what they measure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.figures.proposition import Claimed, Reported, are_neighbours, joint, shared
from claimcheck.figures.vocabulary import groups, table, tokens
from claimcheck.quantities.agreement import COUNT, SHARE, TIME, Magnitude, agree, can_differ

_SHARED = 2
"""Words that a claim must share with the figures it is computed from."""
_BESIDE = 3
"""Figures further apart in a text are not set against each other."""
_TIMES, _RISKS = "times", frozenset({"hazard-ratio", "odds-ratio", "risk-ratio"})
_POINT = "point"
"""What a change on a scale is counted in, whose values are bare numbers."""
_UNMEASURED = frozenset({"p-value", "test-statistic", "year-date"})
_JOINT = re.compile(r"\b(?:vs|versus|to|and|against|compared|than|or|by)\b|^\s*,", re.IGNORECASE)
_PLAIN = frozenset({None, "approximately"})
"""Modifiers of a figure that is no bound."""
_LOOSE = 0.1
"""What "twice" allows."""


def complement(claimed: Claimed, reported: Sequence[Reported]) -> tuple[Reported, str] | None:
    """Find the rest to a hundred, where one side denies what the other asserts."""
    good = set(table("polarity")["good"])
    for one in reported:
        if one.amount.kind != SHARE or len(one.amount.ends) > 1:
            continue
        rest = Magnitude(SHARE, (100 - one.amount.value,), one.amount.step, one.amount.modifier)
        if not agree(claimed.amount, rest):
            continue
        opposite = any(claimed.measures & set(table("opposites").get(name, ())) for name in one.measures)
        alike = one.measures & claimed.measures or (one.measures & good and claimed.measures & good)
        if opposite or (one.negated != claimed.negated and alike) or _is_denied_by(claimed, one):
            return one, f"100% less {one.figure.text}"
    return None


def _is_denied_by(claimed: Claimed, one: Reported) -> bool:
    """Whether one side denies a word that the other asserts: "no fever" and "fever", "never gave" and "gave"."""
    mine, theirs = claimed.denied, one.denied
    return bool((theirs & claimed.terms) - mine) or bool((mine & one.own_tokens) - theirs)


def share_of_counts(claimed: Claimed, reported: Sequence[Reported]) -> tuple[Reported, str] | None:
    """Find the share that a count makes of those counted, where both are about the same thing."""
    references = {one.reference for one in reported}
    samples = {name: largest_sample(one for one in reported if one.reference == name) for name in references}
    sizes = {name: sample.amount.value if sample else 0 for name, sample in samples.items()}
    for place, part in enumerate(reported):
        if not _is_people(part.amount) or part.amount.value <= 0:
            continue
        near = [one for one in reported[max(0, place - _BESIDE) : place] if _may_be_whole(part, one)]
        for whole in (sizes[part.reference], *(one.amount.value for one in near if _is_named_whole(part, one))):
            if part.amount.value < whole and _is_share(claimed, part, whole):
                return part, f"{part.figure.text} of {whole:,.0f}"
    return None


def _is_share(claimed: Claimed, part: Reported, whole: float) -> bool:
    if not agree(claimed.amount, Magnitude(SHARE, (100 * part.amount.value / whole,), 0.0, None)):
        return False
    if claimed.specific & part.measures:
        return True
    bound = claimed.amount.modifier not in _PLAIN and not claimed.amount.worded
    return not bound and shared(claimed, part) >= min(_SHARED, len(claimed.terms) or _SHARED)


def _may_be_whole(part: Reported, one: Reported) -> bool:
    counted = len(one.amount.ends) == 1 and one.amount.kind not in (SHARE, TIME)
    return counted and one.reference == part.reference and one.amount.value > part.amount.value


def _is_named_whole(part: Reported, one: Reported) -> bool:
    """Whether a count is said to be a part of one before it: "of the 55 donors, 20 …"."""
    text = re.escape(one.figure.text)
    return re.search(rf"\bof\b[^.;,]{{0,40}}{text}", part.figure.context, re.IGNORECASE) is not None


def largest_sample(reported: Iterable[Reported]) -> Reported | None:
    """Return the largest number of people that is reported."""
    counts = (one for one in reported if len(one.amount.ends) == 1 and one.amount.noun == "people")
    return max(counts, key=lambda one: one.amount.value, default=None)


def _is_people(one: Magnitude) -> bool:
    return len(one.ends) == 1 and (one.kind == COUNT or one.noun == "people")


def compared(claimed: Claimed, reported: Sequence[Reported]) -> tuple[Reported, str] | None:
    """Find a difference or a ratio of two figures side by side, or a risk as a ratio gives it."""
    cues = {name for name, words in groups("comparing").items() if words.search(claimed.words)}
    is_times = claimed.amount.kind == _TIMES
    bound = claimed.amount.modifier not in _PLAIN or len(claimed.amount.ends) > 1
    if bound or not (cues or is_times):
        return None
    for first, second in _pairs(reported):
        for value, how in _results(first, second, cues, claimed.amount.kind):
            if _fits(claimed.amount, value) and _is_about(claimed, first, second):
                return first, how
    return _risk(claimed, reported, cues)


def _pairs(reported: Sequence[Reported]) -> Iterator[tuple[Reported, Reported]]:
    """Yield figures of one kind that stand side by side."""
    for place, first in enumerate(reported):
        if first.amount.kind in _UNMEASURED:
            continue
        for at in range(place + 1, min(place + 1 + _BESIDE, len(reported))):
            if can_differ(first.amount, reported[at].amount) and _is_joined(reported, place, at):
                yield first, reported[at]
                break


def _is_joined(reported: Sequence[Reported], first: int, second: int) -> bool:
    """Whether a text sets one figure against the next: "1.5 vs 1.0", "from 52 to 24", "24.6 … and by 11.2"."""
    between = joint(reported, first, second)
    if between is None and all(are_neighbours(reported, at, at + 1) for at in range(first, second)):
        between = reported[second].before
    return _JOINT.search(between or "") is not None


def _is_about(claimed: Claimed, first: Reported, second: Reported) -> bool:
    """Whether a claim names what two figures measure, or the two figures themselves."""
    words = claimed.words
    if all(re.search(rf"(?<![\w.,]){re.escape(one.figure.text)}(?![\w.,]\d)", words) for one in (first, second)):
        return True
    comparing = tokens(" ".join(found[0] for cue in groups("comparing").values() for found in cue.finditer(words)))
    distinctive = claimed.terms - comparing
    around = first.all_tokens | second.all_tokens
    return len(distinctive & around) >= min(_SHARED, len(distinctive) or _SHARED)


def _results(first: Reported, second: Reported, cues: set[str], kind: str) -> Iterator[tuple[float, str]]:
    """Yield what two figures make, as far as the words ask for it, with how."""
    low, high = sorted((abs(first.amount.value), abs(second.amount.value)))
    if low <= 0:
        return
    small, large = sorted((first, second), key=lambda one: abs(one.amount.value))
    texts = f"{large.figure.text} against {small.figure.text}"
    if kind == _TIMES:
        yield high / low, texts
        yield low / high, texts
        return
    if kind == first.amount.kind or (kind == _POINT and first.amount.kind == COUNT):
        yield high - low, f"{large.figure.text} less {small.figure.text}"
    if kind == SHARE:
        yield 100 * (high - low) / (low if "more" in cues else high), texts


def _fits(claimed: Magnitude, value: float) -> bool:
    if claimed.kind == _TIMES:
        whole = claimed.value == int(claimed.value) or claimed.value < 1
        return abs(claimed.value - value) <= (_LOOSE * claimed.value if whole else claimed.step / 2)
    return agree(claimed, Magnitude(claimed.kind, (value,), 0.0, None, (value,))) > 0


def _risk(claimed: Claimed, reported: Sequence[Reported], cues: set[str]) -> tuple[Reported, str] | None:
    """Find what a ratio of risks says in percent or times: 25% less for a hazard ratio of 0.75."""
    if not groups("comparing")["risk"].search(claimed.words):
        return None
    ratios = [one for one in reported if one.amount.kind in _RISKS and len(one.amount.ends) == 1]
    for one in ratios:
        ratio = one.amount.value
        if ratio <= 0 or (len(ratios) > 1 and not shared(claimed, one)):
            continue
        if claimed.amount.kind == _TIMES:
            values: tuple[float, ...] = (ratio, 1 / ratio)
        else:
            values = (100 * (ratio - 1),) if "more" in cues else (100 * (1 - ratio),)
        if any(_fits(claimed.amount, value) for value in values):
            return one, f"from {one.figure.text}"
    return None
