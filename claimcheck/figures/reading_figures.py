"""Text → the figures in it, each with what the words around it say; of works and of claims alike.

What leaves a work is figures and a few words around each, never the text. The clause of a figure speaks first; where it
names no measure, the whole sentence does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimcheck.figures.proposition import Claimed, Proposition, Reported
from claimcheck.figures.vocabulary import groups, named, table
from claimcheck.language.clauses import clause_around
from claimcheck.language.sentences import sentences
from claimcheck.model.claim import Claim, Dimension, Quantity
from claimcheck.model.evidence import LEFT_OUT, Place, ReportedFigure
from claimcheck.model.span import Span
from claimcheck.quantities.agreement import Magnitude, magnitude
from claimcheck.quantities.quantities import find_quantities
from claimcheck.quantities.units import unit_info

_NOT = re.compile(r"n['’]t\b")
_AGAINST = ("than", "versus", "vs", "vs.", "over", "against")
_BEFORE, _AFTER = 5, 6
"""Words of context kept on either side of a figure; with the figure itself some fifteen at most."""
_HEAD = 3
"""First words of a sentence kept besides: they mostly say what a list of figures is about."""
_FEW = 8
"""Words beside a figure in a sentence so short that all of it is the figure's context."""
_MOST_CONTEXT = 120
"""Characters."""
_WINDOW = 300
"""Characters on either side, and at the head of the sentence, in which words are looked for."""
_READ = 500
"""Characters on either side of a figure that can say something about it, however long the sentence."""
_REACH = 32
"""Characters before a measure in which it can be denied."""
MOST_FIGURES = 400
"""Figures kept per text; an abstract holds some twenty."""
MOST_CLAIMED = 60
"""Figures of one claim that are compared with its sources; no sentence has more."""


class _Said(NamedTuple):
    """What the words around a figure say."""

    measures: frozenset[str]
    negated: bool
    arm: str | None
    time: str | None


def read_figures(text: str, place: Place) -> tuple[ReportedFigure, ...]:
    """Return the figures of a text in order, those without a number left out; `place` is where the text stands."""
    figures: dict[ReportedFigure, ReportedFigure] = {}
    for number, sentence in enumerate(_sentences(text)):
        if len(figures) >= MOST_FIGURES:
            break
        for figure in _figures(sentence, place):
            figures.setdefault(figure, replace(figure, sentence=number))
    return tuple(figures.values())[:MOST_FIGURES]


def prepare(reference: str, figures: Iterable[ReportedFigure]) -> list[Reported]:
    """Return what a work reports as propositions, those without a number left out."""
    found = []
    for figure in figures:
        if amount := magnitude(figure):
            lead = len(" ".join([*figure.words[: figure.at], ""])) if figure.at > 0 else 0
            span = Span(lead, lead + len(figure.text)) if figure.at >= 0 and figure.words else None
            negated = "not" in figure.measures
            measures = frozenset(figure.measures) - {"not"}
            text, arm, time = figure.context, figure.arm, figure.time
            found.append(Proposition(figure, amount, text, span, measures, negated, arm, time, reference=reference))
    return found


def claimed(claim: Claim, place: int, amount: Magnitude, *, weighty: bool = False) -> Claimed:
    """Return one figure of a claim, by its place among the claim's quantities."""
    inside = [replace(one, span=inside_claim(claim, one.span)) for one in claim.quantities[:MOST_CLAIMED]]
    quantity, span = claim.quantities[place], inside[place].span
    said = _read(claim.text, span, inside)
    cut = max(0, span.start - _READ)
    near = Span(span.start - cut, span.end - cut)
    alone = sum(one.unit == quantity.unit for one in inside) < 2
    text = claim.text[cut : span.end + _READ]
    return Proposition(quantity, amount, text, near, *said, alone=alone, weighty=weighty)


def inside_claim(claim: Claim, span: Span) -> Span:
    """Return a place on the page as a place in the claim's own text."""
    return Span(span.start - claim.span.start, span.end - claim.span.start)


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from (span.slice(line) for span in sentences(line))


def _figures(sentence: str, place: Place) -> Iterator[ReportedFigure]:
    """Yield the figures of a sentence with a number."""
    quantities = find_quantities(sentence)[:MOST_FIGURES]
    before = None
    for quantity in quantities:
        if (quantity.value, quantity.low, quantity.high) != (None, None, None):
            yield replace(_figure(sentence, quantity, quantities, place), joint=_joint(sentence, before, quantity.span))
            before = quantity.span


def _joint(sentence: str, before: Span | None, place: Span) -> str | None:
    """Return what stands between two figures of a sentence, where it is kept before the second anyway."""
    if before is None:
        return None
    between = sentence[before.end : place.start].split()
    return " ".join(between) if len(between) <= _BEFORE else LEFT_OUT


