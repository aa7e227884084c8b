"""The title of an entry whose title could not be told from its journal, held against the record all the same.

In: an entry's words and a record that authors and place show to be meant. Out: a difference where a stretch between
names and place reads like a title and holds hardly a word of the record's. Nothing where the two may be one title in
two languages, where what is printed is no sentence, or where a word of doubt is left.
"""

import re

from claimcheck.matching.field_match import SILENT, FieldMatch, Sign, differs
from claimcheck.matching.folding import words
from claimcheck.matching.journals import compare_journal
from claimcheck.matching.titles import content_words, kin
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Work
from claimcheck.model.severity import Severity

_STRETCH = re.compile(r"[^.;?!:()\[\]]{20,400}")
_BROKEN = re.compile(r"[-\u00ad]\s{0,3}\n\s{0,8}")
"""A word that goes on in the next line."""
_LOWER = re.compile(r"(?<![\w.])[a-z][a-z-]{2,}")
_MOST = 2000
"""Characters of an entry that are looked at."""
_SENTENCE_WORDS, _SHARED = 4, 0.34
"""Words in small letters that make a stretch a title; the share of the record's words above which it may be its own."""
_BESIDE = 3
"""Words beside a journal's name: a year, a volume, a society."""
_ENGLISH = frozenset({"the", "of", "and", "in", "for", "with", "on", "by", "to", "from", "a", "an", "is", "are"})


def compare_unread_title(fields: Fields, work: Work, text: str) -> FieldMatch:
    """Return what the stretch between names and place says against the record's title; silent in any doubt."""
    if fields.title or fields.given or not fields.pages or not _ENGLISH & set(words(work.title)):
        return SILENT
    text = text[:_MOST]
    stretch = _stretch(text[: max(0, text.rfind(fields.pages))], fields, work)
    if stretch is None or any(_may_be(title, text) for title in (work.title, *work.other_titles)):
        return SILENT
    return differs("title", stretch, work.title, Severity.WARNING)


def _may_be(title: str, text: str) -> bool:
    """Whether so many words of a title stand in the text that it may be there, or it has too few to tell."""
    telling, shown = content_words(title), words(_BROKEN.sub("", text))
    held = sum(any(kin(word, other) for other in shown) for word in telling)
    return len(telling) < _SENTENCE_WORDS or held > _SHARED * len(telling)


def _stretch(text: str, fields: Fields, work: Work) -> str | None:
    """Return the first stretch that reads like an English title and is no journal."""
    for match in _STRETCH.finditer(text):
        stretch = " ".join(match.group().split()).strip(" ,")
        small = _LOWER.findall(stretch)
        if len(small) < _SENTENCE_WORDS or not _ENGLISH & set(small) or stretch in (fields.journal or ""):
            continue
        if not _is_journal(stretch, work):
            return stretch
    return None


def _is_journal(stretch: str, work: Work) -> bool:
    """Whether a stretch is no more than the name of the record's journal and what stands beside it."""
    longest = max((len(words(name)) for name in work.journals), default=0)
    long = len(words(stretch)) > longest + _BESIDE
    return not long and compare_journal(stretch, work).sign in (Sign.AGREES, Sign.CLOSE)
