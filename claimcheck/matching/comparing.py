"""A reference as printed, compared with one record: one work or another, and what differs.

Fields are compared in the files beside this one; here it is weighed what they say together. The title decides first;
without one, or where it is only near, the authors and the place (journal, volume, pages, year) do. Where too little is
printed, nothing is said.
"""

from dataclasses import dataclass, replace

from claimcheck.matching.authors import compare_authors, without_authors
from claimcheck.matching.containers import is_within
from claimcheck.matching.field_match import FieldMatch, Sign
from claimcheck.matching.folding import words
from claimcheck.matching.journals import compare_journal
from claimcheck.matching.ligatures import with_ligatures
from claimcheck.matching.page_ranges import compare_pages
from claimcheck.matching.titles import compare_title
from claimcheck.matching.unread_titles import compare_unread_title
from claimcheck.matching.verbatim import has_whole_title
from claimcheck.matching.year_volume_issue import compare_issue, compare_volume, compare_year
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Comparison, Difference, Work, WorkMatch
from claimcheck.model.severity import Severity

_TELLING_WORDS = 5
"""From this many words on a title belongs to one work; a shorter one ("Depression") to many."""


@dataclass(frozen=True, slots=True)
class FieldMatches:
    """How each field matches, in the order in which differences are shown."""

    authors: FieldMatch
    year: FieldMatch
    title: FieldMatch
    journal: FieldMatch
    volume: FieldMatch
    issue: FieldMatch
    pages: FieldMatch

    def all(self) -> tuple[FieldMatch, ...]:
        """Return the fields in their order."""
        return (self.authors, self.year, self.title, self.journal, self.volume, self.issue, self.pages)

    @property
    def title_holds(self) -> bool:
        """Whether one title stands whole in the other, with words around it that may be no part of it."""
        difference = self.title.difference
        return self.title.sign is Sign.CLOSE and difference is not None and difference.grade is Severity.NOTE

    @property
    def around(self) -> tuple[FieldMatch, ...]:
        """What is printed of year and place."""
        return (self.year, self.journal, self.volume, self.pages)

    @property
    def agreeing(self) -> int:
        """How many of year, journal, volume and pages agree."""
        return sum(one.agrees for one in self.around)

    @property
    def place_agrees(self) -> int:
        """How many of volume and pages agree, the journal not being another."""
        if self.journal.differs:
            return 0
        return sum(one.agrees for one in (self.volume, self.pages))

    @property
    def place_differs(self) -> int:
        """How many of year, journal, volume and pages are others."""
        return sum(one.differs for one in self.around)


def compare(fields: Fields, work: Work, text: str = "") -> Comparison:
    """Hold the printed fields against a record; the entry they were read from (`text`) may show them misread."""
    if is_within(fields, work, text):
        return _compare_part(fields, work)
    best = _compare(fields, work)
    for repaired in (with_ligatures(fields), _with_title(fields, work, text, best)):
        if repaired is not None and best.differences:
            best = min(best, _compare(repaired, work), key=lambda one: len(one.differences))
    if best.agreement is WorkMatch.SAME and (unread := compare_unread_title(fields, work, text).difference):
        return replace(best, differences=(*best.differences, unread))
    return best


def _compare_part(fields: Fields, work: Work) -> Comparison:
    """Hold a chapter against the record of its book, which tells nothing of its title, authors and pages."""
    title = Difference("title", fields.title or "", work.title, Severity.NOTE)
    whole = replace(fields, authors=(), et_al=False, title=work.title, journal=None, pages=None)
    return Comparison(WorkMatch.SAME, (title, *_compare(whole, work).differences))


def _with_title(fields: Fields, work: Work, text: str, found: Comparison) -> Fields | None:
    """Return the fields with the record's title, where the entry prints it whole and another was read for it."""
    misread = any(one.field == "title" and one.grade is Severity.ERROR for one in found.differences)
    if fields.given or not misread or not has_whole_title(work, text):
        return None
    return replace(fields, title=work.title)


