"""A record that matches an entry verbatim: found in its words themselves, for entries whose form gives no fields away.

Two entries run together, or a style nobody reads, leave the fields empty; the title standing whole in the text, with
the author, the year, the volume and the first page beside it, says as much.
"""

from claimcheck.matching.folding import letters, words
from claimcheck.matching.page_ranges import read_pages
from claimcheck.model.evidence import Work

_TITLE_LETTERS = 16
_VERBATIM_LETTERS = 30


def stands_whole(work: Work, text: str) -> bool:
    """Whether title, an author, year, volume and first page of a record all stand in a text."""
    title = letters(work.title)
    if len(title) < _TITLE_LETTERS or not work.volume or not work.pages or title not in letters(text):
        return False
    around = set(words(text))
    pages = read_pages(work.pages)
    first = f"{pages[0].prefix}{pages[0].first}" if pages else ""
    dated = not work.years or any(str(year) in around for year in work.years)
    return dated and _has(around, work.volume) and first in around and (not work.authors or _named(work, around))


def has_whole_title(work: Work, text: str) -> bool:
    """Whether the record's title stands whole in the entry, however the entry was taken apart."""
    title = letters(work.title)
    return len(title) >= _VERBATIM_LETTERS and title in letters(text)


def _has(around: set[str], number: str) -> bool:
    return "".join(words(number)) in around or number.lstrip("0") in around


def _named(work: Work, around: set[str]) -> bool:
    """Whether the first author of a record is named."""
    return set(words(work.authors[0].family)) <= around
