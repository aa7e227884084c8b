"""What registries answer → plain text and objects: tags, entities and other shapes are the registry's alone."""

import html
import re
from collections.abc import Mapping
from typing import Any

from claimcheck.language.latex import without_formulas

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_BREAK = re.compile(r"</?(?:jats:)?(?:p|sec|title|h\d|br|list-item)\b[^<>]{0,200}>", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def plain(value: Any) -> str:
    """Return a text field without tags, entities and TeX, white space folded; anything that is no text is empty."""
    if not isinstance(value, str):
        return ""
    text = html.unescape(html.unescape(value)) if "&" in value else value  # some records are escaped twice
    return _SPACES.sub(" ", without_formulas(_TAG.sub("", text))).strip()


def lines(value: Any) -> str:
    """Return the text of an abstract, its sections and paragraphs on lines of their own; empty for no text."""
    if not isinstance(value, str):
        return ""
    return "\n".join(line for line in (plain(piece) for piece in _BREAK.split(value)) if line)


def texts(value: Any) -> list[str]:
    """Return the texts of a field that holds one, several or none, empty ones left out."""
    listed = value if isinstance(value, list) else [value]
    return [text for text in map(plain, listed) if text]


def mapping(value: Any) -> Mapping[str, Any]:
    """Return an object; an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def objects(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list; none for anything else."""
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []
