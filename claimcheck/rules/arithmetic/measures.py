"""The price of a measure: "a 500 g bag costs $15, i.e. $3 per 100 g", "1.5 kg for $30 ($20 per kg)".

In: a line of four figures, or of three where the price is for one. Out: those that are not price ÷ size.
"""

import re
from collections.abc import Iterator

from claimcheck.rules.arithmetic.figures import Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, like, plain, shown
from claimcheck.rules.arithmetic.per import per
from claimcheck.rules.arithmetic.rounding import Reach
from claimcheck.rules.arithmetic.silence import has_alternatives, has_further_terms

_SIZES = {"g": ("mass", 1.0), "kg": ("mass", 1000.0), "mL": ("volume", 1.0), "cl": ("volume", 10.0)} | {
    "L": ("volume", 1000.0)
}
_NAMES = {"kg": "kg", "g": "g", "l": "L", "ml": "mL"}
_PER = re.compile(r"\s?(?:per|/|for every) ?")
_ENDS = re.compile(r"(?:\s?(?:per|a|an|/) ?[a-z]{1,9})?\s?(?:[).,;!]|$)", re.IGNORECASE)
_SAYS = re.compile(
    r"[([=]|\b(?:that is|that['’]s|i\.e|which is|works? out|equals?|comes to|means|so|just|only)\b", re.IGNORECASE
)


def measures(line: Line) -> Iterator[Mismatch]:
    """Yield the price per measure of a line that is not price ÷ size."""
    if not line.has_money or not 3 <= len(line.quantities) <= 4 or line.apart or line.joined:
        return
    figures = line.figures
    if len(figures) < 3 or any(figure.hedged or figure.low != figure.high for figure in figures):
        return
    size, whole, each = figures[:3]
    if size.money:
        size, whole = whole, size
    base = _base(line, figures)
    kind, grams = _SIZES.get(size.unit, ("", 0.0))
    if base is None or base[0] != kind or not (whole.money and each.money and whole.unit == each.unit):
        return
    if per(figures, figures.index(whole)) or not _SAYS.search(line.between(figures[1], each)):
        return
    factor = size.value * grams / base[1]
    times = Reach(factor, factor)
    if each.reach.times(times).meets(whole.exact) or each.exact.times(times).meets(whole.reach):
        return
    if not _ENDS.match(figures[-1].after) or has_further_terms(line.text) or has_alternatives(line.text):
        return
    right = like(each, whole.value / factor)
    yield Mismatch(
        each.span,
        f"{bare(whole)} for {shown(size)} is {right} per {base[2]}, not {bare(each)}.",
        f"if {bare(whole)} for {shown(size)} is right, write {right}; otherwise correct the price or the size",
        others=((whole.span, "the price"), (size.span, "the size")),
    )


def _base(line: Line, figures: tuple[Figure, ...]) -> tuple[str, float, str] | None:
    """Return the kind, the grams or millilitres, and the name of what the last price is per."""
    if len(figures) == 4:
        measure = figures[3]
        known = _SIZES.get(measure.unit)
        if known is None or not _PER.fullmatch(line.between(figures[2], measure)):
            return None
        return known[0], known[1] * measure.value, f"{plain(measure.value)} {measure.unit}"
    unit = next((_NAMES[name] for name in per(figures, 2) if name in _NAMES), "")
    return (*_SIZES[unit], unit) if unit else None
