"""One printed name against one recorded author.

A printed name is never taken apart: it agrees with a recorded author when the author's family name stands in it as
whole words. That holds for "Zarate CA Jr", "Zarate, C. A., Jr.", "Carlos A. Zarate Jr." and "aan het Rot M" alike.
"""

import re
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from claimcheck.language.word_tables import table
from claimcheck.matching.folding import words
from claimcheck.model.evidence import Author

_JAMMED = re.compile(r"[A-Z]{1,2}, \w{2,} [A-Z]{1,3}$")
"""The initials of a name whose beginning is lost, and the next name: "H, Nakashima Y"."""

_LONGEST = 150


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
    return frozenset(table("matching", "names")[name])


@lru_cache(maxsize=16384)
def name_parts(name: str) -> tuple[str, ...]:
    """Return a name's folded words without suffixes and titles."""
    return tuple(word for word in words(name[:_LONGEST]) if word not in _terms("suffixes"))


def is_name(printed: str) -> bool:
    """Whether what a parser took for an author can be one person: a few words, no digits."""
    parts = name_parts(printed)
    if _JAMMED.match(printed):
        return False
    return (
        1 <= len(parts) <= 7
        and any(len(part) > 1 for part in parts)
        and not any(char.isdigit() for part in parts for char in part)
    )


def is_organisation(printed: str) -> bool:
    """Whether a printed author is a group, committee or institution."""
    return not _terms("organisations").isdisjoint(words(printed))


@lru_cache(maxsize=16384)
def name_likeness(printed: str, author: Author) -> NameLikeness:
    """Return how a printed name stands to a recorded author."""
    parts = name_parts(printed)
    family = name_parts(author.family)
    if author.organisation:
        return NameLikeness.SAME if _same_group(parts, family) else NameLikeness.OTHER
    if not parts or not family:
        return NameLikeness.OTHER
    rest = _without_family(parts, family)
    if rest is not None:
        return NameLikeness.SAME if _initials_agree(rest, name_parts(author.given)) else NameLikeness.INITIALS
    given = name_parts(author.given)
    if len(parts) > 1 and len(parts[0]) > 1 and parts == given[: len(parts)]:
        return NameLikeness.SAME  # a reader cut the name behind an initial: "Catherine M."
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
                if _sounds(run) in (_sounds(wanted), 2 * _sounds(wanted)):  # typesetting may double a name
                    return parts[:start] + parts[end + 1 :]
                if len(run) > 2 * len(wanted) + 4:
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
    if rest[0][0] in {part[0] for part in given} or given[0][0] in {part[0] for part in rest}:
        return True
    return any(len(part) <= 4 and given[0][0] in part for part in rest)


def _misspelt(parts: tuple[str, ...], family: tuple[str, ...]) -> bool:
    """Whether a word of the printed name is the family name with a slip of the pen."""
    from rapidfuzz.distance import OSA

    wanted = "".join(family)
    if len(wanted) < 5:
        return False
    allowed = 1 if len(wanted) < 9 else 2
    runs = [*parts, *(a + b for a, b in pairwise(parts))]
    return any(len(run) >= 4 and OSA.distance(run, wanted) <= allowed for run in runs)


def _same_group(parts: tuple[str, ...], group: tuple[str, ...]) -> bool:
    """Whether two names of an organisation share their words."""
    a, b = set(parts) - _terms("particles"), set(group) - _terms("particles")
    return bool(a and b) and (len(a & b) >= 0.6 * min(len(a), len(b)) or "".join(word[0] for word in group) in a)
