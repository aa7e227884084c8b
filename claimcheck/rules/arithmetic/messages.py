"""What is said of a sum that does not come out: one message for each relation, figures as they are printed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from claimcheck.model.finding import Confidence
from claimcheck.model.span import Span
from claimcheck.rules.arithmetic.instances import Instance, Part
from claimcheck.rules.arithmetic.per import TIMES
from claimcheck.rules.arithmetic.terms import Term

_NUMBER = re.compile(r"\d(?:[\d,.·\u00a0\u202f]{0,19}\d)?")
_TAIL = re.compile(r"[ \u00a0]?(?:€|£|%|percent\b|[A-Z]{3}\b|euros?\b|dollars?\b|pounds?\b|francs?\b)")
_LONGEST = 60
_MILLION, _TINY = 1_000_000, 0.005


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One sum that does not come out."""

    span: Span
    """The figure to look at first, in the reading text."""
    message: str
    remedy: str
    confidence: Confidence = Confidence.HIGH
    others: tuple[tuple[Span, str], ...] = field(default=())
    """The other figures of the sum, each with what it is."""


def told(one: Instance) -> Mismatch:
    """Return what is said of an instance that does not hold."""
    return _MESSAGES[one.relation](one)


def plain(value: float, digits: int = 2) -> str:
    """Return a number with separators and at most so many decimals."""
    printed = f"{value:,.{digits}f}"
    return printed.rstrip("0").rstrip(".") if "." in printed else printed


def shown(term: Term) -> str:
    """Return a figure as printed, on one line."""
    return " ".join(term.quantity.text.split())[:_LONGEST]


def like(term: Term, value: float) -> str:
    """Return a number printed as another one is: "$179" like "$1679", "€33.33" like "€30"."""
    number = plain(value) if not term.money or abs(value - round(value)) < _TINY else f"{value:,.2f}"
    return _printed(term, number) if term.money or term.share else number


def bare(term: Term) -> str:
    """Return the amount of a figure as printed, without what it is per: "$358" of "$358/month"."""
    scaled = abs(term.value) >= _MILLION and len(term.quantity.text) < len(f"{_MILLION:,}") + len("million")
    return shown(term) if scaled and "," not in term.quantity.text else _printed(term, None)


def _printed(term: Term, number: str | None) -> str:
    """Return sign, number and unit of a figure, perhaps with another number."""
    text = term.quantity.text
    found = _NUMBER.search(text)
    if found is None:
        return number or shown(term)
    tail = _TAIL.match(text, found.end())
    return " ".join(f"{text[: found.start()]}{number or found[0]}{tail[0] if tail else ''}".split())[:_LONGEST]


def _product(one: Instance) -> Mismatch:
    number, each, total = one.terms.get(Part.NUMBER), one.terms[Part.EACH], one.terms[Part.TOTAL]
    if number is None:
        return _per_time(one, each, total)
    if total.money:
        return _priced(one, number, each, total)
    product, last = plain(one.right.low), max(number, each, total, key=lambda term: term.place)
    said, right, ending = f"{shown(number)} × {shown(each)}", shown(total), ""
    if each.per and number.time:
        fits = f"{plain(total.value / each.value, 1)} {number.unit}s"
        said, right = (
            f"{plain(each.value)} per {number.unit} × {plain(number.value)} {number.unit}s",
            plain(total.value),
        )
        ending = f": {right} ÷ {plain(each.value)} = {fits}"
    elif total.count and not each.measured:
        said = f"{plain(number.value)} × {plain(each.value)}"
    return Mismatch(
        last.span,
        f"{said} is {product}, not {right}{ending}.",
        f"if the others are right, write {product}; otherwise correct the one that is wrong",
        Confidence.MEDIUM,
        tuple((term.span, f"the {part}") for part, term in one.terms.items() if term is not last),
    )


def _per_time(one: Instance, each: Term, total: Term) -> Mismatch:
    short, long = (next(iter(sorted(term.per & TIMES)), "time") for term in (each, total))
    right = like(each, total.value / one.factor)
    return Mismatch(
        each.span,
        f"{bare(each)} a {short} is {like(total, one.right.low)} a {long}, not {bare(total)}.",
        f"if {bare(total)} a {long} is right, write {right} a {short}; otherwise correct the price of the {long}",
        others=((total.span, f"the price of a {long}"),),
    )


