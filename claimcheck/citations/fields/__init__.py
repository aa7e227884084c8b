"""Text of a reference → its bibliographic fields as printed, each only where the entry's form leaves no doubt.

The entry is cleaned (`cleaning`), its head read as authors and year (`authors`), its tail as year, volume, issue and
pages (`locator`), and what stands between divided into title and journal (`titles`). A wrong field would accuse
the page wrongly, a missing one only lets something pass: whatever is doubtful is left empty.
"""

import re

from claimcheck.citations.fields.author_list import read_head
from claimcheck.citations.fields.cleaning import clean
from claimcheck.citations.fields.locators import is_doubled, read_locator
from claimcheck.citations.fields.title_and_journal import divide
from claimcheck.citations.fields.years import lone_year
from claimcheck.model.citation import Fields

__all__ = ["parse_fields"]

_LONGEST = 3000
_BEHIND_DOI = re.compile(r"(?i)\bdoi\s?:\s{0,9}(?:(?:10)?\.\S{1,200}\s)?(?=.{60})(?P<rest>.+)$", re.DOTALL)
"""What stands behind the label of a DOI and the DOI, if it is there."""
_REPEATED = re.compile(r"[.,;]\s+(?:-{3}|[—]{2,3}|_{3,8})[.,]\s")
"""The dash that stands for the author of the entry before."""


def parse_fields(text: str) -> Fields:
    """Return the fields of one reference of whatever style."""
    if len(text) > _LONGEST or _is_followed(text):
        return Fields()
    core = clean(text)
    head = read_head(core)
    locator = read_locator(core, head.end, head.year)
    middle = core[head.end : locator.start]
    if is_doubled(middle, head.year):
        return Fields()
    years = {year for year in (head.year, locator.year) if year is not None}
    lone = lone_year(core) if not years else None
    if str(lone) == locator.volume:
        lone = None  # a volume that looks like a year, as those of long series do
    year = years.pop() if len(years) == 1 else lone
    title, journal = divide(middle, head, locator)
    return Fields(
        authors=head.authors,
        et_al=head.et_al,
        year=year,
        title=title,
        journal=journal,
        volume=locator.volume,
        issue=locator.issue,
        pages=locator.pages,
    )


def _is_followed(text: str) -> bool:
    """Whether another entry stands behind the place of an entry's DOI: two run together."""
    if _REPEATED.search(text):
        return True
    behind = _BEHIND_DOI.search(text)
    core = clean(behind["rest"]) if behind else ""
    head = read_head(core)
    return bool(head.authors) and read_locator(core, head.end, head.year).pages is not None
