"""What each reference gives to ask the outside with: identifiers, an address, words."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.evidence.routing import ARXIV_DOIS
from claimcheck.model.citation import Identifiers, Reference, ReferenceKind
from claimcheck.model.document import Document

_ADDRESS = re.compile(r"\b(?:https?://|www\.|doi:)\S+|\b10\.\d{4,9}/\S+", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:PMID|PMCID)\s*:?\s*(?:PMC)?\d+|\bPMC\d{4,}", re.IGNORECASE)
_AFTERWORD = re.compile(
    r"\b(?:Accessed|Retrieved|Available (?:from|at)|Epub ahead of print)\b.*", re.IGNORECASE | re.DOTALL
)
_ARXIV_VERSION = re.compile(r"(?<=\d)v\d{1,3}$")
"""arXiv registers one DOI for all versions of a preprint."""
_ARXIV_SUBJECT = re.compile(r"(?<=[a-z])\.[a-z]{2}(?=/\d{7}$)")
"""Numbers until 2007 may name a subject class ("math.GT/0309136"), which is no part of them."""
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 45
"""Words of an entry sent to a search; an entry's own words come first, what follows is noise."""
_CONTEXT_WORDS = 25
_WINDOW = 400
"""Characters before a mention in which its sentence is looked for."""


@dataclass(frozen=True, slots=True)
class Question:
    """One reference of one page with what can be asked about it."""

    path: str
    reference: Reference
    keys: tuple[str, ...]
    """Identifiers as lock keys, the most telling first: "doi:…", "pmcid:…", "pmid:…"."""
    words: str | None
    """What to search for; None where the words name no publication."""
    context: str
    """For a mention: the sentence it stands in; otherwise the entry itself."""
    address: str | None
    """The address to follow, where a link is worth following."""


def questions_of(document: Document) -> Iterator[Question]:
    """Yield a question for each reference of a document."""
    for reference in document.citation_index.references:
        context = _context(document, reference) if reference.kind is ReferenceKind.MENTION else reference.text
        keys = tuple(keys_of(reference.identifiers))
        address = next(iter(reference.identifiers.urls), None)
        yield Question(document.page.path, reference, keys, _words(reference, context), context, address)


def keys_of(given: Identifiers) -> Iterator[str]:
    """Yield the lock keys of identifiers, the most telling first."""
    if given.doi:
        preprint = given.doi.startswith(ARXIV_DOIS)
        yield _arxiv_key(given.doi.removeprefix(ARXIV_DOIS)) if preprint else f"doi:{given.doi}"
    if given.pmcid:
        yield f"pmcid:{given.pmcid}"
    if given.pmid:
        yield f"pmid:{given.pmid}"
    if given.arxiv and not given.doi:
        yield _arxiv_key(given.arxiv)


def _arxiv_key(number: str) -> str:
    """Return the key of the DOI that arXiv registers with DataCite for a preprint."""
    return f"doi:{ARXIV_DOIS}{_ARXIV_SUBJECT.sub('', _ARXIV_VERSION.sub('', number.lower()))}"


def _words(reference: Reference, context: str) -> str | None:
    """Return an entry's words without addresses and numbers of registries, or a mention with its sentence."""
    fields = reference.fields
    if reference.kind is ReferenceKind.MENTION:
        if not (fields.authors and fields.year):
            return None
        named = f"{' '.join(fields.authors)} {fields.year} {fields.journal or ''} {context}"
        return _folded(named, len(_WORD.findall(named)) if len(named) < 200 else _CONTEXT_WORDS)
    titled = fields.title and (fields.authors or fields.journal) and (fields.year or fields.journal)
    placed = fields.authors and fields.year and (fields.journal or fields.volume or fields.pages)
    if not (titled or placed) or reference.kind is ReferenceKind.LINK:
        return None
    text = _AFTERWORD.sub("", _NUMBERED.sub(" ", _ADDRESS.sub(" ", reference.text)))
    return _folded(text, _MOST_WORDS)


def _folded(text: str, most: int) -> str:
    return " ".join(_WORD.findall(text)[:most])


def _context(document: Document, reference: Reference) -> str:
    """Return the first claim that cites a mention or, failing that, the words before the place where it stands."""
    if citing := document.claims_citing(reference.label):
        return document.claims[citing[0]].text
    place = reference.span
    blocks = document.page.blocks
    index = bisect_right(blocks, place.start, key=lambda block: block.span.start) - 1
    start = blocks[index].span.start if index >= 0 else 0
    return document.page.text[max(start, place.start - _WINDOW) : place.end]
