"""Numbers written in words: text and a place in, value and end out.

Cardinals ("one hundred and three", "two million three hundred thousand"), decimals ("two hundred point zero three"),
dozens, and fractions ("two thirds", "three and a half", "a quarter"). What a number means is not asked here.
"""

import re
from dataclasses import dataclass
from functools import cache

from claimcheck.language.tables import table
from claimcheck.quantities.context_words import alternation, words

JOIN = r"(?:[ \u00a0]{0,3}[-\u2010\u2011][ \u00a0]{0,3}|[ \u00a0]{1,3})"
"""What may stand between two words of one number."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as read: where it ends, what it is worth, and whether it is a part of one ("a third", "2/3")."""

    end: int
    value: float
    fraction: bool = False


@cache
def number_table(name: str) -> dict[str, float]:
    """Return one table of `data/numbers.toml`."""
    return {word: float(value) for word, value in table("quantities", "numbers")[name].items()}


SMALL = number_table("units") | number_table("teens") | number_table("tens")
"""The words below one hundred."""
_SCALES = number_table("scales")
_ORDINALS = number_table("ordinals")
DENOMINATORS = {word: value for word, value in _ORDINALS.items() if value > 1 and word != "second"}
"""What the parts of a whole are called: "third", "tenth"."""
_FRACTION_WORDS = DENOMINATORS | {word + "s": value for word, value in DENOMINATORS.items()}


_STEP = re.compile(
    rf"(?P<small>{alternation(SMALL)})(?![a-z])|(?P<scale>{alternation(_SCALES)})s?(?![a-z])", re.IGNORECASE
)
_GAP = re.compile(JOIN + r"(?P<and>(?:and|&)[ \u00a0]{1,3}|a(?=[ ]hundred))?", re.IGNORECASE)
_POINT = re.compile(rf"{JOIN}point(?={JOIN})", re.IGNORECASE)
_DIGIT = re.compile(rf"{JOIN}(?P<word>{alternation(SMALL)})(?![a-z])", re.IGNORECASE)
DOZENS = re.compile(rf"(?:[ \u00a0]{{1,3}}|-)(?:{alternation(number_table('dozens'))})s?(?![a-z])", re.IGNORECASE)
_ARTICLE = re.compile(rf"an?[ \u00a0]{{1,3}}(?=(?:{alternation(_SCALES)}|dozen)(?![a-z]))", re.IGNORECASE)
_PART = re.compile(rf"{JOIN}(?P<word>{alternation(_FRACTION_WORDS)})(?![a-z])", re.IGNORECASE)
_ARTICLE_PART = re.compile(rf"an?[ \u00a0]{{1,3}}(?P<word>{alternation(DENOMINATORS)})(?![a-z])", re.IGNORECASE)
_AND = re.compile(r"[ \u00a0]{1,3}and[ \u00a0]{1,3}", re.IGNORECASE)
_AND_ARTICLE_PART = re.compile(
    rf"[ \u00a0]{{1,3}}and[ \u00a0]{{1,3}}an?[ \u00a0]{{1,3}}(?P<word>{alternation(_FRACTION_WORDS)})(?![a-z])",
    re.IGNORECASE,
)
_SCALE_AFTER = re.compile(
    rf"{JOIN}(?:of[ ]an?[ ])?(?P<scale>{alternation({k: v for k, v in _SCALES.items() if v >= 1000})})s?(?![a-z])",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"[ \u00a0]{1,3}([a-z]+)", re.IGNORECASE)
_HALF = re.compile(r"(?:half|quarter)(?![a-z])", re.IGNORECASE)
_HALF_DOZEN = re.compile(r"half[ \u00a0]{1,3}(?:an?[ \u00a0]{1,3})?dozen(?![a-z])", re.IGNORECASE)


