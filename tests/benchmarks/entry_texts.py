"""A work printed as an entry of a reference list, in nine styles; BibTeX as its file."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimcheck.model.evidence import Author, Work
from tests.benchmarks.stand_in import bibtex_escaped
from tests.benchmarks.styles import short_pages


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of a work an entry shows."""

    authors: int = 99
    """So many authors before "et al."; styles that cut earlier do so."""
    first_page_only: bool = False
    middle_names: bool = True


def _initials(author: Author, shown: Shown) -> list[str]:
    parts = [part for part in re.split(r"[\s.\-\u2010]+", author.given) if part[:1].isalpha()]
    return [part[0].upper() for part in (parts if shown.middle_names else parts[:1])]


def _tight(author: Author, shown: Shown) -> str:
    return " ".join(part for part in (author.family, "".join(_initials(author, shown)), author.suffix) if part)


def _dotted(author: Author, shown: Shown, *, between: str = " ", front: bool = False) -> str:
    initials = between.join(f"{initial}." for initial in _initials(author, shown))
    if front:
        return " ".join(part for part in (initials, author.family, author.suffix) if part)
    return ", ".join(part for part in (author.family, initials, author.suffix) if part)


def _names(work: Work, shown: Shown, most: int, kept: int, name: Callable[[Author], str]) -> tuple[list[str], bool]:
    """Return the printed names, and whether more are there."""
    if shown.authors < len(work.authors):
        return [name(author) for author in work.authors[: shown.authors]], True
    cut = len(work.authors) > most
    return [name(author) for author in work.authors[: kept if cut else None]], cut


def _joined(names: Sequence[str], cut: bool, last: str, et_al: str = "et al.") -> str:
    if cut:
        return ", ".join([*names, et_al])
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{last}{names[-1]}"


def _pages(work: Work, shown: Shown, *, short: bool = False, dash: str = "-") -> str:
    pages = work.pages or work.article_number or ""
    if shown.first_page_only:
        pages = pages.split("-")[0]
    return (short_pages(pages) or "" if short else pages).replace("-", dash)


def _numbers(work: Work, shown: Shown, *, behind: str, short: bool = False, dash: str = "-", before: str = "") -> str:
    """Return volume, issue and pages with what stands before them and before the pages; nothing where all lack."""
    volume = f"{work.volume or ''}{f'({work.issue})' if work.issue else ''}"
    pages = _pages(work, shown, short=short, dash=dash)
    if not volume:
        return f"{before}{pages}" if pages else ""
    return f"{before}{volume}" + (f"{behind}{pages}" if pages else "")


def _closed(title: str) -> str:
    """Return a title with its full stop, unless a mark closes it already."""
    return title if title.endswith((".", "?", "!")) else f"{title}."


def _year(work: Work) -> str:
    return str(work.years[0]) if work.years else "n.d."


def _journal(work: Work, *, short: bool = False) -> str:
    return (min if short else max)(work.journals, key=len, default="")


def ama(work: Work, shown: Shown) -> str:
    """Print as the American Medical Association does."""
    names = _joined(*_names(work, shown, 6, 3, lambda one: _tight(one, shown)), ", ", "et al")
    numbers = _numbers(work, shown, before=";", behind=":")
    return f"{names}. {_closed(work.title)} {_journal(work, short=True)}. {_year(work)}{numbers}."


def vancouver(work: Work, shown: Shown) -> str:
    """Print as the ICMJE does: six authors, cut page ranges."""
    names = _joined(*_names(work, shown, 6, 6, lambda one: _tight(one, shown)), ", ")
    numbers = _numbers(work, shown, before=";", behind=":", short=True)
    return f"{names.rstrip('.')}. {_closed(work.title)} {_journal(work, short=True)}. {_year(work)}{numbers}."


def apa(work: Work, shown: Shown) -> str:
    """Print as the American Psychological Association does."""
    names = _joined(*_names(work, shown, 20, 19, lambda one: _dotted(one, shown)), ", & ")
    numbers = _numbers(work, shown, before=", ", behind=", ", dash="–")
    return f"{names} ({_year(work)}). {_closed(work.title)} {_journal(work)}{numbers}."


