"""A printed title against the titles of a record: the same, a fragment, a variant, near, or another.

Honest variation that says nothing: case, hyphens, quotes, tags, a label put before or behind ("RETRACTED:",
"[letter]"). A dropped subtitle or another form of a word is worth a note; another word a warning; another title is
another work.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate

from claimcheck.language.word_tables import table
from claimcheck.matching.field_match import AGREES, SILENT, FieldMatch, Sign, differs
from claimcheck.matching.folding import fold, letters, respell, words
from claimcheck.matching.title_forms import FRAGMENT_LETTERS, forms_of
from claimcheck.model.evidence import Work
from claimcheck.model.severity import Severity

_BOUNDARY = re.compile(r"[:.?!;\u2013\u2014\u2212(\[/]|\s[-~|]\s|,\s")
_AMPERSAND = re.compile(r"\s?&(?:amp;)*(?![#\w]{1,10};)\s?")
_ROMAN = re.compile(r"(?:ix|iv|v?i{1,3}|v|x{1,3}(?:ix|iv|v?i{0,3}))$")
_LONGEST = 1000
"""What lies behind is no title."""
_SMALL = 5
"""A word of fewer letters that carries nothing neither begins nor ends a scrap of a title."""
_ENDING = 3
"""So many letters behind the last word of a title are an ending."""
_NEAR_SHARE = 0.6
_VARIANT_WORDS = 8
"""From this many words on, one different word still leaves no doubt which title is meant."""


class Likeness(StrEnum):
    """How a printed title stands to a recorded one, nearest first."""

    EQUAL = "equal"
    FRAGMENT = "fragment"
    """One is the other without its subtitle."""
    VARIANT = "variant"
    """The same words in other forms, or a word more or less that carries nothing."""
    NEAR = "near"
    """Some words are others."""
    PART = "part"
    """The printed title is the first words of the recorded one, cut where no subtitle begins, or but its subtitle."""
    OTHER = "other"
    MUTE = "mute"
    """One is but the first word or two of the other, cut by a reader or a registry: nothing follows."""


_ORDER = list(Likeness)


@dataclass(frozen=True, slots=True)
class TitleLikeness:
    """How near two titles are, and how many words stand between them."""

    likeness: Likeness
    changed: int = 0
    """Content words that are others."""
    share: float = 1.0
    """Share of letters in words both have."""
    longer: bool = False
    """Whether the printed title is the longer one of a fragment."""
    serial: bool = False
    """Whether the words that are others are numbers of parts: "II" for "I"."""
    clean: bool = True
    """Whether a fragment ends where a subtitle begins."""


def compare_title(printed: str | None, work: Work) -> FieldMatch:
    """Hold a printed title against every title of the record; the nearest counts."""
    if not printed or len(letters(printed)) < 2 or not work.title:
        return SILENT
    if _latin(printed) and not any(map(_latin, (work.title, *work.other_titles))):
        return SILENT
    best = nearest_title(printed, work)
    if best.likeness is Likeness.MUTE:
        return SILENT
    if best.likeness is Likeness.EQUAL or (best.likeness is Likeness.FRAGMENT and best.longer and best.clean):
        return AGREES
    if best.likeness is Likeness.FRAGMENT and best.longer:
        return differs("title", printed, work.title, Severity.NOTE, Sign.CLOSE)
    if best.likeness in (Likeness.FRAGMENT, Likeness.VARIANT):
        return differs("title", printed, work.title, Severity.NOTE, Sign.AGREES)
    if best.likeness is Likeness.PART:
        return differs("title", printed, work.title, Severity.NOTE, Sign.CLOSE)
    if best.likeness is Likeness.NEAR:
        grade = Severity.WARNING if best.changed <= 2 or best.share >= 0.75 else Severity.ERROR
        sure = best.changed == 1 and len(words(printed)) >= _VARIANT_WORDS and not best.serial
        return differs("title", printed, work.title, grade, Sign.AGREES if sure else Sign.CLOSE)
    return differs("title", printed, work.title, Severity.ERROR)


def _latin(title: str) -> bool:
    """Whether a title is written in Latin letters, as far as it has letters."""
    return sum(char.isascii() for char in letters(title)) * 2 >= len(letters(title))


def bear_one_title(one: str, other: str) -> bool:
    """Whether two titles are one and the same, a dropped subtitle and other forms of its words left aside."""
    return title_likeness(one, other).likeness in {Likeness.EQUAL, Likeness.FRAGMENT, Likeness.VARIANT}


def holds_title(heading: str, title: str) -> bool:
    """Whether a page's heading may be this title: whole inside it, the same, or too near to call it another."""
    inside = f" {' '.join(words(title))} " in f" {' '.join(words(heading))} "
    return inside or title_likeness(title, heading).likeness is not Likeness.OTHER