def _priced(one: Instance, number: Term, each: Term, total: Term) -> Mismatch:
    count, unit = plain(number.value), number.unit or "unit"
    fits = like(each, total.value / (number.value * one.factor))
    said = f"{count} × {bare(each)} is {like(each, one.right.low)}, not {bare(total)}: {bare(total)} ÷ {count} = {fits}"
    if each.is_range:
        said = f"{count} × {shown(each)} cannot be {bare(total)}: {bare(total)} ÷ {count} = {fits}"
    if one.factor != 1:
        count = shown(number)
        unit = " ".join([*([plain(each.batch)] if each.batch != 1 else []), *sorted(each.per)[:1]])
        said = (
            f"{bare(total)} for {count} is {fits} per {unit}, not {bare(each)}: {count} is {like(total, one.right.low)}"
        )
        said += f", not {bare(total)}"
    marked = {"total", "sign_equal"} & (total.before_cues | total.after_cues)
    return Mismatch(
        each.span,
        f"{said}.",
        f"if {bare(total)} for {count} is right, write {fits} per {unit}; otherwise correct the total or the number",
        Confidence.HIGH if marked else Confidence.MEDIUM,
        ((total.span, "the total"), (number.span, "the number")),
    )


def _ratio(one: Instance) -> Mismatch:
    share, part, whole = one.terms[Part.SHARE], one.terms[Part.PART], one.terms.get(Part.WHOLE)
    spans = sorted(term.span for term in one.parts)
    span, confidence = Span(spans[0].start, spans[-1].end), Confidence.HIGH
    if whole is not None and part.money:
        right, said = like(part, whole.value * share.value / 100), f"{bare(share)} of {bare(whole)}"
        span, wrong = part.span, part
    elif "worded" in one.facts or not any(character.isdigit() for character in part.quantity.text):
        right, said, wrong = f"{plain(one.right.low, 1)}%", shown(part), share
        confidence = Confidence.MEDIUM
    else:
        numbers = part.parts or (part.value, whole.value if whole is not None else 1.0)
        digits = len(bare(share).partition(".")[2].rstrip("% percnt"))
        right, wrong = f"{one.right.low:.{min(4, max(digits, 1))}f}%", share
        said = f"{plain(numbers[0])} of {plain(numbers[1])}"
    remedy = f"if {said} is right, write {right}; otherwise correct the number that is wrong"
    return Mismatch(span, f"{said} is {right}, not {bare(wrong)}.", remedy, confidence)


def _difference(one: Instance) -> Mismatch:
    old, new, change = one.terms[Part.OLD], one.terms[Part.NEW], one.terms[Part.CHANGE]
    gap, told_as = abs(old.value - new.value), bare(change).lower()
    percent, moved = "percent" in one.facts, ""
    right, ending = f"{plain(100 * gap / old.value, 1)}%" if percent else like(old, gap), ""
    if "times" in one.facts:
        right, told_as = f"{plain(one.right.low, 1)} times as much", f"{plain(change.value, 1)} times"
    elif old.money:
        amount = abs(change.value) * (100 if change.unit == "fraction" else 1)
        left = old.value * (1 - amount / 100) if percent else old.value - amount
        ending = f": {told_as} off {bare(old)} leaves {like(old, left)}" if left >= 0 and new.value < old.value else ""
        moved = " less" if new.value < old.value else " more"
    elif new.share or change.unit in ("point", "percentage point"):
        right = f"{plain(gap, 1)} points" + (f" or {right}" if percent else "")
    ends = [bare(term) if old.money else plain(term.value) for term in (old, new)]
    return Mismatch(
        change.span,
        f"From {ends[0]} to {ends[1]} is {right}{moved}, not {told_as}{ending}.",
        f"if both {'prices' if old.money else 'ends'} are right, write {right}; otherwise correct what is wrong",
        Confidence.HIGH if old.money and "saved" in change.before_cues | change.after_cues else Confidence.MEDIUM,
        ((old.span, "the old value"), (new.span, "the new value")),
    )


def _sum(one: Instance) -> Mismatch:
    total, parts = one.terms.get(Part.TOTAL), one.parts
    added = " + ".join(bare(part) for part in parts)
    over, others = "over" in one.facts, tuple((part.span, "a part") for part in parts)
    if total is None:
        rest = 100 - one.right.low + parts[-1].value
        known = " + ".join(bare(part) for part in parts[:-1])
        advice = f"if {known} is right, write {plain(rest)}% for the rest" if rest > 0 else "the shares exceed 100%"
        more = over and len(parts) > 2 and "rest" not in parts[-1].before_cues and "whole told" not in one.facts
        return Mismatch(
            Span(parts[0].span.start, parts[-1].span.end),
            f"{added} is {plain(one.right.low)}%, {'more than' if more else 'not'} 100%.",
            f"{advice}; otherwise correct the share that is wrong",
        )
    right, more = like(total, one.right.low), over and total.place < parts[0].place and not total.money
    return Mismatch(
        total.span,
        f"{added} is {right}, {'more than' if more else 'not'} {bare(total)}.",
        f"if the parts are right, write {right}; otherwise correct the part that is wrong",
        Confidence.MEDIUM,
        others,
    )


_MESSAGES: dict[str, Callable[[Instance], Mismatch]] = {
    "product": _product,
    "ratio": _ratio,
    "difference": _difference,
    "sum": _sum,
}
