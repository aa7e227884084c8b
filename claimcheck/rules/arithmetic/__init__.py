"""The arithmetic of a page: a document → the sums in it that do not come out.

Lines say which figures belong together, terms what they are, relations how they could hang together, `explained` which
other reading holds, ties whether the words say that they do, wording what is told.
"""

from collections.abc import Iterator

from claimcheck.model.document import Document
from claimcheck.rules.arithmetic.explained import unexplained
from claimcheck.rules.arithmetic.lines import Line, lines_of
from claimcheck.rules.arithmetic.messages import Mismatch, told
from claimcheck.rules.arithmetic.relations import instances
from claimcheck.rules.arithmetic.ties import score

__all__ = ["Mismatch", "mismatches"]


def mismatches(document: Document) -> Iterator[tuple[Line, Mismatch]]:
    """Yield each sum that does not come out, with the line it stands in."""
    seen: set[int] = set()
    for line in lines_of(document):
        every = list(instances(line.terms))
        open_ones = [(score(line, one, every), one) for one in unexplained(line, every)]
        for tied, one in sorted(open_ones, key=lambda pair: -pair[0]):
            places = {term.span.start for term in one.all}
            if tied > 0 and not places & seen:
                seen |= places
                yield line, told(one)
