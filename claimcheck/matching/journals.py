"""A printed journal against the recorded container titles: one journal, partly, unreadable, or another.

How names abbreviate is `abbreviations.py`'s; here the forms of a name (with and without a place in brackets, a parallel
title, a subtitle) are tried, and journals that went by several names are one.
"""

import re
from enum import StrEnum
from functools import cache, lru_cache

from claimcheck.language.word_tables import table
from claimcheck.matching.abbreviations import Token, abbreviates, contains, tokens
from claimcheck.matching.conferences import same_conference
from claimcheck.matching.field_match import AGREES, SILENT, FieldMatch, Sign, differs
from claimcheck.matching.folding import letters, words
from claimcheck.matching.record_types import is_preprint
from claimcheck.model.evidence import Work
from claimcheck.model.severity import Severity

_PLACE = re.compile(r"[\[(][^\[\]()]{0,80}[\])]?\s*\.?\s*$")
_PARALLEL = re.compile(r"\s*[=|]\s*")
_SUBTITLE = re.compile(r"\s*[:;]\s+|\s+[-\u2013\u2014]\s+|\s*[,(]")
_BRACKETS = re.compile(r"[\[(]([A-Z][A-Za-z]{2,9})[\])]")
_LEADING = re.compile(r"^\s*in\s*:\s*", re.IGNORECASE)

_LONGEST = 300
"""What lies behind is no name of a journal."""


class JournalLikeness(StrEnum):
    """How two names of journals stand to each other, nearest first."""

    SAME = "same"
    UNREADABLE = "unreadable"
    """The record has nothing but initials that fit nothing: who can tell."""
    PARTLY = "partly"
    """One has all the words of the other and more, or initials are printed that do not fit."""
    OTHER = "other"


def compare_journal(printed: str | None, work: Work) -> FieldMatch:
    """Hold a printed journal against every container title of the record; the nearest counts.

    A preprint's record names no journal, or the archive: then the printed one may be where the work appeared later.
    A record that names but the series in which the volumes of many conferences appear does not say which one it is.
    """
    names = [name for name in work.journals if letters(name)]
    if not printed or not letters(printed):
        return SILENT
    if is_preprint(work) or (names and all(map(is_archive, names))):
        return _compare_archive(printed, names)
    if not is_series(printed):
        names = [name for name in names if not is_series(name)]
    if not names:
        return SILENT
    found = {journal_likeness(printed, name) for name in names}
    if JournalLikeness.SAME in found:
        return AGREES
    if found == {JournalLikeness.UNREADABLE}:
        return SILENT
    best = JournalLikeness.PARTLY if JournalLikeness.PARTLY in found else JournalLikeness.OTHER
    if best is JournalLikeness.OTHER and work.type in (None, "journal-article"):
        return differs("journal", printed, names[0], Severity.ERROR)
    return differs("journal", printed, names[0], Severity.WARNING, Sign.CLOSE)


def _compare_archive(printed: str, names: list[str]) -> FieldMatch:
    """Hold a printed journal against the record of a preprint."""
    near = (JournalLikeness.SAME, JournalLikeness.PARTLY)
    archive = is_archive(printed)
    if any(journal_likeness(printed, name) in near[: 1 + archive] for name in names):
        return AGREES
    if archive:
        return SILENT
    record = f"a preprint ({names[0]})" if names else "a preprint"
    return differs("journal", printed, record, Severity.NOTE, Sign.SILENT)


def is_archive(printed: str) -> bool:
    """Whether a name is that of an archive of preprints."""
    joined, apart = letters(printed), words(printed)
    return any(name in apart or (len(name) > 6 and name in joined) for name in _archives()) or "rxiv" in joined


def is_series(name: str) -> bool:
    """Whether a name is that of a series in which the volumes of many conferences appear."""
    ours = tokens(name[:_LONGEST])
    return any(abbreviates(ours[: len(known)], known) for known in map(tokens, table("matching", "journals")["series"]))


@cache
def _archives() -> frozenset[str]:
    return frozenset(table("matching", "journals")["archives"])