def nearest_title(printed: str, work: Work) -> TitleLikeness:
    """Return how near the printed title comes to the nearest title of the record."""
    found = [title_likeness(printed, title) for title in (work.title, *work.other_titles) if title]
    return min(
        found,
        key=lambda one: (_ORDER.index(one.likeness), one.changed, -one.share),
        default=TitleLikeness(Likeness.OTHER, 99, 0.0),
    )


def title_likeness(printed: str, record: str) -> TitleLikeness:
    """Return how a printed title stands to one recorded title."""
    printed, record = (_AMPERSAND.sub(" and ", title[:_LONGEST]) for title in (printed, record))
    forms = [(p, r) for p in forms_of(printed) for r in forms_of(record, beside=printed)]
    if any(letters(p) == letters(r) or _respelled(p) == _respelled(r) for p, r in forms):
        return TitleLikeness(Likeness.EQUAL)
    for p, r in forms:
        fragment = _fragment(p, r)
        if fragment is not None:
            return fragment
    best = min(
        (_word_by_word(p, r) for p, r in forms), key=lambda one: (_ORDER.index(one.likeness), one.changed, -one.share)
    )
    if best.likeness is Likeness.OTHER and any(_is_part(p, r) for p, r in forms):
        return TitleLikeness(Likeness.PART, best.changed, best.share)
    return best


def _respelled(title: str) -> str:
    return "".join(map(respell, words(title)))


def _is_part(printed: str, record: str) -> bool:
    """Whether the printed words, enough of them to tell, are the first of the recorded ones, or all behind a mark."""
    p, r = words(printed), words(record)
    count = len("".join(p))
    if count < FRAGMENT_LETTERS:
        return False
    return r[: len(p)] == p or (r[-len(p) :] == p and _cut_at_boundary(record, len("".join(r)) - count))


def _fragment(printed: str, record: str) -> TitleLikeness | None:
    """Return the likeness of a title and its own beginning; None when neither begins or ends the other."""
    p, r = letters(printed), letters(record)
    short, long, whole = (p, r, record) if len(p) <= len(r) else (r, p, printed)
    longer = len(p) > len(r)
    if len(short) < FRAGMENT_LETTERS:
        scrap = long.startswith(short) or (longer and short in long and _is_torn(record))
        return TitleLikeness(Likeness.MUTE) if scrap and len(long) >= 2 * len(short) else None
    if long.startswith(short) and len(long) - len(short) <= _ENDING and not _ends_a_word(whole, len(short)):
        return None  # another form of the last word
    if long.startswith(short) and not _is_number(long[len(short) :]):
        clean = _cut_at_boundary(whole, len(short)) or (not longer and printed.rstrip().endswith(("…", "...")))
        if clean or longer or len(short) >= 0.8 * len(long):
            return TitleLikeness(Likeness.FRAGMENT, longer=longer, clean=clean or len(short) >= 25)
    if long.endswith(short) and (len(short) >= 0.6 * len(long) or longer):
        return TitleLikeness(Likeness.FRAGMENT, longer=longer, clean=len(short) >= 25)
    if longer and short in long:
        return TitleLikeness(Likeness.FRAGMENT, longer=True, clean=False)
    return None


