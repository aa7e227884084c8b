"""Numbers as printed, in digits or words: text and a place in, value and end out.

Thousands grouped by commas, apostrophes or (thin, no-break) spaces, Indian grouping, decimal points and middle dots,
powers of ten, fractions, and scales ("1.2 million", "10k"). Units are not read here. Several grammars try the same
place one after another, so the last few answers are kept.
"""

import re
from functools import lru_cache

from claimcheck.language.word_tables import alternation
from claimcheck.quantities.not_quantities import named_before
from claimcheck.quantities.nouns import noun_behind
from claimcheck.quantities.number_words import NumberRead, continue_words, number_table, read_and_part, read_words
from claimcheck.quantities.times import time_point_before

_SPACES = "\u00a0\u2007\u2008\u2009\u202f"
_DIGITS = re.compile(
    rf"""
      \d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}(?![,.]?\d)                 # 1.234.567,89
    | \d{{1,3}}(?:(?P<group>[,'’{_SPACES}])\d{{3}}(?:(?P=group)\d{{3}})*)(?!\d)(?:[.·]\d+)?
    | \d{{1,3}}[ ]\d{{3}}(?:[ ]\d{{3}})+(?!\d)(?:\.\d+)?          # 1 414 021 100
    | \d{{1,3}}[ ](?:000|500)(?![\d,.%])                          # 40 000
    | \d{{1,2}}(?:,\d{{2}}){{1,6}},\d{{3}}(?!\d)(?:\.\d+)?        # 12,34,567.89
    | \d+(?:[.·]\d+)?
    | [.·]\d+
    """,
    re.VERBOSE,
)
_BLANK_GROUPS = re.compile(r"[1-9]\d{0,2}(?:[ ]\d{3}){1,4}(?![\d,.·%]|[ ]\d)")
_JOINED = re.compile(r"(?:[ ](?:and|to|or)[ ]|[-–])(?=[1-9]\d{0,2}[ ]\d{3})")
_SIGNS = frozenset("=$€£")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}(?![\d,])")
_UP = r"(?:\^|\*\*)[ \u00a0]?([-−–+]?\d{1,2})(?!\d)|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
_POWER = re.compile(
    rf"[ \u00a0]?[x×∗*·⋅][ \u00a0]?10(?:{_UP}|[ \u00a0]?([-−–+]?\d{{1,2}})(?!\d))|[eE]([-−+]?\d{{1,3}})(?![\d.])"
)
_TEN_TO = re.compile(rf"10(?:{_UP})")
"""A power of ten without a factor; its exponent never stands flat behind it."""
_GREATEST = 1e30
"""What is printed larger is no amount of anything."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
GLYPHS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅐": 1 / 7, "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
_MIXED = re.compile(r"[ \u00a0]{1,2}(\d{1,2})[/⁄](\d{1,3})(?![\d/⁄])")
_SIMPLE = re.compile(
    r"(?:(?P<part>\d{1,7})[ ]?[/⁄][ ]?(?P<whole>\d{1,7})|(?P<score>\d{1,3}[.·]\d{1,2})/(?P<best>5|10|100))"
    r"(?![\d/⁄]|[.,]\d)"
)
_BRACKETS = frozenset({" (", "\u00a0(", " [", "\u00a0["})
_RESTATED = re.compile(r"[ \u00a0][(\[](?P<number>\d[\d,.]{0,12}|[A-Za-z]{3,9}(?:[- ][a-z]{3,9}){0,4})[)\]]")
"""A number said once more in the other way: "ten (10)", "10 (ten)"."""
_CLOSING = frozenset({"", *"%,.;:)]\n"})
"""What ends a number for certain."""
_SCALES = number_table("scales")
_SCALE = re.compile(rf"[ \u00a0\u2009\u202f]{{0,2}}-?[ ]?(?P<word>{alternation(_SCALES)})s?(?![a-z])", re.IGNORECASE)
_DOZENS = re.compile(rf"[ \u00a0-]{{1,3}}(?:{alternation(number_table('dozens'))})s?(?![a-z])", re.IGNORECASE)
_SHORT = number_table("short-scales") | number_table("glued-scales")
_SHORT_SCALE = re.compile(
    rf"(?:[ ](?=(?:{alternation(number_table('short-scales'))})))?(?P<word>{alternation(_SHORT)})(?![A-Za-z0-9/])"
)


@lru_cache(maxsize=8)
def read_number(text: str, at: int) -> NumberRead | None:
    """Return the number that begins at `at`, without sign, with its scale; None when none begins there."""
    character = text[at : at + 1]
    if character.isdecimal() or (character in ".·" and text[at + 1 : at + 2].isdecimal()):
        read = _restated(text, at, _digits(text, at))
        return read if read is not None and abs(read.value) < _GREATEST else None
    if character in GLYPHS:
        return NumberRead(at + 1, GLYPHS[character], fraction=True)
    return _restated(text, at, read_words(text, at))


def _restated(text: str, at: int, read: NumberRead | None) -> NumberRead | None:
    """Read on over the same number in the other notation, in brackets."""
    if read is None or read.fraction or text[read.end : read.end + 2] not in _BRACKETS:
        return read
    found = _RESTATED.match(text, read.end)
    if found is None or text[at].isdigit() == found["number"][0].isdigit():
        return read
    again = (_digits if found["number"][0].isdigit() else read_words)(text, found.start("number"))
    same = again is not None and again.end == found.end("number") and again.value == read.value
    return NumberRead(found.end(), read.value) if same else read


@lru_cache(maxsize=8)
def read_plain(text: str, at: int) -> NumberRead | None:
    """Return the digits that begin at `at`, grouping and decimals understood, without fraction, power or scale."""
    found = _DIGITS.match(text, at)
    if found is None:
        return None
    if text[found.end() : found.end() + 1] == " " and (groups := _BLANK_GROUPS.match(text, at)):
        found = groups if _sets_off(text, at, groups.end()) else found
    value = _value(found[0])
    return None if value is None else NumberRead(found.end(), value)


def _sets_off(text: str, at: int, end: int) -> bool:
    """Whether plain blanks set off thousands: behind a sign ("n = 12 345"), or where one number counts what follows."""
    if text[max(0, at - 2) : at].rstrip(" ")[-1:] in _SIGNS:
        return True
    if joint := _JOINED.match(text, end):
        other = _BLANK_GROUPS.match(text, joint.end())
        return other is not None and not named_before(text, at) and _sets_off(text, joint.end(), other.end())
    noun = noun_behind(text, end)
    return noun is not None and noun[1] > end and not named_before(text, at) and not time_point_before(text, at)


def read_decimal_comma(text: str, at: int) -> NumberRead | None:
    """Return a number with a decimal comma ("12,5"); only the caller knows whether that reading is certain."""
    found = _DECIMAL_COMMA.match(text, at)
    value = _value(found[0].replace(",", ".")) if found else None
    return NumberRead(found.end(), value) if found and value is not None else None


def _value(printed: str) -> float | None:
    kept = printed.replace("·", ".")
    if "," in kept and kept.rfind(",") > kept.rfind(".") > 0:  # 1.234,56
        kept = kept.replace(".", "").replace(",", ".")
    kept = (
        "".join(c for c in kept if c in ".0123456789")
        if not kept.isascii() or "," in kept or " " in kept or "'" in kept
        else kept
    )
    try:
        value = float(kept)
    except ValueError:
        return None
    return value if value < _GREATEST else None


def _digits(text: str, at: int) -> NumberRead | None:
    plain = read_plain(text, at)
    if plain is None:
        return None
    end, value = plain.end, plain.value
    if text[end : end + 1] in _CLOSING:
        return plain
    if text[end : end + 1] in GLYPHS and text[end : end + 1]:
        return NumberRead(end + 1, value + GLYPHS[text[end]])
    if "." not in text[at:end] and (mixed := _MIXED.match(text, end)) and 0 < int(mixed[1]) < int(mixed[2]):
        return NumberRead(mixed.end(), value + int(mixed[1]) / int(mixed[2]))
    simple = _SIMPLE.match(text, at)
    if simple and (below := int(simple["whole"] or simple["best"])) > 0:
        above = float((simple["part"] or simple["score"]).replace("·", "."))
        return NumberRead(simple.end(), above / below, fraction=True)
    power = _POWER.match(text, end) or (_TEN_TO.match(text, at) if text[at:end] == "10" else None)
    if power and (exponent := int(power[power.lastindex or 0].translate(_RAISED))) < 300:
        end, value = power.end(), (1.0 if power.start() == at else value) * 10.0**exponent
    return _scaled(text, end, value)


def _scaled(text: str, end: int, value: float) -> NumberRead:
    if scale := _SCALE.match(text, end):
        factor = _SCALES[scale["word"].lower()]
        if more := _SCALE.match(text, scale.end()):  # lakh crore
            return NumberRead(more.end(), value * factor * _SCALES[more["word"].lower()])
        if part := read_and_part(text, scale.end()):
            return NumberRead(part.end, value * factor + part.value * (factor if factor >= 1e6 else 1.0))
        return continue_words(text, scale.end(), value * factor, below=factor)
    if dozens := _DOZENS.match(text, end):
        return NumberRead(dozens.end(), value * 12)
    if short := _SHORT_SCALE.match(text, end):
        return NumberRead(short.end(), value * _SHORT[short["word"]])
    if "and" in text[end : end + 6] and (part := read_and_part(text, end)):
        return NumberRead(part.end, value + part.value)
    return NumberRead(end, value)
