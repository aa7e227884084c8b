"""What several rules ask about the claims of a page: which of them are cited, and by what."""

from claimcheck.model.citation import ReferenceKind
from claimcheck.model.document import Document


def cited_claims(document: Document) -> dict[int, tuple[str, ...]]:
    """Return the labels that each cited claim leans on, by the claim's index."""
    cited: dict[int, list[str]] = {}
    for citation in document.citations:
        cited.setdefault(citation.claim, []).extend(citation.labels)
    return {index: tuple(dict.fromkeys(labels)) for index, labels in cited.items() if labels}


def mentioned(document: Document) -> frozenset[str]:
    """Return the author-year mentions that are references of their own: naming one is a citation."""
    references = document.apparatus.references
    return frozenset(reference.label for reference in references if reference.kind is ReferenceKind.MENTION)
