"""Footnote marks of the format itself: Markdown's `[^key]`, also left standing in plain text."""

import re
from collections.abc import Iterator

from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.model.citation import Traits
from claimcheck.model.page import InlineKind
from claimcheck.model.span import Span

_LITERAL = re.compile(r"\[\^([^\]\[\s^]{1,60})\](?!:)")


TRAITS = Traits(numbered=True)


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield each footnote mark; its key is its label, whether or not the page has such a note."""
    for block in prose.blocks:
        for inline in prose.within(block, InlineKind.NOTE_MARK):
            if inline.target:
                yield MarkerMatch(inline.span, (inline.target,))
        at = block.span.start
        for match in _LITERAL.finditer(block.span.slice(prose.page.text)):
            yield MarkerMatch(Span(at + match.start(), at + match.end()), (match[1],))
