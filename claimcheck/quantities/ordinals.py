"""What is said with the words of shares and names a place in an order, or parts of one thing: no quantity."""

from claimcheck.quantities.amounts import Amount
from claimcheck.quantities.context_words import word_before

_PLACING = frozenset({"at", "in", "for", "with", "and", "or", "but", "on"})
"""Words before "a third" at the end of a clause that make it the third of several."""
_PARTED = frozenset({"both", "two", "the", "of", "these", "equal", "its"})
"""Words before "halves" that make them things."""
_CLOSING, _END = frozenset({"", *".,;:!?)"}), 8


def is_ordinal(text: str, amount: Amount) -> bool:
    """Whether what reads as a share names a place in an order: "a fifth-floor view", "and the rest at a third."."""
    after = text[amount.end : amount.end + 2]
    if after[:1] in "-‐‑" and after[1:2].isalpha():
        return True
    return is_closed(text, amount.end) and word_before(text, amount.start) in _PLACING


def is_closed(text: str, at: int) -> bool:
    """Whether a clause ends here, behind blanks if any."""
    return text[at : at + _END].lstrip()[:1] in _CLOSING


def are_parts(text: str, start: int, end: int) -> bool:
    """Whether a verb of halving is the noun: "both halves of the loaf"."""
    return text[start:end].lower() == "halves" and word_before(text, start) in _PARTED
