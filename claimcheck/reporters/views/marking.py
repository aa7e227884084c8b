"""Which words of a text are marked: the figures of a claim, the words in which two values differ."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from claimcheck.reporters.views.values import Piece
from claimcheck.reporters.words import shorten, visible

_LONGEST = 600
"""Characters of a field that are compared and shown; comparing takes the square of it."""


def mark_words(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """Cut `text` so that every occurrence of the words is a marked piece of its own."""
    marked = bytearray(len(text))
    for word in map(visible, words):
        at = text.find(word) if word else -1
        while at >= 0:
            marked[at : at + len(word)] = b"\x01" * len(word)
            at = text.find(word, at + len(word))
    pieces: list[Piece] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marked[at] != marked[start]:
            pieces.append((text[start:at], bool(marked[start])))
            start = at
    return tuple(pieces)


def mark_differences(printed: str, record: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Mark the words in which two values differ; each piece is a run of whole words."""
    left, right = (shorten(visible(value), _LONGEST).split() for value in (printed, record))
    ours: list[Piece] = []
    theirs: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if b > a:
            ours.append((" ".join(left[a:b]), tag != "equal"))
        if d > c:
            theirs.append((" ".join(right[c:d]), tag != "equal"))
    return tuple(ours), tuple(theirs)
