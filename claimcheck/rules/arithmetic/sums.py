"""Parts and their sum: "28 participants (12 men and 15 women)", "$1,000 plus $200 comes to $1,300", "…, 28 in total".

In: a line. Out: the sums that do not come out. Judged only where every figure of the line is a part or the whole.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.model.finding import Confidence
from claimcheck.rules.arithmetic.figures import TIMES, Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, like, plain, shown
from claimcheck.rules.arithmetic.per import per
from claimcheck.rules.arithmetic.rounding import exactly
from claimcheck.rules.arithmetic.silence import says
from claimcheck.rules.arithmetic.totals import marked
from claimcheck.rules.vocabulary import words

_WOMEN = frozenset({"woman", "female", "girl"})
_MEN = frozenset({"man", "male", "boy"})
_PEOPLE = re.compile(
    r"person|participant|patient|volunteer|subject|adult|student|employee|client|customer|guest|child|runner|member|player"
    r"|respondent|teacher|nurse|attendee|staff|worker|user"
)
_JOINED = re.compile(
    r"(?:[ \u00a0][\w'’-]{1,20}){0,6}(?:,| and| plus| &| \+|, and|, plus)(?:[ \u00a0][a-z'’-]{1,20}){0,4}[ \u00a0]?$",
    re.I,
)
_BROKEN_DOWN = re.compile(
    r"(?:[ \u00a0][\w'’-]{1,20}){0,4}\s?(?:\(|:|–|—|, of whom|, made up of|, comprising| has| had| consists of)\s?$",
    re.IGNORECASE,
)
_MEASURES = frozenset({"mg", "µg", "μg", "g", "kg", "mL", "L", "IU", "km", "m", "cm", "mm", "kcal"})
_GROUP_OF = re.compile(r"\b(?:class|group|team|staff|sample|cohort|crew|party|panel) of $", re.IGNORECASE)
_INTO = re.compile(
    r"\b(?:split|divided|randomi[sz]ed|assigned|sorted|organi[sz]ed|put|broken) (?:up )?(?:in)?to $", re.IGNORECASE
)
_EACH_OF = re.compile(r"\s(?:of|with) (?:exactly )?", re.IGNORECASE)
_GROUPS = re.compile(r"group|team|class|batch|cohort|arm|section|table|squad")
_CLOSED = re.compile(r"\s?(?:[).;!?]|$)|,? (?:aged|took|participated|enrol|joined|from|in|at)\b", re.IGNORECASE)
"""Behind the second of two parts: neither a third part nor what only these two did."""
_YIELDS = re.compile(r"(?:\b(?:makes?|making|equals?|gives?|giving|yields?)|=)\s?$", re.IGNORECASE)
_MISSING = 0.95
"""Of people so large a part or more may be told apart; the rest gave no answer or is neither."""
_PLUS = re.compile(
    r"(?:[ \u00a0][\w'’-]{1,20}){0,6}[ \u00a0](?:plus|\+)[ \u00a0](?:[a-z'’-]{1,20}[ \u00a0]){0,4}$", re.IGNORECASE
)


def sums(line: Line) -> Iterator[Mismatch]:
    """Yield each sum that does not come out."""
    if not 3 <= len(line.quantities) <= 8 or line.apart or not _concerns(line.text.lower()):
        return
    figures = line.figures
    if any(figure.hedged or figure.low != figure.high for figure in figures):
        return
    for relation, unless in ((_pair, "unpaired"), (_listed, "unsummed"), (_grouped, "rejoined")):
        found = list(relation(line, figures))
        if found and not says(unless, line.text):
            yield from found
            return


def _concerns(lowered: str) -> bool:
    """Whether anything in the words speaks of a sum: a cheap look before reading."""
    return any(word in lowered for word in words("arithmetic")["summing"])


def _pair(line: Line, figures: Sequence[Figure]) -> Iterator[Mismatch]:
    """Judge "28 participants (12 men and 15 women)"."""
    women = [place for place, figure in enumerate(figures) if figure.count and figure.unit in _WOMEN]
    men = [place for place, figure in enumerate(figures) if figure.count and figure.unit in _MEN]
    people = [place for place, figure in enumerate(figures) if _is_of_people(figure)]
    if not len(women) == len(men) == len(people) == 1 or abs(women[0] - men[0]) != 1:
        return
    first = min(women[0], men[0])
    if people[0] != first - 1 or not _BROKEN_DOWN.fullmatch(line.between(figures[first - 1], figures[first])):
        return
    parts = [figures[first], figures[first + 1]]
    if re.fullmatch(r",? (?:and |& )?|, ", line.between(*parts)) is None:
        return
    if not figures[people[0]].unit and sum(part.value for part in parts) < figures[people[0]].value:
        return  # in "a group of 10" somebody may be neither
    if _CLOSED.match(parts[1].after):
        yield from _judge(parts, figures[people[0]], Confidence.MEDIUM)


def _is_of_people(figure: Figure) -> bool:
    """Whether it counts people: "28 pupils", "a class of 28"."""
    group = not figure.unit and _GROUP_OF.search(figure.before)
    return figure.count and bool(group or _PEOPLE.fullmatch(figure.unit))


def _listed(line: Line, figures: Sequence[Figure]) -> Iterator[Mismatch]:
    """Judge a list whose every figure is a part, but for the one that is said to be the total."""
    money = all(figure.money for figure in figures) and len({figure.unit for figure in figures}) == 1
    counts = all(figure.count and figure.unit not in TIMES | {"times"} for figure in figures)
    counts = counts and any(figure.unit for figure in figures)
    if not (money or counts) or any(per(figures, place) for place in range(len(figures))):
        return
    units = {figure.unit for figure in figures}
    if units & _MEASURES and len(units) > 1:
        return  # "one 500 mg tablet and two more, 1,500 mg in total"
    told = [figure for figure in figures if marked(figure)]
    if len(told) != 1 or told[0] not in (figures[0], figures[-1]):
        return
    if counts and not _of_one_kind(figures, told[0]):
        return
    whole, parts = (figures[0], figures[1:]) if told[0] is figures[0] else (figures[-1], figures[:-1])
    added = len(figures) == 3 and whole is figures[-1] and _PLUS.fullmatch(line.between(*parts)) is not None
    opened = whole is figures[-1] or _BROKEN_DOWN.fullmatch(line.between(whole, parts[0])) is not None
    joined = all(_JOINED.fullmatch(line.between(one, other)) for one, other in pairwise(parts))
    if opened and (joined or added):
        yield from _judge(parts, whole, Confidence.HIGH if added else Confidence.MEDIUM)


def _grouped(line: Line, figures: Sequence[Figure]) -> Iterator[Mismatch]:
    """Judge "the 90 participants were split into three groups of 30"."""
    if len(figures) != 3 or not all(figure.count for figure in figures):
        return
    whole, groups, size = figures
    if not (_INTO.search(line.between(whole, groups)) and _EACH_OF.fullmatch(line.between(groups, size))):
        return
    if (
        size.unit not in ("", whole.unit)
        or not _GROUPS.fullmatch(groups.unit)
        or groups.value * size.value == whole.value
    ):
        return
    yield Mismatch(
        size.span,
        f"{plain(groups.value)} × {plain(size.value)} is {plain(groups.value * size.value)}, not {shown(whole)}.",
        f"if {shown(whole)} is right, write {plain(whole.value / groups.value, 1)}; otherwise correct the groups",
        Confidence.MEDIUM,
        ((whole.span, "the whole"), (groups.span, "the groups")),
    )


def _of_one_kind(figures: Sequence[Figure], whole: Figure) -> bool:
    """Whether counts can be added up: not "3 eggs and 2 cups of milk make 12 muffins", "1 hour and 30 minutes"."""
    units = {figure.unit for figure in figures if figure.unit}
    parts = {figure.unit for figure in figures if figure is not whole and figure.unit}
    if _YIELDS.search(whole.before) and whole.unit and whole.unit not in parts:
        return False
    return len(units) == 1 or not units & TIMES.union(words("arithmetic")["measured"])


def _judge(parts: Sequence[Figure], whole: Figure, confidence: Confidence) -> Iterator[Mismatch]:
    rounded, exact = exactly(0.0), exactly(0.0)
    for part in parts:
        rounded, exact = rounded.plus(part.reach), exact.plus(part.exact)
    if rounded.meets(whole.exact) or exact.meets(whole.reach):
        return
    if _is_of_people(whole) and _MISSING * whole.value <= exact.high < whole.value:
        return  # of some nothing is known, or they are neither
    total = like(whole, exact.low) if whole.money else plain(exact.low)
    added = " + ".join(bare(part) for part in parts)
    yield Mismatch(
        whole.span,
        f"{added} is {total}, not {bare(whole)}.",
        f"if the parts are right, write {total}; otherwise correct the part that is wrong",
        confidence,
        tuple((part.span, f"part of {shown(whole)}") for part in parts),
    )
