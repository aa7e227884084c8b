"""Whether a number in words is meant as one: no place in an order, no parts of a thing, no pronoun.

A text and an amount in words in; whether it counts or measures anything out.
"""

import re

from claimcheck.model.claim import Modifier
from claimcheck.quantities.amounts import Amount
from claimcheck.quantities.context_words import word_before, words
from claimcheck.quantities.modifiers import modifier_before
from claimcheck.quantities.nouns import noun_behind
from claimcheck.quantities.ranges import with_range

_HALF_NAME = re.compile(
    r"half[- ](?:life|lives|way|time|hearted|brother|sister|marathon)|half-(?!hour|day|year|mile|century|million"
    r"|dozen)",
    re.IGNORECASE,
)
_HALFWAY = re.compile(r"[ -][a-z]{3,}ed\b|[ -]([a-z]+)")
"""What may be only partly so: "half frozen", "half asleep"."""
_PRONOUN_DAY = frozenset({"day", "night", "time", "times"})
_PLACING = frozenset({"at", "in", "for", "with", "and", "or", "but", "on"})
"""Words before "a third" at the end of a clause that make it the third of several."""
_PARTED = frozenset({"both", "two", "the", "of", "these", "equal", "its"})
"""Words before "halves" that make them things."""
_CLOSING, _END = frozenset({"", *".,;:!?)"}), 8
_POINTING = frozenset({"the", "these", "those", "other"})
_OPENING = frozenset({"and", "but", "while", "whereas", "only"})
_ENDS = frozenset({"", *".,;:(!?\n"})
_NEXT = re.compile(r"[ \u00a0]([a-z]+)")
_FEW = 12
"""Numbers up to this are written in words."""


def counts(text: str, amount: Amount) -> bool:
    """Whether a number in words is meant as one: not "one of the most", "half-life", "third", "a second"."""
    printed = text[amount.start : amount.number_end].lower().removeprefix("a ")
    if printed == "half" and (
        _HALF_NAME.match(text, amount.number_end - 4)
        or word_before(text, amount.start) in words("lead-half")
        or _is_partly(text, amount)
    ):
        return False
    if amount.fraction and _is_ordinal(text, amount):
        return False
    if printed != "one":
        return not (amount.unit is None and _is_pronoun(text, amount))
    if amount.unit in _PRONOUN_DAY:
        return modifier_before(text, amount.start).name is not None or (
            word_before(text, amount.start) in words("lead-one")
        )
    _, low, _, _ = with_range(text, amount)
    if amount.unit is not None or low is not None:
        return True
    return modifier_before(text, amount.start).name in (Modifier.OVER, Modifier.AT_LEAST, Modifier.UNDER)


def _is_partly(text: str, amount: Amount) -> bool:
    """Whether "half" says how far something is so: "half right", "was half frozen", but not "half recovered"."""
    following = _HALFWAY.match(text, amount.number_end)
    if following is None or amount.unit is not None:
        return False
    if following[1]:
        return following[1] in words("half-so")
    return word_before(text, amount.start) in words("lead-half-so")


def _is_pronoun(text: str, amount: Amount) -> bool:
    """Whether a number in words stands for the things themselves: "between the two.", "and two recovered"."""
    before = word_before(text, amount.start)
    if before in _POINTING:
        return _is_closed(text, amount.number_end)
    following = _NEXT.match(text, amount.number_end)
    if following is None or amount.fraction or not 0 < amount.value <= _FEW or following[1] in words("goes-on"):
        return False
    opens = before in _OPENING or text[max(0, amount.start - 2) : amount.start].rstrip(" ")[-1:] in _ENDS
    return opens and noun_behind(text, amount.end) is None


def _is_ordinal(text: str, amount: Amount) -> bool:
    """Whether what reads as a share names a place in an order: "a fifth-floor view", "and the rest at a third."."""
    after = text[amount.end : amount.end + 2]
    if after[:1] in "-‐‑" and after[1:2].isalpha():
        return True
    return _is_closed(text, amount.end) and word_before(text, amount.start) in _PLACING


def _is_closed(text: str, at: int) -> bool:
    """Whether a clause ends here, behind blanks if any."""
    return text[at : at + _END].lstrip()[:1] in _CLOSING


def are_parts(text: str, start: int, end: int) -> bool:
    """Whether a verb of halving is the noun: "both halves of the loaf"."""
    return text[start:end].lower() == "halves" and word_before(text, start) in _PARTED