@lru_cache(maxsize=16384)
def journal_likeness(printed: str, record: str) -> JournalLikeness:
    """Return how two names of journals, in full or abbreviated, stand to each other."""
    ours, theirs = _forms(printed[:_LONGEST]), _forms(record[:_LONGEST])
    if any(letters(a) == letters(b) for a in ours for b in theirs):
        return JournalLikeness.SAME
    pairs = [(tokens(a), tokens(b)) for a in ours for b in theirs]
    if any(abbreviates(a, b) for a, b in pairs):
        return JournalLikeness.SAME
    our_lines, their_lines = _lines_of(printed), _lines_of(record)
    if our_lines & their_lines or any(same_conference(a, b) for a in ours for b in theirs):
        return JournalLikeness.SAME
    code = _is_code(printed)
    if _is_code(record) and not their_lines:  # initials against others, or against a journal whose names are known
        return JournalLikeness.PARTLY if code or our_lines else JournalLikeness.UNREADABLE
    unfit = code and not our_lines
    return JournalLikeness.PARTLY if unfit or any(contains(a, b) for a, b in pairs) else JournalLikeness.OTHER


@lru_cache(maxsize=16384)
def _forms(name: str) -> tuple[str, ...]:
    """Return a name whole, without place or subtitle behind it, its parallel titles and what brackets call it."""
    name = _LEADING.sub("", name)
    forms = [name, _PLACE.sub("", name)]
    if _PARALLEL.search(name):
        forms += _PARALLEL.split(name)
    for form in tuple(forms):
        main = _SUBTITLE.split(form, maxsplit=1)[0]
        if not _continues(form[len(main) :]):
            forms.append(main)
    if rest := _without_initials(name) or _without_society(name):
        forms.append(rest)
    forms += [code for code in _BRACKETS.findall(name) if sum(map(str.isupper, code)) >= 3]
    return tuple(dict.fromkeys(form.strip() for form in forms if len(letters(form)) >= 2))


def _without_initials(name: str) -> str | None:
    """Return a name without its own initials in front: "KJfP Kleines Jahrbuch für Physik"."""
    code, _, rest = name.strip().partition(" ")
    initials = iter(word[0] for word in words(rest))
    if len(code) < 3 or not code.isalpha() or sum(map(str.isupper, code)) < 2:
        return None
    return rest.strip() if all(letter in initials for letter in letters(code)) else None


def _without_society(name: str) -> str | None:
    """Return a name of several words without the society's initials in front: "ACM News of Naps"."""
    first, _, rest = name.strip().partition(" ")
    return rest.strip() if first.lower() in table("matching", "journals")["societies"] and " " in rest.strip() else None


def _continues(rest: str) -> bool:
    """Whether what follows is the name going on ("Science, Technology, & …"), not a place or subtitle."""
    return rest.startswith(",") and not all(token.word in _tails() for token in tokens(rest))


@cache
def _tails() -> frozenset[str]:
    return frozenset(table("matching", "journals")["tails"])


def _is_code(name: str) -> bool:
    """Whether a name is bare initials: "AJP", "ApJ", "zvg" are, "Cell" is not."""
    plain = name.replace(".", "").strip()
    if plain.casefold() in table("matching", "journals")["in_capitals"]:
        return False
    return plain.isalpha() and len(plain) <= 9 and (plain.isupper() or (len(plain) <= 4 and not plain.istitle()))


@cache
def _lines() -> tuple[tuple[tuple[str, tuple[Token, ...]], ...], ...]:
    return tuple(tuple((name, tokens(name)) for name in line) for line in table("matching", "journals")["one"])


@lru_cache(maxsize=16384)
def _lines_of(name: str) -> frozenset[int]:
    """Return which lines of the table of renamed journals a name stands in."""
    forms = [(form, tokens(form)) for form in _forms(name)]
    return frozenset(
        index
        for index, line in enumerate(_lines())
        if any(
            abbreviates(words_, known_words) or ((known.isupper() or " " in known) and same_conference(form, known))
            for form, words_ in forms
            for known, known_words in line
        )
    )
