"""What a reference is asked for by: the keys of its identifiers, and the words to search with."""

import re
from collections.abc import Iterable

from claimcheck.model.citation import Reference, ReferenceKind

_ADDRESS = re.compile(r"https?://\S+|\bdoi:\s*\S+", re.IGNORECASE)
_LONGEST = 300
"""Characters of a search; more words make it slower, not better."""
_ARXIV_PREFIX = "10.48550/arxiv."


def question_keys(reference: Reference) -> tuple[str, ...]:
    """Return what to look a reference up by, the surest first."""
    given = reference.identifiers
    arxiv = f"{_ARXIV_PREFIX}{_without_version(given.arxiv)}" if given.arxiv else None
    pairs = (("doi", given.doi), ("pmcid", given.pmcid), ("pmid", given.pmid), ("doi", arxiv))
    return tuple(dict.fromkeys(f"{kind}:{value}" for kind, value in pairs if value))


def name_question(key: str) -> str:
    """Return what was asked for, in words: "DOI 10.…", "PMC2719451", "PMID 123"."""
    kind, _, value = key.partition(":")
    return value if kind == "pmcid" else f"{kind.upper()} {value}"


def search_key(words: str) -> str:
    """Return the key under which a search is recorded."""
    return "search:" + " ".join(re.findall(r"\w+", words.lower()))


def can_be_searched(reference: Reference) -> bool:
    """Whether enough is printed for a search to tell: a title with somebody or some year, or an author-year mention."""
    fields = reference.fields
    if reference.kind is ReferenceKind.LINK:
        return False
    if reference.kind is ReferenceKind.MENTION:
        return bool(fields.authors and fields.year)
    if fields.title:
        return bool(fields.authors or (fields.year and fields.journal))
    return bool(fields.authors and (fields.journal or fields.volume)) and bool(fields.year or fields.pages)


def search_words(reference: Reference, around: str) -> Iterable[str]:
    """Yield what to search with, the most telling first.

    `around` is the text that a mention stands in; an entry is searched by its fields and then by its whole text, in
    case it was taken apart wrongly.
    """
    fields = reference.fields
    if reference.kind is ReferenceKind.MENTION:
        named = (*fields.authors, str(fields.year or ""), fields.journal or "")
        yield _shorten(" ".join(part for part in (*named, _without_addresses(around, reference.label)) if part))
        return
    whole = _shorten(_without_addresses(reference.text))
    if fields.title:
        parts = (*fields.authors[:3], str(fields.year or ""), fields.title, fields.journal or "")
        yield _shorten(" ".join(part for part in parts if part))
    yield whole


def _without_addresses(text: str, label: str = "") -> str:
    """Return the text without web addresses, and without the mention itself."""
    plain = _ADDRESS.sub(" ", text)
    return " ".join((plain.replace(label, " ") if label else plain).split())


def _shorten(text: str) -> str:
    """Cut at a word; a title at the end of many authors must not be what is cut."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0]


def _without_version(arxiv: str) -> str:
    return re.sub(r"v\d+$", "", arxiv.lower().removeprefix("arxiv:"))
