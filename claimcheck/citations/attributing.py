"""A source that is only named reaches as far as a citation would: the claims in its scope are attributed to it.

In: a page, its claims, its citation index and which claims are cited. Out: the claims; those that no citation covers
and that name nobody themselves say who the text around them names as their source.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from claimcheck.citations.attribution import attribution
from claimcheck.citations.scopes import Layout, cover
from claimcheck.citations.scopes.bearing import announces
from claimcheck.citations.scopes.page import OPENING
from claimcheck.citations.scopes.reach import LIST
from claimcheck.model.citation import CitationIndex, Marker, Scope, Traits
from claimcheck.model.claim import Claim
from claimcheck.model.page import Block, BlockKind, Page

_SCOPES = (Scope.LEAD_IN, Scope.NEXT_SENTENCE, Scope.PARAGRAPH, Scope.HEADING)
_NAMED = Traits(quotes_sentence=True)
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION})


def attribute(
    page: Page, claims: Sequence[Claim], citation_index: CitationIndex, cited: Collection[int]
) -> tuple[Claim, ...]:
    """Return the claims, those attributed that stand in the scope of a source named before or after them."""
    left = [index for index, claim in enumerate(claims) if index not in cited and claim.attribution is None]
    layout = Layout(page, citation_index)
    near = list(_names(layout, _near(layout, [claims[index] for index in left])))
    named = _reached(layout, claims, left, near, _SCOPES)
    if opening := list(_names(layout, _opening(layout)))[:1]:
        rest = [index for index in left if index not in named]
        if len(citation_index.markers) > 1:  # the first is enough to tell that the page cites something
            layout = Layout(page, replace(citation_index, markers=citation_index.markers[:1]))
        named |= _reached(layout, claims, rest, opening, (Scope.PAGE,))
    return tuple(
        replace(claim, attribution=named[index]) if index in named else claim for index, claim in enumerate(claims)
    )


def _reached(
    layout: Layout, claims: Sequence[Claim], left: Sequence[int], names: Sequence[Marker], scopes: Sequence[Scope]
) -> dict[int, str]:
    """Return by claim the name that reaches it."""
    if not names:
        return {}
    whole = layout.with_said(names)
    pairs = cover(whole, claims, left, scopes)
    return {claim: whole.markers[number].text for claim, number in pairs if whole.markers[number].traits is _NAMED}


def _names(layout: Layout, blocks: Iterable[Block]) -> Iterator[Marker]:
    """Yield a marker for each sentence that names a source and cites nothing."""
    for block in blocks:
        for sentence in layout.sentences(block):
            if not layout.markers_in(sentence) and (name := attribution(sentence.slice(layout.page.text), ())):
                yield Marker(sentence, name, "named", (name,), _NAMED)


def _opening(layout: Layout) -> Iterator[Block]:
    """Yield the paragraphs in which a page says what it is about."""
    return islice((block for block in layout.blocks if block.kind is BlockKind.PARAGRAPH), OPENING)


def _near(layout: Layout, claims: Sequence[Claim]) -> Iterator[Block]:
    """Yield the prose that holds one of the claims, stands before it, introduces its list or table, or announces."""
    numbers: set[int] = set()
    for number in {layout.block_at(claim.span.start) for claim in claims}:
        numbers.update((number, number - 1))
    introducing, first = set[int](), 0
    for number, block in enumerate(layout.blocks):
        if not (block.kind in LIST and number and layout.blocks[number - 1].kind is block.kind):
            first = number
        if number in numbers:
            introducing.add(first - 1)
    announcing = (number for number, block in enumerate(layout.blocks) if announces(block.span.slice(layout.page.text)))
    for number in sorted(numbers | introducing | set(announcing)):
        if 0 <= number < len(layout.blocks) and layout.blocks[number].kind in _PROSE:
            yield layout.blocks[number]
