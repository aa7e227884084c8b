"""A figure as a term of a sum: how much it may be, its unit, what it is per, and the words around it.

In: the quantities of a stretch of text. Out: terms, in order. A quantity without a number is none; one that says both
ends of a change ("from 48 to 30") is two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claimcheck.model.claim import Dimension, Quantity
from claimcheck.model.page import Span
from claimcheck.quantities.nouns import singular as singular_of
from claimcheck.quantities.rounding import Interval, interval, is_count, numbers_of
from claimcheck.quantities.units import unit_info
from claimcheck.rules.arithmetic.cues import cues, tokens

EACH = "each"
"""Per one of what is counted, whatever that is."""
_NEAR = 90
"""Characters on either side of a figure that can say what it is."""
_CELL_ENDS = "\t\n"
_CLOSE = 5
"""Words on either side that can give it a role."""
OFTEN = {
    "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour", "yearly": "year", "annually": "year",
    "annual": "year", "nightly": "night", "quarterly": "quarter",
}  # fmt: skip
TIMES = frozenset({"minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year"})
PAYMENTS = frozenset({"payment", "instalment", "installment"})
_SHORT = {"hr": "hour", "mo": "month", "mth": "month", "wk": "week", "yr": "year", "h": "hour", "pp": "person"}
_SHORT |= {"kilo": "kg", "litre": "l", "liter": "l", "gram": "g", "person": "people"}
_ENDS = re.compile(r"(?P<first>.*\S) (?:to|on to) (?P<last>.+)", re.DOTALL)


@dataclass(frozen=True, eq=False)
class Term:
    """A figure with the words around it."""

    quantity: Quantity
    place: int
    before: str
    """What stands between the figure before and this one."""
    after: str
    """What stands between this figure and the next."""
    label: str = ""
    """The header of its column."""
    per: frozenset[str] = frozenset()
    """What it is per, in the singular: "session" and EACH of "$179 for each session"; empty where it is itself."""
    batch: float = 1.0
    """Of how many it is the price: 100 of "$3 per 100 g"."""

    @cached_property
    def unit(self) -> str:
        """The unit without what it is counted per, in the singular."""
        return singular((self.quantity.unit or "").partition("/")[0])

    @property
    def value(self) -> float:
        """The value, or the lower end."""
        return self.exact.low

    @property
    def span(self) -> Span:
        """In the reading text."""
        return self.quantity.span

    @cached_property
    def exact(self) -> Interval:
        """What it says as printed."""
        numbers = sorted(numbers_of(self.quantity))
        return Interval(numbers[0], numbers[-1])

    @cached_property
    def rounded(self) -> Interval:
        """What it may stand for, rounded as it may be."""
        return interval(self.quantity)

    @property
    def is_range(self) -> bool:
        """Whether it is more than one number."""
        return self.exact.low != self.exact.high

    @cached_property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.quantity.unit is not None and unit_info(self.quantity.unit.partition("/")[0]).dimension is Dimension.MONEY

    @property
    def share(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "percent"

    @property
    def time(self) -> bool:
        """Whether it is a stretch of time."""
        return self.unit in TIMES

    @cached_property
    def count(self) -> bool:
        """Whether it counts whole things or stretches of time."""
        return is_count(self.quantity)

    @property
    def measured(self) -> bool:
        """Whether its unit is one of measure: mg, km."""
        return self.quantity.dimension in (Dimension.PHYSICAL, Dimension.DOSE)

    @cached_property
    def counts(self) -> frozenset[str]:
        """The names of what it counts: its unit, else what its column or the words beside it say ("a ten-ride ticket")."""
        if self.unit:
            often = [OFTEN[word] for word in tokens(self.quantity.text + self.after)[:3] if word in OFTEN]
            return frozenset({self.unit.rpartition(" ")[2], *(often if self.unit in PAYMENTS else [])})
        beside = tokens(self.after)[1:2] if self.after.startswith("-") else ()
        said = tokens(self.before)[-5:]
        number_of = said[said.index("of") :] if "of" in said and {"number", "no"} & set(said) else ()
        return frozenset(singular(word) for word in (*tokens(self.label), *beside, *number_of) if word.isalpha())

    @property
    def parts(self) -> tuple[float, float] | None:
        """Part and whole of a share told in both ("18 of 24")."""
        part = self.quantity.part
        if part is None and "/" in self.quantity.text:
            printed = [float(one.replace(",", "")) for one in tokens(self.quantity.text) if one[0].isdigit()]
            part = (printed[0], printed[1]) if len(printed) == 2 else None
        return part if part is not None and 0 < part[0] <= part[1] else None

    @cached_property
    def hedged(self) -> bool:
        """Whether the words leave open how much it is: "about", "up to", "$400+"."""
        said = tokens(self.before)
        if self.quantity.modifier is None:
            return "about" in cues(" ".join(said[-3:]))
        compared = bool(self.place) and said[1:2] == ("than",)  # "30% less than the $350"
        over_time = said[-1:] == ("over",) and (self.time or self.unit in PAYMENTS)
        return not (compared or over_time or said[-2:] == ("up", "to"))

    @property
    def least(self) -> bool:
        """Whether it is only the least it may be ("from $99")."""
        return tokens(self.before)[-1:] == ("from",)

    @cached_property
    def before_cues(self) -> frozenset[str]:
        """The cues right before it, and those of its column."""
        return cues(" ".join(tokens(self.before)[-_CLOSE:])) | self.label_cues

    @cached_property
    def after_cues(self) -> frozenset[str]:
        """The cues right behind it."""
        return cues(" ".join(tokens(self.after)[:_CLOSE]))

    @cached_property
    def label_cues(self) -> frozenset[str]:
        """The cues in the header of its column."""
        return cues(self.label)


def singular(noun: str) -> str:
    """Return the name under which a noun or unit is compared."""
    return _SHORT.get(noun.lower()) or singular_of(noun) or noun


_PER = frozenset({"per", "a", "an", "each", "every", "/"})
_SKIPPED = frozenset({"single", "individual", "of", "the", "one", "these"})
_NO_NOUNS = frozenset("make makes making gives equals total totals come comes and so for with in or at if on the".split())


def _per(quantity: Quantity, before: str, after: str, label: str, previous: Quantity | None) -> frozenset[str]:
    """Return what a figure is per, by its unit, the words behind and before it and the header of its column."""
    names = {singular(unit) for unit in (quantity.unit or "").split("/")[1:]} | _per_behind(after) | _per_in(label)
    leading = tokens(before)
    if previous is not None and _per_behind(before) and not (is_count(previous) and "each" in leading[:3]):
        return frozenset(names)  # "at $160 per piece: $1,600": said of the price before
    measured = quantity.dimension in (Dimension.PHYSICAL, Dimension.DOSE)
    if is_count(quantity) and not measured and leading[-2:-1] not in (("per",), ("each",), ("every",)):
        return frozenset(names)
    return frozenset(names | _per_before(leading))


def _per_behind(text: str) -> frozenset[str]:
    """Read "per session", "each", "for every class", "/mo", "monthly" at the beginning of a text."""
    said = [word for word in tokens(text)[:8] if word not in "([,-"]
    if said[:1] == ["for"] and said[1:2] and said[1] in ("each", "every", "one", "a"):
        said = ["per", *said[2:]]
    if not said:
        return frozenset()
    first, others = said[0], [word for word in said[1:] if word not in _SKIPPED]
    if first in OFTEN:
        return frozenset() if said[1:2] and singular(said[1]) in PAYMENTS else frozenset({OFTEN[first]})
    if first in ("apiece", "ea") or said[:2] in (["a", "piece"], ["a", "pop"], ["per", "unit"], ["per", "piece"]):
        return frozenset({EACH, "piece"})
    if first in _PER and others and others[0].isalpha() and others[0] not in _NO_NOUNS:
        names = {singular(others[0])} | ({EACH} if first == "each" else set())
        if len(others) > 2 and others[1] in _PER and others[2].isalpha() and others[2] not in _NO_NOUNS:
            names.add(singular(others[2]))
        return frozenset(names)
    return frozenset({EACH}) if first == "each" else frozenset()


def _per_in(label: str) -> frozenset[str]:
    """Read the header of a column: "Price per session", "Each", "Unit cost"."""
    said = tokens(label)
    for place, word in enumerate(said):
        if word in ("per", "each", "every", "one", "/"):
            return frozenset({singular(said[place + 1])}) if place + 1 < len(said) else frozenset({EACH})
    return frozenset({EACH}) if {"unit", "apiece"} & set(said) else frozenset()


def _per_before(leading: Sequence[str]) -> frozenset[str]:
    """Read "per lesson we ask", "each class costs", "hourly rate of" at the end of a text."""
    said = leading[-7:]
    for place in range(len(said) - 1, -1, -1):
        word = said[place]
        if word in ".;)":
            return frozenset()
        if word in OFTEN and len(said) - place <= 4 and singular(said[-1]) not in PAYMENTS:
            return frozenset({OFTEN[word]})
        if word == "unit" and said[place + 1 : place + 2] in (("price",), ("cost",)):
            return frozenset({EACH})
        following = [one for one in said[place + 1 :] if one not in _SKIPPED]
        if word in ("per", "each", "every", "one", "single"):
            if following and following[0].isalpha() and following[0] not in _NO_NOUNS:
                return frozenset({singular(following[0]), *([EACH] if word == "each" else [])})
            return frozenset({EACH}) if word == "each" and said[place + 1 :] in (("at",), ("for",), ()) else frozenset()
    return frozenset()


def terms_of(
    page: str, span: Span, quantities: Sequence[Quantity], header: Sequence[str], *, apart: bool
) -> tuple[Term, ...]:
    """Return the terms of a stretch, in order; `apart` says that cells and blocks end what words are beside."""
    return tuple(_batched(list(_terms(page, span, quantities, header, _CELL_ENDS if apart else ""))))


def _terms(
    page: str, span: Span, quantities: Sequence[Quantity], header: Sequence[str], borders: str
) -> Iterator[Term]:
    told = [part for quantity in quantities for part in _both_ends(quantity, page)]
    ends = [span.start, *(quantity.span.end for quantity in told)]
    starts = [*(quantity.span.start for quantity in told), span.end]
    place = 0
    for index, quantity in enumerate(told):
        if not numbers_of(quantity) or quantity.dimension is Dimension.DATE:
            continue
        before = page[max(ends[index], starts[index] - _NEAR) : starts[index]]
        after = page[quantity.span.end : min(starts[index + 1], quantity.span.end + _NEAR)]
        for border in borders:
            before, after = before.rpartition(border)[2], after.partition(border)[0]
        column = page.count("\t", span.start, quantity.span.start)
        label = header[column] if column < len(header) else ""
        previous = told[index - 1] if index else None
        yield Term(quantity, place, before, after, label, _per(quantity, before, after, label, previous))
        place += 1


def _both_ends(quantity: Quantity, page: str) -> Iterator[Quantity]:
    """Yield the ends of "from 48 to 30" as figures of their own; any other quantity as it is."""
    found = _ENDS.fullmatch(quantity.text)
    before = page[max(0, quantity.span.start - 6) : quantity.span.start].lower()
    if found is None or quantity.low is None or quantity.high is None or not before.endswith("from "):
        yield quantity
        return
    start = quantity.span.start
    first, last = quantity.low, quantity.high
    if _printed(found["first"]) > _printed(found["last"]):
        first, last = last, first
    yield replace(quantity, span=Span(start, start + found.end("first")), text=found["first"], value=first, low=None, high=None)
    yield replace(
        quantity, span=Span(start + found.start("last"), quantity.span.end), text=found["last"], value=last, low=None, high=None
    )


def _printed(text: str) -> float:
    return next((float(word.strip(".,").replace(",", "")) for word in tokens(text) if word[0].isdigit()), 0.0)


def _batched(terms: list[Term]) -> Iterator[Term]:
    """Make one term of a price and the measure it is for: "$3 per 100 g"."""
    at = 0
    while at < len(terms):
        term = terms[at]
        measure = terms[at + 1] if at + 1 < len(terms) else None
        if measure is not None and term.money and measure.count and tokens(measure.before) in (("per",), ("/",)):
            yield replace(term, after=measure.after, batch=measure.value, per=frozenset({measure.unit}))
            at += 2
        else:
            yield term
            at += 1
