"""A work's own record printed in several styles: what comparing must find nothing wrong with."""

import unicodedata
from collections.abc import Callable, Iterator

from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Author, Work


def _initials(author: Author) -> list[str]:
    return [part[0] for part in author.given.replace("-", " ").replace(".", " ").split() if part[0].isalpha()]


def _vancouver_name(author: Author) -> str:
    return " ".join(part for part in (author.family, "".join(_initials(author)), author.suffix) if part)


def _apa_name(author: Author) -> str:
    initials = " ".join(f"{initial}." for initial in _initials(author))
    return ", ".join(part for part in (author.family, initials, author.suffix) if part)


def _plain(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def short_pages(pages: str | None) -> str | None:
    """Return a range with the last page cut as Vancouver does: 1905-1917 → 1905-17."""
    first, dash, last = (pages or "").partition("-")
    if not dash or not (first.isdigit() and last.isdigit()) or len(first) != len(last) or last <= first:
        return pages
    same = next(at for at in range(len(first)) if first[at] != last[at])
    return f"{first}-{last[same:]}"


def vancouver(work: Work) -> Fields:
    """Print with initials, three authors and et al., the shortest journal, cut page ranges."""
    return Fields(
        authors=tuple(map(_vancouver_name, work.authors[:3])),
        et_al=len(work.authors) > 3,
        year=work.years[0] if work.years else None,
        title=work.title.capitalize(),
        journal=min(work.journals, key=len, default=None),
        volume=work.volume,
        issue=work.issue,
        pages=short_pages(work.pages),
    )


def apa(work: Work) -> Fields:
    """Print with initials behind a comma, all authors, the full journal, the last deposited year, a dash in pages."""
    return Fields(
        authors=tuple(map(_apa_name, work.authors)),
        year=work.years[-1] if work.years else None,
        title=work.title,
        journal=max(work.journals, key=len, default=None),
        volume=work.volume,
        issue=work.issue,
        pages=work.pages.replace("-", "–") if work.pages else work.article_number,
    )


def chicago(work: Work) -> Fields:
    """Print given names in full, first author alone, the title in quotes."""
    return Fields(
        authors=tuple(f"{author.given} {author.family}".strip() for author in work.authors[:1]),
        et_al=len(work.authors) > 1,
        year=work.years[0] if work.years else None,
        title=f"“{work.title}”" if work.title else None,
        journal=max(work.journals, key=len, default=None),
        volume=work.volume,
        pages=work.pages,
    )


def bibtex(work: Work) -> Fields:
    """Print in capitals without diacritics, double hyphens in pages."""
    return Fields(
        authors=tuple(_plain(f"{author.family}, {author.given}").strip(", ") for author in work.authors),
        year=work.years[0] if work.years else None,
        title=_plain(work.title).upper() or None,
        journal=_plain(max(work.journals, key=len, default="")) or None,
        volume=work.volume,
        issue=work.issue,
        pages=work.pages.replace("-", "--") if work.pages else None,
    )


STYLES: dict[str, Callable[[Work], Fields]] = {"vancouver": vancouver, "apa": apa, "chicago": chicago, "bibtex": bibtex}


def printed_in_styles(work: Work) -> Iterator[tuple[str, Fields]]:
    """Yield the work's fields as each style prints them."""
    for name, style in STYLES.items():
        yield name, style(work)
