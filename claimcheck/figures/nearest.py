"""A second opinion for the reader: what the cited works say nearest to a claim, by meaning.

Asked for claims with a figure that differs or was not found, since there the words for what is measured may be others.
What can be ranked is what is kept of a work: the few words around each figure it reports. It is asked after the rules
have judged, so nothing follows from it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import isfinite
from typing import Any

from claimcheck.figures.embedding import Model
from claimcheck.model.evidence import Evidence, ReportedFigure
from claimcheck.model.finding import Analysis
from claimcheck.model.support import Nearest, Support, Verdict
from claimcheck.progress import Progress

_OPEN = frozenset({Verdict.DIFFERS, Verdict.NOT_FOUND})
_SHOWN = 3
_LONGEST = 1000
"""Characters of a claim that are compared."""
_MOST = 4000
"""Passages of one claim that are compared; as many as the full texts of ten works hold."""
_AT_ONCE = 64
_ALIKE = 0.5
"""Two passages that share so large a part of the shorter one's words stand in one sentence."""

Vectors = Mapping[str, Any]
"""Text → its vector of length 1; texts that the model knows nothing about have none."""


@dataclass(frozen=True, slots=True)
class _Question:
    """One claim, and what its works say around their figures."""

    claim: str
    passages: tuple[tuple[str, ReportedFigure], ...]
    """Label of the reference, and the figure whose words count."""
    shown: tuple[str, ...]
    """What stands beside the verdict already."""


def with_nearest(analyses: Sequence[Analysis], model: Model, progress: Progress) -> tuple[Analysis, ...]:
    """Return the analyses with the nearest passages beside each claim that has an open figure, the rest untouched.

    Each text is given to the model once.
    """
    asked = [_questions(analysis) for analysis in analyses]
    texts = dict.fromkeys(text for questions in asked for one in questions.values() for text in _texts(one))
    vectors = _embed(list(texts), model, progress)
    return tuple(
        replace(
            analysis,
            support={
                index: replace(support, nearest=_rank(questions[index], vectors)) if index in questions else support
                for index, support in analysis.support.items()
            },
        )
        for analysis, questions in zip(analyses, asked, strict=True)
    )


def _questions(analysis: Analysis) -> dict[int, _Question]:
    """Return what to ask about a page, by the claim's index."""
    return {
        index: _Question(
            analysis.document.claims[index].text[:_LONGEST],
            tuple(islice(_passages(support, analysis.evidence), _MOST)),
            tuple(one.figure.context for one in support.figures if one.figure),
        )
        for index, support in analysis.support.items()
        if any(figure.verdict in _OPEN for figure in support.figures)
    }


def _passages(support: Support, evidence: Mapping[str, Evidence]) -> Iterator[tuple[str, ReportedFigure]]:
    """Yield each passage of the cited works once."""
    known = set()
    for looked in support.looked:
        found = evidence.get(looked.reference)
        work = found.resolution.work_meant if found else None
        for figure in work.figures if work else ():
            if figure.context and figure.context not in known:
                known.add(figure.context)
                yield looked.reference, figure


def _texts(question: _Question) -> Iterator[str]:
    if question.passages:
        yield question.claim
    yield from (figure.context for _, figure in question.passages)


def _embed(texts: Sequence[str], model: Model, progress: Progress) -> Vectors:
    vectors = {}
    with progress.step("Comparing by meaning", len(texts)) as step:
        for start in range(0, len(texts), _AT_ONCE):
            some = texts[start : start + _AT_ONCE]
            for text, row in zip(some, model.encode(some), strict=True):
                vector = row.astype("float64")
                length = float(vector @ vector) ** 0.5
                if isfinite(length) and length > 0:
                    vectors[text] = vector / length
            step.advance(len(some))
    return vectors


def _rank(question: _Question, vectors: Vectors) -> tuple[Nearest, ...]:
    """Return the few nearest passages, one of each sentence, without those that the reader sees anyway."""
    claim = vectors.get(question.claim)
    if claim is None:
        return ()
    near = [
        Nearest(label, figure, score)
        for label, figure in question.passages
        if figure.context in vectors and (score := round(float(claim @ vectors[figure.context]), 3)) > 0
    ]
    seen = [_words(text) for text in question.shown]
    chosen: list[Nearest] = []
    for one in sorted(near, key=lambda one: -one.score):
        words = _words(one.figure.context)
        if not any(_alike(words, other) for other in seen):
            chosen.append(one)
            seen.append(words)
        if len(chosen) == _SHOWN:
            break
    return tuple(chosen)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * max(min(len(one), len(other)), 1)
