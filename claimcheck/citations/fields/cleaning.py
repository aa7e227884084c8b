"""Reference as printed → the same on one line without label, addresses, identifiers and library notes."""

import re
from dataclasses import dataclass
from functools import cache

from claimcheck.citations.fields.letters import LOWER, UPPER
from claimcheck.citations.fields.names import PARTICLE
from claimcheck.citations.fields.years import YEAR
from claimcheck.language.word_tables import table

_LABEL = re.compile(
    r"^\s*(?:(?:[•·▪◦‣*]|[–—]{1,3}|[-_]{2,6})\s*)?"  # one dash, or three for the author of the entry before
    rf"(?:\[\d{{1,3}}\]|\(\d{{1,3}}\)|\d{{1,3}}[.)](?=\s)|\d{{1,3}}(?=\s{{2,}}|\s(?:{PARTICLE}\s)?[{UPPER}]|[{UPPER}](?:[{LOWER}]|\s?\.)))?"
    r"\s*[.:,]?\s*"
)
_SOFT = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SUSPENDED = r"(?!(?:and|or|to|vs|versus|und|et|y|e|oder|plus|as|through|but)\b)"  # "pre- and post-treatment"
_BREAK = re.compile(rf"(?<=[{LOWER}])-[ \t]?\s{_SUSPENDED}(?=[{LOWER}])")
_ISO_DATE = re.compile(rf"\b({YEAR})-[01]\d-[0-3]\d\b")
_SPLIT_PAGES = re.compile(r"(?<=\d)\.?\s(?=e\d{1,4}\s?[-–]\s?e?\d)|(?<=\d{3})\.\s(?=e\d{1,2}\.?$)")
"""What typesetters put between a page and the electronic ones behind it: "499. e9-16", "360 e351-355"."""
_PAGES_IN_THOUSANDS = re.compile(r"(?<!\d)(\d{1,3})\s(\d{3}\s?[-–]\s?\d{1,3})\s(\d{3})(?!\d)")  # "10 364-10 368"
_GLUED = re.compile(r"(?<=[^\s(\[])(?=(?:Accessed|Retrieved|Available)\s)")  # "…2014.1Accessed 3 May 2020"
_DANGLING = re.compile(
    r"(?i)(?:[\s,;:(\[<]+|\b(?:available|from|at|retrieved|accessed|online|doi|pmid|pmcid|url|cited|link)\b[\s:]*)+[.)\]]*$"
)


@dataclass(frozen=True, slots=True)
class _Notes:
    """What `data/notes.toml` holds, compiled."""

    patterns: tuple[re.Pattern[str], ...]
    kept_break: re.Pattern[str]
    """A line-break hyphen that belongs to the word: behind a compound's first part or in front of a capital."""


@cache
def _notes() -> _Notes:
    known = table("citations", "notes")
    compounds = "|".join(known["compounds"])
    return _Notes(
        tuple(re.compile(pattern.replace("{date}", known["date"])) for pattern in known["patterns"]),
        re.compile(rf"(\b(?i:{compounds})|[{LOWER}](?=-\s+[{UPPER}]))-\s+{_SUSPENDED}(?=\w)"),
    )


def clean(text: str) -> str:
    """Return the reference on one line, with everything taken off that is no bibliographic field."""
    notes = _notes()
    text = _SOFT.sub("", text).replace("``", "“").replace("''", "”")
    text = _BREAK.sub("", notes.kept_break.sub(r"\1-", text))
    text = _GLUED.sub(" ", _LABEL.sub("", " ".join(text.split()), count=1))
    for pattern in notes.patterns:
        text = pattern.sub(" ", text)
    text = re.sub(r"\s+(?=[.,;:)\]])", "", " ".join(text.split()))
    text = _PAGES_IN_THOUSANDS.sub(r"\1\2\3", _SPLIT_PAGES.sub(".", text))
    text = re.sub(r"\(\)|\[\]|<>", "", _ISO_DATE.sub(r"\1", text))
    return _DANGLING.sub("", text).strip()
