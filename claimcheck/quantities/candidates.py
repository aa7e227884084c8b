"""Where a quantity may begin: a digit, a number word, a word for a vague amount. Text in, places out.

The one pattern every page pays for in full, so it is searched in the text in lower case (much faster than ignoring
case) and looks at a word only when its first letter fits. Its words are those of the tables.
"""

import re

from claimcheck.language.word_tables import alternation
from claimcheck.quantities.context_words import words
from claimcheck.quantities.number_words import DENOMINATORS, SMALL, number_table
from claimcheck.quantities.numbers import GLYPHS
from claimcheck.quantities.times import PLURALS, TIMES

_SCALES = number_table("scales")
_NUMBERS = [*SMALL, *_SCALES, "half", "quarter"]
_PARTS = [*DENOMINATORS, *number_table("tens")]
_AFTER_ARTICLE = [*_SCALES, *number_table("dozens"), *_PARTS, *TIMES, "few", "couple", "number"]
_ALONE = [*words("vague"), *number_table("multiples"), *PLURALS, "multiple"]
_FOLLOWED = (
    ("an?", alternation(_AFTER_ARTICLE)),
    ("the", alternation(TIMES)),
    ("some", rf"[a-z]+ (?:{alternation(PLURALS)})"),
    ("none|no one", "of"),
    ("all", rf"(?:of )?(?:the |these |those |our )?(?:\d|{alternation(_NUMBERS)})"),
    (alternation(words("recent")), rf"(?:few |several )?(?:{alternation([*TIMES, *PLURALS])})"),
)
_FIRST = "".join(sorted({word[0] for word in (*_NUMBERS, *_ALONE, *words("recent"), "a", "the", "some")}))
CANDIDATE = re.compile(
    rf"[\d{''.join(GLYPHS)}]|\b(?=[{_FIRST}])(?:(?:{alternation(_NUMBERS)})(?=fold|s?(?![a-z]))"
    rf"|(?:{alternation(_ALONE)})(?![a-z])"
    + "".join(rf"|(?:{word})(?= (?:{following})(?![a-z]))" for word, following in _FOLLOWED)
    + ")"
)
"""Where a quantity may begin, in text in lower case."""
POINT_BEFORE = re.compile(r"(?<![\w.])[.·]")
"""A point that begins a decimal (".05")."""


def lower(text: str) -> str:
    """Return a text in lower case, character for character (a few capitals have a longer lower case)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