def mla(work: Work, shown: Shown) -> str:
    """Print as the Modern Language Association does: one author of three or more."""
    names, cut = _names(work, shown, 2, 1, lambda one: f"{one.given} {one.family}".strip())
    first = work.authors[0]
    names[0] = f"{first.family}, {first.given}".strip(", ")
    numbers = [f"vol. {work.volume}" if work.volume else "", f"no. {work.issue}" if work.issue else "", _year(work)]
    pages = _pages(work, shown, short=True)
    numbers += [f"pp. {pages}" if pages else ""]
    place = ", ".join([_journal(work), *filter(None, numbers)])
    return f"{_joined(names, cut, ', and ').rstrip('.')}. “{work.title}.” {place}."


def chicago(work: Work, shown: Shown) -> str:
    """Print as the Chicago Manual's bibliographies do."""
    names, cut = _names(work, shown, 10, 7, lambda one: f"{one.given} {one.family}".strip())
    first = work.authors[0]
    names[0] = f"{first.family}, {first.given}".strip(", ")
    issue = f", no. {work.issue}" if work.issue else ""
    pages = _pages(work, shown, dash="–")
    volume = f" {work.volume}" if work.volume else ""
    place = f"{_journal(work)}{volume}{issue} ({_year(work)})" + (f": {pages}" if pages else "")
    return f"{_joined(names, cut, ', and ').rstrip('.')}. “{work.title}.” {place}."


def harvard(work: Work, shown: Shown) -> str:
    """Print as many universities' Harvard does."""
    names = _joined(*_names(work, shown, 99, 3, lambda one: _dotted(one, shown, between="")), " and ")
    numbers = _numbers(work, shown, before=", ", behind=", pp.")
    return f"{names}, {_year(work)}. {_closed(work.title)} {_journal(work)}{numbers}."


def ieee(work: Work, shown: Shown) -> str:
    """Print as the Institute of Electrical and Electronics Engineers does."""
    names = _joined(*_names(work, shown, 6, 1, lambda one: _dotted(one, shown, front=True)), " and ")
    numbers = [f"vol. {work.volume}" if work.volume else "", f"no. {work.issue}" if work.issue else ""]
    pages = _pages(work, shown, dash="–")
    numbers += [f"pp. {pages}" if pages else "", _year(work)]
    return f"{names}, “{work.title},” {', '.join([_journal(work, short=True), *filter(None, numbers)])}."


def nature(work: Work, shown: Shown) -> str:
    """Print as Nature does: one author of six or more, the year behind."""
    names = _joined(*_names(work, shown, 5, 1, lambda one: _dotted(one, shown)), " & ")
    pages = _pages(work, shown, dash="–")
    volume = f" {work.volume}" if work.volume else ""
    place = f"{_journal(work, short=True)}{volume}" + (f", {pages}" if pages else "")
    return f"{names} {_closed(work.title)} {place} ({_year(work)})."


def bibtex(work: Work, shown: Shown) -> str:
    """Return the entry of a BibTeX file."""
    names, cut = _names(work, shown, 999, 3, lambda one: ", ".join(filter(None, (one.family, one.suffix, one.given))))
    values = {
        "author": " and ".join([*names, *(["others"] if cut else [])]),
        "title": work.title,
        "journal": _journal(work),
        "year": str(work.years[0]) if work.years else None,
        "volume": work.volume,
        "number": work.issue,
        "pages": _pages(work, shown, dash="--") or None,
    }
    lines = [f"  {name} = {{{bibtex_escaped(value)}}}" for name, value in values.items() if value]
    return "@article{key,\n" + ",\n".join(lines) + "\n}"


TEXTS: dict[str, Callable[[Work, Shown], str]] = {
    "AMA": ama,
    "Vancouver": vancouver,
    "APA": apa,
    "MLA": mla,
    "Chicago": chicago,
    "Harvard": harvard,
    "IEEE": ieee,
    "Nature": nature,
    "BibTeX": bibtex,
}
