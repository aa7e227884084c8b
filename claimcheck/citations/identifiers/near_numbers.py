"""Text → what stands in place of a PMID, PMCID, ISBN, arXiv or trial number and cannot be one."""

import re
from collections.abc import Iterator

from claimcheck.citations.identifiers.registry_numbers import isbns
from claimcheck.model.citation import Malformed

_PMID = re.compile(r"\bPMID\s?[:#]\s?(10\.\d{4,5}/\S{2,80}|[\w-]{2,24})")
_PMCID = re.compile(r"\bPMCID\s?[:#]\s?([\w-]{2,24})|\b(PMC\d{9,})\b")
_NCT = re.compile(r"\bNCT\s?[-:#]?\s?([\dOo]{5,12})(?!\w)")
_ARXIV = re.compile(r"(?i)\barXiv\s?:\s?(\d{1,5}[.,]\d{1,6})(?!\d|\.\d)(?:v\d{1,2})?(?!\w)")
_LETTERS = re.compile(r"(?=\w*\d\w*\d)(?=\w*[A-Za-z])\w+")
_AS_FIGURES = str.maketrans("OoIl", "0011")


def malformed_numbers(text: str) -> Iterator[Malformed]:
    """Yield what stands behind the label of a number and cannot be one."""
    if "PM" in text:
        for match in _PMID.finditer(text):
            yield from _pmid(match[1])
        for match in _PMCID.finditer(text):
            yield from _pmcid(match[1] or match[2])
    if "NCT" in text:
        for match in _NCT.finditer(text):
            yield from _nct(match[1], match.group())
    for match in _ARXIV.finditer(text):
        yield from _arxiv(match[1])
    for printed, isbn in isbns(text):
        if isbn is None:
            yield Malformed("isbn", printed.strip(), _isbn_problem(re.sub(r"[^\dXx]", "", printed)))


def _pmid(printed: str) -> Iterator[Malformed]:
    if not any(character.isdigit() for character in printed) or re.fullmatch(r"\d{1,8}", printed):
        return
    if printed.startswith("10."):
        yield Malformed("pmid", printed.rstrip(".,;)"), "a DOI, not a PubMed number")
    elif re.fullmatch(r"PMC\d{4,8}", printed, re.IGNORECASE):
        yield Malformed("pmid", printed, "a PubMed Central number, not a PubMed number", printed.upper())
    elif re.fullmatch(r"\d{9,}", printed):
        yield Malformed("pmid", printed, "more than eight digits")
    elif _LETTERS.fullmatch(printed) and not re.match(r"\d{5,8}[A-Z]", printed):
        yield Malformed("pmid", printed, "holds letters", _figures(printed, 8))


def _pmcid(printed: str) -> Iterator[Malformed]:
    digits = re.sub(r"(?i)^(?:PMC)+", "", printed)
    if re.fullmatch(r"\d{9,}", digits):
        yield Malformed("pmcid", printed, "more than eight digits")
    elif _LETTERS.fullmatch(digits) and not re.match(r"\d{4,8}[A-Z]", digits):
        figures = _figures(digits, 8)
        yield Malformed("pmcid", printed, "holds letters", figures and f"PMC{figures}")


def _figures(printed: str, most: int) -> str | None:
    """Return a number whose 0 or 1 was printed as a letter, None when other letters stand in it."""
    figures = printed.translate(_AS_FIGURES)
    return figures if figures.isdecimal() and len(figures) <= most else None


def _nct(number: str, printed: str) -> Iterator[Malformed]:
    if re.fullmatch(r"\d{8}", number):
        return
    figures = number.translate(_AS_FIGURES)
    if figures != number:
        yield Malformed(
            "nct", printed, "letters stand in it for figures", f"NCT{figures}" if len(figures) == 8 else None
        )
    else:
        yield Malformed("nct", printed, f"{len(number)} digits instead of 8")


def _arxiv(number: str) -> Iterator[Malformed]:
    """Yield what is wrong with a number of the new style: year and month, then four digits, five since 2015."""
    dated = re.fullmatch(r"(\d\d)(\d\d)\.(\d{4,5})", number)
    if dated is None:
        yield Malformed("arxiv", number, "not of the form YYMM.number")
    elif not 1 <= int(dated[2]) <= 12:
        yield Malformed("arxiv", number, f"there is no month {dated[2]}")
    elif len(dated[3]) != (5 if dated[1] >= "15" else 4):
        yield Malformed("arxiv", number, "five digits follow the month since 2015, four before")


def _isbn_problem(digits: str) -> str:
    if len(digits) in (10, 13):
        return "the check digit does not fit the others"
    return f"{len(digits)} digits instead of 10 or 13"
