"""A record as a reference entry in AMA (11th edition) or APA (7th edition), ready to be copied into a page.

Only what the record holds is written, in the record's own capitals: neither style's title case can be made without
knowing which words are names. What the record is silent about is named by `gaps`, never invented.
"""

from collections.abc import Sequence

from claimcheck.model.evidence import Author, Work
from claimcheck.reporters.phrases import initials, visible

_AMA_ALL = 6
_AMA_SHOWN = 3
_APA_ALL = 20
_APA_SHOWN = 19
_SMALL = {"of", "the", "and", "in", "for", "on", "to", "a", "an", "de", "la", "&"}


def ama(work: Work, printed_year: int | None = None) -> str:
    """Return the AMA entry; `printed_year` is kept where the record deposits it too."""
    authors = _ama_authors(work)
    year = _year(work, printed_year)
    if work.type == "posted-content":
        place = "Preprint" + (f". Posted online {year}" if year else "")
    else:
        journal = _short_journal(work.journals)
        issue = f"({work.issue})" if work.issue and work.volume else ""
        pages = f":{work.pages or work.article_number}" if work.pages or work.article_number else ""
        numbers = f"{work.volume or ''}{issue}"
        dated = f"{year or ''};{numbers}{pages}" if numbers or pages else str(year or "")
        place = ". ".join(part for part in (journal, dated.strip(";")) if part)
    return visible(f"{_sentences(authors, work.title, place)} {work.address.replace('PMID ', 'PMID: ')}")


def apa(work: Work, printed_year: int | None = None) -> str:
    """Return the APA entry; `printed_year` is kept where the record deposits it too."""
    dated = f"({_year(work, printed_year) or 'n.d.'})"
    authors = _apa_authors(work)
    head = f"{authors} {dated}" if authors else ""
    title = work.title if authors else f"{work.title.rstrip('.')}. {dated}"
    volume = f"{work.volume}{f'({work.issue})' if work.issue else ''}" if work.volume else ""
    pages = work.pages.replace("-", "–") if work.pages else f"Article {work.article_number}" * bool(work.article_number)
    place = ", ".join(part for part in (work.journals[0] if work.journals else "", volume, pages) if part)
    if work.type == "posted-content":
        title, place = f"{title.rstrip('.')} [Preprint]", work.journals[0] if work.journals else ""
    entry = _sentences(head, title, place)
    address = f"https://doi.org/{work.doi}" if work.doi else work.address
    return visible(f"{entry} {address}")


def gaps(work: Work) -> tuple[str, ...]:
    """Return what an entry needs and the record does not say."""
    named = {
        "authors": bool(work.authors) and work.authors_complete,
        "title": bool(work.title),
        "year": bool(work.years),
        "journal": bool(work.journals) or work.type in {"posted-content", "book", "monograph"},
    }
    if work.type in {None, "journal-article"}:
        named["volume"] = bool(work.volume)
        named["pages"] = bool(work.pages or work.article_number)
    return tuple(name for name, known in named.items() if not known)


def _sentences(*parts: str) -> str:
    ended = (part if part.endswith(("?", "!", ".")) else f"{part}." for part in map(str.strip, parts) if part)
    return visible(" ".join(ended))


def _year(work: Work, printed: int | None) -> int | None:
    """Return the year to print: the printed one where it is deposited, else that of the issue, else the first."""
    if not work.years:
        return None
    if printed in work.years:
        return printed
    return work.years[-1] if work.volume else work.years[0]


def _ama_authors(work: Work) -> str:
    names = [_joined(one.family, initials(one.given, "", ""), one.suffix.rstrip(".")) for one in work.authors]
    if len(names) > _AMA_ALL or (names and not work.authors_complete):
        names = [*names[:_AMA_SHOWN], "et al"]
    return ", ".join(names)


def _apa_authors(work: Work) -> str:
    names = [_apa_name(author) for author in work.authors]
    if len(names) > _APA_ALL:
        return f"{', '.join(names[:_APA_SHOWN])}, … {names[-1]}"
    if names and not work.authors_complete:
        return f"{', '.join(names)}, et al."
    return names[0] if len(names) == 1 else ", & ".join((", ".join(names[:-1]), names[-1])) if names else ""


def _apa_name(author: Author) -> str:
    if author.organisation or not author.given:
        return author.family
    suffix = f", {author.suffix.rstrip('.')}." if author.suffix.rstrip(".") in {"Jr", "Sr"} else ""
    suffix = suffix or (f", {author.suffix}" if author.suffix else "")
    return f"{author.family}, {initials(author.given, '.', ' ')}{suffix}"


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _short_journal(journals: Sequence[str]) -> str:
    """Return the recorded abbreviation of a journal without its dots, else the full name."""
    if not journals:
        return ""
    full = [word for word in journals[0].lower().split() if word not in _SMALL]
    for name in journals[1:]:
        words = name.replace(".", " ").split()
        same = [word[0].lower() for word in words] == [word[0] for word in full][: len(words)]
        if same and 1 < len(words) <= len(full) and len(name) < len(journals[0]):
            return " ".join(words)
    return journals[0]
