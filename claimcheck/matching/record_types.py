"""Types of records that nearly duplicate a work and are not it: parts, reviews, notices, preprints, abstracts."""

import re
from functools import cache

from claimcheck.language.word_tables import table, word_lists
from claimcheck.matching.folding import letters, words
from claimcheck.model.evidence import Work

_terms = word_lists("matching", "words")
_ABSTRACT_PAGES = re.compile(r"^\s*(?:[A-Za-z]{1,3}\d+|\d+[A-Za-z]+|[A-Za-z]+[-.]?\d+\s*[-\u2013]\s*[A-Za-z]*\d+)\s*$")


def is_no_work(work: Work) -> bool:
    """Whether a record is of a kind that nobody cites as the work."""
    return work.type in _terms("no_works") or not work.title


def is_preprint(work: Work) -> bool:
    """Whether a record is a posted manuscript, not a publication."""
    return work.type in ("posted-content", "Preprint")  # as Crossref and as DataCite say it


def is_deposit(work: Work) -> bool:
    """Whether a record is of something laid down beside a publication: a manuscript, a data set, a program."""
    return is_preprint(work) or work.type in _terms("deposits")


def is_late_copy(work: Work, year: int | None) -> bool:
    """Whether a record is a manuscript posted years after the printed work appeared: a copy of it, not the work."""
    return is_preprint(work) and year is not None and bool(work.years) and min(work.years) > year + 1


def is_abstract(work: Work) -> bool:
    """Whether the pages look like those of a conference abstract in a supplement."""
    return bool(work.pages and _ABSTRACT_PAGES.match(work.pages))


@cache
def _notices(side: str) -> tuple[str, ...]:
    return tuple(
        sorted((" ".join(words(one)) for one in table("matching", "titles")["notices"][side]), key=len, reverse=True)
    )


def is_notice(work: Work, title: str | None, text: str) -> bool:
    """Whether a record is about another work (a reply, a correction, a review of it) while the entry is not."""
    opening = _notice_words(work.title)
    if opening is None:
        return False
    printed = letters(title) if title else letters(text)
    return letters(work.title) not in printed and letters(opening) not in printed[: len(letters(opening)) + 40]


def is_answered(work: Work, title: str | None) -> bool:
    """Whether the printed title is that of a reply or notice about this very record, which is none itself."""
    return title is not None and _notice_words(title) is not None and _notice_words(work.title) is None


def _notice_words(title: str) -> str | None:
    """Return the words that make a title a notice's; None when it is a work's own."""
    head, mark, rest = title.partition(":")
    joined = " ".join(words(title))
    if mark and rest.strip() and " ".join(words(head)) in _notices("before"):
        return head
    for opening in _notices("before"):
        if " " in opening and joined.startswith(opening + " "):
            return opening
    tail = re.split(r"[:\u2014\u2013-]\s+|[\[(]", title)[-1]
    return tail if tail != title and " ".join(words(tail)) in _notices("behind") else None
