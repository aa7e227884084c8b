"""What honest lists do to an entry, and what makes one field of it wrong: tables of changes by name."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from claimcheck.matching.journals import is_archive
from claimcheck.model.evidence import Author, Work
from tests.benchmarks.entry_texts import Shown

_SPELLINGS = {
    "behavior": "behaviour", "tumor": "tumour", "color": "colour", "pediatric": "paediatric", "anemia": "anaemia",
    "randomized": "randomised", "hospitalized": "hospitalised", "characterization": "characterisation",
    "center": "centre", "analyzing": "analysing", "modeling": "modelling", "leukemia": "leukaemia", "fiber": "fibre",
    "estrogen": "oestrogen", "ischemic": "ischaemic", "optimization": "optimisation", "program": "programme",
}  # fmt: skip
_LONG_WORD = re.compile(r"\b[A-Za-z][a-z]{5,}\b")
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "κ": "kappa", "μ": "mu", "ω": "omega"}
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss"}


_WHOLE = Shown()


@dataclass(frozen=True, slots=True)
class Pair:
    """What is printed, and the record it is held against."""

    printed: Work
    record: Work
    shown: Shown = _WHOLE
    text: Callable[[str], str] = str
    """What is done to the entry's text; BibTeX stays as it is."""


Variation = Callable[[Work, Work], Pair | None]
"""A work and another one → a pair; None where the work has nothing to vary."""


def _title(change: Callable[[str], str]) -> Variation:
    def vary(work: Work, other: Work) -> Pair | None:
        changed = change(work.title)
        return Pair(replace(work, title=changed), work) if changed != work.title else None

    return vary


def _authors(change: Callable[[Author], Author | None]) -> Variation:
    def vary(work: Work, other: Work) -> Pair | None:
        changed = tuple(one for author in work.authors if (one := change(author)) is not None)
        return Pair(replace(work, authors=changed), work) if changed and changed != work.authors else None

    return vary


def _printed(**changes: Callable[[Work], object]) -> Variation:
    def vary(work: Work, other: Work) -> Pair | None:
        changed = replace(work, **{name: change(work) for name, change in changes.items()})  # type: ignore[arg-type]
        return Pair(changed, work) if changed != work else None

    return vary


def _shown(shown: Shown, wanted: Callable[[Work], object]) -> Variation:
    return lambda work, _: Pair(work, work, shown) if wanted(work) else None


def _text(change: Callable[[str], str]) -> Variation:
    return lambda work, _: Pair(work, work, text=change)


