"""The full text of an article in JATS → passages, each with the place it stands in.

What an article says of the works of others is left out: its introduction, its list of references and, outside of its
results, every sentence that cites.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from claimcheck.bounds import TEXT_CHARACTERS
from claimcheck.model.evidence import Place
from claimcheck.registries.jats_tables import read_cells
from claimcheck.registries.texts import Passage

_OTHERS = re.compile(r"introduction|background|related work|literature|funding|acknowledg", re.IGNORECASE)
_RESULTS = re.compile(r"result|finding|outcome", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[A-Z\d(])")
_CITES = "\ue000"
"""Stands where a sentence points at the list of references."""
_DECLARATIONS = re.compile(r"<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)|<!DOCTYPE[^>\[]*\[")
_ORDER = (Place.RESULTS, Place.TABLE, Place.TEXT)
"""Of the passages, for the figures kept of a work are bounded."""


def read_sections(xml: str) -> list[Passage]:
    """Return each paragraph, caption and table cell of the body, results first; empty for what cannot be read.

    Articles declare nothing of their own; one that does (a DTD inside the document) is refused, as is one without end.
    """
    if len(xml) > TEXT_CHARACTERS or _DECLARATIONS.search(xml):
        return []
    try:
        root = fromstring(xml)  # noqa: S314 -- no entities, no outside documents are followed
        body = root.find(".//body")
        passages = list(_sections(body, Place.TEXT)) if body is not None else []
    except (ParseError, ValueError, RecursionError):
        return []
    return sorted(passages, key=lambda passage: _ORDER.index(passage.place))


def _sections(element: Element, place: Place) -> Iterator[Passage]:
    for child in element:
        name = child.tag
        if name == "sec":
            title = _text(child.find("title")) if child.find("title") is not None else ""
            if not _OTHERS.search(title):
                yield from _sections(child, Place.RESULTS if _RESULTS.search(title) else place)
        elif name == "table-wrap":
            yield from _table(child)
        elif name == "fig":
            yield from _passages(child.find("caption"), place)
        elif name == "p":
            yield from _passages(child, place)
            for inner in child.iter():
                if inner.tag == "table-wrap":
                    yield from _table(inner)
                elif inner.tag == "fig":
                    yield from _passages(inner.find("caption"), place)
        elif name in {"list", "list-item", "boxed-text", "disp-quote", "fig-group", "table-wrap-group"}:
            yield from _sections(child, place)


def _table(element: Element) -> Iterator[Passage]:
    for name in ("caption", "table-wrap-foot"):
        yield from _passages(element.find(name), Place.TABLE)
    for table in element.iter("table"):
        yield from (Passage(Place.TABLE, cell) for cell in read_cells(table, _text))


def _passages(element: Element | None, place: Place) -> Iterator[Passage]:
    """Yield what an element says of its own work."""
    text = _text(element)
    if _CITES in text and place is Place.TEXT:
        text = " ".join(sentence for sentence in _SENTENCE.split(text) if _CITES not in sentence)
    if text := text.replace(_CITES, "").strip():
        yield Passage(place, text)


def _text(element: Element | None) -> str:
    """Return the text of an element without the tables and figures inside it, a mark for each citation."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "xref":
            parts.append(_CITES if child.get("ref-type", "bibr") == "bibr" else _text(child))
        elif child.tag not in {"table-wrap", "fig"}:
            parts.append(f"{_text(child)} " if child.tag in _APART else _text(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


_APART = frozenset({"title", "p", "break", "label", "list-item"})
"""Elements that end a stretch of text."""