def read_words(text: str, at: int) -> Reading | None:
    """Return the number in words that begins at `at`, the longest that makes sense; None when none does."""
    if found := _HALF_DOZEN.match(text, at):
        return Reading(found.end(), 6.0)
    if (found := _ARTICLE_PART.match(text, at)) and not _is_ordinal(text, found):
        return _scaled(text, Reading(found.end(), 1 / DENOMINATORS[found["word"].lower()], fraction=True))
    if found := _HALF.match(text, at):
        value = 0.5 if found[0].lower() == "half" else 0.25
        scaled = _scaled(text, Reading(found.end(), value, fraction=True))
        return scaled if value == 0.5 or not scaled.fraction else None
    if compound := _compound_part(text, at):
        return compound
    whole = _cardinal(text, at)
    if whole is None:
        return None
    return _with_part(text, whole, at)


def _is_ordinal(text: str, found: re.Match[str]) -> bool:
    """Whether "a sixth" counts off what follows ("a sixth session") and is no part of it ("a sixth of adults")."""
    following = _FOLLOWING.match(text, found.end())
    if following is None or found["word"].lower() in ("half", "quarter"):
        return False
    word = following[1].lower()
    return not word.endswith("ed") and word not in words("stops") and word.removesuffix("s") not in _SCALES


_DIGITS_ON = re.compile(r"(\d{1,3})([ ]hundred(?![a-z]))?(?![\d.,%]\d|%)", re.IGNORECASE)


def continue_words(text: str, at: int, value: float, below: float) -> Reading:
    """Return a number that goes on in words behind a part already read ("6 crore and two hundred")."""
    gap = _GAP.match(text, at)
    digits = _DIGITS_ON.match(text, gap.end()) if gap else None
    if gap and digits and 0 < int(digits[1]) * (100 if digits[2] else 1) < below and (gap["and"] or digits[2]):
        worth = int(digits[1]) * (100 if digits[2] else 1)
        return (
            continue_words(text, digits.end(), value + worth, 100)
            if digits[2]
            else Reading(digits.end(), value + worth)
        )
    rest = _cardinal(text, gap.end()) if gap else None
    if rest is None or rest.value >= below or rest.value <= 0:
        return Reading(at, value)
    return Reading(rest.end, value + rest.value)


def read_and_part(text: str, at: int) -> Reading | None:
    """Return the fraction of "and a half", "and fifty-four hundredths" that begins at `at`."""
    if found := _AND_ARTICLE_PART.match(text, at):
        return Reading(found.end(), 1 / _FRACTION_WORDS[found["word"].lower()], fraction=True)
    joint = _AND.match(text, at)
    count = _cardinal(text, joint.end()) if joint else None
    found = _PART.match(text, count.end) if count else None
    if count is None or found is None:
        return None
    return Reading(found.end(), count.value / _FRACTION_WORDS[found["word"].lower()], fraction=True)


def _scaled(text: str, part: Reading) -> Reading:
    """Multiply by a scale that follows: "half a million", "two and a half million", "two thirds of a million"."""
    at = part.end
    article = re.compile(r"[ \u00a0]{1,2}an?(?=[ \u00a0])").match(text, at)
    found = _SCALE_AFTER.match(text, article.end() if article else at)
    if found is None:
        return part
    return Reading(found.end(), part.value * _SCALES[found["scale"].lower()])


def _with_part(text: str, whole: Reading, at: int) -> Reading:
    """Read what may follow a cardinal: a denominator, "and a half", a decimal part, dozens."""
    if (split := _AND_LAST.search(text[at : whole.end])) and (added := read_and_part(text, at + split.start())):
        lead = _cardinal(text[: at + split.start()], at)
        if lead is not None and (lead.value >= 1e6 or added.value < 1):
            return _million_part(text, lead, added)
    if found := DOZENS.match(text, whole.end):
        last = whole.value % 100 or whole.value
        return Reading(found.end(), whole.value - last + last * 12)
    if (found := _PART.match(text, whole.end)) and found["word"].lower() not in ("first", "second"):
        plural = found["word"].lower().endswith("s")
        denominator = _FRACTION_WORDS[found["word"].lower()]
        tens = _TENS_LAST.fullmatch(text, at, whole.end)
        if tens and plural and denominator < 10 and " and" not in tens["lead"]:  # a hundred thirty-fifths
            below = SMALL[tens["tens"].lower()]
            return Reading(found.end(), (whole.value - below) / (below + denominator), fraction=True)
        if plural or whole.value == 1:
            part = Reading(found.end(), whole.value / denominator, fraction=True)
            return _scaled(text, part)
    if added := read_and_part(text, whole.end):
        return _million_part(text, whole, added)
    if found := _POINT.match(text, whole.end):
        return _decimals(text, whole, found.end())
    return whole


