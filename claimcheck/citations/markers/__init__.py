"""The marker styles, one file each. A new style is a file here and a line in `MARKERS`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimcheck.citations.markers import (
    author_year,
    bracket,
    citation_key,
    credit,
    glued,
    hyperlink,
    inline_reference,
    note,
    parenthesis,
    site_name,
    superscript,
    symbol,
    unlisted,
)
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.model.citation import Traits


@dataclass(frozen=True, slots=True)
class Style:
    """A marker style: how its markers are found, and what is true of them."""

    find: Callable[[Prose], Iterable[MarkerMatch]]
    traits: Traits


MARKERS: dict[str, Style] = {
    "note": Style(note.find, note.TRAITS),
    "citation_key": Style(citation_key.find, citation_key.TRAITS),
    "bracket": Style(bracket.find, bracket.TRAITS),
    "superscript": Style(superscript.find, superscript.TRAITS),
    "inline_reference": Style(inline_reference.find, inline_reference.TRAITS),
    "author_year": Style(author_year.find, author_year.TRAITS),
    "parenthesis": Style(parenthesis.find, parenthesis.TRAITS),
    "glued": Style(glued.find, glued.TRAITS),
    "unlisted": Style(unlisted.find, unlisted.TRAITS),
    "site_name": Style(site_name.find, site_name.TRAITS),
    "symbol": Style(symbol.find, symbol.TRAITS),
    "hyperlink": Style(hyperlink.find, hyperlink.TRAITS),
    "credit": Style(credit.find, credit.TRAITS),
}
"""Styles by name, the unmistakable ones first: where two see a marker in one place, the earlier has it."""

__all__ = ["MARKERS", "Style"]
