"""Superscripts that lost their raise: "sessions5,6.", "efficacy.2 The", "(study6)", "connections1—and".

A flat digit is a marker only where the page's own list makes it plausible: every number is a label there, the word
is no name or unit that carries a number, and no plainer style on the page already points at the list.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.citations.labels import labels_of
from claimcheck.citations.mentions import is_degree
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.language.word_tables import word_lists
from claimcheck.model.citation import Traits
from claimcheck.model.page import Block
from claimcheck.model.span import Span
from claimcheck.quantities.quantities import find_quantities

_words = word_lists("citations", "markers")
_NUMBERS = r"[1-9]\d{0,2}(?:[,–-]\s?[1-9]\d{0,2}){0,20}"
_CANDIDATE = re.compile(rf"(?<![\s\d(\[$€£#@_])({_NUMBERS})(?![\w%°$€£+*/=@])")
_PUNCTUATION = frozenset(".,;:!?)]\"”’'%")
_MAY_FOLLOW = re.compile(r"[\s)\]\"”’—–.,;:]|$")
_TOKEN_BEFORE = re.compile(r"[^\s—–(\[]{1,60}$")
_AFTER = re.compile(
    r"[-‐]\w|[.,:·]\d|–\d|\s?(?:%|percent\b|[mk]g\b|mcg\b|ml\b)|\s?[×x=<>≤≥±]\s?\d"
    r"|\s(?-i:minute|hour|day|night|week|month|year|session|patient|participant|client|time|point|dose)s?\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d[.,]")
_PERCENT_STOP = re.compile(r"%[.,]$")
_IN_YEAR = re.compile(
    r"\b(?:in|since|by|until|during|before|after|between|from|to|and|of)\s(?:19|20)\d\d\.$", re.IGNORECASE
)
_NEXT_SENTENCE = re.compile(r"\s+[\"“‘(]?[A-Z][a-z]|\s*$")
_DECADE = re.compile(r"(?:1[89]|20)\d0s")
_GOES_ON = re.compile(r"\s?[a-z]")
_SEVERAL = 3
_FEW = 20
"""Numbers up to this one stand behind "level", "week" and the like on their own account."""
_MEASURE = 24
"""Characters in which a figure and its unit stand."""
_IN_UNIT = re.compile(r"\d\s?(?:[^\W\d_]{1,4}\s)?[^\W\d_]{2,5}$")
_WHOLE_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    labels: tuple[str, ...]
    word: str
    """The word before the number, without the punctuation between."""
    direct: bool
    """Whether nothing stands between word and number."""
    weak: bool
    """Whether it counts only on a page that has several others: "in 2015.32 The", "at state level44"."""
    measured: bool
    """Whether the word is the unit of a figure."""


TRAITS = Traits()


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield flat digits that the page as a whole makes markers."""
    if not prose.numbers:
        return
    candidates = list(_candidates(prose))
    pages_words = _words_of(prose)
    times = Counter((candidate.word.lower(), candidate.labels) for candidate in candidates if candidate.direct)
    strong = [candidate for candidate in candidates if not candidate.weak]
    for candidate in candidates if len(strong) > _SEVERAL else strong:
        seen = times[(candidate.word.lower(), candidate.labels)]
        if not candidate.direct or _plausible(candidate, pages_words, seen, len(candidates)):
            yield MarkerMatch(candidate.span, candidate.labels, flat=True)


def _words_of(prose: Prose) -> Counter[str]:
    """Return how often each word stands on the page without a number behind it, by its lower case."""
    return Counter(_WHOLE_WORD.findall(prose.page.text.lower()))


def _candidates(prose: Prose) -> Iterator[_Candidate]:
    for block in prose.blocks:
        text = block.span.slice(prose.page.text)
        for match in _CANDIDATE.finditer(text):
            candidate = _candidate(prose, text, match, block.span.start)
            if candidate and not _in_address(prose, block, candidate.span):
                yield candidate


def _in_address(prose: Prose, block: Block, span: Span) -> bool:
    """Whether the number stands in a link that prints an address."""
    printed = (link.span.slice(prose.page.text) for link in prose.links_over(block, span))
    return any("." in text and " " not in text for text in printed)


