"""Which cue words of `data/kinds.toml` a sentence holds, and where.

spaCy's blank English pipeline gives the tokens and its PhraseMatcher finds the phrases; both are loaded when the first
sentence with a quantity is seen, so a page without any never pays for them. What leaves this file are our own values.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimcheck.language.word_tables import table
from claimcheck.language.words import forms

_FAR = 10_000


@dataclass(frozen=True)
class Cues:
    """The cue words of one sentence: group → places in the sentence, in order."""

    text: str
    places: Mapping[str, tuple[tuple[int, int], ...]]

    def has(self, *groups: str) -> bool:
        """Whether a word of any of these groups stands in the sentence."""
        return any(group in self.places for group in groups)

    def near(self, group: str, start: int, end: int, reach: int) -> bool:
        """Whether a word of the group stands within `reach` characters of a place."""
        for first, last in self.places.get(group, ()):  # asked a dozen times a claim: no generator, no call
            if start - last <= reach and first - end <= reach and not (start <= first and last <= end):
                return True
        return False

    def distance(self, group: str, start: int, end: int) -> int:
        """Return how many characters part a place from the nearest word of the group."""
        places = self.places.get(group, ())
        return min(
            (max(word[0] - end, start - word[1], 0) for word in places if not _inside(word, start, end)), default=_FAR
        )


def _inside(word: tuple[int, int], start: int, end: int) -> bool:
    """Whether the word is part of the quantity itself."""
    return start <= word[0] and word[1] <= end


def read_cues(sentences: Iterable[str]) -> Iterator[Cues]:
    """Yield the cue words of each sentence, in order."""
    pipeline, matcher = _matcher()
    names = pipeline.vocab.strings
    for sentence in sentences:
        document = pipeline.make_doc(sentence)
        places: dict[str, list[tuple[int, int]]] = {}
        for key, start, end in matcher(document):
            last = document[end - 1]
            places.setdefault(names[key], []).append((document[start].idx, last.idx + len(last)))
        yield Cues(sentence, {group: tuple(sorted(found)) for group, found in places.items()})


@cache
def _matcher() -> tuple[Any, Any]:
    """Return the pipeline and the matcher over all cue groups."""
    import spacy
    from spacy.attrs import LOWER
    from spacy.matcher import PhraseMatcher

    pipeline: Any = spacy.blank("en")
    # Of a word's dozen features only this one is asked for; working out the others costs as much as the tokens do.
    pipeline.vocab.lex_attr_getters = {LOWER: str.lower}
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    for group, phrases in table("claims", "kinds")["cues"].items():
        matcher.add(group, [pipeline.make_doc(form) for phrase in phrases for form in forms(phrase)])
    return pipeline, matcher
