"""The candidate nearest to an entry that no record agrees with: offered to the reader, never a match."""

from collections.abc import Sequence

from claimcheck.matching.authors import author_likeness
from claimcheck.matching.comparing import match_fields
from claimcheck.matching.folding import words
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Work

_ALIKE = 0.6
"""From this share on two titles are alike by themselves."""
_BEGINNING = 4
"""Letters by which a word is known in another form of it; shorter ones tell nothing."""
_AUTHORS = 3
"""So many shared authors make a record near whatever the title."""


def nearest_work(fields: Fields, works: Sequence[Work]) -> Work | None:
    """Return the candidate worth offering: the same authors, or much the same title; None when nothing is near."""
    scored = [(score, work) for work in works if (score := _nearness(fields, work)) > 0]
    return max(scored, key=lambda one: one[0])[1] if scored else None


def _telling(title: str | None) -> set[str]:
    """Return the beginnings of a title's longer words."""
    return {word[:_BEGINNING] for word in words(title or "") if len(word) >= _BEGINNING}


def _nearness(fields: Fields, work: Work) -> float:
    """Return how near a record comes; 0 when it is not near."""
    from rapidfuzz.fuzz import token_sort_ratio

    alike = (
        token_sort_ratio(" ".join(words(fields.title or "")), " ".join(words(work.title))) / 100
        if fields.title
        else 0.0
    )
    if not _telling(fields.title) & _telling(work.title):
        alike = 0.0  # their letters are alike, but no word is
    authors = author_likeness(fields, work)
    shared = authors.found / len(fields.authors) if fields.authors and authors.first is not None else 0.0
    matches = match_fields(fields, work)
    agrees = matches.authors.agrees
    if alike < _ALIKE and authors.found < _AUTHORS and not (agrees and (alike >= 0.4 or not fields.title)):
        return 0.0
    titled = matches.title.agrees  # the very title says more than all the authors
    return alike + shared + 0.2 * matches.agreeing + titled
