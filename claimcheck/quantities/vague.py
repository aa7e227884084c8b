"""Amounts without a number: "many", "dozens", "several weeks", "double", "tenfold"."""

import re

from claimcheck.language.word_tables import alternation
from claimcheck.quantities.context_words import word_before, words
from claimcheck.quantities.number_words import SMALL, number_table
from claimcheck.quantities.times import read_often, read_stretch

_VAGUE = re.compile(rf"(?:{alternation(words('vague'))})(?![a-z])", re.IGNORECASE)
_LARGE = re.compile(
    r"(?:dozens|tens|hundreds|thousands|millions|billions)(?:[ ](?:of|or(?: even)?|and)[ ](?:dozens"
    r"|hundreds|thousands|millions|billions)(?![a-z]))?",
    re.IGNORECASE,
)
_MULTIPLES = number_table("multiples")
_MULTIPLE = re.compile(
    rf"(?P<word>{alternation(_MULTIPLES)})(?![a-z-])(?:[ ]or[ ](?P<other>triple|quadruple|tripled|thrice))?",
    re.IGNORECASE,
)
_FOLDS = SMALL | {word: value for word, value in number_table("scales").items() if value <= 1000}
_FOLD = re.compile(rf"({alternation(_FOLDS)})fold(?![a-z])", re.IGNORECASE)
_NOT_DOUBLE = re.compile(
    r"[ ](?:blind|dose|check|bond|strand|room|bed|click|vision|jeopardy|standard|digit|negative|positive)",
    re.IGNORECASE,
)


def read_vague(text: str, at: int) -> tuple[int, str] | None:
    """Return end and unit of an amount without a number that begins at `at`."""
    if stretch := read_stretch(text, at):
        return stretch
    if found := _LARGE.match(text, at):
        return found.end(), "vague"
    found = _VAGUE.match(text, at)
    if found is None:
        return None
    superlative = found[0].lower() in ("most", "much", "few") and word_before(text, at) in words("determiners")
    return None if superlative else (found.end(), "vague")


def read_multiple(text: str, at: int) -> tuple[int, float, float | None, str] | None:
    """Return end, value, higher value ("double or triple") and unit of a multiple in one word."""
    if fold := _FOLD.match(text, at):
        return fold.end(), _FOLDS[fold[1].lower()], None, "times"
    found = _MULTIPLE.match(text, at)
    if found is None or _NOT_DOUBLE.match(text, found.end()):
        return None
    value = _MULTIPLES[found["word"].lower()]
    other = _MULTIPLES[found["other"].lower()] if found["other"] else None
    end, often = read_often(text, found.end()) or (found.end(), None)
    return end, value, other, f"times/{often}" if often else "times"
