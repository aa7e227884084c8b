"""A table of an article → a short sentence per cell that holds a number, with its row and its column named.

"Nausea, n (%)" in the row and "Drug (n = 120)" over the column make "Nausea, Drug: 14 (11.7%)": a number in a cell
means nothing without them, and its unit mostly stands there.
"""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

_MOST_CELLS = 400
"""Cells read of one table."""
_MOST_COLUMNS, _MOST_ROWS = 40, 200
"""Columns read, and rows that one cell can cover."""
_LONGEST = 60
"""Characters kept of a row's or a column's name."""
_DIGIT = re.compile(r"\d")
_COUNT_AND_SHARE = re.compile(r"\b(?:n|no\.?|number|events)[,;/ ]{0,2}\(\s*%\s*\)|\bn\s*,\s*%", re.IGNORECASE)
_SHARE = re.compile(r"%|\bper ?cent(?:age)?\b|\bproportion\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\(\s*(\d{1,3}(?:[.·]\d{1,3})?)\s*\)")
_LEADING = re.compile(r"^\s*(\d{1,3}(?:[.·]\d{1,3})?)(?=\s*(?:$|[(±\[]))")
_UNIT = re.compile(r"[,(]\s*(years?|months?|weeks?|days?|hours?|minutes?|kg|mg|mmHg|cm|mm)\b\)?", re.IGNORECASE)
_NOTATION = re.compile(r"[,;]?\s*\(?\b(?:n|no\.?)\s*[,/]?\s*\(\s*%\s*\)\)?|[,;]?\s*\(?%\)?", re.IGNORECASE)


def read_cells(table: Element, text_of: Callable[[Element | None], str]) -> Iterator[str]:
    """Yield a sentence for each cell with a number; `text_of` reads an element."""
    names: list[str] = []
    told = 0
    for is_head, row in _rows(table, text_of):
        if is_head:
            names = _joined(names, [text for text, _ in row])
            continue
        for place, (cell, is_first) in enumerate(row[1:], start=1):
            if not is_first or not _DIGIT.search(cell):
                continue
            told += 1
            if told > _MOST_CELLS:
                return
            yield _sentence(row[0][0], names[place] if place < len(names) else "", cell)


_Columns = list[tuple[str, bool]]
"""The text of each column, and whether a cell begins there."""


def _rows(table: Element, text_of: Callable[[Element | None], str]) -> Iterator[tuple[bool, _Columns]]:
    """Yield each row, cells over several columns and rows repeated; with it, whether it names the columns."""
    heads = {id(row) for head in table.iter("thead") for row in head.iter("tr")}
    above: dict[int, tuple[int, str]] = {}  # column → rows that a cell still covers, and its text
    for element in table.iter("tr"):
        cells = [cell for cell in element if cell.tag in {"td", "th"}]
        row: _Columns = []
        for cell in cells:
            _fill(row, above)
            text, down = text_of(cell), _span(cell, "rowspan") - 1
            for place in range(min(_span(cell, "colspan"), _MOST_COLUMNS - len(row))):
                if down:
                    above[len(row)] = (down, text)
                row.append((text, place == 0))
        _fill(row, above)
        if row:
            yield id(element) in heads or all(cell.tag == "th" for cell in cells), row


def _fill(row: _Columns, above: dict[int, tuple[int, str]]) -> None:
    """Put in what cells of rows above cover, from the end of the row on."""
    while len(row) in above:
        left, text = above.pop(len(row))
        if left > 1:
            above[len(row)] = (left - 1, text)
        row.append((text, False))


def _span(cell: Element, name: str) -> int:
    span = cell.get(name, "1")
    return max(1, min(int(span[:4]), _MOST_ROWS)) if span.isdecimal() else 1


def _joined(above: list[str], below: list[str]) -> list[str]:
    """Return the names of columns, those of a second row of heads behind those of the first."""
    longest = max(len(above), len(below))
    above, below = above + [""] * (longest - len(above)), below + [""] * (longest - len(below))
    return [" ".join(dict.fromkeys(part for part in pair if part)).strip() for pair in zip(above, below, strict=True)]


def _sentence(row: str, column: str, cell: str) -> str:
    """Return what a cell says, its unit taken from the names of its row and column."""
    named = f"{row} {column}"
    if _COUNT_AND_SHARE.search(named):
        cell = _BRACKETED.sub(r"(\1%)", cell)
    elif _SHARE.search(named) and "%" not in cell:
        cell = _LEADING.sub(r"\1%", cell)
    elif unit := _UNIT.search(row):
        cell = _LEADING.sub(rf"\1 {unit[1]}", cell)
    about = ", ".join(name for name in (_short(row), _short(column)) if name)
    return f"{about}: {cell}" if about else cell


def _short(name: str) -> str:
    return _NOTATION.sub("", name[: 2 * _LONGEST])[:_LONGEST].strip(" ,;:")
