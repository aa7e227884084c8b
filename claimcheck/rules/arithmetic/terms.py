"""A figure as a term of a sum: how much it may be, its unit, what it is per, and the words around it.

In: the quantities of a stretch of text. Out: terms, in order. A quantity without a number is none; one that says both
ends of a change ("from 48 to 30") is two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claimcheck.model.claim import Dimension, Quantity
from claimcheck.model.span import Span
from claimcheck.quantities.rounding import Interval, interval, is_count, numbers_of
from claimcheck.quantities.units import unit_info
from claimcheck.rules.arithmetic.cues import cues, read_block, tokens
from claimcheck.rules.arithmetic.per import OFTEN, PAYMENTS, TIMES, per, singular

_NEAR = 90
"""Characters on either side of a figure that can say what it is."""
_CELL_ENDS = "\t\n"
_CLOSE = 5
"""Words on either side that can give it a role."""


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
    def step(self) -> float:
        """What one step of its last digit is worth; 0 for a count."""
        return self.rounded.high - self.exact.high

    @property
    def is_range(self) -> bool:
        """Whether it is more than one number."""
        return self.exact.low != self.exact.high

    @cached_property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return unit_info((self.quantity.unit or "").partition("/")[0] or None).dimension is Dimension.MONEY

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
        """The names of what it counts: its unit, else its column or the words beside it ("a ten-ride ticket")."""
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
            printed = [
                float(one.replace(",", ""))
                for one in tokens(self.quantity.text)
                if one.replace(",", "").replace(".", "", 1).isdecimal()
            ]
            part = (printed[0], printed[1]) if len(printed) == 2 else None
        return part if part is not None and 0 < part[0] <= part[1] else None

    @cached_property
    def hedged(self) -> bool:
        """Whether the words leave open how much it is: "about", "up to", "$400+"."""
        said = tokens(self.before)
        if said[-1:] == ("over",) and (self.time or self.unit in PAYMENTS):  # "paid over 9 months"
            return False
        if self.quantity.modifier is None:
            return "about" in cues(said[-3:])
        compared = bool(self.place) and said[1:2] == ("than",)  # "30% less than the $350"
        return not (compared or said[-2:] == ("up", "to"))

    @property
    def least(self) -> bool:
        """Whether it is only the least it may be ("from $99")."""
        return tokens(self.before)[-1:] == ("from",)

    @cached_property
    def before_cues(self) -> frozenset[str]:
        """The cues right before it, and those of its column."""
        return cues(tokens(self.before)[-_CLOSE:]) | cues(tokens(self.label))

    @cached_property
    def after_cues(self) -> frozenset[str]:
        """The cues right behind it."""
        return cues(tokens(self.after)[:_CLOSE])


def terms_of(
    page: str, span: Span, quantities: Sequence[Quantity], header: Sequence[str], *, apart: bool
) -> tuple[Term, ...]:
    """Return the terms of a stretch, in order; `apart` says that cells and blocks end what words are beside."""
    found: list[Term] = []
    told = [part for quantity in quantities for part in _both_ends(quantity, page)]
    ends = [span.start, *(quantity.span.end for quantity in told)]
    starts = [*(quantity.span.start for quantity in told), span.end]
    for index, quantity in enumerate(told):
        if not numbers_of(quantity) or quantity.dimension is Dimension.DATE:
            continue
        before = page[max(ends[index], starts[index] - _NEAR) : starts[index]]
        after = page[quantity.span.end : min(starts[index + 1], quantity.span.end + _NEAR)]
        for border in _CELL_ENDS if apart else "":
            before, after = before.rpartition(border)[2], after.partition(border)[0]
        column = page.count("\t", span.start, quantity.span.start)
        label = header[column] if column < len(header) else ""
        previous = told[index - 1] if index else None
        names = per(quantity, before, after, label, previous)
        found.append(Term(quantity, len(found), before, after, label, names))
    return tuple(_batched(found))


def _both_ends(quantity: Quantity, page: str) -> Iterator[Quantity]:
    """Yield the ends of "from 48 to 30" as figures of their own; any other quantity as it is."""
    start, end = quantity.span.start, quantity.span.end
    first, joint, last = quantity.text.partition(" to ")
    if joint and page[max(0, start - 5) : start].lower() == "from ":
        ends = [*read_block(page, Span(start, start + len(first))), *read_block(page, Span(end - len(last), end))]
        if sorted(one.value or 0.0 for one in ends) == [quantity.low, quantity.high]:
            yield from ends
            return
    yield quantity


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
