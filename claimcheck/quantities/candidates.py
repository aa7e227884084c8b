"""Where a quantity may begin: a digit, a number word, a word for a vague amount. Text in, places out.

The one pattern every page pays for in full, so it is searched in the text in lower case (much faster than ignoring
case) and looks at a word only when its first letter fits.
"""

import re

from claimcheck.quantities.number_words import number_table
from claimcheck.quantities.numbers import GLYPHS

_NUMBER_WORDS = "|".join(
    sorted(
        [
            *number_table("units"),
            *number_table("teens"),
            *number_table("tens"),
            "hundred",
            "thousand",
            "million",
            "half",
            "quarter",
            "third",
        ],
        key=len,
        reverse=True,
    )
)
_OTHER_WORDS = (
    "an?(?= (?:hundred|thousand|million|billion|dozen|half|quarter|third|fifth|tenth|few|couple|number|second"
    "|minute|hour|day"
    "|night|week|fortnight|month|year|decade|century)[^a-z])"
    "|the(?= (?:hour|day|week|month|year)[^a-z])"
    "|many|most|much|few|several|numerous|countless|multiple|some(?= [a-z]+ (?:weeks|months|years))|dozens|tens"
    "|hundreds|thousands|millions"
    "|billions|trillions|majority|minority|twice|thrice|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupled?"
    "|halv(?:e|ed|es|ing)"
    "|seconds|minutes|hours|days|nights|weeks|months|years|decades|centuries"
    "|(?:past|last|first|next|following|previous|recent)(?= (?:few |several )?(?:days?|weeks?|months?|years?"
    "|decades?|hours?|minutes?))"
)
CANDIDATE = re.compile(
    rf"[\d{''.join(GLYPHS)}]|\b(?=[abcdefhlmnopqrstwyz])(?:(?:{_NUMBER_WORDS})(?=fold|s?(?![a-z]))"
    rf"|(?:{_OTHER_WORDS})(?![a-z]))"
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
