"""How far a citation reaches. A new scope is a file here and a line in `SCOPES`; the nearer scope wins."""

from collections.abc import Callable, Iterable

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

__all__ = ["SCOPES", "Layout", "Reach"]
