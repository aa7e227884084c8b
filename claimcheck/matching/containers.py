"""A chapter and the book that holds it: many entries of chapters give the DOI of the book, which has no other."""

import re

from claimcheck.matching.folding import letters
from claimcheck.matching.titles import bear_one_title
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Work

_BOOKS = frozenset({"book", "monograph", "edited-book", "reference-book", "proceedings"})
_IN = re.compile(r"(?:[.,;:?!)\]”“\"’'»]|[-–—])\s{0,3}(?:[Ii]n|[Ee]n|[Ee]m|[Dd]ans)\b")
"""What leads to the book in which a chapter stands, in the languages of our lists."""
_SUBTITLE = re.compile(r"\s*[:;?!]\s+|\s+[-–—]\s+")
_FEWEST_LETTERS = 10
"""A book's name of fewer letters may stand in an entry by chance."""


def is_book(work: Work) -> bool:
    """Whether a record is of a whole book."""
    return work.type in _BOOKS


def is_within(fields: Fields, work: Work, text: str) -> bool:
    """Whether an entry is of a part of the recorded book: it prints its own title, and the book's as what holds it."""
    if not is_book(work) or not fields.title or bear_one_title(fields.title, work.title):
        return False
    book = letters(_SUBTITLE.split(work.title, maxsplit=1)[0])
    if fields.given:
        holder = fields.journal or ""
        return bear_one_title(holder, work.title) or (bool(book) and letters(holder) == book)
    led = _IN.search(text, _behind(fields.title, text))
    return led is not None and len(book) >= _FEWEST_LETTERS and book in letters(text[led.start() :])


def _behind(title: str, text: str) -> int:
    """Return where the title ends in the text, less the mark behind it that may be read as its own."""
    at = text.find(title)
    return max(0, at + len(title) - 1) if at >= 0 else 0
