"""What a saving in percent comes to: "save 25% ($100) on the $400 package", "1 visit $100, 5 visits $450 (10% off)".

In: a line. Out: the percentages that are not the amount beside them, or not what a package takes off the single price.
"""

import re
from collections.abc import Iterator

from claimcheck.rules.arithmetic.figures import TIMES, Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, like, plain
from claimcheck.rules.arithmetic.per import per
from claimcheck.rules.arithmetic.rounding import Reach, exactly
from claimcheck.rules.arithmetic.silence import has_further_terms
from claimcheck.rules.arithmetic.unclaimed import singular

_SAVES = re.compile(r"\b(?:sav(?:e|es|ing|ings)|off|discount|reduction)\b", re.IGNORECASE)
_RESTATED = re.compile(r"(?: off| discount)?(?: \(|, (?:that is|that['’]s|i\.e\.|or) )$", re.IGNORECASE)
_SAVES_YOU = re.compile(r"^ (?:saves|is a saving of)(?: you| us)? (?:just |only )?$", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|off) (?:of )?(?:the |our |a |an |your |every )?(?:[a-z-]{3,12} ){0,2}$", re.IGNORECASE)
_ONE = re.compile(r"(?:^|[\s(])(?:1|one|single|per|each) (?P<noun>[a-z]{3,14})[\s:=–-]{1,3}$", re.IGNORECASE)
_FOR = re.compile(r"(?:\s(?:for|at|cost|are|only|just|now)){0,2}\s?[:=–-]?\s?", re.IGNORECASE)
_OPENS = re.compile(r"\s?[(,–—-] ?(?:save |saving |saves |a |you save ){0,2}$", re.IGNORECASE)
_OFF = re.compile(r"\s(?:off|discount|less|cheaper|savings?|saved)\s?(?:[).,;!]|$)|\s?\)", re.IGNORECASE)


def savings(line: Line) -> Iterator[Mismatch]:
    """Yield the savings of a line that are not the percentage said."""
    if not line.has_money or "percent" not in line.units or not _SAVES.search(line.text):
        return
    if any(figure.hedged or figure.low != figure.high for figure in line.figures):
        return
    found = [*_of_amount(line), *_of_package(line)]
    if found and not has_further_terms(line.text):
        yield from found


def _of_amount(line: Line) -> Iterator[Mismatch]:
    """Judge "save 25% ($100) on the $400 package" and "$100 (25%) off the $400 price"."""
    figures = line.figures
    if len(figures) != 3:
        return
    first, second, whole = figures
    percent, amount = (first, second) if first.unit == "percent" else (second, first)
    if percent.unit != "percent" or not (amount.money and whole.money and amount.unit == whole.unit):
        return
    if second.money and _ON.search(second.before) and _SAVES_YOU.search(whole.before):
        amount, whole = whole, second  # "a 15% discount on $200 saves you $30"
    elif not (_RESTATED.fullmatch(line.between(first, second)) and _ON.search(whole.before)):
        return
    product = whole.exact.times(Reach(percent.reach.low / 100, percent.reach.high / 100))
    exact = whole.value * percent.value / 100
    if product.meets(amount.exact) or exactly(exact).meets(amount.reach):
        return
    right = like(amount, exact)
    yield Mismatch(
        amount.span,
        f"{bare(percent)} of {bare(whole)} is {right}, not {bare(amount)}.",
        f"if both the price and {bare(percent)} are right, write {right}; otherwise correct the one that is wrong",
        others=((percent.span, "the saving"), (whole.span, "the price")),
    )


def _of_package(line: Line) -> Iterator[Mismatch]:
    """Judge "1 session $100, 5 sessions $450 (10% off)"."""
    figures = [figure for figure in line.figures if not (figure.count and figure.value == 1)]
    if len(figures) != 4:
        return
    single, number, whole, percent = figures
    if percent.unit != "percent" or not (single.money and whole.money and single.unit == whole.unit and number.count):
        return
    if not _is_package(line, single, number) or per(line.figures, line.figures.index(whole)):
        return
    if not (_FOR.fullmatch(line.between(number, whole)) and _OPENS.fullmatch(line.between(whole, percent))):
        return
    full = single.value * number.value
    left = full * (1 - percent.value / 100)
    off = 100 * (1 - whole.value / full)
    if not _OFF.match(percent.after) or exactly(left).meets(whole.reach) or exactly(off).meets(percent.reach):
        return
    yield Mismatch(
        percent.span,
        f"{plain(number.value)} × {bare(single)} is {like(whole, full)}, and {bare(whole)} is "
        f"{plain(off, 1) + '%' if off > 0 else 'nothing'} less, not {bare(percent)}.",
        f"if both prices are right, write {plain(off, 1)}%; otherwise correct the price that is wrong",
        others=((single.span, "the price of one"), (number.span, "the number"), (whole.span, "the price of all")),
    )


def _is_package(line: Line, single: Figure, number: Figure) -> bool:
    """Whether a price is that of one of the things counted."""
    lead = line.page[max(line.span.start, single.span.start - 40) : single.span.start]
    told = _ONE.search(lead)
    return told is not None and number.unit not in TIMES and singular(told["noun"]) in (number.unit, "price")
