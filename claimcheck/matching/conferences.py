"""How proceedings are named: the conference itself, behind years, ordinals, sponsors and "Proceedings of the".

"In Proc. EMNLP 2021" and "Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing" are
one conference; a workshop, or the European conference of a field, is another than the international one.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.language.word_tables import table
from claimcheck.matching.abbreviations import abbreviates, fold_keeping_case, tokens
from claimcheck.matching.folding import letters

_WORD = re.compile(r"[^\W_]+")
_EDITION = re.compile(r"(?:19|20)\d\d|\d{1,3}(?:st|nd|rd|th)?")
_FEWEST_LETTERS = 3
_MOST_WORDS = 40
_SIZES = (1, 2, 3)
"""Letters of a word that initials may take."""
_TELLING_WORDS = 4
"""From this many words on a topic belongs to one conference and its proceedings."""


@dataclass(frozen=True, slots=True)
class Conference:
    """A name of proceedings taken apart."""

    kind: str
    """"meeting" for conferences and their like, "workshop"; empty where no word says what it is."""
    scope: tuple[str, ...]
    """Words before the kind that tell conferences of one field apart: "european", "joint"."""
    topic: str
    """What it is about; the whole name where no kind is named."""
    codes: frozenset[str]
    """Initials that stand in it, folded: "cvpr", "facct"."""
    words: tuple[str, ...]
    """All but the frame, folded."""

    @property
    def bare(self) -> str:
        """The initials, where the name is nothing else."""
        only = not self.kind and len(self.codes) == 1 and _WORD.fullmatch(self.topic)
        return next(iter(self.codes)) if only else ""


@cache
def _terms(name: str) -> frozenset[str]:
    return frozenset(table("matching", "journals")["conferences"][name])


@lru_cache(maxsize=16384)
def read_conference(name: str) -> Conference:
    """Return the parts of a name that may be that of proceedings."""
    plain = " ".join(word.upper() if sum(map(str.isupper, word)) >= _FEWEST_LETTERS else word for word in name.split())
    found = _WORD.findall(fold_keeping_case(plain))[:_MOST_WORDS]
    kept = [word for word in found if not _is_frame(word)]
    codes = frozenset(word.lower() for word in kept if _is_code(word))
    at = next((at for at, word in enumerate(kept) if word.lower() in _terms("meetings") | _terms("workshops")), None)
    folded = tuple(word.lower() for word in kept)
    if at is None:
        return Conference("", (), " ".join(kept), codes, folded)
    kind = "workshop" if kept[at].lower() in _terms("workshops") else "meeting"
    scope = tuple(word.lower() for word in kept[:at] if word.lower() not in _terms("small") and not word.isupper())
    return Conference(kind, scope, " ".join(kept[at + 1 :]), codes, folded)


def _is_code(word: str) -> bool:
    return len(word) >= _FEWEST_LETTERS and word.isupper()


def _is_frame(word: str) -> bool:
    """Whether a word only says that these are proceedings, which edition, or who holds it."""
    folded = word.lower()
    ordinal = folded in _terms("ordinals")
    return ordinal or folded in _terms("frames") or _EDITION.fullmatch(word) is not None


def same_conference(a: str, b: str) -> bool:
    """Whether two names are those of one conference; False also where either is none."""
    ours, theirs = read_conference(a), read_conference(b)
    if ours.bare or theirs.bare:
        return _fits(ours.bare, theirs) if ours.bare else _fits(theirs.bare, ours)
    if not _one_scope(ours.scope, theirs.scope):
        return False
    if ours.kind != theirs.kind:
        return not (ours.kind and theirs.kind) and _one_long_topic(ours, theirs)
    if not ours.kind or not (ours.topic and theirs.topic):
        return letters(ours.topic) == letters(theirs.topic) and bool(ours.scope or ours.topic)
    return abbreviates(tokens(ours.topic), tokens(theirs.topic))


def _one_long_topic(ours: Conference, theirs: Conference) -> bool:
    """Whether the topics are one, of so many words that what one name leaves out ("conference") tells nothing."""
    a, b = (tokens(" ".join(word for word in one.topic.split() if not _is_code(word))) for one in (ours, theirs))
    return len(a) == len(b) >= _TELLING_WORDS and abbreviates(a, b)


def _one_scope(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the words before "conference" do not tell two conferences apart."""
    telling, other = (tuple(tokens(" ".join(word for word in one if not _is_wide(word)))) for one in (a, b))
    return (not telling and not other) or abbreviates(telling, other)


def _is_wide(word: str) -> bool:
    """Whether a word says "international", in full or cut."""
    return len(word) >= _FEWEST_LETTERS and any(one.startswith(word) for one in _terms("wide"))


def _fits(code: str, other: Conference) -> bool:
    """Whether initials stand in a name, or are those of its first words."""
    if code in other.codes or other.topic.lower() == code:
        return True
    if not other.kind:
        return False
    topic = tuple(word.lower() for word in _WORD.findall(other.topic))
    return _spells(code, topic) or _spells(code, other.words)


def _spells(code: str, names: tuple[str, ...]) -> bool:
    """Whether the beginnings of the first words spell a code ("facct"); small words may be left out."""
    reached = {0}
    for at, name in enumerate(names[: 2 * len(code)]):
        given = {start + size for start in reached for size in _SIZES if code.startswith(name[:size], start)}
        reached = {end for end in given if end <= len(code)} | (reached if name in _terms("small") else set())
        if at and len(code) in reached:
            return True
    return False
