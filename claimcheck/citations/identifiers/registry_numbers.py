"""Text → PMID, PMCID, arXiv id, ISBN, ClinicalTrials.gov number."""

import re
from collections.abc import Iterator

_PMID = re.compile(
    r"(?i)(?:\bPMID\s?[:#]?\s?|\bPubMed\s(?:ID|PMID|Central ID)?\s?[:#]?\s?"
    r"|pubmed\.ncbi\.nlm\.nih\.gov/(?:pubmed/|\?term=)?"
    r"|ncbi\.nlm\.nih\.gov/(?:m/)?(?:pubmed|entrez)/(?:\?term=|query\.fcgi\?\S{0,80}?list_uids=)?"
    r"|europepmc\.org/(?:article|abstract)/MED/|[?&]pmid=)(\d{1,8})(?!(?!PMC|Free|Epub|DOI|doi)[\w-]|\.\d)"
)
_PMCID = re.compile(
    r"(?i)(?:\bPMC(?:ID)?\s?[:#]?\s?(?:PMC)?|/pmc/articles/(?:PMC)?|pmc\.ncbi\.nlm\.nih\.gov/articles/(?:PMC)?)(\d{4,8})(?!\d)"
)
_ARXIV = re.compile(
    r"(?i)(?:\barXiv\s?[:.]?\s?|arxiv\.org/(?:abs|pdf|html|ps)/)"
    r"(\d{4}\.\d{4,5}|[a-z\-]{2,10}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?(?!\d)"
)
_NCT = re.compile(r"\bNCT\s?[-:#]?\s?(\d{8})(?!\d)", re.IGNORECASE)
_ISBN = re.compile(
    r"(?i)\bISBN(?:[- ]?1[03])?(?:\s?\((?:print|online|hardback|paperback|electronic)\))?\s?[:#]?\s?"
    r"([\dX][\dX \-‐‑–]{7,20}[\dX])(?!\w)"
)


def find_pmid(text: str) -> str | None:
    """Return the first PubMed number."""
    match = _PMID.search(text)
    return match.group(1).lstrip("0") or None if match else None


def find_pmcid(text: str) -> str | None:
    """Return the first PubMed Central number, with its prefix."""
    match = _PMCID.search(text)
    return f"PMC{match.group(1)}" if match else None


def find_arxiv(text: str) -> str | None:
    """Return the first arXiv number, without version."""
    match = _ARXIV.search(text)
    return match.group(1).lower() if match else None


def find_nct(text: str) -> str | None:
    """Return the first ClinicalTrials.gov number."""
    match = _NCT.search(text)
    return f"NCT{match.group(1)}" if match else None


def find_isbn(text: str) -> str | None:
    """Return the first valid ISBN as thirteen digits."""
    return next((isbn for _, isbn in isbns(text) if isbn), None)


def isbns(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield each printed ISBN and its thirteen digits, None where the check digit refuses it."""
    for match in _ISBN.finditer(text):
        digits = re.sub(r"[^\dXx]", "", match.group(1)).upper()
        if digits[:3] in ("978", "979") and len(digits) > 13:
            digits = digits[:13]  # a second ISBN or a year follows
        yield match.group(1), to_isbn13(digits)


def to_isbn13(digits: str) -> str | None:
    """Return ten or thirteen digits as ISBN-13, None when the check digit or the length is wrong."""
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        if sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11:
            return None
        return f"978{digits[:9]}{_check13('978' + digits[:9])}"
    if re.fullmatch(r"97[89]\d{10}", digits) and _check13(digits[:12]) == digits[12]:
        return digits
    return None


def _check13(twelve: str) -> str:
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(twelve))
    return str(-total % 10)