def _folded(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _mapped(text: str, table: Mapping[str, str]) -> str:
    for old, new in table.items():
        text = text.replace(old, new)
    return text


def _broken(text: str) -> str:
    """Break every fourth long word at a line's end, as a narrow column does."""
    count = 0

    def cut(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{match[1]}-\n{match[2]}" if count % 4 == 0 else match[0]

    return re.sub(r"\b([a-z]{4,6})([a-z]{4,})\b", cut, text)


def _wrapped(text: str) -> str:
    words, lines = text.split(), [""]
    for word in words:
        lines = [*lines, word] if len(lines[-1]) + len(word) > 60 else [*lines[:-1], f"{lines[-1]} {word}".strip()]
    return "\n".join(lines)


def _without_subtitle(title: str) -> str:
    head, mark, rest = title.partition(": ")
    return head if mark and len(head) >= 20 and rest else title


def _padded(value: str | None) -> str | None:
    return re.sub(r"\d+", lambda found: found[0].zfill(4), value) if value else value


def _unpadded(work: Work, other: Work) -> Pair | None:
    record = replace(work, volume=_padded(work.volume), pages=_padded(work.pages))
    return Pair(work, record) if record != work else None


def _numbered(work: Work, other: Work) -> Pair | None:
    """Print an article number where the record gives pages of its own, counted from 1."""
    if not work.article_number:
        return None
    return Pair(replace(work, pages=None), replace(work, pages="1-12"))


def _silent(work: Work, other: Work) -> Pair | None:
    """Let the record lack volume, issue and pages, as records of papers ahead of print do."""
    return Pair(work, replace(work, volume=None, issue=None, pages=None)) if work.volume else None


def _first_missing(work: Work, other: Work) -> Pair | None:
    """Let the record's years be those of print and online."""
    return Pair(work, replace(work, years=tuple(sorted({*work.years, work.years[0] - 1})))) if work.years else None


def _other_journal_form(work: Work, other: Work) -> Pair | None:
    """Print the short form of the journal's name where the record holds only the full one; initials are no form."""
    if len(work.journals) < 2 or work.journals[0] == work.journals[1] or " " not in work.journals[1]:
        return None
    return Pair(replace(work, journals=work.journals[1:2]), replace(work, journals=work.journals[:1]))


HONEST: dict[str, Variation] = {
    "as recorded": lambda work, _: Pair(work, work),
    "first author and et al.": _shown(Shown(authors=1), lambda work: len(work.authors) > 1),
    "three authors and et al.": _shown(Shown(authors=3), lambda work: len(work.authors) > 3),
    "middle names dropped": _shown(Shown(middle_names=False), lambda work: any(" " in a.given for a in work.authors)),
    "suffixes dropped": _authors(lambda author: replace(author, suffix="")),
    "suffixes added": lambda work, _: (
        Pair(replace(work, authors=(replace(work.authors[0], suffix="Jr"), *work.authors[1:])), work)
        if not work.authors[0].organisation
        else None
    ),
    "consortium dropped": _authors(lambda author: None if author.organisation else author),
    "names without diacritics": _authors(
        lambda author: replace(author, family=_folded(author.family), given=_folded(author.given))
    ),
    "umlauts transcribed": _authors(lambda author: replace(author, family=_mapped(author.family, _UMLAUTS))),
    "names in capitals": _authors(lambda author: replace(author, family=author.family.upper())),
    "subtitle dropped": _title(_without_subtitle),
    "dash for the colon": _title(lambda title: title.replace(": ", " – ", 1)),
    "title in capitals": _title(str.upper),
    "title capitalised": _title(lambda title: re.sub(r"\b[a-z]{4,}", lambda word: word[0].capitalize(), title)),
    "title in lower case": _title(str.capitalize),
    "hyphens as blanks": _title(lambda title: re.sub(r"(?<=[a-z])-(?=[a-z])", " ", title)),
    "British spelling": _title(lambda title: _mapped(title, _SPELLINGS)),
    "Greek letters spelled": _title(lambda title: _mapped(title, _GREEK)),
    "straight quotes": _title(lambda title: _mapped(title, {"“": '"', "”": '"', "’": "'", "‘": "'"})),
    "entities": _title(lambda title: _mapped(title, {"&": "&amp;", "<": "&lt;", "é": "&eacute;"})),
    "tags": _title(lambda title: re.sub(r"\b([A-Z][a-z]{5,} [a-z]{5,})\b", r"<i>\1</i>", title, count=1)),
    "ampersand for and": _title(lambda title: title.replace(" and ", " & ")),
    "label in front": _title(lambda title: f"Review article: {title}"),
    "other form of the journal": _other_journal_form,
    "journal without The": _printed(journals=lambda work: tuple(re.sub(r"^The ", "", one) for one in work.journals)),
    "journal, & for and": _printed(journals=lambda work: tuple(one.replace(" and ", " & ") for one in work.journals)),
    "year of the other medium": _first_missing,
    "issue dropped": _printed(issue=lambda _: None),
    "first page only": _shown(Shown(first_page_only=True), lambda work: "-" in (work.pages or "")),
    "article number for pages": _numbered,
    "record zero-padded": _unpadded,
    "record without volume and pages": _silent,
    "lines wrapped": _text(_wrapped),
    "words broken at lines' ends": _text(_broken),
}
"""What honest lists do, by name."""


def _year(shift: int) -> Variation:
    return lambda work, _: Pair(replace(work, years=(work.years[0] + shift,)), work) if work.years else None


def _number(name: str, step: int) -> Variation:
    def spoil(work: Work, other: Work) -> Pair | None:
        value = getattr(work, name) or ""
        first = re.match(r"\d+", value)
        if first is None or (name == "pages" and work.article_number):
            return None
        moved = re.sub(r"\d+", lambda found: str(int(found[0]) + step), value)
        return Pair(replace(work, **{name: moved}), work)  # type: ignore[arg-type]

    return spoil


def _first_author(work: Work, other: Work) -> Pair | None:
    first, new = work.authors[0], other.authors[0]
    if first.organisation or new.organisation or first.family[:4].lower() == new.family[:4].lower():
        return None
    return Pair(replace(work, authors=(new, *work.authors[1:])), work)


def _journal(work: Work, other: Work) -> Pair | None:
    if any(map(is_archive, work.journals)):
        return None
    if (
        work.type != "journal-article"
        or other.type != "journal-article"
        or not set(work.journals).isdisjoint(other.journals)
    ):
        return None
    return Pair(replace(work, journals=other.journals), work)


def _title_word(work: Work, other: Work) -> Pair | None:
    words = [word for word in _LONG_WORD.findall(work.title) if work.title.count(word) == 1]
    new = [word for word in _LONG_WORD.findall(other.title) if word[:4].lower() not in work.title.lower()]
    if not words or not new:
        return None
    old = words[len(words) // 2]
    return Pair(replace(work, title=work.title.replace(old, new[0].title() if old.istitle() else new[0].lower())), work)


def _swapped(work: Work, other: Work) -> Pair | None:
    return Pair(replace(work, title=other.title), work) if len(other.title.split()) > 3 else None


WRONG: dict[str, Variation] = {
    "year +3": _year(3),
    "year -2": _year(-2),
    "volume": _number("volume", 7),
    "pages": _number("pages", 23),
    "first author": _first_author,
    "journal": _journal,
    "title word": _title_word,
    "title of another": _swapped,
}
"""What makes one field wrong, by name."""
