"""Statistics named before their number: "p < 0.01", "OR = 2.45", "N = 1,247", "t(23) = 2.1", "age 5".

A text and the place of a number in; the label, where it begins and the unit it gives the number out. The names are
those of `data/contexts.toml`.
"""

import re
from typing import NamedTuple

from claimcheck.language.word_tables import alternation, table
from claimcheck.quantities.context_words import words


class Label(NamedTuple):
    """A label as read: where the labelled quantity begins and what its unit is."""

    start: int
    unit: str


_ROWS: dict[str, dict[str, list[str]]] = table("quantities", "contexts")["labels"]
_SPACES = " \u00a0\u2000-\u200a\u202f"
_RELATION = rf"[{_SPACES}]?(?:=|<|>|≤|≥|⩽|⩾|≈|~|∼|:)[{_SPACES}]?[<>≤≥]?[{_SPACES}]?"
_LOOSE = rf"(?:{_RELATION}|[ \u00a0,]{{1,2}}(?:(?:{alternation(words('label-links'))})[ \u00a0]){{0,2}})"
_ARGUMENTS = r"(?: ?[(\[][\d,. ]{1,16}[)\]]| ?(?:for|_)[- ]?[a-z]{1,12})?"
"""Degrees of freedom, and what a p-value is for."""
_LEVEL = {"confidence-interval": r"(?:\d{2}(?:\.\d)?[ ]?%[ ]?)?"}
_SIGN = re.compile(r"[-−–+]$")
_RELATIONS = frozenset("=<>≤≥⩽⩾≈~∼:")
_NAME_ENDS = frozenset(
    {
        form
        for row in _ROWS.values()
        for name in row.get("words", ())
        for form in (name.split()[-1], f"{name.split()[-1]}s")
    }
    | {sign.lower() for row in _ROWS.values() for sign in row.get("signs", ())}
)
"""The last words of labels: a cheap look before reading."""
_AGE = re.compile(
    r"(?<![A-Za-z])age[sd]?(?: of| over| under| from| between| at| range)?[ \u00a0:]{1,2}$", re.IGNORECASE
)


def _pattern(unit: str, row: dict[str, list[str]]) -> re.Pattern[str]:
    """Return what finds the label of a unit at the end of a text."""
    named, signs, strict = (row.get(part, []) for part in ("words", "signs", "strict"))
    full = [rf"(?i:(?:adjusted |incidence )?(?:{alternation(named)})s?)"] if named else []
    bracketed = rf"(?: ?[(\[](?:{alternation(signs)})[)\]])?(?:\d{{2}}%)?" if signs else ""
    ways = [rf"(?:{'|'.join([*full, *map(re.escape, signs)])}){bracketed}{_LOOSE}"] if full or signs else []
    if strict:
        ways.append(rf"(?:{'|'.join([*full, *map(re.escape, signs), alternation(strict)])}){_ARGUMENTS}{_RELATION}")
    return re.compile(rf"(?<![A-Za-z\d]){_LEVEL.get(unit, '')}(?:{'|'.join(ways)})[(\[]?$")


_LABELS = {unit: _pattern(unit, row) for unit, row in _ROWS.items()}


def label_before(text: str, at: int) -> Label | None:
    """Return the statistic's label that ends at `at` (relation included)."""
    tail = text[max(0, at - 48) : at]
    leading = tail.rstrip(" \u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f,([-−–+")
    if leading[-1:] not in _RELATIONS and not _may_label(leading):
        return None
    if (sign := _SIGN.search(tail)) and len(tail) > 1 and tail[-2] in " =<>([,:":
        tail = tail[: sign.start()]
        at -= 1
    for unit, pattern in _LABELS.items():
        if found := pattern.search(tail):
            return Label(at - len(tail) + found.start(), unit)
    return None


def _may_label(leading: str) -> bool:
    """Whether the last word of a text, but for two that may link it to its number, is the last of a label."""
    for word in reversed(leading.rsplit(None, 3)[-3:]):
        bare = word.lstrip("([,;").rstrip(")],").lower()
        if bare in _NAME_ENDS:
            return True
        if bare not in words("label-links"):
            return False
    return False


def age_before(text: str, at: int) -> Label | None:
    """Return "age " of "age 5", "aged ": the number counts years of life."""
    tail = text[max(0, at - 20) : at]
    found = _AGE.search(tail)
    return Label(at - len(tail) + found.start(), "year-old") if found else None
