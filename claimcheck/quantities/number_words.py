"""Numbers written in words: text and a place in, value and end out.

Cardinals ("one hundred and three", "two million three hundred thousand"), decimals ("two hundred point zero three"),
dozens, and fractions ("two thirds", "three and a half", "a quarter"). The words are taken from the text once, and
the grammar reads them. What a number means is not asked here.
"""

import re
from copy import copy
from functools import cache
from typing import NamedTuple

from claimcheck.language.word_tables import table
from claimcheck.quantities.context_words import words


class NumberRead(NamedTuple):
    """A number as read: where it ends, what it is worth, and whether it is a part of one ("a third", "2/3")."""

    end: int
    value: float
    fraction: bool = False


@cache
def number_table(name: str) -> dict[str, float]:
    """Return one table of `data/numbers.toml`."""
    return {word: float(value) for word, value in table("quantities", "numbers")[name].items()}


SMALL = number_table("units") | number_table("teens") | number_table("tens")
"""The words below one hundred."""
DENOMINATORS = {word: value for word, value in number_table("ordinals").items() if value > 1 and word != "second"}
"""What the parts of a whole are called: "third", "tenth"."""
_SCALES = {form: value for word, value in number_table("scales").items() for form in (word, f"{word}s")}
_DOZENS = {form: value for word, value in number_table("dozens").items() for form in (word, f"{word}s")}
_PARTS = DENOMINATORS | {f"{word}s": value for word, value in DENOMINATORS.items()}
_UNITS = {form: one for word, one in number_table("ordinals").items() if one < 10 for form in (word, f"{word}s")}
_ARTICLES, _AND = frozenset({"a", "an"}), frozenset({"and", "&"})
_VOCABULARY = frozenset([*SMALL, *_SCALES, *_DOZENS, *_PARTS, *_UNITS, *_ARTICLES, *_AND, "of", "point"])
_LONGEST = 24
"""Words of one number."""
_WORD = re.compile(
    r"(?P<join>[ \u00a0]{0,3}[-\u2010\u2011][ \u00a0]{0,3}|[ \u00a0]{0,3})"
    r"(?P<word>[A-Za-z]+|&|\d{1,3}(?![\d.,%]\d|%|\d))"
)
_FOLLOWING = re.compile(r"[ \u00a0]{1,3}([A-Za-z]+)")
_DIGITS = 12
"""Decimals that are read."""


class _Words:
    """The words of a number, in lower case, and where each ends; empty beyond the last."""

    def __init__(self, text: str, at: int, *, joined: bool) -> None:
        """Take the words that begin at a place, or behind it where the first is `joined` to what stands before."""
        self.text = text
        self.words: list[str] = []
        self.ends: list[int] = []
        while len(self.words) < _LONGEST and (found := _WORD.match(text, at)):
            word = found["word"].lower()
            is_known = word in _VOCABULARY or word.isdigit()
            if not is_known or bool(found["join"]) is not (joined or bool(self.words)):
                break
            self.words.append(word)
            self.ends.append(at := found.end())

    def __getitem__(self, index: int) -> str:
        return self.words[index] if index < len(self.words) else ""

    def until(self, place: int) -> "_Words":
        """Return the words before a place."""
        shorter = copy(self)
        shorter.words, shorter.ends = self.words[:place], self.ends[:place]
        return shorter

    def reading(self, read: "_Read") -> NumberRead:
        """Return what is read as it stands in the text."""
        return NumberRead(self.ends[read.next - 1], read.value, read.fraction)


class _Read(NamedTuple):
    """What is read of the words: the place of the next one, the value, and whether it is a part of one."""

    next: int
    value: float
    fraction: bool = False


def read_words(text: str, at: int) -> NumberRead | None:
    """Return the number in words that begins at `at`, the longest that makes sense; None when none does."""
    given = _Words(text, at, joined=False)
    read = _number(given) if given.words else None
    return given.reading(read) if read else None


def continue_words(text: str, at: int, value: float, below: float) -> NumberRead:
    """Return a number that goes on in words after a part already read ("6 crore and two hundred")."""
    given = _Words(text, at, joined=True)
    place = int(given[0] in _AND)
    if given[place].isdecimal():
        hundreds = given[place + 1] == "hundred"
        worth = float(given[place]) * (100 if hundreds else 1)
        if 0 < worth < below and hundreds:
            return continue_words(text, given.ends[place + 1], value + worth, 100)
        return NumberRead(given.ends[place], value + worth) if 0 < worth < below and place else NumberRead(at, value)
    rest = _cardinal(given, place)
    if rest is None or not 0 < rest.value < below:
        return NumberRead(at, value)
    return given.reading(rest._replace(value=value + rest.value))


def read_and_part(text: str, at: int) -> NumberRead | None:
    """Return the fraction of "and a half", "and fifty-four hundredths" that begins at `at`."""
    given = _Words(text, at, joined=True)
    read = _and_part(given, 0)
    return given.reading(read) if read else None


def _number(given: _Words) -> _Read | None:
    first, second = given[0], given[1]
    if first == "half" and (second == "dozen" or (second in _ARTICLES and given[2] == "dozen")):
        return _Read(2 if second == "dozen" else 3, 6.0)
    if first in _ARTICLES and second in DENOMINATORS and not _is_ordinal(given, 1):
        return _scaled(given, _Read(2, 1 / DENOMINATORS[second], fraction=True))
    if first in ("half", "quarter"):
        scaled = _scaled(given, _Read(1, 1 / DENOMINATORS[first], fraction=True))
        return scaled if first == "half" or not scaled.fraction else None
    whole = _compound_part(given) or _cardinal(given, 0)
    return whole if whole is None or whole.fraction else _with_part(given, whole)


