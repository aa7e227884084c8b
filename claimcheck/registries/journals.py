"""A printed journal against the recorded container titles, by the habits of ISO 4 and the NLM catalogue.

Each word may be cut to a prefix or contracted, small words go, initials may stand for a run of words, a place may follow
in brackets, parallel titles stand beside each other; well-known renamed journals are one journal.
"""

import re
from enum import StrEnum
from functools import cache, lru_cache

from claimcheck.model.evidence import Work
from claimcheck.model.severity import Severity
from claimcheck.registries.folding import letters, respell, words
from claimcheck.registries.tables import table
from claimcheck.registries.verdict import AGREES, SILENT, Sign, Verdict, differs

_PLACE = re.compile(r"[\[(][^\[\]()]{0,80}[\])]?\s*\.?\s*$")
_PARALLEL = re.compile(r"\s*[:=;|/]\s*|\s+[-\u2013\u2014]\s+|\.\s+(?=[A-Z][a-z]{3})|,\s+")
_BRACKETS = re.compile(r"[\[(]([^\[\]()]{2,80})[\])]")
_LEADING = re.compile(r"^\s*in\s*:\s*", re.IGNORECASE)


class JournalLikeness(StrEnum):
    """How two names of journals stand to each other."""

    SAME = "same"
    PARTLY = "partly"
    """One has all the words of the other and more."""
    UNREADABLE = "unreadable"
    """Initials that fit nothing known: who can tell."""
    OTHER = "other"


def compare_journal(printed: str | None, work: Work) -> Verdict:
    """Hold a printed journal against every container title of the record; the nearest counts."""
    names = [name for name in work.journals if letters(name)]
    if not printed or not letters(printed) or not names:
        return SILENT
    order = list(JournalLikeness)
    best = min((journal_likeness(printed, name) for name in names), key=order.index)
    if best is JournalLikeness.SAME:
        return AGREES
    record = names[0]
    if work.type not in (None, "journal-article"):
        return differs("journal", printed, record, Severity.WARNING, Sign.CLOSE)
    if best is JournalLikeness.OTHER:
        return differs("journal", printed, record, Severity.ERROR)
    return differs("journal", printed, record, Severity.WARNING, Sign.CLOSE)


@lru_cache(maxsize=16384)
def journal_likeness(printed: str, record: str) -> JournalLikeness:
    """Return whether two names, in full or abbreviated, name one journal."""
    ours, theirs = _forms(printed), _forms(record)
    if any(letters(a) == letters(b) for a in ours for b in theirs):
        return JournalLikeness.SAME
    pairs = [(_parts(a), _parts(b)) for a in ours for b in theirs]
    if any(a and b and _abbreviates(a, b) for a, b in pairs) or _one_by_table(ours, theirs):
        return JournalLikeness.SAME
    if any(_partly(a, b) for a, b in pairs):
        return JournalLikeness.PARTLY
    return JournalLikeness.UNREADABLE if _is_code(printed) or _is_code(record) else JournalLikeness.OTHER


def _forms(name: str) -> list[str]:
    """Return a name whole, without a place behind it, its parallel titles and what it says in brackets."""
    name = _LEADING.sub("", name)
    bare = _PLACE.sub("", name) or name
    parallel = [part for part in _PARALLEL.split(bare) if len(letters(part)) >= 4]
    inner = [part for part in _BRACKETS.findall(name) if part.isupper()]
    return list(dict.fromkeys((name, bare, *(parallel if len(parallel) > 1 else ()), *inner)))


@cache
def _terms(name: str) -> frozenset[str]:
    return frozenset(table("journals")[name])


@lru_cache(maxsize=16384)
def _parts(name: str) -> tuple[str, ...]:
    """Return the words of a name that its abbreviation must show."""
    found = [word for word in words(name) if word not in _terms("small")]
    return tuple(found) or tuple(words(name))


def _abbreviates(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the words of one name, in order, stand for the words of the other, none left over but a place."""
    reached = {(0, 0)}
    frontier = [(0, 0)]
    while frontier:
        i, j = frontier.pop()
        if _is_tail(a[i:]) and _is_tail(b[j:]):
            return True
        for step in _steps(a, b, i, j):
            if step not in reached:
                reached.add(step)
                frontier.append(step)
    return False


def _steps(a: tuple[str, ...], b: tuple[str, ...], i: int, j: int) -> list[tuple[int, int]]:
    """Return where matching can go on from the i-th and j-th word."""
    if i >= len(a) or j >= len(b):
        return []
    steps = []
    if _stands_for(a[i], b[j]):
        steps.append((i + 1, j + 1))
    for count in (2, 3, 4, 5, 6):
        if j + count <= len(b) and _joins(a[i], b[j : j + count]):
            steps.append((i + 1, j + count))
        if i + count <= len(a) and _joins(b[j], a[i : i + count]):
            steps.append((i + count, j + 1))
    return steps


def _joins(word: str, run: tuple[str, ...]) -> bool:
    """Whether one word is a run written together, or its initials."""
    joined = "".join(run)
    if (
        len(run) <= 4
        and len(word) >= 4
        and (joined == word or (joined.startswith(word) and len(word) > len(joined) - len(run[-1])))
    ):
        return True
    return (
        len(run) >= 3 and len(word) == len(run) and all(part[0] == char for part, char in zip(run, word, strict=True))
    )


@lru_cache(maxsize=65536)
def _stands_for(a: str, b: str) -> bool:
    """Whether one of two words is the other's abbreviation, or they are one word spelled twice."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if long.startswith(short) or respell(long).startswith(respell(short)):
        return True
    if short[0] != long[0] or any(char.isdigit() for char in short):
        return False
    if 2 <= len(short) <= 5 and len(long) >= len(short) + 2 and _contracts(short, long):
        return True
    stem = next((at for at, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return stem >= 5 and len(long) - stem <= 2


def _contracts(short: str, long: str) -> bool:
    """Whether `short` is `long` with letters left out behind the first."""
    rest = iter(long)
    return all(char in rest for char in short)


def _is_tail(rest: tuple[str, ...]) -> bool:
    """Whether what is left of a name is nothing, or only a place or a medium."""
    return all(word in _terms("tails") for word in rest)


def _partly(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the words of the shorter name all stand, in order, among those of the longer."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not short or len("".join(short)) < 4:
        return False
    rest = iter(long)
    return all(any(_stands_for(word, other) for other in rest) for word in short)


def _is_code(name: str) -> bool:
    """Whether a name is bare initials."""
    plain = name.replace(".", "").strip()
    return plain.isalpha() and plain.isupper() and len(plain) <= 6


@cache
def _renamed() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for group in table("journals")["one"])


def _one_by_table(ours: list[str], theirs: list[str]) -> bool:
    """Whether both names belong to one line of the table of renamed journals."""
    return any(_in_group(ours, group) and _in_group(theirs, group) for group in _renamed())


def _in_group(forms: list[str], group: tuple[str, ...]) -> bool:
    return any(_abbreviates(_parts(form), _parts(name)) for form in forms for name in group)
