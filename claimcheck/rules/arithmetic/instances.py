"""An instance of a relation: which figure has which part in it, and whether it holds, rounded as figures are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimcheck.quantities.rounding import Interval
from claimcheck.rules.arithmetic.terms import Term


class Part(StrEnum):
    """What a figure is in a relation."""

    NUMBER = "number"
    EACH = "each"
    TOTAL = "total"
    PART = "part"
    WHOLE = "whole"
    SHARE = "share"
    OLD = "old"
    NEW = "new"
    CHANGE = "change"
    FIRST = "first"
    MORE = "more"
    LAST = "last"


@dataclass(frozen=True)
class Instance:
    """Figures that may stand in a relation."""

    relation: str
    terms: dict[Part, Term]
    parts: tuple[Term, ...]
    """All its figures, in order of the parts; of a sum the summands."""
    right: Interval
    """What the figure that is judged would be if the others are right."""
    holds: bool
    facts: frozenset[str] = field(default=frozenset())
    """How it was formed."""
    factor: float = 1.0
    """What a product is multiplied by besides: 12 months of a year."""

    @property
    def all(self) -> frozenset[Term]:
        """Every figure of it."""
        return frozenset(self.terms.values()) | frozenset(self.parts)


def alike(one: Term, other: Term) -> bool:
    """Whether two figures are of one unit, and so can be added up."""
    return one.unit == other.unit and one.money == other.money


def true(facts: Mapping[str, object]) -> frozenset[str]:
    """Return the names of what is so."""
    return frozenset(name for name, is_so in facts.items() if is_so)


def added(terms: Iterable[Term]) -> tuple[Interval, Interval]:
    """Return the sum of figures as printed, and of all they may stand for."""
    exact, rounded = Interval.exactly(0.0), Interval.exactly(0.0)
    for term in terms:
        exact, rounded = exact.plus(term.exact), rounded.plus(term.rounded)
    return exact, rounded