def _figure(sentence: str, quantity: Quantity, quantities: Sequence[Quantity], place: Place) -> ReportedFigure:
    said = _read(sentence, quantity.span, quantities)
    printed = " ".join(quantity.text.split())
    before, after = _words_around(sentence, quantity.span)
    words = _cut([*before, printed, *after])
    return ReportedFigure(
        text=printed,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        modifier=quantity.modifier,
        precision=quantity.precision,
        measures=tuple(sorted(said.measures | ({"not"} if said.negated else set()))),
        arm=said.arm,
        time=said.time,
        place=place,
        words=words,
        at=len(before) if len(before) < len(words) else -1,
    )


def _cut(words: list[str]) -> tuple[str, ...]:
    kept = list(words)
    while len(kept) > 1 and len(" ".join(kept)) > _MOST_CONTEXT:
        kept.pop()
    return tuple(word[:_MOST_CONTEXT] for word in kept)


def _words_around(sentence: str, span: Span) -> tuple[list[str], list[str]]:
    """Return the few words before a figure and after it."""
    near = max(0, span.start - _WINDOW)
    before = sentence[: min(near, _WINDOW)].split() + sentence[near : span.start].split()
    after = sentence[span.end : span.end + _WINDOW].split()
    if len(before) > _BEFORE + _HEAD:
        ended = before[-_BEFORE - 1].endswith((",", ";", ":"))
        before = [*before[:_HEAD], f"{LEFT_OUT}," if ended else LEFT_OUT, *before[-_BEFORE:]]
    elif len(before) + len(after) > _FEW and len(after) <= _AFTER:
        before = _without_one(before)  # no sentence of any length is kept whole
    return before, after[:_AFTER]


def _without_one(words: list[str]) -> list[str]:
    """Return words without the first that says little, or without the first of all."""
    idle = {*table("stop")["words"], *table("stop")["verbs"], *table("prepositions")["words"]}
    out = next((place for place, word in enumerate(words) if word.lower() in idle), 0)
    return [*words[: out - 1], f"{words[out - 1]}{LEFT_OUT}", *words[out + 1 :]] if out else [LEFT_OUT, *words[1:]]


def _read(sentence: str, place: Span, quantities: Sequence[Quantity]) -> _Said:
    """Read what stands around the figure at `place`; `quantities` are those of the sentence."""
    cut = max(0, place.start - _READ)
    lowered, near = sentence[cut : place.end + _READ].lower(), Span(place.start - cut, place.end - cut)
    own = clause_around(lowered, near)
    clause = own.slice(lowered)
    said = clause if _measures(clause) and "respectively" not in lowered else lowered
    measures = _measures(said)
    arms = [name for name, words in groups("arms").items() if any(map(_is_arm, words.finditer(clause)))]
    return _Said(
        measures,
        _denies(said, measures),
        min(arms, default=None),
        _time(place, quantities, Span(own.start + cut, own.end + cut)),
    )


def _measures(text: str) -> frozenset[str]:
    return named("specific", text) | named("general", text)


def _is_arm(found: re.Match[str]) -> bool:
    """Whether a figure is for an arm, not compared with it ("better than placebo")."""
    return not found.string[: found.start()].rstrip().endswith(_AGAINST)


def _denies(text: str, measures: frozenset[str]) -> bool:
    """Whether the words deny what is measured: "did not respond", "without remission", "resistant"."""
    tells = groups("polarity")
    if tells["alone"].search(text):
        return True
    for group in measures & set(table("polarity")["good"]):
        words = groups("specific").get(group) or groups("general")[group]
        for word in words.finditer(text):
            before = text[max(0, word.start() - _REACH) : word.start()]
            if (tells["before"].search(before) or _NOT.search(before)) and not tells["weak"].search(before):
                return True
    return False


def _time(place: Span, quantities: Sequence[Quantity], clause: Span) -> str | None:
    """Return the nearest time that is named beside a figure, one in its clause before any other."""
    times = [
        (
            not clause.start <= other.span.start < clause.end,
            max(other.span.start - place.end, place.start - other.span.end),
            other,
        )
        for other in quantities
        if other.span != place and _is_time(other)
    ]
    if not times:
        return None
    nearest = min(times, key=lambda pair: pair[:2])[2]
    return f"{nearest.value:g} {nearest.unit}"


def _is_time(quantity: Quantity) -> bool:
    """Whether a quantity is one stretch of time of known length."""
    return (
        quantity.dimension is Dimension.TIME
        and quantity.value is not None
        and unit_info(quantity.unit).is_convertible
        and "old" not in (quantity.unit or "")
    )
