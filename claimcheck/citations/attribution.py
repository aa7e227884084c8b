"""Who a sentence says it from: "Zarate et al., 2006", "Harvard Health", "Adler and colleagues".

In: a sentence and its markers. Out: a name or None.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.language.word_tables import alternation, table
from claimcheck.model.citation import Marker

_WORD = r"[A-Z][\w&'’.-]{0,40}"
_NAME = rf"{_WORD}(?:[ ](?:(?:of|for|on|and|&|de|von)[ ](?:the[ ])?)?{_WORD}){{0,7}}"
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_INNER = re.compile(r"\s*\([^()]*[^\d()][^()]*\)")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to name a source, and the words without which it is not there: they are much the quicker to look for."""

    sign: re.Pattern[str]
    whole: re.Pattern[str]

    def find(self, sentence: str) -> Iterator[re.Match[str]]:
        return self.whole.finditer(sentence) if self.sign.search(sentence) else iter(())


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
    if (found := next(before.find(sentence), None)) and (name := _name(found["name"])):
        return name
    if (found := next(group.find(sentence), None)) and _name(found["name"]):
        return found[0].rstrip(".")
    for found in after.find(sentence):
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
def _patterns() -> tuple[_Form, _Form, _Form]:
    words = table("citations", "attribution")
    before, last = alternation(words["before"]), alternation({phrase.split()[-1] for phrase in words["before"]})
    company = rf"(?:et al\b\.?|(?:and|&)[ ](?:(?:his|her|their)[ ])?(?:{alternation(words['others'])})\b)"
    verb = rf"(?P<verb>{alternation(words['after'])})\b"
    return (
        _Form(
            re.compile(rf"\s(?i:{last})[ ](?i:the[ ])?[A-Z]"),
            re.compile(rf"\b(?i:{before})[ ](?i:the[ ])?(?P<name>{_NAME})"),
        ),
        _Form(re.compile(rf"[ ]{company}"), re.compile(rf"\b(?P<name>{_NAME})[ ]{company}")),
        _Form(re.compile(rf"[ ]{verb}"), re.compile(rf"\b(?P<name>{_NAME})[ ]{verb}")),
    )
