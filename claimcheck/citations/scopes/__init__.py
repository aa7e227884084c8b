"""How far a citation reaches. A new scope is a file here and a line in `SCOPES`; the nearer scope wins."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from claimcheck.citations.scopes import (
    caption,
    heading,
    item,
    lead_in,
    next_sentence,
    page,
    paragraph,
    quote,
    source_line,
)
from claimcheck.citations.scopes.reach import Layout, Reach
from claimcheck.model.citation import Scope
from claimcheck.model.claim import Claim

SCOPES: dict[Scope, Callable[[Layout], Iterable[Reach]]] = {
    Scope.ITEM: item.reach,
    Scope.QUOTE: quote.reach,
    Scope.CAPTION: caption.reach,
    Scope.LEAD_IN: lead_in.reach,
    Scope.NEXT_SENTENCE: next_sentence.reach,
    Scope.PARAGRAPH: paragraph.reach,
    Scope.SOURCE_LINE: source_line.reach,
    Scope.HEADING: heading.reach,
    Scope.PAGE: page.reach,
}
"""Scopes wider than the sentence, the nearest first."""

__all__ = ["SCOPES", "Layout", "Reach", "cover"]


def cover(
    layout: Layout, claims: Sequence[Claim], left: Iterable[int], scopes: Iterable[Scope] = tuple(SCOPES)
) -> dict[tuple[int, int], Scope]:
    """Return the pairs of claim and marker that scopes make, each claim of `left` by the nearest that reaches it."""
    open_claims = sorted((claims[index].span.start, index) for index in left)
    found: dict[tuple[int, int], Scope] = {}
    for scope in scopes:
        covered: set[int] = set()
        for one in SCOPES[scope](layout):
            first = bisect_left(open_claims, (one.span.start, -1))
            for start, index in open_claims[first:]:
                if start >= one.span.end:
                    break
                covered.add(index)
                found.update({(index, number): scope for number in one.markers})
        open_claims = [(start, index) for start, index in open_claims if index not in covered]
    return found