def _is_torn(record: str) -> bool:
    """Whether a registry's title begins or ends where none does: what stood in italics beside it is lost."""
    found = words(record)
    return len(found) > 1 and any(len(word) < _SMALL and word in _empty_words() for word in (found[0], found[-1]))


def _ends_a_word(title: str, count: int) -> bool:
    """Whether a word ends behind the first `count` letters of a title."""
    ends = accumulate(map(len, words(title)))
    return any(end == count for end in ends)


def _cut_at_boundary(title: str, count: int) -> bool:
    """Whether the first `count` letters of a title end where a subtitle begins."""
    folded, seen = fold(title), 0
    for at, char in enumerate(folded):
        if seen == count:
            return _BOUNDARY.match(folded, at) is not None or _BOUNDARY.match(folded[at:].lstrip()) is not None
        seen += char.isalnum()
    return False


def _word_by_word(printed: str, record: str) -> TitleLikeness:
    """Align two titles word by word and count the content words that are others."""
    from rapidfuzz.distance import Levenshtein

    p, r = [respell(word) for word in words(printed)], [respell(word) for word in words(record)]
    if not p or not r:
        return TitleLikeness(Likeness.OTHER, 99, 0.0)
    shared, changed, serial = 0, 0, False
    for block in _blocks(Levenshtein.opcodes(p, r), p, r):
        if block[0] == block[1]:
            shared += len("".join(block[0]))
            continue
        count, common = _changed_words(*block)
        changed += count
        shared += common
        serial = serial or all(map(_is_number, block[0] + block[1]))
    share = min(1.0, shared / max(len("".join(p)), len("".join(r))))
    if changed == 0 and share >= 0.5:
        return TitleLikeness(Likeness.VARIANT, 0, share)
    content = max(1, len(_content(p)), len(_content(r)))
    if share >= _NEAR_SHARE and changed <= max(1, 0.4 * content):
        return TitleLikeness(Likeness.NEAR, changed, share, serial=serial)
    return TitleLikeness(Likeness.OTHER, changed, share)


def _blocks(opcodes: object, p: list[str], r: list[str]) -> list[tuple[list[str], list[str]]]:
    """Return the runs of equal words and the runs of differing words between them."""
    blocks: list[tuple[list[str], list[str]]] = []
    was_equal = True
    for tag, a, b, c, d in opcodes:  # type: ignore[attr-defined]
        equal = tag == "equal"
        if blocks and equal == was_equal:
            blocks[-1] = (blocks[-1][0] + p[a:b], blocks[-1][1] + r[c:d])
        else:
            blocks.append((p[a:b], r[c:d]))
        was_equal = equal
    return blocks


def _changed_words(p: list[str], r: list[str]) -> tuple[int, int]:
    """Return how many content words of a differing run are others, and the letters that still agree."""
    if "".join(p) == "".join(r):
        return 0, len("".join(p))
    p, r, common = list(p), list(r), 0
    for word in list(p):
        twin = next((other for other in r if kin(word, other)), None)
        if twin is not None:
            p.remove(word)
            r.remove(twin)
            common += max(len(word), len(twin))
    return max(len(_content(p)), len(_content(r))), common


def _is_number(word: str) -> bool:
    return word.isdigit() or _ROMAN.match(word) is not None


def kin(word: str, other: str) -> bool:
    """Whether two folded words are forms of one word, or one with a slip of the pen."""
    if word == other:
        return True
    if word[:1] != other[:1] or min(len(word), len(other)) < 4 or any(map(str.isdigit, word + other)):
        return False
    from rapidfuzz.distance import OSA

    stem = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    if stem >= 5 and stem >= 0.6 * max(len(word), len(other)):
        return max(len(word), len(other)) - stem <= 5
    return min(len(word), len(other)) >= 6 and OSA.distance(word, other) <= 1


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(respell(word) for word in table("matching", "titles")["empty"])


def _content(run: list[str]) -> list[str]:
    """Return the words that carry something."""
    return [word for word in run if word not in _empty_words()]


def content_words(title: str) -> list[str]:
    """Return the folded words of a title that carry something."""
    return [word for word in words(title[:_LONGEST]) if respell(word) not in _empty_words()]
