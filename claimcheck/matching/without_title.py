"""Mentions without a title ("Zarate et al., 2006"): author, year, journal and the words around must do."""

from claimcheck.matching.author_names import NameLikeness, name_likeness
from claimcheck.matching.comparing import FieldMatches
from claimcheck.matching.field_match import Sign
from claimcheck.matching.folding import words
from claimcheck.matching.titles import content_words, kin
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Work


def names_mention(matches: FieldMatches, fields: Fields, text: str, work: Work) -> bool:
    """Whether a record is what a mention without a title names: first author, year, printed journal and topic agree."""
    if not fields.authors or fields.year not in work.years or not _first_author(fields, work):
        return False
    if not matches.authors.agrees or matches.journal.sign in (Sign.DIFFERS, Sign.CLOSE):
        return False
    if Sign.DIFFERS in (matches.volume.sign, matches.pages.sign) or not _as_many(fields, work):
        return False
    if matches.volume.agrees and matches.pages.agrees:
        return True
    shared, telling = _shared_words(text, work.title)
    if matches.journal.agrees:
        return shared >= 1
    return shared >= max(2, min(3, telling), 0.4 * telling)


def _first_author(fields: Fields, work: Work) -> bool:
    return bool(work.authors) and name_likeness(fields.authors[0], work.authors[0]) is NameLikeness.SAME


def _as_many(fields: Fields, work: Work) -> bool:
    """Whether "et al." stands for somebody, and two names printed alone are all there are."""
    if fields.et_al:
        return len(work.authors) > len(fields.authors) or not work.authors_complete
    return len(fields.authors) != 2 or len(work.authors) == 2


def _shared_words(text: str, title: str) -> tuple[int, int]:
    """Return how many telling words of the title the text around the mention has, and how many there are."""
    around = set(words(text))
    telling = {word for word in content_words(title) if len(word) >= 4 and not word.isdigit()}
    return sum(any(kin(word, other) for other in around) for word in telling), len(telling)
