"""Amounts without a number: "many", "dozens", "several weeks", "weeks or months", "a year", "double"."""

import re

from claimcheck.quantities.context_words import alternation
from claimcheck.quantities.number_words import number_table
from claimcheck.quantities.units import durations

_TIMES = "seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies)"
_PLURALS = "seconds|minutes|hours|days|nights|weeks|months|years|decades|centuries"
_STRETCH = re.compile(
    rf"(?:(?:a few|few|several|many|a couple of|couple of|a number of|multiple|some)[ \u00a0](?:short[ ]|long[ ]"
    rf"|more[ ])?)?"
    rf"(?P<unit>{_PLURALS})(?:[ ](?:and|or|to)[ ](?:even[ ])?(?:{_PLURALS}))?(?![a-z])",
    re.IGNORECASE,
)
_RECENT = re.compile(
    rf"(?:past|last|first|next|following|previous|recent)[ \u00a0](?:few[ ]|several[ ]|couple"
    rf" of[ ])?(?P<unit>{_TIMES})(?![a-z])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:an?|the)[ \u00a0](?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade|century)(?![a-z-])",
    re.IGNORECASE,
)
AND_A_HALF = re.compile(r"[ \u00a0]and[ \u00a0]a[ \u00a0]half(?![a-z-])", re.IGNORECASE)
_LEADS = re.compile(
    r"(?<![a-z])(?:within|after|for|in|over|about|nearly|almost|than|least|around|up to|every|takes?|took|lasted"
    r"|lasting|under)"
    r"[ \u00a0\n]$",
    re.IGNORECASE,
)
_TRAILS = re.compile(r"[ \u00a0](?:later|ago|or (?:more|less|longer)|after|earlier)(?![a-z])")
_VAGUE = re.compile(rf"(?:{alternation('vague')})(?![a-z])", re.IGNORECASE)
_LARGE = re.compile(
    r"(?:dozens|scores|tens|hundreds|thousands|millions|billions)(?:[ ](?:of|or(?: even)?|and)[ ](?:dozens"
    r"|hundreds|thousands|millions|billions)(?![a-z]))?",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"(?:^|[^A-Za-z])(?:the|its|their|our|your|his|her|my|’s|'s|a|second)[ \u00a0]$", re.IGNORECASE
)
_MULTIPLES = (
    {"twice": 2.0, "thrice": 3.0, "quadruple": 4.0, "quadrupled": 4.0}
    | dict.fromkeys(("double", "doubles", "doubled", "doubling"), 2.0)
    | dict.fromkeys(("triple", "triples", "tripled", "tripling"), 3.0)
    | dict.fromkeys(("halve", "halves", "halved", "halving"), 0.5)
)
_MULTIPLE = re.compile(
    rf"(?P<word>{'|'.join(sorted(_MULTIPLES, key=len, reverse=True))})(?![a-z-])(?:[ ]or[ ](?P<other>triple"
    rf"|quadruple|tripled|thrice))?",
    re.IGNORECASE,
)
_FOLDS = number_table("units") | number_table("teens") | number_table("tens") | {"hundred": 100.0, "thousand": 1000.0}
_FOLD = re.compile(rf"({'|'.join(_FOLDS)})fold(?![a-z])", re.IGNORECASE)
_NOT_DOUBLE = re.compile(
    r"[ ](?:blind|dose|check|bond|strand|room|bed|click|vision|jeopardy|standard|digit|negative|positive)",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"[ \u00a0](?:(?P<ly>dai|week|month|year|night|hour)ly|(?:a|per|each|every)[ ](?P<unit>day|week|month|year"
    r"|night|hour))(?![a-z])",
    re.IGNORECASE,
)


def read_vague(text: str, at: int) -> tuple[int, str] | None:
    """Return end and unit of an amount without a number that begins at `at`."""
    if found := _STRETCH.match(text, at) or _RECENT.match(text, at):
        unit = found["unit"].lower()
        return found.end(), _time(unit)
    if found := _LARGE.match(text, at):
        return found.end(), "vague"
    if found := _VAGUE.match(text, at):
        word = found[0].lower()
        if word in ("most", "much", "few", "scores") and _SUPERLATIVE.search(text[max(0, at - 8) : at]):
            return None
        return None if word == "scores" else (found.end(), "vague")
    return None


def read_article_time(text: str, at: int) -> tuple[int, str, float] | None:
    """Return end, unit and value of "a week", "the hour", "an hour and a half", where the words make it a duration."""
    found = _ARTICLE.match(text, at)
    if found is None:
        return None
    if half := AND_A_HALF.match(text, found.end()):
        return half.end(), found["unit"].lower(), 1.5
    definite = text[at : at + 3].lower() == "the"
    if _LEADS.search(text[max(0, at - 10) : at]) or (not definite and _TRAILS.match(text, found.end())):
        if definite and not text[max(0, at - 7) : at].lower().startswith("within"):
            return None
        return found.end(), found["unit"].lower(), 1.0
    return None


def read_multiple(text: str, at: int) -> tuple[int, float, float | None, str] | None:
    """Return end, value, higher value ("double or triple") and unit of a multiple in one word."""
    if fold := _FOLD.match(text, at):
        return fold.end(), float(_FOLDS[fold[1].lower()]), None, "times"
    found = _MULTIPLE.match(text, at)
    if found is None or _NOT_DOUBLE.match(text, found.end()):
        return None
    value = _MULTIPLES[found["word"].lower()]
    other = _MULTIPLES[found["other"].lower()] if found["other"] else None
    if often := _OFTEN.match(text, found.end()):
        unit = often["unit"] or {"dai": "day"}.get(often["ly"].lower(), often["ly"].lower())
        return often.end(), value, other, f"times/{unit}"
    return found.end(), value, other, "times"


def _time(word: str) -> str:
    if word.startswith("centur"):
        return "century"
    name = word.removesuffix("s")
    return name if name in durations() else word
