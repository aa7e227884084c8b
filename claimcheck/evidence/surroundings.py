"""The text that a mention stands in: the claims that cite it and its own block, so that a search knows the topic."""

from bisect import bisect_right

from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.document import Document

_REACH = 400
"""Characters kept on either side of a mention in a long block."""


def surroundings(document: Document, reference: Reference) -> str:
    """Return the words around an author-year mention; empty for every other reference."""
    if reference.kind is not ReferenceKind.MENTION:
        return ""
    citing = [
        document.claims[citation.claim].text
        for citation in document.citations
        if reference.label in citation.labels and citation.claim < len(document.claims)
    ]
    return " ".join([*dict.fromkeys(citing), _block(document, reference)])


def _block(document: Document, reference: Reference) -> str:
    blocks = document.page.blocks
    index = bisect_right([block.span.start for block in blocks], reference.span.start) - 1
    if index < 0:
        return reference.text
    span = blocks[index].span
    start = max(span.start, reference.span.start - _REACH)
    return document.page.text[start : min(span.end, reference.span.end + _REACH)]
