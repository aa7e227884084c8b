"""The full text of an article in JATS → passages, each with the place it stands in.

What an article says of the works of others, in its introduction and its list of references, is left out.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

_OTHERS = re.compile(r"introduction|background", re.IGNORECASE)
_RESULTS = re.compile(r"result|finding|outcome", re.IGNORECASE)


def read_sections(xml: str) -> list[tuple[str, str]]:
    """Return (place, text) for each table row and paragraph of the body; empty for what cannot be read.

    Places are "results", "table" and "text". Articles declare no entities of their own; one that does is refused.
    """
    if "<!ENTITY" in xml:
        return []
    try:
        root = fromstring(xml)  # noqa: S314 -- no entities, no outside documents are followed
    except (ParseError, ValueError, RecursionError):
        return []
    body = root.find(".//body")
    return list(_sections(body, "text")) if body is not None else []


def _sections(element: Element, place: str) -> Iterator[tuple[str, str]]:
    for child in element:
        name = child.tag
        if name == "sec":
            title = _text(child.find("title")) if child.find("title") is not None else ""
            if not _OTHERS.search(title):
                yield from _sections(child, "results" if _RESULTS.search(title) else place)
        elif name == "table-wrap":
            yield from _rows(child)
        elif name == "p":
            yield place, _text(child)
            for table in child.iter("table-wrap"):
                yield from _rows(table)
        elif name in {"list", "list-item", "boxed-text", "disp-quote"}:
            yield from _sections(child, place)


def _rows(table: Element) -> Iterator[tuple[str, str]]:
    for row in table.iter("tr"):
        cells = [_text(cell) for cell in row if cell.tag in {"td", "th"}]
        if any(character.isdigit() for cell in cells for character in cell):
            yield "table", " | ".join(cells)


def _text(element: Element | None) -> str:
    """Return the text of an element without the marks of citations and the tables inside it."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in {"xref", "table-wrap", "fig"}:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())
