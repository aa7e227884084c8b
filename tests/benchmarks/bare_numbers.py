"""Every bare number of a text, whatever it counts: text in, places and values out.

Claims are read more strictly (`quantities`); this is for texts where any number matters. Powers ("2.5^-1"), divisions
("1 over 3", "two out of five hundred"), spelled signs and loose scales ("2.33 k", "10G") are understood here.
"""

import re
from collections.abc import Iterator

from claimcheck.quantities.number_words import Reading, number_table
from claimcheck.quantities.numbers import GLYPHS, read_decimal_comma, read_number

_WORDS = "|".join([*number_table("units"), *number_table("teens"), *number_table("tens"), "hundred", "thousand"])
_BEGIN = re.compile(
    rf"(?P<sign>(?:(?<![\w)])[-−][ ]?|(?<![a-z])(?:minus|negative)[ ])?)(?<!\d)"
    rf"(?P<number>(?<!\d[.,])\d|(?<=\d[,.])\d|[.·]\d|[{''.join(GLYPHS)}]"
    rf"|(?<![a-z])(?:half|quarter|an?(?=[ ])|{_WORDS})(?![a-z]))",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:the|this|that|which|each|every|no|any|some)[ ]$", re.IGNORECASE)
_POWER = re.compile(r"\^(?P<exponent>[-+]{0,2}\d{1,3})(?![\d.])")
_LOOSE = re.compile(r"[ ]{0,2}(?P<scale>MM|[kKMGTbB])(?![A-Za-z\d])")
_LOOSE_SCALES = {"k": 1e3, "m": 1e6, "mm": 1e6, "g": 1e9, "b": 1e9, "t": 1e12}
_DIVIDED = re.compile(r"[ ](?P<how>over|out of|in)[ ]", re.IGNORECASE)
_HUNDREDS = re.compile(r"s(?![a-z])")


def find_numbers(text: str) -> Iterator[tuple[int, Reading]]:
    """Yield every bare number of a text with its sign and where it begins."""
    at = 0
    while found := _BEGIN.search(text, at):
        start = found.start("number")
        reading = _read(text, start)
        at = max(reading.end if reading else 0, found.end())
        if reading is None or _is_part_of_word(text, start, reading):
            continue
        reading = _divided(text, reading)
        at = max(at, reading.end)
        yield found.start(), Reading(reading.end, -reading.value if found["sign"] else reading.value, reading.fraction)


def _read(text: str, at: int) -> Reading | None:
    listed = text[at - 1 : at] == ","
    reading = (None if listed else read_decimal_comma(text, at)) or read_number(text, at)
    if reading is None or not text[at].isdigit():
        return reading
    if (reading.fraction and text[at - 1 : at] == "/") or (
        text[reading.end : reading.end + 1] == "/" and reading.fraction
    ):
        return Reading(text.index("/", at), float(text[at : text.index("/", at)]))
    if power := _POWER.match(text, reading.end):
        value = reading.value ** float(power["exponent"].replace("--", "-").replace("+", ""))
        return Reading(power.end(), abs(value))
    if text[reading.end - 1].isdigit() and (loose := _LOOSE.match(text, reading.end)):
        return Reading(loose.end(), reading.value * _LOOSE_SCALES[loose["scale"].lower()])
    return reading


def _is_part_of_word(text: str, at: int, reading: Reading) -> bool:
    if text[at : reading.end].lower() == "one" and _PRONOUN.search(text[max(0, at - 8) : at]):
        return True
    return text[reading.end : reading.end + 1].isalpha() and text[reading.end - 1].isalnum()


def _divided(text: str, reading: Reading) -> Reading:
    """Read on where a second number divides the first."""
    joint = _DIVIDED.match(text, reading.end)
    below = read_number(text, joint.end()) if joint else None
    if joint is None or below is None or below.value <= 0 or below.fraction:
        return reading
    how = joint["how"].lower()
    goes_on = text[below.end : below.end + 1] == " " and text[below.end + 1 : below.end + 2].isalpha()
    if how == "over":
        return reading if goes_on else Reading(below.end, reading.value / below.value, fraction=True)
    if reading.value > below.value or (how == "in" and (goes_on or reading.value > 1)):
        return reading
    plural = _HUNDREDS.match(text, below.end)
    return Reading(plural.end() if plural else below.end, reading.value / below.value, fraction=True)
