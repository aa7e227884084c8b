"""Text of a reference → its bibliographic fields as printed, each only where the entry's form leaves no doubt.

The entry is cleaned (`cleaning`), its head read as authors and year (`authors`), its tail as year, volume, issue and
pages (`locator`), and what stands between divided into title and journal (`titles`). A wrong field would accuse
the page wrongly, a missing one only lets something pass: whatever is doubtful is left empty.
"""

from claimcheck.citations.fields.author_list import read_head
from claimcheck.citations.fields.cleaning import clean
from claimcheck.citations.fields.locators import is_doubled, read_locator
from claimcheck.citations.fields.title_and_journal import divide
from claimcheck.citations.fields.years import lone_year
from claimcheck.model.citation import Fields

__all__ = ["parse_fields"]

_LONGEST = 3000


def parse_fields(text: str) -> Fields:
    """Return the fields of one reference of whatever style."""
    if len(text) > _LONGEST:
        return Fields()
    core = clean(text)
    head = read_head(core)
    locator = read_locator(core, head.end, head.year)
    middle = core[head.end : locator.start]
    if is_doubled(middle, head.year):
        return Fields()
    years = {year for year in (head.year, locator.year) if year is not None}
    year = years.pop() if len(years) == 1 else lone_year(core) if not years else None
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
