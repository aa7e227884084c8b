"""What is said of a sum that does not come out: one message for each relation, figures as they are printed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from claimcheck.model.finding import Confidence
from claimcheck.model.page import Span
from claimcheck.rules.arithmetic.relations import Instance, Part
from claimcheck.rules.arithmetic.terms import Term

_NUMBER = re.compile(r"\d(?:[\d,.·\u00a0\u202f]{0,19}\d)?")
_TAIL = re.compile(r"[ \u00a0]?(?:€|£|%|percent\b|[A-Z]{3}\b|euros?\b|dollars?\b|pounds?\b|francs?\b)")
_LONGEST = 60
_MILLION = 1_000_000


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
    found = _NUMBER.search(term.quantity.text)
    number = plain(value) if not term.money or abs(value - round(value)) < 0.005 else f"{value:,.2f}"
    if found is None or not (term.money or term.share):
        return number
    printed = term.quantity.text
    tail = _TAIL.match(printed, found.end())
    return " ".join(f"{printed[: found.start()]}{number}{tail[0] if tail else ''}".split())[:_LONGEST]


def bare(term: Term) -> str:
    """Return the amount of a figure as printed, without what it is per: "$358" of "$358/month"."""
    found = _NUMBER.search(term.quantity.text)
    if found is None or abs(term.value) >= _MILLION and len(found[0]) < len(str(_MILLION)):
        return shown(term)  # "$2.5 million"
    tail = _TAIL.match(term.quantity.text, found.end())
    return " ".join(term.quantity.text[: tail.end() if tail else found.end()].split())[:_LONGEST]


def _product(one: Instance) -> Mismatch:
    number, each, total = one.terms.get(Part.NUMBER), one.terms[Part.EACH], one.terms[Part.TOTAL]
    name = next(iter(sorted((each.per & number.counts if number else each.per) or each.per)), "")
    if number is None:
        time = next(iter(sorted(total.per)), "")
        right = like(each, total.value / one.factor)
        return Mismatch(
            each.span,
            f"{bare(each)} a {name} is {like(total, one.right.low)} a {time}, not {bare(total)}.",
            f"if {bare(total)} a {time} is right, write {right} a {name}; otherwise correct the price of the {time}",
            others=((total.span, f"the price of a {time}"),),
        )
    others = ((total.span, "the total"), (number.span, "the number"))
    if each.batch != 1 or one.factor != 1:
        base = f"{plain(each.batch)} {name}" if each.batch != 1 else name
        right = like(each, total.value / (number.value * one.factor))
        return Mismatch(
            each.span if each.place > total.place else total.span,
            f"{bare(total)} for {shown(number)} is {right} per {base}, not {bare(each)}: "
            f"{shown(number)} at {bare(each)} is {like(total, one.right.low)}, not {bare(total)}.",
            f"if {bare(total)} for {shown(number)} is right, write {right}; otherwise correct the price or the size",
            others=others,
        )
    if total.money:
        fits = like(each, total.value / number.value)
        count = plain(number.value)
        times = f"{count} × {bare(each)} is {like(each, one.right.low)}, not {bare(total)}"
        if each.is_range:
            times = f"{count} × {shown(each)} cannot be {bare(total)}"
        return Mismatch(
            each.span,
            f"{times}: {bare(total)} ÷ {count} = {fits}.",
            f"if {bare(total)} for {count} is right, write {fits} per {number.unit or 'unit'}; "
            "otherwise correct the total or the number",
            Confidence.HIGH if {"total", "sign_equal"} & (total.before_cues | total.after_cues) else Confidence.MEDIUM,
            others,
        )
    product = plain(one.right.low)
    if each.per and number.time:
        unit, fits = number.unit, plain(total.value / each.value, 1)
        last = total if total.place > number.place else number
        return Mismatch(
            last.span,
            f"{plain(each.value)} per {unit} × {plain(number.value)} {unit}s is {product}, not {plain(total.value)}: "
            f"{plain(total.value)} ÷ {plain(each.value)} = {fits} {unit}s.",
            f"if the rate is right, write {product} or {fits} {unit}s; otherwise correct the rate",
            Confidence.MEDIUM,
            tuple((term.span, role) for term, role in ((each, "the rate"), (number, "the time"), (total, "the number"))),
        )
    said = f"{plain(number.value)} × {plain(each.value)}" if total.count and each.count and not each.per else (
        f"{shown(number)} × {shown(each)}"
    )
    return Mismatch(
        total.span if total.place > each.place else each.span,
        f"{said} is {product}, not {shown(total)}.",
        f"if the others are right, write {product} {total.unit}".rstrip() + "; otherwise correct the one that is wrong",
        Confidence.MEDIUM,
        tuple((term.span, "part of the product") for term in (number, each)),
    )


def _ratio(one: Instance) -> Mismatch:
    share, part = one.terms[Part.SHARE], one.terms[Part.PART]
    whole = one.terms.get(Part.WHOLE)
    if whole is not None and part.money:
        right = like(part, whole.value * share.value / 100)
        return Mismatch(
            part.span,
            f"{bare(share)} of {bare(whole)} is {right}, not {bare(part)}.",
            f"if both the price and {bare(share)} are right, write {right}; otherwise correct the one that is wrong",
            others=((share.span, "the saving"), (whole.span, "the price")),
        )
    spans = sorted(term.span for term in one.parts)
    span = Span(spans[0].start, spans[-1].end)
    if whole is None and not any(character.isdigit() for character in part.quantity.text):
        right = f"{plain(one.right.low, 1)}%"
        remedy = f"write {right}, or correct the share in words"
        return Mismatch(span, f"{shown(part)} is {right}, not {bare(share)}.", remedy, Confidence.MEDIUM)
    numbers = part.parts or (part.value, whole.value if whole is not None else 1.0)
    said = f"{plain(numbers[0])} of {plain(numbers[1])}"
    digits = len(bare(share).partition(".")[2].rstrip("% percnt"))
    right = f"{one.right.low:.{min(4, max(digits, 1))}f}%"
    if whole is not None and abs(part.place - whole.place) == 1 and share.place not in range(part.place, whole.place):
        span = Span(min(part.span.start, share.span.start), max(part.span.end, share.span.end))
    return Mismatch(
        span,
        f"{said} is {right}, not {bare(share)}.",
        f"if {said} is right, write {right}; otherwise correct the number that is wrong",
    )


def _difference(one: Instance) -> Mismatch:
    old, new, change = one.terms[Part.OLD], one.terms[Part.NEW], one.terms[Part.CHANGE]
    gap = abs(old.value - new.value)
    others = ((old.span, "the old value"), (new.span, "the new value"))
    if "times" in one.facts:
        return Mismatch(
            change.span,
            f"From {bare(old)} to {bare(new)} is {plain(one.right.low, 1)} times as much, not {plain(change.value, 1)} times.",
            "correct the word or the value that is wrong",
            Confidence.MEDIUM,
            others,
        )
    if not old.money:
        points = change.unit in ("point", "percentage point") or (old.share or new.share)
        amount = f"{plain(gap, 1)}{' points' if points else ''}"
        share = f"{plain(100 * gap / old.value, 1)}%"
        percent = "percent" in one.facts
        right = f"{amount} or {share}" if percent and new.share else share if percent else amount
        return Mismatch(
            change.span,
            f"From {plain(old.value)} to {plain(new.value)} is {right}, not {bare(change)}.",
            f"if both ends are right, write {right}; otherwise correct the end that is wrong",
            Confidence.MEDIUM,
        )
    amount = abs(change.value) * (100 if change.unit == "fraction" else 1)
    percent = change.share or change.unit == "fraction"
    right = f"{plain(100 * gap / old.value, 1)}%" if percent else like(old, gap)
    rises = new.value > old.value
    left = old.value * (1 - amount / 100) if percent else old.value - amount
    said = bare(change).lower()
    off = f": {said} off {bare(old)} leaves {like(old, left)}" if left >= 0 and not rises else ""
    return Mismatch(
        change.span,
        f"From {bare(old)} to {bare(new)} is {right} {'more' if rises else 'less'}, not {said}{off}.",
        f"if both prices are right, write {right}; otherwise correct the price that is wrong",
        Confidence.HIGH,
        ((old.span, "the old price"), (new.span, "the new price")),
    )


def _sum(one: Instance) -> Mismatch:
    total, parts = one.terms.get(Part.TOTAL), one.parts
    added = " + ".join(bare(part) for part in parts)
    span = Span(parts[0].span.start, parts[-1].span.end)
    if total is None:
        rest = 100 - one.right.low + parts[-1].value
        known = " + ".join(bare(part) for part in parts[:-1])
        advice = f"if {known} is right, write {plain(rest)}% for the rest" if rest > 0 else "the shares before it exceed 100%"
        open_end = "over" in one.facts and len(parts) > 2 and "rest" not in parts[-1].before_cues
        over = ", more than 100%" if open_end and "whole told" not in one.facts else ", not 100%"
        return Mismatch(
            span, f"{added} is {plain(one.right.low)}%{over}.", f"{advice}; otherwise correct the share that is wrong"
        )
    right = like(total, one.right.low)
    over = "over" in one.facts and total.place < parts[0].place and not total.money
    return Mismatch(
        total.span,
        f"{added} is {right}, {'more than' if over else 'not'} {bare(total)}.",
        f"if the parts are right, write {right}; otherwise correct the part that is wrong",
        Confidence.MEDIUM,
        tuple((part.span, f"part of {shown(total)}") for part in parts),
    )


_MESSAGES: dict[str, Callable[[Instance], Mismatch]] = {
    "product": _product,
    "ratio": _ratio,
    "difference": _difference,
    "sum": _sum,
}
