"""Tail of a reference → year, volume, issue and pages, by the forms that styles print them in."""

import re
from dataclasses import dataclass

from claimcheck.citations.fields.years import MONTH, YEAR

_DASH = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_VOLUME = r"(?P<volume>\d{1,4}[A-Z]?(?:[–-]\d{1,4})?|[A-Z]{1,2}-?\d{1,4}|[IVXLC]{1,7}(?=[\s,(:]))"
_ISSUE = r"(?P<issue>[^()\[\]]{1,24}?)"
_IN_PARENS = rf"(?:\s?\(\s?(?:no\.?\s|issue\s)?{_ISSUE}\s?\))?"
_PAGE = r"[A-Za-z]{0,3}\.?\d{1,7}(?:\.e?\d{1,4})?[A-Za-z]?\d{0,2}"
_PAGES = rf"(?:pp?\.?\s?|pages?\s|art(?:icle)?\.?\s(?:no\.?\s|number\s|ID\s)?)?(?P<pages>{_PAGE}(?:\s?[{_DASH}]{{1,2}}\s?{_PAGE})?(?:[,;]\s?{_PAGE}(?:\s?[{_DASH}]\s?{_PAGE})?){{0,2}}|[ivxlc]{{1,7}}(?:\s?[{_DASH}]\s?[ivxlc]{{1,7}})?)"
_WHEN = rf"(?:{MONTH}(?:[{_DASH}/\s]+{MONTH})?)?(?:\s?\d{{1,2}}(?:[{_DASH}]\d{{1,2}})?)?"
_SUPPL = r"(?:\s?(?:Suppl(?:ement)?\.?|Pt\.?|Part|Spec(?:ial)?\.?\s(?:No|Issue)\.?)\s?\d{0,3}[A-Z]?)?"
_END = r"(?=\s*(?:[.;,]|$|[\[(]|\s(?:Epub|doi|PMID|Review|Erratum)))"

_FORMS = [
    re.compile(form)
    for form in (
        # 2012;338(6103):68-72 and 2009, 32:201-210 and 2008 Jan 3;358(1):1-9
        rf"(?<![\d/])\(?(?P<year>{YEAR})[a-z]?\)?[,.]?\s?{_WHEN}\s?[;,:]\s?(?:vol\.?\s)?{_VOLUME}{_SUPPL}{_IN_PARENS}{_SUPPL}\s?:\s?{_PAGES}{_END}",
        # 566, no. 7743 (2019): 63-67 and 8 (2012) 439-447 and 566.7743 (2019): 63-67 and 41(3) (2018): 1-9
        rf"(?<![\d.])(?:vol\.?\s)?{_VOLUME}(?:\.(?P<dotissue>\d{{1,3}})|,?\sno\.?\s?(?P<noissue>[{_DASH}/\w]{{1,9}})|\s?\((?P<issue>[^()]{{1,16}})\))?,?\s?\((?:{_WHEN},?\s?)(?P<year>{YEAR})\)\s?[:,]?\s?{_PAGES}{_END}",
        # 566, 63-67 (2019)
        rf"(?<![\d.])(?:vol\.?\s)?{_VOLUME}{_IN_PARENS}\s?[,:]\s?{_PAGES}\s?\((?:{_WHEN},?\s?)?(?P<year>{YEAR})\)",
        # 2012, 338, 68-72 and 2010, 33 (2), 68
        rf"(?<![\d/])(?P<year>{YEAR}),\s{_VOLUME}{_IN_PARENS},\s{_PAGES}{_END}",
        # 2012;338(6103) at the end, no pages
        rf"(?<![\d/])(?P<year>{YEAR})\s?{_WHEN};\s?{_VOLUME}{_IN_PARENS}(?=\.?$)",
        # vol. 566, no. 7743, pp. 63-67, Jan. 2019 and vol. 566, no. 7743, 2019, pp. 63-67
        rf"\b[Vv]ol(?:ume|\.)?\s?{_VOLUME},?\s(?:(?:[Nn]o|[Ii]ss(?:ue)?|[Nn]r)\.?\s?(?P<issue>[{_DASH}/\w]{{1,9}}),?\s)?(?:(?:{_WHEN},?\s?)?(?P<year>{YEAR}),?\s)?(?:pp?\.?\s?|[Pp]ages?\s|[Aa]rt\.?\s(?:no\.?\s)?)(?P<pages>{_PAGE}(?:\s?[{_DASH}]{{1,2}}\s?{_PAGE})?)(?:,\s(?:{_WHEN},?\s)?(?P<lateyear>{YEAR}))?",
        # 566(7743), 63-67 and 24(5):387-393 and 24:27-35 and 181, 13-30 ; year elsewhere
        rf"(?<![{_DASH}/(\d.])(?:[Vv]ol(?:ume|\.)?\s?)?{_VOLUME}{_SUPPL}{_IN_PARENS}{_SUPPL}\s?[,:.]\s?{_PAGES}(?=\.?,?;?\s?$|\.?\s\(?(?:{YEAR}\)?\.?$|\[|Review))",
    )
]


@dataclass(frozen=True, slots=True)
class Numeration:
    """Year, volume, issue and pages, and where in the entry they begin and end."""

    start: int
    end: int
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def read_numeration(core: str, after: int) -> Numeration:
    """Return the numeration that stands behind the authors; without one, it starts at the end of the entry."""
    for form in _FORMS:
        matches = [match for match in form.finditer(core, after)]
        if not matches:
            continue
        found = matches[-1]
        if len(core) - found.end() > 60:  # what follows is too long to be a note: this may be a title's figures
            continue
        return _numeration(found)
    return Numeration(len(core), len(core))


def _numeration(found: re.Match[str]) -> Numeration:
    groups = found.groupdict()
    year = groups.get("year") or groups.get("lateyear")
    issue = groups.get("issue") or groups.get("dotissue") or groups.get("noissue")
    pages = groups.get("pages")
    return Numeration(
        found.start(),
        found.end(),
        int(year) if year else None,
        groups.get("volume"),
        issue.strip() if issue else None,
        re.sub(r"\s", "", pages) if pages else None,
    )