def _compare(fields: Fields, work: Work) -> Comparison:
    matches = match_fields(fields, work)
    agreement = _agreement(matches, fields)
    if agreement is WorkMatch.UNKNOWN:
        return Comparison(agreement)
    return Comparison(agreement, tuple(one.difference for one in matches.all() if one.difference is not None))


def match_fields(fields: Fields, work: Work) -> FieldMatches:
    """Compare every field."""
    return FieldMatches(
        authors=compare_authors(fields, work),
        year=compare_year(fields.year, work),
        title=compare_title(without_authors(fields, work), work),
        journal=compare_journal(fields.journal, work),
        volume=compare_volume(fields.volume, work),
        issue=compare_issue(fields.issue, work),
        pages=compare_pages(fields.pages, work),
    )


def _agreement(matches: FieldMatches, fields: Fields) -> WorkMatch:
    """Weigh the fields: the title first, then authors and place."""
    if matches.title.agrees:
        return _by_title(matches, fields)
    if matches.title.sign is Sign.CLOSE:
        by_authors = matches.authors.agrees and matches.place_differs <= 1
        by_year = matches.title_holds and not matches.authors.differs
        dated = by_year and matches.year.agrees
        return WorkMatch.SAME if by_authors or dated or matches.place_agrees else WorkMatch.OTHER
    if matches.title.differs:
        return _with_other_title(matches, fields)
    return _without_title(matches, fields)


def _by_title(matches: FieldMatches, fields: Fields) -> WorkMatch:
    """Call it the same, unless a title many works bear meets other authors in another place."""
    if not matches.authors.differs or matches.place_agrees:
        return WorkMatch.SAME
    telling = len(words(fields.title or "")) >= _TELLING_WORDS
    return WorkMatch.OTHER if matches.place_differs >= (3 if telling else 1) else WorkMatch.SAME


def _with_other_title(matches: FieldMatches, fields: Fields) -> WorkMatch:
    """Call it another, unless authors and place are this work's; a few words may be no title but a description."""
    authors = matches.authors.sign
    place = matches.place_agrees + (matches.journal.agrees)
    certain = place == 3 or matches.year.agrees
    if place >= 2 and (authors is Sign.AGREES or (authors is Sign.SILENT and certain)):
        return WorkMatch.SAME
    if authors is Sign.SILENT:
        return WorkMatch.OTHER if matches.place_differs >= 2 else WorkMatch.UNKNOWN
    if authors is Sign.AGREES:
        telling = len(words(fields.title or "")) >= _TELLING_WORDS
        return WorkMatch.OTHER if telling or matches.place_differs else WorkMatch.UNKNOWN
    return WorkMatch.OTHER if _is_placed(fields) else WorkMatch.UNKNOWN


def _is_placed(fields: Fields) -> bool:
    """Whether year, journal or volume is printed, without which names may be no names."""
    return any((fields.year, fields.journal, fields.volume))


def _without_title(matches: FieldMatches, fields: Fields) -> WorkMatch:
    """Decide by authors and place together, no title being printed."""
    agreeing, differing = matches.agreeing, matches.place_differs
    if matches.authors.agrees:
        if differing >= 2:
            # Two entries read as one look like this too, as long as no journal is printed.
            return WorkMatch.OTHER if matches.journal.differs else WorkMatch.UNKNOWN
        return WorkMatch.SAME if agreeing or matches.year.differs else WorkMatch.UNKNOWN
    if matches.authors.sign is Sign.SILENT:
        return WorkMatch.SAME if agreeing >= 2 and differing <= 1 else WorkMatch.UNKNOWN
    if matches.place_agrees == 2 and (matches.journal.agrees or _year_fits(matches, fields)):
        return WorkMatch.SAME
    other = matches.authors.differs and not matches.place_agrees and _is_placed(fields)
    return WorkMatch.OTHER if other else WorkMatch.UNKNOWN


def _year_fits(matches: FieldMatches, fields: Fields) -> bool:
    """Whether the printed year is the record's, or none is printed: two entries read as one have another's year."""
    return fields.year is None or matches.year.agrees
