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
_CLOSE = 5
"""Words on either side that can give it a role."""
OFTEN = {
    "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour", "yearly": "year", "annually": "year",
    "annual": "year", "nightly": "night", "quarterly": "quarter",
}  # fmt: skip
TIMES = frozenset({"minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year"})
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
    batch: float = 1.0
    """Of how many it is the price: 100 of "$3 per 100 g"."""
    named: str = ""
    """What it is per beyond what its own words say."""

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

    @cached_property
    def counts(self) -> frozenset[str]:
        """The names of what it counts: its unit, else what its column or the words beside it say ("a ten-ride ticket")."""
        if self.unit:
            return frozenset({self.unit.rpartition(" ")[2]})
        beside = tokens(self.after)[1:2] if self.after.startswith("-") else ()
        said = tokens(self.before)[-5:]
        number_of = said[said.index("of") :] if "of" in said and {"number", "no"} & set(said) else ()
        return frozenset(singular(word) for word in (*tokens(self.label), *beside, *number_of) if word.isalpha())

    @property
    def parts(self) -> tuple[float, float] | None:
        """Part and whole of a share told in both ("18 of 24")."""
        part = self.quantity.part
        return part if part is not None and 0 < part[0] <= part[1] else None

    @cached_property
    def hedged(self) -> bool:
        """Whether the words leave open how much it is: "about", "up to", "$400+"."""
        if self.quantity.modifier is None:
            return "about" in cues(" ".join(tokens(self.before)[-3:])) - cues(" ".join(tokens(self.before)[-2:]) + " x")
        last = tokens(self.before)[-2:]
        return not (last[-1:] == ("over",) and self.unit in TIMES | {"payment"}) and last != ("up", "to")

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

    @cached_property
    def per(self) -> frozenset[str]:
        """What it is per, in the singular: "session" and EACH of "$179 for each session"; empty where it is itself."""
        below = {singular(unit) for unit in (self.quantity.unit or "").split("/")[1:]}
        return frozenset(below | _per_behind(self.after) | _per_before(self.before) | _per_behind(self.label)) | (
            {self.named} if self.named else frozenset()
        )


def singular(noun: str) -> str:
    """Return the name under which a noun or unit is compared."""
    return _SHORT.get(noun.lower()) or singular_of(noun) or noun


_PER = frozenset({"per", "a", "an", "each", "every", "/"})
_SKIPPED = frozenset({"single", "individual", "of", "the", "one", "these"})
_NO_NOUNS = frozenset("make makes making gives equals total totals come comes and so for with in or at if on the".split())


def _per_behind(text: str) -> frozenset[str]:
    """Read "per session", "each", "for every class", "/mo", "monthly" at the beginning of a text or in a header."""
    said = [word for word in tokens(text)[:8] if word not in "([,-"]
    if said[:1] == ["for"] and said[1:2] and said[1] in ("each", "every", "one", "a"):
        said = ["per", *said[2:]]
    if not said:
        return frozenset()
    first, others = said[0], [word for word in said[1:] if word not in _SKIPPED]
    if first in OFTEN:
        return frozenset({OFTEN[first]})
    if first in ("apiece", "ea") or said[:2] in (["a", "piece"], ["a", "pop"], ["per", "unit"], ["per", "piece"]):
        return frozenset({EACH})
    if first in _PER and others and others[0].isalpha() and others[0] not in _NO_NOUNS:
        names = {singular(others[0])} | ({EACH} if first == "each" else set())
        if len(others) > 2 and others[1] in _PER and others[2].isalpha() and others[2] not in _NO_NOUNS:
            names.add(singular(others[2]))
        return frozenset(names)
    return frozenset({EACH}) if first == "each" else frozenset()


def _per_before(text: str) -> frozenset[str]:
    """Read "per lesson we ask", "each class costs", "hourly rate of" at the end of a text."""
    said = tokens(text)[-7:]
    for place in range(len(said) - 1, -1, -1):
        word = said[place]
        if word in ".;)":
            return frozenset()
        if word in OFTEN and len(said) - place <= 4 and place + 1 < len(said):
            return frozenset({OFTEN[word]})
        if word == "unit" and said[place + 1 : place + 2] in (("price",), ("cost",)):
            return frozenset({EACH})
        following = [one for one in said[place + 1 :] if one not in _SKIPPED]
        if word in ("per", "each", "every", "one", "single") and following and following[0].isalpha():
            if following[0] in ("at", "of", "for") or (word == "each" and following[0] in _NO_NOUNS):
                return frozenset({EACH}) if word == "each" and following[0] in ("at", "of", "for") else frozenset()
            return frozenset({singular(following[0]), *([EACH] if word == "each" else [])})
    return frozenset()


def terms_of(page: str, span: Span, quantities: Sequence[Quantity], header: Sequence[str]) -> tuple[Term, ...]:
    """Return the terms of a stretch, in order."""
    return tuple(_batched(list(_terms(page, span, quantities, header))))


def _terms(page: str, span: Span, quantities: Sequence[Quantity], header: Sequence[str]) -> Iterator[Term]:
    told = [part for quantity in quantities for part in _both_ends(quantity, page)]
    ends = [span.start, *(quantity.span.end for quantity in told)]
    starts = [*(quantity.span.start for quantity in told), span.end]
    place = 0
    for index, quantity in enumerate(told):
        if not numbers_of(quantity) or quantity.dimension is Dimension.DATE:
            continue
        before = page[max(ends[index], starts[index] - _NEAR) : starts[index]]
        after = page[quantity.span.end : min(starts[index + 1], quantity.span.end + _NEAR)]
        column = page.count("\t", span.start, quantity.span.start)
        yield Term(quantity, place, before, after, header[column] if column < len(header) else "")
        place += 1


def _both_ends(quantity: Quantity, page: str) -> Iterator[Quantity]:
    """Yield the ends of "from 48 to 30" as figures of their own; any other quantity as it is."""
    found = _ENDS.fullmatch(quantity.text)
    before = page[max(0, quantity.span.start - 6) : quantity.span.start].lower()
    if found is None or quantity.low is None or quantity.high is None or not before.endswith("from "):
        yield quantity
        return
    start = quantity.span.start
    first, last = (quantity.low, quantity.high)
    yield replace(quantity, span=Span(start, start + found.end("first")), text=found["first"], value=first, low=None, high=None)
    yield replace(
        quantity, span=Span(start + found.start("last"), quantity.span.end), text=found["last"], value=last, low=None, high=None
    )


def _batched(terms: list[Term]) -> Iterator[Term]:
    """Make one term of a price and the measure it is for: "$3 per 100 g"."""
    at = 0
    while at < len(terms):
        term = terms[at]
        measure = terms[at + 1] if at + 1 < len(terms) else None
        if measure is not None and term.money and measure.count and tokens(measure.before) in (("per",), ("/",)):
            yield replace(term, after=measure.after, batch=measure.value, named=measure.unit)
            at += 2
        else:
            yield term
            at += 1