def _is_ordinal(given: _Words, place: int) -> bool:
    """Whether "a sixth" counts off what follows ("a sixth session") and is no part of it ("a sixth of adults")."""
    following = _FOLLOWING.match(given.text, given.ends[place])
    if following is None or given[place] in ("half", "quarter"):
        return False
    word = following[1].lower()
    return not word.endswith("ed") and word not in words("stops") and word not in _SCALES


def _compound_part(given: _Words) -> _Read | None:
    """Read a fraction whose denominator has two words: "three twenty-firsts"."""
    below = _UNITS.get(given[2])
    tens = number_table("tens").get(given[1])
    if below is None or tens is None or not (given[0] in SMALL or given[0] in _ARTICLES):
        return None
    if not given[2].endswith("s") and _is_ordinal(given, 2):
        return None
    return _Read(3, SMALL.get(given[0], 1.0) / (tens + below), fraction=True)


def _cardinal(given: _Words, place: int) -> _Read | None:
    """Read a run of number words for as long as it stays one number."""
    total, group, end, last = 0.0, 0.0, place, ""
    if given[place] in _ARTICLES:
        if given[place + 1] == "dozen":
            return _Read(place + 2, 12.0)
        group, last, place = 1.0, "article", place + 1
    lowest = float("inf")
    while True:
        word = given[place]
        if word in SMALL:
            if not _fits(SMALL[word], group, last):
                break
            group, last = group + SMALL[word], "tens" if SMALL[word] >= 20 else "small"
        elif word in _SCALES:
            value = _SCALES[word]
            group = group if last else 1.0
            if value == 100:
                if last in ("hundred", "scale"):
                    break
                group, last = group * 100, "hundred"
            elif value >= lowest and group:
                break
            else:
                total = total + group * value if group else total * value
                group, last, lowest = 0.0, "scale", value
        else:
            break
        end = place = place + 1
        place += given[place] in _AND and last in ("hundred", "scale")
    return _Read(end, total + group) if last not in ("", "article") else None


def _fits(value: float, group: float, last: str) -> bool:
    """Whether a word below one hundred can follow what is read so far."""
    if last == "article" or (value == 0 and last):
        return False
    if last == "tens":
        return 0 < value < 10 and group % 10 == 0
    return last != "small"


def _with_part(given: _Words, whole: _Read) -> _Read:
    """Read what may follow a cardinal: a denominator, "and a half", a decimal part, dozens."""
    for joint in (whole.next - 2, whole.next - 3):  # "three hundred and two | thirds"
        if joint > 0 and given[joint] == "and" and (added := _and_part(given, joint)):
            lead = _cardinal(given.until(joint), 0)
            if lead is not None and (lead.value >= 1e6 or added.value < 1):
                return _million_part(given, lead, added)
    word = given[whole.next]
    if word in _DOZENS:
        last = whole.value % 100 or whole.value
        return _Read(whole.next + 1, whole.value - last + last * 12)
    if word in _PARTS and (word.endswith("s") or whole.value == 1):
        return _parts(given, whole, _PARTS[word])
    if added := _and_part(given, whole.next):
        return _million_part(given, whole, added)
    return _decimals(given, whole) if word == "point" else whole


def _parts(given: _Words, whole: _Read, denominator: float) -> _Read:
    """Read so many parts of one: "two thirds"; "a hundred thirty-fifths" too."""
    last = given[whole.next - 1]
    before = given.words[: whole.next - 1]
    if last in number_table("tens") and before and not _AND.intersection(before) and denominator < 10:
        return _Read(whole.next + 1, (whole.value - SMALL[last]) / (SMALL[last] + denominator), fraction=True)
    return _scaled(given, _Read(whole.next + 1, whole.value / denominator, fraction=True))


def _and_part(given: _Words, place: int) -> _Read | None:
    if given[place] != "and":
        return None
    if given[place + 1] in _ARTICLES and given[place + 2] in _PARTS:
        return _Read(place + 3, 1 / _PARTS[given[place + 2]], fraction=True)
    count = _cardinal(given, place + 1)
    if count is None or given[count.next] not in _PARTS:
        return None
    return _Read(count.next + 1, count.value / _PARTS[given[count.next]], fraction=True)


def _scaled(given: _Words, part: _Read) -> _Read:
    """Multiply by a scale that follows: "half a million", "two and a half million", "two thirds of a million"."""
    place = part.next + (given[part.next] in _ARTICLES)
    place += 2 if given[place] == "of" and given[place + 1] in _ARTICLES else 0
    scale = _SCALES.get(given[place], 0.0)
    return _Read(place + 1, part.value * scale) if scale >= 1000 else part


def _million_part(given: _Words, whole: _Read, part: _Read) -> _Read:
    """Add a fraction of the last scale ("3 million and a half"), of the scale that follows, or of one."""
    scaled = _scaled(given, part)
    if scaled.next > part.next and whole.value >= 1000:
        return _Read(scaled.next, whole.value + scaled.value)
    scale = max((value for value in _SCALES.values() if value >= 1e6 and whole.value % value == 0), default=1.0)
    return _scaled(given, _Read(part.next, whole.value + part.value * (scale if whole.value >= 1e6 else 1.0)))


def _decimals(given: _Words, whole: _Read) -> _Read:
    digits, place = "", whole.next + 1
    while given[place] in SMALL and len(digits) < _DIGITS:
        value = int(SMALL[given[place]])
        if digits.endswith("0") and digits[-2:-1] in tuple("23456789") and value < 10:
            digits = digits[:-1]
        digits += str(value)
        place += 1
    return _Read(place, float(f"{int(whole.value)}.{digits}")) if digits else whole
