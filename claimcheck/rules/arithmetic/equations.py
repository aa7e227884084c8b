"""Sums written as such: "6 × $209 = $1,254", "$1,000 + $200 = $1,300". In: a line. Out: those that do not come out."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.rules.arithmetic.figures import Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, like, plain
from claimcheck.rules.arithmetic.rounding import Reach, exactly

_SIGN = re.compile(r"(?:[ \u00a0][a-z]{3,15}){0,2}[ \u00a0]?(?P<sign>[+×x*÷=])[ \u00a0]?", re.IGNORECASE)
_SAME = {"x": "×", "X": "×", "*": "×"}
_LONGEST = 6
_SMALL = 10
_BEFORE = re.compile(r"[+×x*÷=/−^–-]\s?$")
_GOES_ON = re.compile(r"\s?(?:[+×*÷/^−=%]|x\b|[-–] ?\d)", re.IGNORECASE)


def equations(line: Line) -> Iterator[Mismatch]:
    """Yield each written sum that does not come out."""
    if "=" not in line.text or len(line.quantities) < 3:
        return
    figures = line.figures
    place = 0
    while place < len(figures) - 2:
        signs = _signs(line, figures, place)
        if len(signs) >= 2 and signs[-1] == "=" and len(set(signs[:-1])) == 1:
            yield from _judge(figures[place : place + len(signs) + 1], signs[0])
        place += max(1, len(signs))


def _signs(line: Line, figures: Sequence[Figure], place: int) -> list[str]:
    """Return the signs between the figures from `place` on, up to the first "="."""
    signs: list[str] = []
    if _BEFORE.search(figures[place].before):
        return signs
    for one, other in zip(figures[place:], figures[place + 1 : place + _LONGEST], strict=False):
        found = _SIGN.fullmatch(line.between(one, other))
        if found is None:
            return signs
        signs.append(_SAME.get(found["sign"], found["sign"]))
        if signs[-1] == "=":
            return signs
    return signs


def _judge(figures: Sequence[Figure], sign: str) -> Iterator[Mismatch]:
    *terms, result = figures
    units = {figure.unit for figure in figures}
    if any(figure.hedged or figure.low != figure.high or figure.low < 0 for figure in figures):
        return
    if _GOES_ON.match(result.after) or units & {"percent", "fraction", "p-value"} or (sign in "+" and len(units) > 1):
        return
    if units == {""} and max(figure.value for figure in figures) < _SMALL:
        return  # "2 + 2 = 5": a saying
    if sum(figure.money for figure in terms) != result.money and sign == "×":
        return
    rounded, exact = _value([term.reach for term in terms], sign), _value([term.exact for term in terms], sign)
    if rounded is None or exact is None or rounded.meets(result.exact) or exact.meets(result.reach):
        return
    written = f" {sign} ".join(bare(term) for term in terms)
    right = like(result, exact.low) if result.money else plain(exact.low)
    yield Mismatch(
        result.span,
        f"{written} is {right}, not {bare(result)}.",
        f"write {right}, or correct the figure before it that is wrong",
    )


def _value(terms: Sequence[Reach], sign: str) -> Reach | None:
    total = terms[0]
    for term in terms[1:]:
        if sign == "+":
            total = total.plus(term)
        elif sign == "×":
            total = total.times(term)
        elif sign == "÷" and term.low > 0:
            total = Reach(total.low / term.high, total.high / term.low)
        else:
            return None
    return total if total.low <= total.high else exactly(total.low)
