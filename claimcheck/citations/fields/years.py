"""Years in references: patterns and the one year of an entry that has no locator."""

import re

YEAR = r"(?:1[6-9]\d\d|20[0-4]\d)"
"""A pattern for a year, 1600–2049."""
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Autumn|Fall|Winter"
    r"|Januar|Februar|März|Mai|Juni|Juli|Okt(?:ober)?|Dez(?:ember)?|janvier|février|mars|avril|mai|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
    r"|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro"
    r"|março|junho|julho|setembro|outubro|dezembro)\.?"
)
"""A pattern for the name of a month or season."""
_ALONE = re.compile(
    rf"(?:(?<=[.,;:]\s)|(?<=\()|(?<=^))(?:{MONTH}\s(?:\d{{1,2}},?\s)?|\d{{1,2}}\s{MONTH},?\s)?({YEAR})(?:\s{MONTH})?(?:\s\d{{1,2}})?(?=[.,;:)]|$)"
)
_ANY = re.compile(rf"(?<![\d/.\-–])(?:{YEAR})(?![\d%/]|[\-–]\d)")


def lone_year(core: str) -> int | None:
    """Return the year that stands by itself between marks, when it is the only year in the entry."""
    alone = {match.group(1) for match in _ALONE.finditer(core)}
    if len(alone) == 1 and set(_ANY.findall(core)) <= alone:
        return int(alone.pop())
    return None
