"""The marker styles, one file each. A new style is a file here and a line in `MARKERS`."""

from collections.abc import Callable, Iterable

from claimcheck.citations.markers import (
    author_year,
    bracket,
    glued,
    hyperlink,
    inline_reference,
    note,
    parenthesis,
    superscript,
    symbol,
)
from claimcheck.citations.sighting import Prose, Sighting

MARKERS: dict[str, Callable[[Prose], Iterable[Sighting]]] = {
    "note": note.find,
    "bracket": bracket.find,
    "superscript": superscript.find,
    "inline_reference": inline_reference.find,
    "author_year": author_year.find,
    "parenthesis": parenthesis.find,
    "glued": glued.find,
    "symbol": symbol.find,
    "hyperlink": hyperlink.find,
}
"""Styles by name, the unmistakable ones first: where two see a marker in one place, the earlier has it."""

__all__ = ["MARKERS"]
