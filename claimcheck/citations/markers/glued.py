"""Superscripts that lost their raise: "sessions5,6.", "efficacy.2 The", "(study6)", "connections1—and".

A flat digit is a marker only where the page's own list makes it plausible: every number is a label there, the word
is no name or unit that carries a number, and no plainer style on the page already points at the list.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.citations.labels import labels_of
from claimcheck.citations.sighting import Prose, Sighting
from claimcheck.citations.vocabulary import words
from claimcheck.model.page import Block, Span

_NUMBERS = r"[1-9]\d{0,2}(?:[,–-]\s?[1-9]\d{0,2}){0,20}"
_CANDIDATE = re.compile(rf"(?<![\s\d(\[$€£#@_])({_NUMBERS})(?![\w%°$€£+*/=@])")
_PUNCTUATION = frozenset(".,;:!?)]\"”’'%")
_MAY_FOLLOW = re.compile(r"[\s)\]\"”’—–.,;:]|$")
_TOKEN_BEFORE = re.compile(r"[^\s—–(\[]{1,60}$")
_AFTER = re.compile(
    r"[-‐]\w|[.,:·]\d|–\d|\s?(?:%|percent\b|[mk]g\b|mcg\b|ml\b)|\s?[×x=<>≤≥±]\s?\d"
    r"|\s(?:minute|hour|day|night|week|month|year|session|patient|participant|client|time|point|dose)s?\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s?[a-z]")
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


def find(prose: Prose) -> Iterator[Sighting]:
    """Yield flat digits that the page as a whole makes markers."""
    if not prose.numbers:
        return
    candidates = list(_candidates(prose))
    pages_words = _words_of(prose)
    times = Counter((candidate.word.lower(), candidate.labels) for candidate in candidates if candidate.direct)
    for candidate in candidates:
        seen = times[(candidate.word.lower(), candidate.labels)]
        if not candidate.direct or _plausible(candidate, pages_words, seen, len(candidates)):
            yield Sighting(candidate.span, candidate.labels, flat=True)


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
    if not labels or not set(labels) <= prose.labels or _AFTER.match(text, end):
        return None
    if list(map(int, labels)) != sorted(map(int, labels)):
        return None
    if text[start - 1] in ".!?" and _GOES_ON.match(text, end):
        return None  # a sentence ended, and none begins
    token = _TOKEN_BEFORE.search(text, max(0, start - 60), start)
    if token is None or any(sign in token[0] for sign in ("://", "www.", "@", "_", "\\", "#", "=")):
        return None
    word = token[0] if direct else _word_under_punctuation(token[0])
    if word is None or not _may_carry(word):
        return None
    return _Candidate(Span(at + start, at + end), labels, word, direct)


def _word_under_punctuation(token: str) -> str | None:
    """Return the word in front of the punctuation that a number is glued to; None where it cannot be a marker."""
    if token[-1] == "%":
        return token if any(sign.isdigit() for sign in token) else None
    word = token.rstrip(".,;:!?)]\"”’'")
    if not word or word.lower() in words("abbreviations"):
        return None
    closing = token[len(word) :]
    if word[-1].isdigit():  # "2.5", "1,200", "3:2" are numbers; "2019).4" and "12%.4" are not
        return word if any(sign in ')]"”' for sign in closing) else None
    return word if word[-1].isalpha() or word[-1] in "%®™" else None


def _may_carry(word: str) -> bool:
    """Whether a marker may be glued to the word at all."""
    bare = word.lstrip("(\"“‘'[").rsplit("/", 1)[-1]
    lowered = bare.lower()
    last = re.split(r"[-‐.]", lowered)[-1]
    return not (lowered in words("units") or lowered in words("carries_number") or last in words("carries_number"))


def _plausible(candidate: _Candidate, pages_words: Counter[str], times: int, others: int) -> bool:
    """Whether the word before a directly glued number is an ordinary word of the page, not a name with a digit."""
    found = _WORD.findall(candidate.word)
    if not found:
        return False
    bare = found[-1]
    alone = pages_words[bare.lower()]
    capitals = sum(letter.isupper() for letter in bare)
    if len(bare) == 1 or (capitals and len(bare) <= 3 and len(candidate.labels) == 1):
        return False
    if len(bare) == 2:  # "us4", but not "il6" on a page with no other marker
        return others > times
    if capitals > 1:  # "SSRIs2", "PTSD4": only a name that the page also writes without the number
        return alone >= 2 and alone > times
    return times <= 2 or alone > 0
