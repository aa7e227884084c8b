"""How names of journals are abbreviated: ISO 4 and NLM habits, and initials.

A word may be cut to a prefix or contracted; small words go; initials stand for a run of words; a run may be written
together. Two names match when the words of one, in order, stand for all words of the other.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.language.word_tables import table
from claimcheck.matching.folding import fold, respell

_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"(?<=[:\u2013\u2014-])\s*A\s(?=[A-Z])")
_ELIDED = re.compile(r"\b(?:d|l|all|dall|dell|nell|sull|un)['\u2019](?=\w)", re.IGNORECASE)
"""Articles that lean on the next word: "dell'Unione", "d'Urgence"."""
_SPELT = re.compile(r"\b[A-Z](?:(?:\.\s?|\s)[A-Z]){2,5}\b")
"""Initials set apart: "U S A", "A.M.A."."""
_CODE = 5
"""Letters of the longest initials; several longer words in capitals are words."""
_COMPOUND = 8
"""Letters from which on a word may be two, each cut."""
_SECTION_LETTERS = frozenset("abcdefg")
_ENDINGS = frozenset({"", "s", "e", "es", "y", "ic", "ics", "ies", "a", "um", "us", "is", "er", "or", "en", "o"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name."""

    word: str
    """Folded."""
    code: bool = False
    """Written in capitals amid others: initials or a section letter, which nothing abbreviates."""


@cache
def _terms(name: str) -> frozenset[str]:
    return frozenset(table("matching", "journals")[name])


@cache
def _fixed() -> dict[str, tuple[str, ...]]:
    return {short: tuple(stems) for short, stems in table("matching", "journals")["fixed"].items()}


@lru_cache(maxsize=32768)
def tokens(name: str) -> tuple[Token, ...]:
    """Return the words of a name that its abbreviation must show."""
    name = fold_keeping_case(name)
    found_words = _WORD.findall(name)
    shouted = sum(word.isupper() and len(word) > _CODE for word in found_words) > 1 and len(found_words) > 1
    told = not (name.isupper() or shouted) or len(found_words) == 1  # in capitals, initials look like words
    found = [Token(word.lower(), told and word.isupper()) for word in found_words]
    kept = [
        token
        for at, token in enumerate(found)
        if token.code or not (token.word in _terms("small") or _is_section(found, at))
    ]
    return tuple(kept or found)


def fold_keeping_case(name: str) -> str:
    """Return a name folded word by word, its capitals kept, so that initials can be told from words."""
    return _WORD.sub(lambda found: fold(found[0]).upper() if found[0].isupper() else fold(found[0]), _decoded(name))


def _decoded(name: str) -> str:
    name = _ELIDED.sub("", name.replace("&amp;", "&")).replace("'", "").replace("\u2019", "")
    name = _ARTICLE.sub(" a ", name)
    return _SPELT.sub(lambda found: re.sub(r"[\s.]+", "", found[0]), name)


def _is_section(found: list[Token], at: int) -> bool:
    """Whether a word only announces a section letter or number: "Part B", "Section 2"."""
    after = found[at + 1].word if at + 1 < len(found) else ""
    return found[at].word in _terms("sections") and (len(after) == 1 or after.isdigit())


def abbreviates(a: tuple[Token, ...], b: tuple[Token, ...]) -> bool:
    """Whether the words of one name, in order, stand for all words of the other, places behind apart."""
    reached = {(0, 0)}
    frontier = [(0, 0)]
    while frontier:
        i, j = frontier.pop()
        if i and j and ((_is_tail(a[i:]) and _is_tail(b[j:])) or _same_section(a, i, b, j)):
            return True
        for step in _steps(a, b, i, j):
            if step not in reached:
                reached.add(step)
                frontier.append(step)
    return False


def contains(a: tuple[Token, ...], b: tuple[Token, ...]) -> bool:
    """Whether the words of the shorter name all stand, in order, among those of the longer."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if sum(len(token.word) for token in short) < 4:
        return False
    rest = iter(long)
    return all(any(_stands_for(token, other) for other in rest) for token in short)


def _is_tail(rest: tuple[Token, ...]) -> bool:
    """Whether what is left of a name is nothing, or only a place or a medium."""
    return all(token.word in _terms("tails") for token in rest)


def _same_section(a: tuple[Token, ...], i: int, b: tuple[Token, ...], j: int) -> bool:
    """Whether both names have just said the same section letter, after which only the section's own name can follow."""
    return i > 1 and j > 1 and a[i - 1] == b[j - 1] and a[i - 1].code and a[i - 1].word in _SECTION_LETTERS


def _steps(a: tuple[Token, ...], b: tuple[Token, ...], i: int, j: int) -> list[tuple[int, int]]:
    """Return where matching can go on from the i-th and j-th word."""
    if i >= len(a) or j >= len(b):
        return []
    steps = [(i + 1, j + 1)] if _stands_for(a[i], b[j]) else []
    for count in range(2, 9):
        if j + count <= len(b) and _joins(a[i], b[j : j + count]):
            steps.append((i + 1, j + count))
        if i + count <= len(a) and _joins(b[j], a[i : i + count]):
            steps.append((i + count, j + 1))
    return steps


def _joins(token: Token, run: tuple[Token, ...]) -> bool:
    """Whether one word is a run of words written together, or its initials."""
    word, joined = token.word, "".join(part.word for part in run)
    if joined == word or (
        len(run) == 2 and len(word) >= 7 and len(word) > len(run[0].word) + 2 and joined.startswith(word)
    ):
        return True
    if (
        len(run) == 2
        and len(word) >= _COMPOUND
        and any(
            run[0].word.startswith(word[:cut]) and run[1].word.startswith(word[cut:]) for cut in range(3, len(word) - 2)
        )
    ):
        return True  # two words cut and written together: "NeurPsych"
    return (
        len(word) == len(run) and token.code and all(part.word[0] == char for part, char in zip(run, word, strict=True))
    )


@lru_cache(maxsize=65536)
def _stands_for(a: Token, b: Token) -> bool:
    """Whether one of two words is the other's abbreviation, or they are one word spelled twice."""
    if a.word == b.word:
        return True
    if (a.code and len(a.word) > 1) or (b.code and len(b.word) > 1) or a.word.isdigit() or b.word.isdigit():
        return False
    short, long = sorted((a.word, b.word), key=len)
    if short in _fixed():
        return long.startswith(_fixed()[short])
    if long.startswith(short) or respell(long).startswith(respell(short)):
        return not (len(short) == 1 and (a.code if a.word == short else b.code) and short not in "jazr")
    return _contracts(short, long) or _inflects(short, long) or _shortens_parts(short, long)


def _shortens_parts(short: str, long: str) -> bool:
    """Whether `short` is a compound with each of its two parts cut: "sozpsychol", "kindpsychiatr"."""
    return len(short) >= _COMPOUND and any(
        long.startswith(short[:cut]) and short[cut:] in long[cut:] for cut in range(3, len(short) - 3)
    )


def _contracts(short: str, long: str) -> bool:
    """Whether `short` is `long` with its middle left out: "natl", "assn", "intl"."""
    if not 3 <= len(short) <= 4 or len(long) < len(short) + 3 or short[:2] != long[:2] or short[-1] not in long[-3:]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _inflects(short: str, long: str) -> bool:
    """Whether two words differ in their endings alone: "psychiatry", "psychiatric"."""
    stem = next((at for at, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return stem >= 5 and short[stem:] in _ENDINGS and long[stem:] in _ENDINGS
