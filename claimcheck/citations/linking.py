"""Which claim a marker covers: the one it stands in or directly after, else those that a wider scope reaches."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from claimcheck.citations.repeated import repeated_notes
from claimcheck.citations.scopes import Layout, cover
from claimcheck.model.citation import Citation, CitationIndex, Scope
from claimcheck.model.claim import Claim
from claimcheck.model.page import Page
from claimcheck.model.span import Span

_GAP = re.compile(r"[\s.!?,;:\"”’')\]*_]{0,12}")
_REACH = 40
"""How many claims before a marker may be the one it stands in."""
_NARRATIVE = re.compile(r"[^\W\d_]")


def link(page: Page, claims: Sequence[Claim], citation_index: CitationIndex) -> tuple[Citation, ...]:
    """Return the citations in order of claim and marker; the indexes are into `claims` and `citation index.markers`.

    A claim that no marker stands in or after is covered by the nearest scope that reaches it.
    """
    pairs: set[tuple[int, int]] = set()
    order = sorted(range(len(claims)), key=lambda index: claims[index].span)
    positions = [claims[index].span.start for index in order]
    for number, marker in enumerate(citation_index.markers):
        before = bisect_right(positions, marker.span.start)
        near = order[max(0, before - _REACH) : before]
        pairs.update((index, number) for index in _owners(page, claims, citation_index, near, number))
    cited = {claim for claim, _ in pairs}
    left = [index for index in range(len(claims)) if index not in cited]
    reached = cover(Layout(page, citation_index), claims, left) if citation_index.markers else {}
    scopes = dict.fromkeys(pairs, Scope.SENTENCE) | reached
    meant = repeated_notes(citation_index.references)
    return tuple(
        Citation(claim, number, _with_repeated(citation_index.markers[number].labels, meant), scope)
        for (claim, number), scope in sorted(scopes.items())
    )


def _with_repeated(labels: tuple[str, ...], meant: Mapping[str, str]) -> tuple[str, ...]:
    """Return the labels and, behind one of a note that says "Ibid.", that of the note it means."""
    return tuple(one for label in labels for one in (label, meant.get(label)) if one) if meant else labels


def _owners(
    page: Page, claims: Sequence[Claim], citation_index: CitationIndex, near: Sequence[int], number: int
) -> list[int]:
    """Return the claims that a marker belongs to, among those that start at or before it."""
    marker = citation_index.markers[number]
    for index in reversed(near):
        span = claims[index].span
        if span.start <= marker.span.start and marker.span.start < span.end:
            if marker.span.start == span.start and not (marker.is_said or _NARRATIVE.match(marker.text)):
                continue  # "….9 When": the number in front of a sentence closes the one before
            return [index]
        if span.end <= marker.span.start and _follows(page, citation_index, span, number):
            return [index]
    return []


def _follows(page: Page, citation_index: CitationIndex, claim: Span, number: int) -> bool:
    """Whether nothing but closing signs and other markers stand between a claim and the marker."""
    marker = citation_index.markers[number]
    if marker.span.start - claim.end > 200 or _NARRATIVE.match(marker.text):
        return False
    at = claim.end
    for other in citation_index.markers[max(0, number - 12) : number]:
        if (
            other.span.start >= at
            and _GAP.fullmatch(page.text, at, other.span.start)
            and not _NARRATIVE.match(other.text)
        ):
            at = other.span.end
    gap = page.text[at : marker.span.start]
    return "\n\n" not in gap and _GAP.fullmatch(gap) is not None
