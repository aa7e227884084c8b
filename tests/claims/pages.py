"""Pages for the tests of claims: paragraphs become blocks, ⟦…⟧ becomes a marker."""

import re
from collections.abc import Sequence

from claimcheck.citations.markers import MARKERS
from claimcheck.claims import extract
from claimcheck.config import ClaimsConfig
from claimcheck.model.citation import CitationIndex, Marker
from claimcheck.model.claim import Claim
from claimcheck.model.page import Block, BlockKind, Inline, Page, Segment
from claimcheck.model.span import Span

MARKED = re.compile(r"⟦(.*?)⟧")


def page_of(
    *blocks: str | tuple[BlockKind, str], inlines: Sequence[Inline] = (), header: tuple[str, ...] = ()
) -> tuple[Page, CitationIndex]:
    """Return a page with one block per argument, and the markers written into them."""
    text, made, markers = "", [], []
    for block in blocks:
        kind, words = (BlockKind.PARAGRAPH, block) if isinstance(block, str) else block
        text += "\n\n" if text else ""
        start, at = len(text), 0
        for mark in MARKED.finditer(words):
            text += words[at : mark.start()]
            style = "author_year" if re.search(r"[A-Za-z]{2}", mark[1]) else "glued"
            span = Span(len(text), len(text) + len(mark[1]))
            markers.append(Marker(span, mark[1], style, (mark[1],), MARKERS[style].traits))
            text, at = text + mark[1], mark.end()
        text += words[at:]
        made.append(Block(kind, Span(start, len(text)), header=header if kind is BlockKind.ROW else ()))
    whole = Span(0, len(text))
    page = Page("page.txt", "text", text, text, (Segment(whole, whole),), tuple(made), tuple(inlines))
    return page, CitationIndex(markers=tuple(markers))


def claims_of(*blocks: str | tuple[BlockKind, str], header: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    """Return the claims of a page with one block per argument."""
    page, citation_index = page_of(*blocks, header=header)
    return extract(page, citation_index, ClaimsConfig())
