"""Who a sentence says it from: "Zarate et al., 2006", "Harvard Health", "Adler and colleagues".

In: a sentence and its markers. Out: a name or None.
"""

import re
from collections.abc import Sequence
from functools import cache

from claimcheck.language.word_tables import alternation, table
from claimcheck.model.citation import Marker

_WORD = r"[A-Z][\w&'’.-]{0,40}"
_NAME = rf"{_WORD}(?:[ ](?:(?:of|for|on|and|&|de|von)[ ](?:the[ ])?)?{_WORD}){{0,7}}"
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_INNER = re.compile(r"\s*\([^()]*[^\d()][^()]*\)")
_POSSESSIVE = re.compile(r"['’]s?$")


def attribution(sentence: str, markers: Sequence[Marker]) -> str | None:
    """Return who the sentence names as its source: author and year, else a body or a named work."""
    named = [_clean(marker.text) for marker in markers if _names_authors(marker)]
    if named:
        return "; ".join(named)
    return _body(sentence)


def _names_authors(marker: Marker) -> bool:
    if marker.traits.quotes_sentence:  # a linked phrase of the sentence, not a name
        return False
    return marker.traits.names_authors or (_YEAR.search(marker.text) is not None and " " in marker.text)


def _clean(text: str) -> str:
    """Undress "(Zarate et al., 2006 (Archives))"."""
    if text[:1] in "([" and text[-1:] in ")]":
        text = _INNER.sub("", text[1:-1])
    return " ".join(text.split()).strip(" ,;.")


def _body(sentence: str) -> str | None:
    before, group, after = _patterns()
    if (found := before.search(sentence)) and (name := _name(found["name"])):
        return name
    if (found := group.search(sentence)) and _name(found["name"]):
        return found[0].rstrip(".")
    for found in after.finditer(sentence):
        verb = found["verb"]
        name = _name(found["name"])
        if name is None or (" " not in name and not name.isupper()):
            continue
        return f"{name} {verb}" if verb in table("citations", "attribution")["works"] else name
    return None


def _name(words: str) -> str | None:
    """Return the name without opening words that are nobody's, or None when nothing is left."""
    nobody = table("citations", "attribution")["nobody"]
    parts = words.split(" ")
    while parts and parts[0] in nobody:
        parts.pop(0)
    name = _POSSESSIVE.sub("", " ".join(parts).rstrip(".,"))
    return name if len(name) > 1 and name not in nobody else None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = table("citations", "attribution")
    before = alternation(words["before"])
    after = alternation(words["after"])
    others = alternation(words["others"])
    return (
        re.compile(rf"\b(?i:{before})[ ](?i:the[ ])?(?P<name>{_NAME})"),
        re.compile(rf"\b(?P<name>{_NAME})[ ](?:et al\b\.?|(?:and|&)[ ](?:(?:his|her|their)[ ])?(?:{others})\b)"),
        re.compile(rf"\b(?P<name>{_NAME})[ ](?P<verb>{after})\b"),
    )
