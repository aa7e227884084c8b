"""A small search over works, to stand for a registry's: what a query brings, in order of shared rare words."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from claimcheck.matching.folding import words
from claimcheck.model.evidence import Work


class Index:
    """Works by the words of their titles, authors, journals and numbers."""

    def __init__(self, works: Iterable[Work]) -> None:
        self.works = list(works)
        self._postings: dict[str, list[int]] = defaultdict(list)
        for place, work in enumerate(self.works):
            for word in set(self._words_of(work)):
                self._postings[word].append(place)

    def search(self, text: str, rows: int = 10) -> list[Work]:
        """Return the works that share most with a reference's text."""
        scores: Counter[int] = Counter()
        for word in set(words(re.sub(r"(?<=\w)-\s*\n\s*", "", text))):
            places = self._postings.get(word, ())
            if 0 < len(places) <= len(self.works) // 5:
                for place in places:
                    scores[place] += math.log(len(self.works) / len(places))  # type: ignore[assignment]
        return [self.works[place] for place, _ in scores.most_common(rows)]

    @staticmethod
    def _words_of(work: Work) -> list[str]:
        people = " ".join(author.family for author in work.authors)
        figures = " ".join(str(one) for one in (*work.years, work.volume, work.pages) if one)
        return words(" ".join((work.title, people, *work.journals, figures)))
