"""Clauses: where the words about one figure end and those about the next begin."""

import re

from claimcheck.model.span import Span

_CUT = re.compile(
    r"[;:()\[\]/]|(?<!\d),|,(?!\d)|\.\s|\b(?:and|but|versus|vs|whereas|while|compared|against)\b", re.IGNORECASE
)
_COUNTS = re.compile(
    r"(?<=[\d%] )[(\[](?:[nN] ?= ?)?\d[\d.,]{0,11} ?%?(?: ?(?:/|of|out of) ?(?:the )?\d[\d.,]{0,11})?"
    r"(?:[;,] ?\d[\d.]{0,5} ?%)?[)\]]"
)
_OPENING, _CLOSING = ("(", "["), (")", "]")


def clause_around(text: str, place: Span) -> Span:
    """Return where the clause of a figure stands; a figure in brackets belongs to what stands before them."""
    start, end, before, closed = 0, len(text), 0, None
    text = _without_counts(text, place)
    for cut in _CUT.finditer(text):
        if cut.end() <= place.start:
            before, start = start, cut.end()
        elif cut.start() >= place.end:
            if closed is None and cut[0] in _CLOSING and not text[place.end : cut.start()].strip():
                closed = cut.end()
                continue
            end = cut.start()
            break
    if text[start - 1 : start] in _OPENING and not text[start : place.start].strip():
        return Span(before, end)
    return Span(start, end if closed is None else closed)


def is_cut(text: str) -> bool:
    """Whether a clause ends within a text."""
    return _CUT.search(text) is not None


def _without_counts(text: str, place: Span) -> str:
    """Return a text of the same length without brackets that count after a figure: "64% (110/171) with the drug"."""
    return _COUNTS.sub(lambda found: found[0] if place.overlaps(Span(*found.span())) else "_" * len(found[0]), text)
