"""Fields of records as registries send them: what can be read, or nothing. A damaged field is unknown, never a value.

Damaged is what is there and is no value of its kind: a null among names, a number for a title, the word "null", control
characters, year 10⁴⁰. Nothing may be held against a page because of it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from claimcheck.bounds import FIELD_TEXTS, RECORD_AUTHORS
from claimcheck.model.evidence import Author
from claimcheck.registries.markup import plain

_YEAR = re.compile(r"([12][0-9]{3})(?![0-9])")
_LONGEST_NUMBER = 200
"""Characters of a volume, an issue or pages."""


def is_damaged(value: Any) -> bool:
    """Whether a field of one text or several is there and no text can be read in it."""
    if isinstance(value, str):
        return bool(value.strip()) and not plain(value)
    if isinstance(value, list):
        return any(one is None or isinstance(one, list) or is_damaged(one) for one in value)
    return value is not None


def texts(*values: Any) -> list[str]:
    """Return the texts of fields that hold one, several or none; nothing where any of them is damaged."""
    listed = [one for value in values for one in (value if isinstance(value, list) else [value])]
    if len(listed) > FIELD_TEXTS or any(map(is_damaged, values)):
        return []
    return [text for text in map(plain, listed) if text]


def number(value: Any) -> str | None:
    """Return a volume, an issue or pages, which may be a JSON number; None for what is none, such as 0."""
    text = plain(str(value) if isinstance(value, int) and 0 < value < 10**9 and value is not True else value)
    is_one = 0 < len(text) <= _LONGEST_NUMBER and bool(text.strip("0")) and "\N{REPLACEMENT CHARACTER}" not in text
    return text if is_one else None


def years(dates: Iterable[Any]) -> tuple[int, ...]:
    """Return the years of dates ("2019-03-01", 2019), each once; none at all where one of the dates is no date."""
    found = set()
    for date in dates:
        if date in (None, ""):
            continue
        year = _YEAR.match(date) if isinstance(date, str) else None
        if isinstance(date, int) and not isinstance(date, bool) and 1000 <= date <= 2999:
            found.add(date)
        elif year:
            found.add(int(year[1]))
        else:
            return ()
    return tuple(sorted(found))


def authors(value: Any, read: Callable[[Mapping[str, Any]], Author]) -> tuple[tuple[Author, ...], bool]:
    """Return the authors of a list, each once, and whether they are all.

    There are none where one of them cannot be read (`read` returns one without a name): who is left is not who wrote.
    """
    listed = entries(value)
    found = dict.fromkeys(map(read, (listed or ())[:RECORD_AUTHORS]))
    if listed is None or not all(author.family for author in found):
        return (), False
    return tuple(found), len(listed) <= RECORD_AUTHORS


def entries(value: Any) -> list[Mapping[str, Any]] | None:
    """Return the objects of a list, none for a field that is not there; None where it is damaged."""
    if value is None or value == "":
        return []
    if isinstance(value, list) and all(isinstance(entry, Mapping) for entry in value):
        return value
    return None