def _candidate(prose: Prose, text: str, match: re.Match[str], at: int) -> _Candidate | None:
    start, end = match.span(1)
    direct = text[start - 1].isalpha()
    if not direct and not (text[start - 1] in _PUNCTUATION and _MAY_FOLLOW.match(text, end)):
        return None
    labels = labels_of(text[start:end])
    if not labels or _AFTER.match(text, end) or not _are_known(prose, labels, text, start):
        return None
    if list(map(int, labels)) != sorted(map(int, labels)):
        return None
    if text[start - 1] in ".!?" and _GOES_ON.match(text, end):
        return None  # a sentence ended, and none begins
    token = _TOKEN_BEFORE.search(text, max(0, start - 60), start)
    if token is None or any(sign in token[0] for sign in ("://", "www.", "@", "_", "\\", "#", "=")):
        return None
    if direct:
        word, weak = token[0], _carries_number(token[0])
        if _is_unit(word) or (weak and int(labels[0]) <= _FEW):
            return None
    else:
        under = _word_under_punctuation(token[0])
        if under is None:
            return None
        word, weak = under, _YEAR.fullmatch(token[0]) is not None and not _ends_with_year(text, start, end)
    if is_degree(word):
        return None
    return _Candidate(Span(at + start, at + end), labels, word, direct, weak, direct and _is_measured(text, start))


def _is_measured(text: str, end: int) -> bool:
    """Whether a figure and its unit end here: "-110 mm Hg", which has no power."""
    before = text[max(0, end - _MEASURE) : end]
    return _IN_UNIT.search(before) is not None and any(
        quantity.unit and quantity.span.end == len(before) for quantity in find_quantities(before)
    )


def _ends_with_year(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends with the year before the number: "in 2021.4 The"."""
    return _IN_YEAR.search(text, max(0, start - 20), start) is not None and _NEXT_SENTENCE.match(text, end) is not None


def _are_known(prose: Prose, labels: tuple[str, ...], text: str, start: int) -> bool:
    """Whether the list has the labels: all, or behind "55%." the first, as nothing else is written there."""
    if set(labels) <= prose.labels:
        return True
    return labels[0] in prose.labels and _PERCENT_STOP.search(text, max(0, start - 2), start) is not None


def _word_under_punctuation(token: str) -> str | None:
    """Return the word in front of the punctuation that a number is glued to; None where it cannot be a marker."""
    if token[-1] == "%":
        return token if any(sign.isdigit() for sign in token) else None
    word = token.rstrip(".,;:!?)]\"”’'")
    if not word or word.lower() in _words("abbreviations"):
        return None
    closing = token[len(word) :]
    if word[-1].isdigit():  # "2.5", "1,200", "3:2" are numbers; "2019).4", "12%.4" and "2015.32 The" are not
        return word if any(sign in ')]"”' for sign in closing) or _YEAR.fullmatch(token) else None
    return word if word[-1].isalpha() or word[-1] in "%®™" else None


def _bare(word: str) -> str:
    return word.lstrip("(\"“‘'[").rsplit("/", 1)[-1].lower()


def _is_unit(word: str) -> bool:
    """Whether a number behind the word is its power: "cm2"."""
    return _bare(word) in _words("units")


def _carries_number(word: str) -> bool:
    """Whether the word is one that numbers of its own follow: "phase2", "omega3"."""
    bare = _bare(word)
    return bare in _words("carries_number") or re.split(r"[-‐.]", bare)[-1] in _words("carries_number")


def _plausible(candidate: _Candidate, pages_words: Counter[str], times: int, others: int) -> bool:
    """Whether the word before a directly glued number is an ordinary word of the page, not a name with a digit."""
    found = _WORD.findall(candidate.word)
    if _DECADE.fullmatch(candidate.word):
        return True
    if not found:
        return False
    bare = found[-1]
    alone = pages_words[bare.lower()]
    capitals = sum(letter.isupper() for letter in bare)
    if candidate.measured:
        return True
    if len(bare) == 1:
        return False
    if capitals and len(bare) <= 3:  # "B12", "GLP1"; but "CPR4" where the page speaks of CPR
        return alone > 2 * times and len(bare) == 3
    if len(bare) == 2:  # "us4", but not "il6" on a page with no other marker
        return others > times
    if capitals > 1:  # "SSRIs2", "PTSD4": only a name that the page also writes without the number
        return alone >= 2 and alone > times
    return times <= 2 or alone > 0
