"""The printed list of authors against the recorded one.

The first author must be the first; the others must be among the recorded, as far as the record goes. Groups and
committees come and go between people, and an author list that cannot be read says nothing.
"""

import re
from dataclasses import dataclass

from claimcheck.matching.author_names import NameLikeness, is_name, is_organisation, name_likeness, name_parts
from claimcheck.matching.field_match import AGREES, SILENT, FieldMatch, Sign, differs
from claimcheck.matching.folding import words
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Author, Work
from claimcheck.model.severity import Severity

_MOST = 60
"""So many printed names are looked at; collaborations list thousands."""
_ORDER = list(NameLikeness)
_BORDER = re.compile(r"\.?\s?\((?:1[5-9]|20)\d\d[a-z]?\)[.,:]?\s|[.:,]\s")
"""Where authors may end."""
_LONGEST_HEAD = 300


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


def compare_authors(fields: Fields, work: Work) -> FieldMatch:
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
        return AGREES if sign is Sign.AGREES else FieldMatch(sign)
    return differs("authors", _printed_list(fields), recorded_list(work), seen.grade, sign)


def author_likeness(fields: Fields, work: Work) -> AuthorLikeness:
    """Count which printed persons the record has, in its order, and grade what differs."""
    persons = [name for name in fields.authors if is_name(name) and not _is_group(name, work)]
    recorded = [author for author in work.authors if not _is_group(author.family, work) and name_parts(author.family)]
    if not persons or not recorded or not _begins_readably(fields, work):
        return AuthorLikeness(None)
    persons = persons[:_MOST]
    ranks = [_rank(name, recorded, place) for place, name in enumerate(persons)]
    missing = tuple(name for name, likeness in zip(persons, ranks, strict=True) if likeness is NameLikeness.OTHER)
    found = len(persons) - len(missing)
    first = name_likeness(persons[0], recorded[0])
    if first is NameLikeness.OTHER and is_organisation(fields.authors[0]):
        first = NameLikeness.SAME if found else first
    moved = first is NameLikeness.OTHER and ranks[0] is not NameLikeness.OTHER
    seen = AuthorLikeness(first, found, missing, moved)
    grade = _grade(seen, persons, recorded, ranks, work)
    if grade in (None, Severity.NOTE) and _leaves_out(fields, persons, recorded, work):
        grade = Severity.WARNING
    return AuthorLikeness(first, found, missing, moved, grade)


def without_authors(fields: Fields, work: Work) -> str | None:
    """Return the printed title without the recorded authors, where a reader left them in front of it."""
    title = fields.title
    if not title or fields.authors or not work.authors:
        return title
    recorded = sorted(part for author in work.authors for part in words(f"{author.given} {author.family}"))
    for border in _BORDER.finditer(title[:_LONGEST_HEAD]):
        if sorted(words(title[: border.start()])) == recorded:
            return title[border.end() :]
    return title


def _leaves_out(fields: Fields, persons: list[str], recorded: list[Author], work: Work) -> bool:
    """Whether authors are left out and nothing says so, where the whole list was given and read as it stands."""
    if not fields.given or fields.et_al or not work.authors_complete or len(persons) < len(fields.authors):
        return False
    return len({author for author in recorded if not any(_is_meant(name, author) for name in persons)}) > 0


def _is_meant(name: str, author: Author) -> bool:
    return name_likeness(name, author) is not NameLikeness.OTHER


def _is_group(name: str, work: Work) -> bool:
    """Whether a name is an organisation's, by its words or because the record says so."""
    parts = name_parts(name)
    return is_organisation(name) or any(
        name_parts(author.family) == parts for author in work.authors if author.organisation
    )


def _begins_readably(fields: Fields, work: Work) -> bool:
    """Whether the first name on either side is one that can be compared."""
    readable = is_name(fields.authors[0]) or _is_group(fields.authors[0], work)
    return readable and any(map(str.isalpha, work.authors[0].family))


def _rank(name: str, recorded: list[Author], place: int) -> NameLikeness:
    """Return the best likeness of a printed name to any recorded author, the one at the same place first."""
    best = NameLikeness.OTHER
    for author in (*recorded[place : place + 1], *recorded):
        likeness = name_likeness(name, author)
        if likeness is NameLikeness.SAME:
            return likeness
        best = min(best, likeness, key=_ORDER.index)
    return best


def _grade(
    seen: AuthorLikeness, persons: list[str], recorded: list[Author], ranks: list[NameLikeness], work: Work
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
    if any(likeness in (NameLikeness.INITIALS, NameLikeness.SPELLING) for likeness in ranks):
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
