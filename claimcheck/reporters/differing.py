"""Which words of a text are marked: those in which a printed and a recorded value differ, and the figures of a claim.

Case, diacritics, quotes and punctuation are how a value is set: words that differ in nothing else are not marked,
unless that is all there is.
"""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from claimcheck.matching.folding import letters
from claimcheck.reporters.phrases import short, visible

_LONGEST = 600
"""Characters of a field that are compared and shown; comparing takes the square of it."""
_KIN = 0.5
"""Two values that share a smaller part of the shorter one's words are marked whole: they are two things."""

Piece = tuple[str, bool]
"""A stretch of text and whether it is marked."""


def mark_differences(printed: str, record: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Mark the words in which two values differ; each piece is a run of whole words."""
    left, right = (short(value, _LONGEST).split() for value in (printed, record))
    ours, theirs = list(map(_folded, left)), list(map(_folded, right))
    if ours == theirs:
        ours, theirs = left, right
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    if sum(b - a for tag, a, b, _, _ in steps if tag == "equal") < _KIN * min(len(left), len(right)):
        steps = [("replace", 0, len(left), 0, len(right))]
    marked: tuple[list[Piece], list[Piece]] = ([], [])
    for tag, a, b, c, d in steps:
        if b > a:
            marked[0].append((" ".join(left[a:b]), tag != "equal"))
        if d > c:
            marked[1].append((" ".join(right[c:d]), tag != "equal"))
    return tuple(marked[0]), tuple(marked[1])


def mark_words(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """Cut `text` so that every occurrence of the words is a marked piece of its own."""
    pieces: list[Piece] = []
    at = done = 0
    for start, end in _places(text, {word: text.find(word) for word in map(visible, words) if word}):
        if start > at:  # else it goes on with the word before
            pieces += (text[done:at], True), (text[at:start], False)
            done = start
        at = end
    pieces += (text[done:at], True), (text[at:], False)
    return tuple(piece for piece in pieces if piece[0])


def _places(text: str, ahead: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Yield where the words stand, the longest of those that begin together; each comes with its first place."""
    at = 0
    while ahead := {
        word: place for word, last in ahead.items() if (place := last if last >= at else text.find(word, at)) >= at
    }:
        word = min(ahead, key=lambda one: (ahead[one], -len(one)))
        start, at = ahead[word], ahead[word] + len(word)
        yield start, at


def shorten_shared(pieces: tuple[Piece, ...], most: int) -> tuple[Piece, ...]:
    """Cut what both values share to about `most` characters in all, so that the words that differ stay in sight."""
    shared = [text for text, marked in pieces if not marked]
    allowed = max(20, most // max(1, len(shared)))
    return tuple((text if marked else _middle_cut(text, allowed), marked) for text, marked in pieces)


def _middle_cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    head, tail = text[: most // 2], text[-(most // 2) :]
    return f"{head.rsplit(' ', 1)[0]} … {tail.split(' ', 1)[-1]}"


def _folded(word: str) -> str:
    return letters(word) or word
