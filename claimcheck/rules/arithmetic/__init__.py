"""The arithmetic of a page: a document → the sums in it that do not come out.

One module per relation; each takes a line of figures (`lines`) and yields mismatches. A further relation is one module
and one line in `RELATIONS`.
"""

from collections.abc import Callable, Iterator

from claimcheck.model.document import Document
from claimcheck.rules.arithmetic.changes import changes
from claimcheck.rules.arithmetic.complements import complements
from claimcheck.rules.arithmetic.discounts import discounts
from claimcheck.rules.arithmetic.doses import doses
from claimcheck.rules.arithmetic.durations import durations
from claimcheck.rules.arithmetic.equations import equations
from claimcheck.rules.arithmetic.lines import Line, lines_of
from claimcheck.rules.arithmetic.measures import measures
from claimcheck.rules.arithmetic.mismatch import Mismatch
from claimcheck.rules.arithmetic.periods import periods
from claimcheck.rules.arithmetic.products import products
from claimcheck.rules.arithmetic.rates import rates
from claimcheck.rules.arithmetic.repeats import repeats
from claimcheck.rules.arithmetic.savings import savings
from claimcheck.rules.arithmetic.shares import shares
from claimcheck.rules.arithmetic.splits import splits
from claimcheck.rules.arithmetic.sums import sums

__all__ = ["Mismatch", "mismatches"]

RELATIONS: tuple[Callable[[Line], Iterator[Mismatch]], ...] = (
    shares,
    products,
    discounts,
    splits,
    rates,
    sums,
    equations,
    changes,
    complements,
    periods,
    durations,
    savings,
    doses,
    measures,
)
"""Every relation; the first that finds a figure wrong speaks about it."""
_ACROSS = (products, discounts)
"""Those that are also looked for across the sentences of a short paragraph."""


def mismatches(document: Document) -> Iterator[tuple[Line, Mismatch]]:
    """Yield each sum that does not come out, with the line it stands in."""
    seen: set[int] = set()
    for line in lines_of(document):
        for part, relation in _looks(line):
            for found in relation(part):
                if found.span.start not in seen:
                    seen |= {found.span.start, *(span.start for span, _ in found.others)}
                    yield line, found


def _looks(line: Line) -> Iterator[tuple[Line, Callable[[Line], Iterator[Mismatch]]]]:
    """Yield a line with every relation, and its offers with those of prices."""
    for relation in _ACROSS if line.joined else RELATIONS:
        yield line, relation
    for offer in repeats(line) if line.has_money else ():
        for relation in _ACROSS:
            yield offer, relation
