"""The stage in order: mask, find quantities, cut passages, judge each, name its source."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.citations.attribution import attribution
from claimcheck.claims.features import features
from claimcheck.claims.kinds import judge
from claimcheck.claims.lexicon import read_cues
from claimcheck.claims.masking import mask
from claimcheck.claims.passages import Passage, Passages
from claimcheck.claims.scoring import judge_by_score
from claimcheck.config import ClaimsConfig
from claimcheck.model.citation import CitationIndex, Marker
from claimcheck.model.claim import Claim, ClaimKind, Dimension
from claimcheck.model.page import BlockKind, Page
from claimcheck.quantities.quantities import find_quantities

_ASSERTING = frozenset({Dimension.SHARE, Dimension.MULTIPLE, Dimension.STATISTIC})
"""What a heading must measure to assert something."""
_BEFORE = 600
"""Characters of the block before a sentence that are read for a supposition."""
_FEWEST_WORDS = 4
_TELLING = re.compile(r"[\"“‘']?(?:Did you know|Have you heard)\b", re.IGNORECASE)
_IMPRINT = re.compile(
    r"©|\(c\)|copyright|(?:first |last |date |page )?(?:posted|published|updated|reviewed|modified|update)\b",
    re.IGNORECASE,
)
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_NAMED = re.compile(r"[^\W\d_]{4,}(?: [^\W\d_]+)?[ ,:]")
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be a claim."""

    passage: Passage
    kind: ClaimKind
    """As the conventions give it."""
    features: tuple[str, ...]


def extract(page: Page, citation_index: CitationIndex, config: ClaimsConfig) -> tuple[Claim, ...]:
    """Return the quantitative claims of a page in order of the text; spans are in `page.text`."""
    masked = mask(page, citation_index)
    quantities = find_quantities(page.text, masked)
    if not quantities:
        return ()
    passages = [
        passage for passage in Passages(page, citation_index, masked, quantities).read() if _may_claim(passage, page)
    ]
    if not passages:
        return ()
    markers = _Markers(citation_index.markers)
    return tuple(_claim(page, candidate, markers, config) for candidate in _judged(page, passages, masked))


def candidates(page: Page, citation_index: CitationIndex) -> Iterator[Candidate]:
    """Yield what `extract` makes claims of, with the features it is scored by: what weights are fitted on."""
    masked = mask(page, citation_index)
    quantities = find_quantities(page.text, masked)
    passages = Passages(page, citation_index, masked, quantities).read() if quantities else ()
    yield from _judged(page, [passage for passage in passages if _may_claim(passage, page)], masked)


def _judged(page: Page, passages: Sequence[Passage], masked: str) -> Iterator[Candidate]:
    """Yield the passages that say something, with the kind that the conventions give and their features."""
    texts = [
        f"{passage.span.slice(masked)}\n{passage.context}" if passage.context else passage.span.slice(masked)
        for passage in passages
    ]
    for passage, cues in zip(passages, read_cues(texts) if texts else (), strict=True):
        start = passage.span.start
        kind = judge(passage.quantities, cues, start)
        if kind is not None:
            text = passage.span.slice(page.text)
            before = page.text[max(passage.block.span.start, start - _BEFORE) : start]
            seen = features(passage, text, kind, cues, before)
            yield Candidate(passage, kind, tuple(seen))


def _may_claim(passage: Passage, page: Page) -> bool:
    """Whether a passage is more than a label, a question or a heading."""
    text = passage.span.slice(page.text)
    measures = {quantity.dimension for quantity in passage.quantities}
    if passage.tile:
        return True
    if not _has_words(passage, page):
        return False
    if text.rstrip("\"'”’) ").endswith("?"):
        return Dimension.SHARE in measures and _TELLING.match(text) is not None
    if passage.block.kind is BlockKind.HEADING:
        return bool(measures & _ASSERTING) and len(text.split()) >= _FEWEST_WORDS
    if measures <= {Dimension.DATE, Dimension.VAGUE, Dimension.AGE}:
        return len(text.split()) > _FEWEST_WORDS + 1 and _IMPRINT.match(text) is None
    return True


def _has_words(passage: Passage, page: Page) -> bool:
    """Whether anything is said besides the quantities."""
    at, rest = passage.span.start, ""
    told = passage.block.kind in _PROSE and passage.span.slice(page.text).endswith((".", "!"))
    for quantity in passage.quantities:
        if told and _NAMED.match(quantity.text) and quantity.dimension is Dimension.STATISTIC:
            return True  # "Hazard ratio 0.72 (95% CI 0.58–0.91).": a sentence without a verb
        rest, at = rest + page.text[at : quantity.span.start], quantity.span.end
    return _WORD.search(rest + page.text[at : passage.span.end]) is not None


def _claim(page: Page, candidate: Candidate, markers: "_Markers", config: ClaimsConfig) -> Claim:
    passage = candidate.passage
    text = passage.span.slice(page.text)
    judged = judge_by_score(candidate.features, candidate.kind)
    return Claim(
        span=passage.span,
        text=text,
        kind=judged.kind,
        needs_evidence=judged.kind in config.evidence_kinds,
        quantities=passage.quantities,
        attribution=attribution(text, markers.inside(passage)),
        score=judged.score,
        reasons=judged.reasons,
    )


class _Markers:
    """The page's markers, to be asked for those of a passage."""

    def __init__(self, markers: Sequence[Marker]) -> None:
        self._markers = sorted(markers, key=lambda marker: marker.span)
        self._starts = [marker.span.start for marker in self._markers]

    def inside(self, passage: Passage) -> list[Marker]:
        """Return the markers that begin inside a passage."""
        first = bisect_left(self._starts, passage.span.start)
        last = bisect_left(self._starts, passage.span.end)
        return self._markers[first:last]
