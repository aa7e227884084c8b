"""A text → the figures it reports, each with what stands around it.

What leaves this file is figures and a few words around each, never the text.
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.figures.surroundings import around
from claimcheck.figures.vocabulary import table
from claimcheck.language.sentences import sentences
from claimcheck.model.claim import Quantity
from claimcheck.model.evidence import Place, ReportedFigure
from claimcheck.model.span import Span
from claimcheck.quantities.quantities import find_quantities

_WORD = re.compile(r"\S+")
_BEFORE, _AFTER = 5, 6
"""Words of context kept on either side of a figure; with the figure itself some fifteen at most."""
_HEAD = 3
"""First words of a sentence kept besides: they mostly say what a list of figures is about."""
_FEW = 8
"""Words beside a figure in a sentence so short that all of it is the figure's surroundings."""
_MOST_CONTEXT = 120
"""Characters."""
_WINDOW = 300
"""Characters on either side, and at the head of the sentence, in which words are looked for."""
MOST_FIGURES = 400
"""Figures kept per text; an abstract holds some twenty."""


def read_figures(text: str, place: Place) -> tuple[ReportedFigure, ...]:
    """Return the figures of a text in order, those without a number left out; `place` is where the text stands."""
    figures: list[ReportedFigure] = []
    for sentence in _sentences(text):
        if len(figures) >= MOST_FIGURES:
            break
        quantities = find_quantities(sentence)[:MOST_FIGURES]
        figures.extend(
            _figure(sentence, quantity, quantities, place)
            for quantity in quantities
            if (quantity.value, quantity.low, quantity.high) != (None, None, None)
        )
    return tuple(dict.fromkeys(figures[:MOST_FIGURES]))


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from (span.slice(line) for span in sentences(line))


def _figure(sentence: str, quantity: Quantity, quantities: Sequence[Quantity], place: Place) -> ReportedFigure:
    about = around(sentence, quantity.span, quantities)
    printed = " ".join(quantity.text.split())
    before, after = _words_around(sentence, quantity.span)
    lead = " ".join([*before, ""])
    return ReportedFigure(
        text=printed,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        modifier=quantity.modifier,
        precision=quantity.precision,
        measures=tuple(sorted(about.measures)),
        arm=about.arm,
        time=about.time,
        place=place,
        context=_cut(" ".join([*before, printed, *after])),
        at=len(lead) if len(lead) + len(printed) <= _MOST_CONTEXT else -1,
    )


def _cut(words: str) -> str:
    return words if len(words) <= _MOST_CONTEXT else words[:_MOST_CONTEXT].rsplit(" ", 1)[0]


def _words_around(sentence: str, span: Span) -> tuple[list[str], list[str]]:
    """Return the few words before a figure and after it."""
    near = max(0, span.start - _WINDOW)
    before = _WORD.findall(sentence[: min(near, _WINDOW)]) + _WORD.findall(sentence[near : span.start])
    after = _WORD.findall(sentence[span.end : span.end + _WINDOW])
    if len(before) > _BEFORE + _HEAD:
        ended = before[-_BEFORE - 1].endswith((",", ";", ":"))
        before = [*before[:_HEAD], "…," if ended else "…", *before[-_BEFORE:]]
    elif len(before) + len(after) > _FEW and len(after) <= _AFTER:
        before = _without_one(before)  # no sentence of any length is kept whole
    return before, after[:_AFTER]


def _without_one(words: list[str]) -> list[str]:
    """Return words without the first that says little, or without the first of all."""
    idle = {*table("stop")["words"], *table("stop")["verbs"], *table("prepositions")["words"]}
    out = next((place for place, word in enumerate(words) if word.lower() in idle), 0)
    return [*words[: out - 1], f"{words[out - 1]}…", *words[out + 1 :]] if out else ["…", *words[1:]]
