"""Whether a line of text goes on in the next: told by how full the lines are, page by page and stretch by stretch."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

_ITEM = re.compile(r"\s*(?:[•●▪◦‣∙·*–—-]\s+|(?P<number>\d{1,3})[.)]\s+)(?=\S)")
_NARROWEST, _WIDEST = 50, 100
"""Between these widths people and programs wrap text."""
_SHARE = 0.6
"""Share of the lines with another below them that must be full before lines count as wrapped."""
_SLACK = 6
_FEWEST_HANGING = 3
_MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it starts in the reading text, and its words."""

    start: int
    words: str


def starts_item(words: str) -> re.Match[str] | None:
    """Return the bullet or number a line begins with, with the white space around it."""
    return _ITEM.match(words)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a page's lines were broken: the width of each stretch between blank lines that is wrapped, else 0."""

    starts: tuple[int, ...]
    widths: tuple[int, ...]
    hanging: int = 0
    """How far the lines that carry on an entry are indented, where a list is printed so; else 0."""

    @classmethod
    def of(cls, lines: list[Line]) -> "Wrapping":
        """Look at all lines of a page."""
        stretches = _stretches(lines)
        page_width = _width([line for stretch in stretches for line in stretch])
        full = [pair for stretch in stretches for pair in _pairs(stretch, page_width)]
        page_wrapped = page_width > 0 and len(full) >= 3 and sum(full) >= _SHARE * len(full)
        widths = []
        for stretch in stretches:
            own = _width(stretch)
            pairs = _pairs(stretch, own)
            alone = own > 0 and len(pairs) >= 3 and sum(pairs) >= 0.75 * len(pairs)
            widths.append(page_width if page_wrapped else own if alone else 0)
        return cls(tuple(stretch[0].start for stretch in stretches), tuple(widths), _hanging(stretches, page_width))

    def joins(self, line: Line, below: Line) -> bool:
        """Whether the paragraph of `line` goes on in the line below it."""
        if self.hanging and max(_indent(line), _indent(below)) == self.hanging:
            return _indent(below) == self.hanging
        index = bisect_right(self.starts, line.start) - 1
        width = self.widths[index] if index >= 0 else 0
        if not width:
            return False
        goes_on = below.words.lstrip()[:1].islower() and not line.words.rstrip().endswith((".", "!", "?", ":"))
        return goes_on or _full(line, below, width)


def _hanging(stretches: list[list[Line]], width: int) -> int:
    """Return the one indent of a page's lines, when all of them carry on full lines above."""
    indents = {_indent(line) for stretch in stretches for line in stretch if not starts_item(line.words)} - {0}
    if len(indents) != 1 or not width:
        return 0
    indent = indents.pop()
    if any(_indent(stretch[0]) == indent for stretch in stretches):
        return 0
    above = [line for stretch in stretches for line, below in pairwise(stretch) if _indent(below) == indent]
    full = sum(len(line.words.rstrip()) >= width * _SHARE for line in above)
    return indent if len(above) >= _FEWEST_HANGING and full >= _MOSTLY * len(above) else 0


def _indent(line: Line) -> int:
    return len(line.words) - len(line.words.lstrip())


def _stretches(lines: list[Line]) -> list[list[Line]]:
    stretches: list[list[Line]] = []
    fresh = True
    for line in lines:
        if not line.words.strip():
            fresh = True
        elif fresh:
            stretches.append([line])
            fresh = False
        else:
            stretches[-1].append(line)
    return stretches


def _width(lines: list[Line]) -> int:
    """Return the width lines were wrapped at, 0 when they are too long or too short to have been."""
    lengths = [len(line.words.rstrip()) for line in lines if " " in line.words.strip()]
    if not lengths or not _NARROWEST <= max(lengths) <= _WIDEST:
        return 0
    return max(lengths)


def _pairs(stretch: list[Line], width: int) -> list[bool]:
    return [_full(line, below, width) for line, below in pairwise(stretch)]


def _full(line: Line, below: Line, width: int) -> bool:
    """Whether the first word of the line below had no room on this line."""
    first = below.words.split(None, 1)[0]
    return len(line.words.rstrip()) + 1 + len(first) > width - _SLACK
