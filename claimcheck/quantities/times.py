"""Stretches of time: "a week", "several weeks", "the past few months", "weekly", "week 6".

A text and a place in; where the stretch ends, its unit and its value out. The words are those of `data/units.toml`.
"""

import re

from claimcheck.language.word_tables import alternation
from claimcheck.quantities.context_words import word_before, words
from claimcheck.quantities.nouns import plural
from claimcheck.quantities.units import adverbs, durations, unit_info

TIMES = sorted(name for name in durations())
"""The stretches of time in the singular."""
PLURALS = {plural(name): name for name in TIMES}
_ANY = alternation([*TIMES, *PLURALS])
_PLURAL = alternation(PLURALS)
_MANY = re.compile(
    rf"(?:(?:{alternation(words('few-of'))})[ \u00a0](?:short[ ]|long[ ]|more[ ])?)?"
    rf"(?P<unit>{_PLURAL})(?:[ ](?:and|or|to)[ ](?:even[ ])?(?:{_PLURAL}))?(?![a-z])",
    re.IGNORECASE,
)
_RECENT = re.compile(
    rf"(?:{alternation(words('recent'))})[ \u00a0](?:few[ ]|several[ ]|couple of[ ])?(?P<unit>{_ANY})(?![a-z])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(rf"(?P<article>an?|the)[ \u00a0](?P<unit>{alternation(TIMES)})(?![a-z-])", re.IGNORECASE)
AND_A_HALF = re.compile(r"[ \u00a0]and[ \u00a0]a[ \u00a0]half(?![a-z-])", re.IGNORECASE)
_TRAILS = re.compile(r"[ \u00a0](?:later|ago|or (?:more|less|longer)|after|earlier)(?![a-z])")
_OFTEN = re.compile(
    rf"[ \u00a0](?:(?P<adverb>{alternation(adverbs())})|(?:a|per|each|every)[ ](?P<unit>{alternation(TIMES)}))"
    r"(?![a-z])",
    re.IGNORECASE,
)
_POINTS = {
    form: name
    for name in TIMES
    if unit_info("minute").scale <= unit_info(name).scale <= unit_info("year").scale
    for form in (name, plural(name))
}
"""What time points are counted in."""


def read_stretch(text: str, at: int) -> tuple[int, str] | None:
    """Return end and unit of a stretch of time without a number: "weeks", "a few days", "the past month"."""
    found = _MANY.match(text, at) or _RECENT.match(text, at)
    if found is None:
        return None
    unit = found["unit"].lower()
    return found.end(), PLURALS.get(unit, unit)


def read_article_time(text: str, at: int) -> tuple[int, str, float] | None:
    """Return end, unit and value of "a week", "the hour", "an hour and a half", where the words make it a duration."""
    found = _ARTICLE.match(text, at)
    if found is None:
        return None
    unit = found["unit"].lower()
    if half := AND_A_HALF.match(text, found.end()):
        return half.end(), unit, 1.5
    before = word_before(text, at)
    if found["article"].lower() == "the":
        is_duration = before == "within"
    else:
        is_led = before in words("lead-times") or text[max(0, at - 6) : at - 1].lower() == "up to"
        is_duration = is_led or _TRAILS.match(text, found.end()) is not None
    return (found.end(), unit, 1.0) if is_duration else None


def read_often(text: str, at: int) -> tuple[int, str] | None:
    """Return end and unit of "weekly", "a week", "per week" that begin, with their space, at `at`."""
    found = _OFTEN.match(text, at)
    if found is None:
        return None
    return found.end(), adverbs()[found["adverb"].lower()] if found["adverb"] else found["unit"].lower()


def time_point_before(text: str, at: int) -> tuple[int, str] | None:
    """Return where "week " of "week 6" begins, and the unit of time that the bare number is counted in."""
    word = word_before(text, at)
    return (at - len(word) - 1, _POINTS[word]) if word in _POINTS else None
