"""The fields of a BibTeX entry → bibliographic fields, and the entry in one line as a list would print it."""

import re
from collections.abc import Mapping

from claimcheck.language.latex import address, plain
from claimcheck.model.citation import Container, Fields

_JOURNALS = ("journal", "journaltitle", "booktitle", "maintitle")
_PAGES = ("pages", "eid", "articleno", "article-number", "articlenumber")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DASH = re.compile(r"\s*(?:-{1,3}|[–—])\s*")
_DOI_LABEL = re.compile(r"(?i)^\s*doi\s?[:=]\s*")
_ARXIV = re.compile(r"(?:arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE)
_LONGEST_NOTE = 300
_CONTAINERS: Mapping[str, Container] = {
    **dict.fromkeys(
        ("incollection", "inbook", "suppbook", "suppcollection", "inreference", "bookinbook"), Container.BOOK
    ),
    **dict.fromkeys(("inproceedings", "conference"), Container.MEETING),
}
"""What holds the work, by the type of its entry."""


def read_fields(entry: Mapping[str, str], kind: str = "") -> Fields:
    """Return the bibliographic fields of an entry of the type `kind`, given by field name in lower case."""
    names = _names(entry.get("author", ""))
    title = ": ".join(part for part in (plain(entry.get("title", "")), plain(entry.get("subtitle", ""))) if part)
    place = plain(_first(entry, _JOURNALS))
    in_journal = "journal" in entry or "journaltitle" in entry
    year = _YEAR.search(plain(_first(entry, ("year", "date"))))
    return Fields(
        authors=tuple(name for name in names if not _is_others(name)),
        et_al=any(map(_is_others, names)),
        year=int(year[0]) if year else None,
        title=title or None,
        journal=place or None,
        volume=plain(entry.get("volume", "")) or None,
        issue=(plain(_first(entry, ("number", "issue"))) or None) if in_journal else None,
        pages=_DASH.sub("-", plain(_first(entry, _PAGES))) or None,
        given=True,
        container=None if in_journal else _CONTAINERS.get(kind.lower()),
    )


def printed(entry: Mapping[str, str], fields: Fields) -> str:
    """Return the entry in one line: authors, title, place, year, and what it can be looked up by."""
    authors = "; ".join(fields.authors) + (" et al" if fields.et_al else "")
    volume = (fields.volume or "") + (f"({fields.issue})" if fields.issue else "")
    locator = ":".join(part for part in (volume, fields.pages) if part)
    dated = ";".join(part for part in (str(fields.year or ""), locator) if part)
    parts = (authors, fields.title or "", fields.journal or "", plain(entry.get("publisher", "")), dated)
    return " ".join([*(part.rstrip(".") + "." for part in parts if part), *_identifying(entry)])


def _identifying(entry: Mapping[str, str]) -> list[str]:
    """Return what an entry can be looked up by, each piece as people print it."""
    told = []
    if doi := address(entry.get("doi", "")):
        told.append(doi if "doi.org/" in doi.lower() else f"doi:{_DOI_LABEL.sub('', doi)}")
    if pmid := address(entry.get("pmid", "")):
        told.append(pmid if "://" in pmid else f"PMID: {pmid}")
    if pmcid := address(_first(entry, ("pmcid", "pmc"))):
        told.append(pmcid if pmcid.upper().startswith("PMC") or "://" in pmcid else f"PMC{pmcid}")
    told.extend(_eprint(entry))
    if isbn := address(entry.get("isbn", "")):
        told.append(f"ISBN {isbn}")
    remarks = (entry.get(name, "") for name in ("howpublished", "note"))
    told.extend((address(text) if "://" in text else plain(text))[:_LONGEST_NOTE] for text in remarks if text)
    if url := address(entry.get("url", "")):
        told.append(url)
    return told


def _eprint(entry: Mapping[str, str]) -> list[str]:
    """Return the number of a preprint or of PubMed that stands in the field `eprint`."""
    number = address(entry.get("eprint", ""))
    archive = _first(entry, ("archiveprefix", "eprinttype")).lower()
    arxiv = _ARXIV.fullmatch(number)
    if arxiv and archive in ("", "arxiv"):
        return [f"arXiv:{arxiv[1]}"]
    return [f"PMID: {number}"] if number.isdigit() and archive == "pubmed" else []


def _names(value: str) -> list[str]:
    """Return the persons and bodies of a list of names, the braces that keep a body together gone."""
    from pybtex.bibtex.utils import split_name_list

    return [name for name in (plain(name).strip(" ,") for name in split_name_list(value)) if name]


def _is_others(name: str) -> bool:
    return name.rstrip(".").lower() in ("others", "et al")


def _first(entry: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((entry[name] for name in names if entry.get(name, "").strip()), "")
