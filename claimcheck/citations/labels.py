"""Reading the numbers inside a marker: "1,3-5" is the labels 1, 3, 4, 5."""

import re

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212-"
"""Whatever stands between the ends of a range; the hyphen last, so that it is itself inside a character class."""
MARK_LIST = rf"\d{{1,3}}(?:\s?(?:[,;{DASHES}]|and|&|to)\s?\d{{1,3}}){{0,40}}"
"""A pattern for numbers with commas and ranges between them."""
_PART = re.compile(rf"(\d+)(?:\s*(?:[{DASHES}]|to)\s*(\d+))?")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾", "0123456789-()")
_LONGEST_RANGE = 60


def numbers_of(text: str) -> tuple[int, ...]:
    """Return the numbers a marker's text stands for, ranges written out; empty where it is no list of labels."""
    numbers: list[int] = []
    printed: list[int] = []
    for part in _PART.finditer(text.translate(_RAISED)):
        first = int(part[1])
        last = int(part[2]) if part[2] else first
        if part[1].startswith("0") or not first <= last <= first + _LONGEST_RANGE:
            return ()
        numbers.extend(range(first, last + 1))
        printed.append(first)
    return tuple(dict.fromkeys(numbers)) if len(set(printed)) == len(printed) else ()


def labels_of(text: str) -> tuple[str, ...]:
    """Return the labels a marker's text stands for, ranges written out; empty where it is no list of labels."""
    return tuple(str(number) for number in numbers_of(text))
