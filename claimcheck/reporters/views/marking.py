"""Which words of a text are marked: the figures of a claim."""

from collections.abc import Sequence

from claimcheck.reporters.differing import Piece
from claimcheck.reporters.words import visible


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
