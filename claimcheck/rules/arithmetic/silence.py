"""The words that keep a sum from being judged: further terms, alternatives, estimates (`data/arithmetic.toml`)."""

import re
from functools import cache

from claimcheck.rules.vocabulary import either, words

_PLUS = re.compile(r"\+|\bplus\b")
"""In small letters: "Plus" is the name of a plan."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{either(words('arithmetic')[name])})(?![\w-])", re.IGNORECASE)


def says(name: str, text: str) -> bool:
    """Whether a text holds a word of the list with this name."""
    return _pattern(name).search(text) is not None


def has_further_terms(text: str) -> bool:
    """Whether something besides the figures of the sum is paid, given or taken away ("plus a deposit")."""
    return _PLUS.search(text) is not None or says("further", _pattern("harmless").sub(" ", text))


def has_alternatives(text: str) -> bool:
    """Whether two prices may stand side by side ("or $60 for a single visit")."""
    return says("alternatives", _pattern("restating").sub(" ", text))
