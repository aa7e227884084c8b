"""The words of a figure's own clause, as tokens that can be set against those of another clause.

In: text and where a figure stands in it. Out: tokens before the figure, and tokens behind it by the preposition that
leads them ("62.8% with the drug and 41.9% with placebo": "with" leads one arm here and the other there).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimcheck.figures.vocabulary import groups, table
from claimcheck.model.span import Span
from claimcheck.quantities.units import durations

_CLAUSE = re.compile(
    r"[;:()\[\]/]|(?<!\d),|,(?!\d)|\.\s|\b(?:and|but|versus|vs|whereas|while|compared|against)\b", re.IGNORECASE
)
_COUNTS = re.compile(
    r"(?<=[\d%] )[(\[](?:[nN] ?= ?)?\d[\d.,]{0,11} ?%?(?: ?(?:/|of|out of) ?(?:the )?\d[\d.,]{0,11})?"
    r"(?:[;,] ?\d[\d.]{0,5} ?%)?[)\]]"
)
_TOKEN = re.compile(r"\d+(?:[.,·]\d+)*|[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_DENIAL = re.compile(
    r"(?<![\w-])(?:no longer|not|no|never|without|neither|nor|cannot|absence of|free of|free from)(?![\w-])|n['’]t\b",
    re.IGNORECASE,
)
_TOUCHING_BEFORE = re.compile(r"([^\W\d_][\w-]*)[ \u00a0]$")
_TOUCHING = re.compile(r"[ \u00a0-]([^\W\d_][\w-]*)")
_DENIED_WORDS, _DENIED_CHARACTERS = 4, 60
_CAPITALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]")
SHORTHAND = "^"
"""Begins the token of an abbreviation, which may stand for any words."""
_STEM, _SHORTEST_STEM = 5, 4
_ENDINGS = ("ing", "ed", "es", "e", "s")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Own:
    """The tokens of a figure's clause."""

    before: frozenset[str]
    behind: Mapping[str, frozenset[str]]
    """By preposition; what follows the figure without one stands under ""."""
    text: str = ""
    """The clause in lower case."""
    denied: frozenset[str] = frozenset()
    """Tokens that a "no", "not", "never" or "without" denies."""

    @property
    def every(self) -> frozenset[str]:
        """All tokens of the clause."""
        return self.before.union(*self.behind.values())


def own_clause(text: str, place: Span) -> Own:
    """Return the tokens of the clause in which a figure stands."""
    start, end = clause_around(text, place)
    behind: dict[str, frozenset[str]] = {}
    leading = ""
    for token, plain in _tokens(text[place.end : end]):
        if plain in table("prepositions")["words"]:
            leading = plain
        elif plain in table("prepositions")["ended_by"]:
            leading = ""
        elif token:
            behind[leading] = behind.get(leading, frozenset()) | {token}
    before = frozenset(token for token in tokens(text[start : place.start]) if not token[0].isdigit())
    return Own(before, behind, text[start:end].lower(), denied(text[start:end]))


def denied(text: str) -> frozenset[str]:
    """Return the tokens that follow a denial within a few words: {"fever"} for "had no fever"."""
    found: set[str] = set()
    for denial in _DENIAL.finditer(text):
        following = _TOKEN.findall(text[denial.end() : denial.end() + _DENIED_CHARACTERS])[:_DENIED_WORDS]
        words = tokens(" ".join(following))
        if not groups("polarity")["weak"].search(" ".join(following).lower()):
            found |= words
    return frozenset(found)


def clause_around(text: str, place: Span) -> tuple[int, int]:
    """Return where the clause of a figure begins and ends; a figure in brackets belongs to what stands before them."""
    start, end, before, closed = 0, len(text), 0, None
    text = without_counts(text, place)
    for cut in _CLAUSE.finditer(text):
        if cut.end() <= place.start:
            before, start = start, cut.end()
        elif cut.start() >= place.end:
            if closed is None and cut[0] in _CLOSING and not text[place.end : cut.start()].strip():
                closed = cut.end()
                continue
            end = cut.start()
            break
    if text[start - 1 : start] in _OPENING and not text[start : place.start].strip():
        return before, end
    return start, end if closed is None else closed


def without_counts(text: str, place: Span) -> str:
    """Return a text of the same length without brackets that count behind a figure: "64% (110/171) with the drug"."""
    return _COUNTS.sub(lambda found: found[0] if _overlap(found.span(), place) else "_" * len(found[0]), text)


def _overlap(one: tuple[int, int], place: Span) -> bool:
    return one[0] < place.end and place.start < one[1]


_OPENING, _CLOSING = ("(", "["), (")", "]")


def beside(text: str, place: Span) -> tuple[str, str]:
    """Return the words that touch a figure before and behind it; empty where there is none or it says nothing."""
    before, behind = _TOUCHING_BEFORE.search(text[: place.start][-40:]), _TOUCHING.match(text[place.end :][:40])
    words = [found[1].lower() if found else "" for found in (before, behind)]
    idle = {*table("stop")["words"], *table("prepositions")["words"]}
    return ("" if words[0] in idle else words[0], "" if words[1] in idle else words[1])


def is_cut(text: str) -> bool:
    """Whether a clause ends within a text."""
    return _CLAUSE.search(text) is not None


def tokens(text: str) -> frozenset[str]:
    """Return the tokens of a text that mean something."""
    return frozenset(token for token, _ in _tokens(text) if token)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Return each word as (token, as printed in lower case); the token of a word that says nothing is empty.

    A number is one token with the word behind it ("2 week"); a number alone tells nothing.
    """
    printed = _TOKEN.findall(text)
    words = [word.lower() for word in printed]
    numbers = table("numerals")
    read: list[tuple[str, str]] = []
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        number = word if word[0].isdigit() else numbers.get(word)
        if number is not None:
            counts = following and not following[0].isdigit() and following not in table("prepositions")["words"]
            read.append((f"{number} {following[:_STEM].rstrip('s')}" if counts else "", word))
        else:
            read.append((f"{SHORTHAND}{word}" if _CAPITALS.match(printed[place]) else _token(word), word))
    return read


@cache
def _ignored() -> frozenset[str]:
    words = [*table("stop")["words"], *table("stop")["verbs"], *table("prepositions")["words"], *durations()]
    return frozenset(words + [f"{word}s" for word in durations()])


def _token(word: str) -> str:
    if word in _ignored() or (len(word) < _SHORTEST):
        return ""
    comparator = groups("arms")["comparator"]
    return "comparator" if comparator.fullmatch(word) else stem(word)


@cache
def stem(word: str) -> str:
    """Return the beginning by which the forms of a word are known as one: "need" for "needed"."""
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _SHORTEST_STEM), "")
    return word[: len(word) - len(ending)][:_STEM]
