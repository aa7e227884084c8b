"""Printed authors against recorded authors.

A printed name is never taken apart: it agrees with a recorded author when the author's family name stands in it as whole
words. That holds for "Zarate CA Jr", "Zarate, C. A., Jr.", "Carlos A. Zarate Jr." and "aan het Rot M" alike.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Author, Work
from claimcheck.model.severity import Severity
from claimcheck.registries.folding import words
from claimcheck.registries.tables import table
from claimcheck.registries.verdict import AGREES, SILENT, Sign, Verdict, differs

_JAMMED = re.compile(r"[A-Z]{1,2}, \w{2,}")
"""The initials of a name whose beginning is lost, and the next name: "H, Nakashima Y"."""


class NameLikeness(StrEnum):
    """How a printed name stands to a recorded author."""

    SAME = "same"
    INITIALS = "initials"
    """The family name agrees, the first initial does not."""
    SPELLING = "spelling"
    """The family name is spelled a little otherwise."""
    OTHER = "other"


@cache
def _terms(name: str) -> frozenset[str]:
    return frozenset(table("names")[name])


@lru_cache(maxsize=16384)
def _parts(name: str) -> tuple[str, ...]:
    """Return a name's folded words without suffixes and titles."""
    return tuple(word for word in words(name) if word not in _terms("suffixes"))


def is_name(printed: str) -> bool:
    """Whether what a parser took for an author can be one person: a few words, no digits."""
    parts = _parts(printed)
    if _JAMMED.match(printed):
        return False
    return 1 <= len(parts) <= 7 and any(len(part) > 1 for part in parts) and not any(char.isdigit() for char in printed)


def is_organisation(printed: str) -> bool:
    """Whether a printed author is a group, committee or institution."""
    return not _terms("organisations").isdisjoint(words(printed))


@lru_cache(maxsize=16384)
def name_likeness(printed: str, author: Author) -> NameLikeness:
    """Return how a printed name stands to a recorded author."""
    parts = _parts(printed)
    family = _parts(author.family)
    if author.organisation:
        return NameLikeness.SAME if _same_group(parts, family) else NameLikeness.OTHER
    if not parts or not family:
        return NameLikeness.OTHER
    rest = _without_family(parts, family)
    if rest is not None:
        return NameLikeness.SAME if _initials_agree(rest, _parts(author.given)) else NameLikeness.INITIALS
    given = _parts(author.given)
    rest = _without_family(parts, given) if given and len("".join(given)) > 2 else None
    if rest is not None and rest and rest[0][0] == family[0][0]:
        return NameLikeness.SAME  # given and family name the other way round
    return NameLikeness.SPELLING if _misspelt(parts, family) else NameLikeness.OTHER


