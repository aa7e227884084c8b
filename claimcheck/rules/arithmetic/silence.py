"""The words that keep a sum from being judged: further terms, alternatives, estimates (`data/arithmetic.toml`)."""

import re
from functools import cache

from claimcheck.rules.vocabulary import either, words


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{either(words('arithmetic')[name])})(?![\w-])", re.IGNORECASE)


def has_further_terms(text: str) -> bool:
    """Whether something besides the figures of the sum is paid, given or taken away ("plus a deposit")."""
    return "+" in text or _pattern("further").search(_pattern("harmless").sub(" ", text)) is not None


def has_alternatives(text: str) -> bool:
    """Whether two prices may stand side by side ("or $60 for a single visit")."""
    return _pattern("alternatives").search(_pattern("restating").sub(" ", text)) is not None


def is_estimated(text: str) -> bool:
    """Whether the figures are estimates or averages, which need not follow from each other."""
    return _pattern("estimated").search(text) is not None


def is_modelled(text: str) -> bool:
    """Whether a share may be no plain quotient: an actuarial or weighted rate."""
    return _pattern("modelled").search(text) is not None
