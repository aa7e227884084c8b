"""Several offers in one line: "5 classes for $100 ($20 each), 10 classes for $180 ($18 each)".

In: a line. Out: its parts, when the same kinds of figures come again and again with a comma or "and" between the turns.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.model.page import Span
from claimcheck.rules.arithmetic.figures import Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.per import per

_TURNS = (3, 4)
_TURN = re.compile(r"[,;.](?!\d)|\s(?:and|while|or)\s")


def repeats(line: Line) -> Iterator[Line]:
    """Yield the offers of a line of two or more."""
    figures = line.figures
    if line.apart or line.joined or len(figures) < 2 * _TURNS[0] or len(figures) != len(line.quantities):
        return
    kinds = [_kind(figures, place) for place in range(len(figures))]
    for size in _TURNS:
        turns = len(figures) // size
        if turns < 2 or len(figures) % size or kinds != kinds[:size] * turns or len(set(kinds[:size])) < size:
            continue
        borders = [line.span.start]
        for place in range(size, len(figures), size):
            found = _TURN.search(line.page, figures[place - 1].span.end, figures[place].span.start)
            if found is None:
                return
            borders.append(found.end())
        borders.append(line.span.end)
        for turn in range(turns):
            quantities = line.quantities[turn * size : (turn + 1) * size]
            yield replace(line, span=Span(borders[turn], borders[turn + 1]), quantities=quantities)


def _kind(figures: tuple[Figure, ...], place: int) -> str:
    figure = figures[place]
    kind = "money" if figure.money else "count" if figure.count else figure.unit or "?"
    return f"{kind}/{bool(per(figures, place))}"
