"""Tail of a reference → tokens: figures, ranges, parentheses, months, and the words that say what a figure is."""

import re
from dataclasses import dataclass

from claimcheck.citations.fields.years import MONTH, YEAR

DASH = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_PAGE = r"(?:[A-Za-z]{1,3}[.\-]?)?\d{1,9}(?:\.e?\d{1,5}|[A-Za-z]{1,2}\d{0,3})?"
_TOKEN = re.compile(
    rf"(?P<month>\b{MONTH}(?:\s?[{DASH}/]\s?{MONTH})?)(?![a-z])"
    r"|(?P<volume>\b(?:[Vv]ol(?:ume|s)?|VOL|[Bb]d|[Tt]ome)\b\.?|\bv\.(?=\s?\d))"
    r"|(?P<issue>\b(?:[Nn]os?|[Nn]r|[Nn]um|[Ii]ss(?:ue)?|[Hh]eft|[Nn]úm|NO)\b\.?|\bH\.(?=\s?\d)|\b[Nn]\.?[°º]|\b[Nn]\.(?=\s?\d))"
    r"|(?P<pages>\bpp(?=\d)|\b(?:pp?|pgs?|PP?|[Pp]ages?|[Ss])\b\.?(?=\s?[A-Za-z]{0,2}\d)|\b(?:[Aa]rt(?:icle)?|[Pp]aper)\.?\s?(?:[Nn]o\.?|[Nn]umber|ID|id)?(?=\s?[A-Za-z]{0,2}\d))"
    r"|(?P<part>\b(?:[Ss]uppl(?:ement)?|[Pp]t|[Pp]art|[Ss]pec(?:ial)?(?:\s(?:[Nn]o|[Ii]ss(?:ue)?))?)\b\.?(?:\s\d{1,3}[A-Z]?\b)?)"
    r"|(?P<other>(?<=,\s)[^\W\d_]{1,6}\.(?=\s?\d))"
    rf"|(?P<range>(?<![{DASH}]){_PAGE}\s?[{DASH}]{{1,2}}\s?{_PAGE}(?![{DASH}\w]))"
    rf"|(?P<figure>(?:\d{{1,4}}\.)?\d{{1,4}}/\d{{1,4}}(?![\w/])|{_PAGE}(?![\w]))"
    r"|(?P<roman>\b[ivxlc]{1,8}(?:[-–][ivxlc]{1,8})?\b|\b[IVXLC]{2,8}\b)"
    r"|(?P<paren>\([^()]{1,30}\))"
    r"|(?P<mark>[\s.,:;]+)"
    r"|(?P<word>\w[^\s.,:;()]*|.)"
)
_SPAN_OF_YEARS = re.compile(rf"{YEAR}\s?[{DASH}]\s?(?:{YEAR}|$)")
_LONGEST_TAIL = 24


@dataclass(frozen=True, slots=True)
class Token:
    """One token, by the name of its kind."""

    kind: str
    text: str
    start: int
    before: str
    """The punctuation in front, blanks left out."""


def read_tail(core: str, after: int) -> list[Token]:
    """Return the tokens behind the last word of an entry, from `after` on."""
    tail: list[Token] = []
    before, last = "", after
    for match in _TOKEN.finditer(core, after):
        kind = match.lastgroup or "word"
        text = match.group()
        if kind == "mark":
            before += text.replace(" ", "")
            continue
        if (
            kind == "word"
            or (kind == "other" and not tail)
            or (kind == "paren" and not _is_numeral(text))
            or (kind == "roman" and not tail and not before)
        ):
            tail, before = [], ""
        else:
            tail.append(Token(kind, text.strip(), match.start(), before))
            before = ""
        last = match.end()
    return tail if last > after and len(tail) <= _LONGEST_TAIL else []


def _is_numeral(paren: str) -> bool:
    """Whether parentheses hold a number of a volume or a date, and no words."""
    inside = paren[1:-1]
    if _SPAN_OF_YEARS.search(inside):  # "(1896-1970)" tells journals of one name apart
        return False
    rest = re.sub(
        rf"(?i){MONTH}|suppl(?:ement)?\.?|pt\.?|part|no\.?|spec(?:ial)?\.?|issue|iss\.?|n[°º]|pp?\b", "", inside
    )
    return bool(re.fullmatch(rf"[{DASH}\s\d.,:/&+]*[A-Za-z]?[{DASH}\s\d.,:/&+]*[A-Za-z]{{0,2}}", rest)) and bool(
        re.search(r"\d|" + MONTH + "|(?i:suppl)", inside)
    )