def _without_family(parts: tuple[str, ...], family: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return a printed name's other words when the family name stands in it whole; None when it does not."""
    bare = tuple(part for part in family if part not in _terms("particles")) or family
    for wanted in dict.fromkeys(("".join(family), "".join(bare), *_halves(bare))):
        for start in range(len(parts)):
            run = ""
            for end in range(start, len(parts)):
                run += parts[end]
                if _sounds(run) == _sounds(wanted):
                    return parts[:start] + parts[end + 1 :]
                if len(run) > len(wanted) + 4:
                    break
    return None


def _halves(family: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of a compound family name that may be printed for the whole."""
    return tuple(part for part in (family[-1], family[0]) if len(part) >= 3) if len(family) > 1 else ()


@lru_cache(maxsize=16384)
def _sounds(name: str) -> str:
    """Bring transcribed umlauts together: Müller, Mueller, Muller."""
    return name.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _initials_agree(rest: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether what is printed beside the family name can be the recorded given names."""
    rest = tuple(part for part in rest if len(part) == 1 or part not in _terms("particles")) or rest
    if not rest or not given:
        return True
    first = {part[0] for part in given} | {part[0] for part in given[0].split()}
    if rest[0][0] in first or given[0][0] in {part[0] for part in rest}:
        return True
    return any(len(part) <= 4 and given[0][0] in part for part in rest)


def _misspelt(parts: tuple[str, ...], family: tuple[str, ...]) -> bool:
    """Whether a word of the printed name is the family name with a slip of the pen."""
    from rapidfuzz.distance import OSA

    wanted = "".join(family)
    if len(wanted) < 5:
        return False
    allowed = 1 if len(wanted) < 9 else 2
    runs = [*parts, *(a + b for a, b in zip(parts, parts[1:], strict=False))]
    return any(len(run) >= 4 and OSA.distance(run, wanted) <= allowed for run in runs)


def _same_group(parts: tuple[str, ...], group: tuple[str, ...]) -> bool:
    """Whether two names of an organisation share their words."""
    a, b = set(parts) - _terms("particles"), set(group) - _terms("particles")
    return bool(a and b) and (len(a & b) >= 0.6 * min(len(a), len(b)) or "".join(word[0] for word in group) in a)


@dataclass(frozen=True, slots=True)
class AuthorLikeness:
    """How the printed authors stand to the recorded ones as a whole."""

    first: NameLikeness | None
    """The first printed author against the first recorded; None when that cannot be said."""
    found: int = 0
    """Printed persons that the record has."""
    missing: tuple[str, ...] = ()
    """Printed persons that the record does not have."""
    moved: bool = False
    """Whether the first printed author stands elsewhere in the record."""
    grade: Severity | None = None


def compare_authors(fields: Fields, work: Work) -> Verdict:
    """Hold the printed authors against the recorded ones."""
    seen = author_likeness(fields, work)
    if seen.first is None:
        return SILENT
    sign = Sign.AGREES
    if seen.first is NameLikeness.OTHER:
        sign = Sign.CLOSE if seen.found else Sign.DIFFERS
    elif work.authors_complete and len(work.authors) > 1 and len(seen.missing) > seen.found:
        sign = Sign.CLOSE
    if seen.grade is None:
        return AGREES if sign is Sign.AGREES else Verdict(sign)
    return differs("authors", _printed_list(fields), recorded_list(work), seen.grade, sign)


def author_likeness(fields: Fields, work: Work) -> AuthorLikeness:
    """Count which printed persons the record has, in its order, and grade what differs."""
    persons = [name for name in fields.authors if is_name(name) and not is_organisation(name)]
    recorded = [
        author
        for author in work.authors
        if not author.organisation and not is_organisation(author.family) and author.family
    ]
    if not persons or not recorded:
        return AuthorLikeness(None)
    ranks = [_rank(name, recorded) for name in persons]
    missing = tuple(name for name, (likeness, _) in zip(persons, ranks, strict=True) if likeness is NameLikeness.OTHER)
    found = len(persons) - len(missing)
    first = name_likeness(persons[0], recorded[0])
    if first is NameLikeness.OTHER and is_organisation(fields.authors[0]):
        first = NameLikeness.SAME if found else first
    moved = first is NameLikeness.OTHER and ranks[0][0] is not NameLikeness.OTHER
    seen = AuthorLikeness(first, found, missing, moved)
    return AuthorLikeness(first, found, missing, moved, _grade(seen, persons, recorded, ranks, work))


def _rank(name: str, recorded: list[Author]) -> tuple[NameLikeness, int]:
    """Return the best likeness of a printed name to any recorded author, and that author's place."""
    order = list(NameLikeness)
    return min(
        ((name_likeness(name, author), place) for place, author in enumerate(recorded)),
        key=lambda one: (order.index(one[0]), one[1]),
    )


def _grade(
    seen: AuthorLikeness, persons: list[str], recorded: list[Author], ranks: list[tuple[NameLikeness, int]], work: Work
) -> Severity | None:
    """Return how much the differences between two lists of authors weigh."""
    if seen.first is NameLikeness.OTHER:
        if len(persons) > 1 and name_likeness(persons[1], recorded[0]) is not NameLikeness.OTHER and not seen.moved:
            return Severity.NOTE if len(seen.missing) == 1 and len(persons) > len(recorded) else Severity.ERROR
        return Severity.WARNING if seen.moved else Severity.ERROR
    beyond = [name for name in seen.missing if persons.index(name) < len(recorded)]
    if beyond and len(recorded) > 1 and work.authors_complete:
        return Severity.WARNING
    if seen.missing and len(recorded) > 1:
        return Severity.NOTE
    if any(likeness in (NameLikeness.INITIALS, NameLikeness.SPELLING) for likeness, _ in ranks):
        return Severity.NOTE
    return None


def _printed_list(fields: Fields) -> str:
    return ", ".join(fields.authors) + (", et al." if fields.et_al else "")


def recorded_list(work: Work) -> str:
    """Return the recorded authors in one line: family names with initials."""
    return ", ".join(_short(author) for author in work.authors) + ("" if work.authors_complete else ", et al.")


def _short(author: Author) -> str:
    initials = "".join(part[0].upper() for part in author.given.replace("-", " ").split() if part[0].isalpha())
    return " ".join(part for part in (author.family, initials, author.suffix) if part)