_COMPOUND = re.compile(
    rf"(?:(?P<count>{alternation(SMALL)}"
    rf"|an?){JOIN})(?P<tens>{alternation(number_table('tens'))})[ -](?P<word>first|second"
    rf"|{alternation(DENOMINATORS)})s?"
    r"(?![a-z])",
    re.IGNORECASE,
)


def _compound_part(text: str, at: int) -> Reading | None:
    """Read a fraction whose denominator has two words: "three twenty-firsts"."""
    found = _COMPOUND.match(text, at)
    if found is None or _ORDINALS[found["word"].lower()] > 9:
        return None
    below = SMALL[found["tens"].lower()] + _ORDINALS[found["word"].lower()]
    return Reading(found.end(), SMALL.get(found["count"].lower(), 1.0) / below, fraction=True)


_AND_LAST = re.compile(
    rf"[ \u00a0]{{1,3}}and[ \u00a0]{{1,3}}(?:{alternation(SMALL)})(?:{JOIN}(?:{alternation(SMALL)}))?$",
    re.IGNORECASE,
)
_TENS_LAST = re.compile(rf"(?P<lead>.{{3,80}}?){JOIN}(?P<tens>{alternation(number_table('tens'))})$", re.IGNORECASE)


def _million_part(text: str, whole: Reading, part: Reading) -> Reading:
    """Add a fraction of the last scale ("3 million and a half"), of the scale that follows, or of one."""
    scaled = _scaled(text, part)
    if scaled.end > part.end and whole.value >= 1000:
        return Reading(scaled.end, whole.value + scaled.value)
    scale = max((value for value in _SCALES.values() if value >= 1e6 and whole.value % value == 0), default=1.0)
    return _scaled(text, Reading(part.end, whole.value + part.value * (scale if whole.value >= 1e6 else 1.0)))


def _decimals(text: str, whole: Reading, at: int) -> Reading:
    digits, end = "", at
    while (found := _DIGIT.match(text, end)) and len(digits) < 12:
        value = int(SMALL[found["word"].lower()])
        if digits.endswith("0") and digits[-2:-1] in tuple("23456789") and value < 10:
            digits = digits[:-1] + str(value)
        else:
            digits += str(value)
        end = found.end()
    return Reading(end, float(f"{int(whole.value)}.{digits}")) if digits else whole


def _cardinal(text: str, at: int) -> Reading | None:
    """Read a run of number words for as long as it stays one number."""
    article = _ARTICLE.match(text, at)
    if article and (dozen := re.compile(r"dozen(?![a-z])", re.IGNORECASE).match(text, article.end())):
        return Reading(dozen.end(), 12.0)
    total, group, end, last = 0.0, 1.0 if article else 0.0, -1, "article" if article else ""
    lowest = float("inf")
    place = article.end() if article else at
    while step := _STEP.match(text, place):
        word = (step["small"] or step["scale"]).lower()
        if step["small"]:
            value = SMALL[word]
            if not _fits(value, group, last):
                break
            group, last = group + value, "tens" if value >= 20 else "small"
        else:
            value = _SCALES[word]
            if last == "" or (value == 100 and last not in ("article", "small", "tens")):
                if last == "":
                    group = 1.0
                else:
                    break
            if value == 100:
                group, last = group * 100, "hundred"
            elif value >= lowest and group:
                break
            else:
                total = total + group * value if group else total * value
                group, last, lowest = 0.0, "scale", value
        end = step.end()
        gap = _GAP.match(text, end)
        if gap is None or (gap["and"] and last not in ("hundred", "scale")):
            break
        place = gap.end()
    return None if end < 0 or last == "article" else Reading(end, total + group)


def _fits(value: float, group: float, last: str) -> bool:
    """Whether a word below one hundred can follow what is read so far."""
    if last == "article" or (value == 0 and last):
        return False
    if last == "tens":
        return 0 < value < 10 and group % 10 == 0
    return last != "small"
