"""Line breaks inside a paragraph: which lines stand alone, as items do, and which go on in the next.

In: the reading text of a paragraph. Out: its parts, in order. A line goes on where it or the next is visibly the part
of a sentence, and where the lines are as full as wrapped ones are. References are broken anywhere and stay whole.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.language.word_tables import word_lists
from claimcheck.readers.language import LOCATOR
from claimcheck.readers.wrapping import Line, Wrapping, starts_item

_words = word_lists("readers", "function_words")
_LAST_WORD = re.compile(r"(?:^|[\s(])([A-Za-z]+)$")
_OPEN = (",", ";", "–", "—", "-", "(", "&", "/", "+", "=")
_PUBLISHED = re.compile(r"[;:,]\s(?:19|20)\d\d\b")
_GOES_ON = re.compile(r"[a-z(),;:.&%/=]")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a block: where it begins and ends in the block, and whether a bullet stood before it."""

    start: int
    end: int
    item: bool = False


def parts_of(text: str) -> list[Part]:
    """Return the parts of a block's text that line breaks set apart: one for a block that is one."""
    if LOCATOR.search(text) or _PUBLISHED.search(text):
        return [Part(0, len(text))]
    lines, at = [], 0
    for words in text.split("\n"):
        lines.append(Line(at, words))
        at += len(words) + 1
    wrapping = Wrapping.of(lines)
    groups = [[lines[0]]]
    for line, below in pairwise(lines):
        if not below.words or (line.words and (_runs_on(line.words, below.words) or wrapping.joins(line, below))):
            groups[-1].append(below)
        else:
            groups.append([below])
    return [_part(group) for group in groups if any(line.words.strip() for line in group)]


def _runs_on(words: str, below: str) -> bool:
    """Whether a sentence goes on from a line to the next."""
    last = _LAST_WORD.search(words)
    opened = words.endswith(_OPEN) or (last is not None and last[1].lower() in _words("words"))
    return not starts_item(below) and (opened or _GOES_ON.match(below) is not None)


def _part(group: list[Line]) -> Part:
    first, last = group[0], [line for line in group if line.words][-1]
    bullet = starts_item(first.words)
    is_item = bullet is not None and bullet["number"] is None
    return Part(first.start + (bullet.end() if bullet and is_item else 0), last.start + len(last.words), is_item)
