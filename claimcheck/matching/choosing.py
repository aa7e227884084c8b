"""Search-then-validate: which of the works a search brought is the one printed, if any.

A search always answers something. A candidate is accepted only when its title agrees and authors, year and place
agree enough; near-duplicates (preprints of a printed article, components, reviews of it, notices about it) never win
over the work.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.matching.authors import author_likeness
from claimcheck.matching.comparing import FieldMatches, compare, match_fields
from claimcheck.matching.field_match import Sign
from claimcheck.matching.folding import words
from claimcheck.matching.journals import is_archive
from claimcheck.matching.nearest_candidate import nearest_work
from claimcheck.matching.record_types import (
    is_abstract,
    is_answered,
    is_deposit,
    is_late_copy,
    is_no_work,
    is_notice,
    is_preprint,
)
from claimcheck.matching.verbatim import has_whole_title, stands_whole
from claimcheck.matching.without_title import names_mention
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Comparison, Work, WorkMatch

_TELLING_WORDS = 5
_CERTAIN_WORDS = 7
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """Which candidate is the work printed."""

    work: Work | None = None
    nearest: Work | None = None
    """The candidate worth offering when none is accepted."""
    ambiguous: bool = False
    """Whether several candidates fit equally well."""
    comparison: Comparison | None = None
    """The printed fields against `work`."""


@dataclass(frozen=True, slots=True)
class _Fit:
    work: Work
    rank: tuple[int, int, int]
    """The smaller the better: preprints last, then what agrees, then what differs."""


def choose(fields: Fields, text: str, candidates: Sequence[Work]) -> Choice:
    """Return the candidate that `fields` and `text` (the entry, or the sentence of a mention) name, or the nearest."""
    usable = [
        work for work in _distinct(candidates) if not is_no_work(work) and not is_notice(work, fields.title, text)
    ]
    fits = sorted((fit for work in usable if (fit := _fit(fields, text, work)) is not None), key=lambda fit: fit.rank)
    if not fits:
        return Choice(nearest=nearest_work(fields, usable))
    if len(fits) > 1 and fits[0].rank == fits[1].rank:
        return Choice(nearest=fits[0].work, ambiguous=True)
    best = fits[0].work
    return Choice(best, best, comparison=compare(fields, best, text))


def _distinct(candidates: Sequence[Work]) -> list[Work]:
    """Return the candidates without doubles."""
    return list({work.key: work for work in candidates}.values())


def _fit(fields: Fields, text: str, work: Work) -> _Fit | None:
    """Return how well a candidate fits; None when it does not."""
    matches = match_fields(fields, work)
    if not _accepts(matches, fields, text, work) or compare(fields, work, text).agreement is WorkMatch.OTHER:
        return None
    signs = [one.sign for one in matches.all()]
    differing = sum(one.difference is not None for one in matches.all())
    return _Fit(work, (int(is_preprint(work)), -signs.count(Sign.AGREES), differing))


def _accepts(matches: FieldMatches, fields: Fields, text: str, work: Work) -> bool:
    """Whether enough agrees to say that this record is the work printed."""
    if is_late_copy(work, fields.year) or is_answered(work, fields.title):
        return False
    if is_deposit(work) and fields.journal and not matches.journal.agrees and not is_archive(fields.journal):
        return False
    if stands_whole(work, text):
        return True
    verbatim = has_whole_title(work, text)
    if not fields.title and not verbatim:
        return names_mention(matches, fields, text, work)
    if not matches.title.agrees and not verbatim:
        return _accepts_near(matches)
    if matches.authors.differs:
        return matches.place_agrees == 2 and matches.journal.agrees
    return _accepts_titled(matches, fields, work)


def _accepts_titled(matches: FieldMatches, fields: Fields, work: Work) -> bool:
    """Decide for a title that agrees: authors must too, and as much of the place as the title is common."""
    place = matches.agreeing
    count = len(words(work.title))
    against = matches.place_differs
    if matches.authors.agrees:
        if count < _TELLING_WORDS and not (count >= _FEWEST_WORDS and _all_authors(fields, work)):
            return place >= 2 and against <= 1
        if against == 0:
            return place >= 1 or count >= _CERTAIN_WORDS
        if place > 0 and against <= place + 1:
            return True
        return count >= _CERTAIN_WORDS and len(fields.authors) >= 2 and not is_abstract(work)
    return against == 0 and (place == 4 or (place >= 2 and count >= _TELLING_WORDS))


def _all_authors(fields: Fields, work: Work) -> bool:
    """Whether three or more authors are printed who are the recorded ones, all of them: they tell as a title does."""
    seen = author_likeness(fields, work)
    return not fields.et_al and work.authors_complete and 3 <= seen.found == len(fields.authors) == len(work.authors)


def _accepts_near(matches: FieldMatches) -> bool:
    """Decide for a title that does not quite agree: everything else must."""
    place = matches.agreeing
    if matches.title.sign is Sign.CLOSE:
        return matches.authors.agrees and place >= 2 and matches.place_differs == 0
    return matches.authors.agrees and place == 4 and matches.title.sign is Sign.SILENT
