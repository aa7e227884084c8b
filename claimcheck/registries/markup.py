"""Registry text → plain text: tags, entities and runs of white space are the registry's, not the work's."""

import html
import re
from collections.abc import Mapping
from typing import Any

from claimcheck.bounds import ABSTRACT_CHARACTERS, FIELD_CHARACTERS
from claimcheck.language.latex import without_formulas

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_BREAK = re.compile(r"</?(?:jats:)?(?:p|sec|title|h\d|br|list-item)\b[^<>]{0,200}>", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_NOTHING = frozenset({"null", "none", "n/a", "nan", "undefined", "[object object]"})
"""What programs write where they have nothing."""


def plain(value: Any) -> str:
    """Return a text field without tags, entities and TeX, white space folded; anything that is no text is empty.

    No text is also one without a letter or digit, one with control characters, one without end, and the word that
    stands for nothing.
    """
    text = without_formulas(_cleaned(value)) if isinstance(value, str) and len(value) <= 4 * FIELD_CHARACTERS else ""
    if len(text) > FIELD_CHARACTERS or _CONTROLS.search(text) or not _SAYS_SOMETHING.search(text):
        return ""
    return "" if text.lower().rstrip(".") in _NOTHING else " ".join(text.split())


def lines(value: Any) -> str:
    """Return the text of an abstract, its sections and paragraphs on lines of their own; empty for none or no end."""
    if not isinstance(value, str) or len(value) > ABSTRACT_CHARACTERS:
        return ""
    pieces = _BREAK.split(_CONTROLS.sub(" ", value))
    return "\n".join(line for line in map(_cleaned, pieces) if line)


def _cleaned(text: str) -> str:
    text = html.unescape(html.unescape(text)) if "&" in text else text  # some records are escaped twice
    return _SPACES.sub(" ", _TAG.sub("", text)).strip()


def mapping(value: Any) -> Mapping[str, Any]:
    """Return an object; an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def objects(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list; none for anything else."""
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []
