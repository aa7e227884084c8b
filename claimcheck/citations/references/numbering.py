"""Start of an entry → the number printed in front: "1.", "[1]", "(1)", "1)", "1" or "1Smith"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BACK_LINK = r"(?:[\^↑]\s?(?:(?:[a-z]{1,2}|\d{1,2}\.\d{1,2})\s)*|Jump up(?: to:)?\s?)?"
_BULLET = r"(?:[•·▪◦‣●○■□*–—-]\s+)?"
_MARKED = re.compile(
    rf"\s*{_BULLET}(?:\[(\d{{1,3}})\]|\((\d{{1,3}})\)|\^?(\d{{1,3}})\s?(?:[.)\]:](?=\s|[^\W\d_\s“\"])|\.(?=[“\"]))){_BACK_LINK}[\s:.]*"
)
_BARE = re.compile(rf"\s*(\d{{1,3}})(?=[\s\t]{{1,4}}[^\W\d_“\"]|[A-Z“\"][a-z]|[\s\t]{{1,4}}[“\"]){_BACK_LINK}\s*")
_UNNUMBERED = re.compile(rf"\s*{_BULLET}{_BACK_LINK}\s*")
_KEYED = re.compile(rf"\s*{_BULLET}\[([A-Za-z][\w.:+-]{{0,30}})\]{_BACK_LINK}[\s:.]*")
_SIGNED = re.compile(r"\s*([*†‡§¶]{1,3})\s*(?=[^\W_])")
_ALONE = re.compile(r"\W{0,2}(\d{1,3})\W{0,2}")


@dataclass(frozen=True, slots=True)
class Number:
    """The number printed in front of an entry, if any, and where the entry itself begins."""

    label: str | None
    end: int


def number_alone(text: str) -> str | None:
    """Return the number when nothing else stands in the text."""
    match = _ALONE.fullmatch(text)
    return match.group(1) if match else None


def marked_number(text: str) -> Number:
    """Return the number in front of an entry where a mark sets it off."""
    if match := _MARKED.match(text):
        return Number(next(group for group in match.groups() if group), match.end())
    match = _UNNUMBERED.match(text)
    return Number(None, match.end() if match else 0)


def bare_number(text: str) -> int | None:
    """Return the number a text begins with where nothing sets it off: no entry's unless others count up to it."""
    match = _BARE.match(text)
    return int(match.group(1)) if match else None


def numbers_of(texts: Sequence[str]) -> list[Number]:
    """Return the numbers in front of a list's entries; bare ones only where they count up through most of the list.

    Keys in brackets ("[a]", "[hale2014]") and signs ("†") are numbers too where most entries have one.
    """
    for pattern in (_KEYED, _SIGNED):
        keys = [pattern.match(text) for text in texts]
        if sum(key is not None for key in keys) * 2 > len(texts):
            return [
                Number(key[1], key.end()) if key else marked_number(text) for key, text in zip(keys, texts, strict=True)
            ]
    numbers = [marked_number(text) for text in texts]
    bare = [
        (index, match)
        for index, text in enumerate(texts)
        if numbers[index].label is None and (match := _BARE.match(text))
    ]
    values = [int(match.group(1)) for _, match in bare]
    if len(bare) * 2 > len(texts) and len(bare) > 1 and all(low < high for low, high in pairwise(values)):
        for index, match in bare:
            numbers[index] = Number(match.group(1), match.end())
    return numbers
