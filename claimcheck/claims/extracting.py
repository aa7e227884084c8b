"""The stage in order: mask, find quantities, cut passages, judge each, name its source."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from claimcheck.claims.attribution import attribution
from claimcheck.claims.kinds import judge
from claimcheck.claims.lexicon import Cues, read_cues
from claimcheck.claims.masking import mask
from claimcheck.claims.passages import Passage, Passages
from claimcheck.config import ClaimsConfig
from claimcheck.model.citation import Apparatus, Marker
from claimcheck.model.claim import Claim, Dimension
from claimcheck.model.page import BlockKind, Page
from claimcheck.quantities.quantities import find_quantities

_ASSERTING = frozenset({Dimension.SHARE, Dimension.MULTIPLE, Dimension.STATISTIC})
"""What a heading must measure to assert something."""
_FEWEST_WORDS = 4
_TELLING = re.compile(r"[\"“‘']?(?:Did you know|Have you heard)\b", re.IGNORECASE)
_IMPRINT = re.compile(
    r"©|\(c\)|copyright|(?:first |last |date |page )?(?:posted|published|updated|reviewed|modified|update)\b",
    re.IGNORECASE,
)
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_NAMED = re.compile(r"[^\W\d_]{4,}(?: [^\W\d_]+)?[ ,:]")
_WORD = re.compile(r"[^\W\d_]{2}")


def extract(page: Page, apparatus: Apparatus, config: ClaimsConfig) -> tuple[Claim, ...]:
    """Return the quantitative claims of a page in order of the text; spans are in `page.text`."""
    masked = mask(page, apparatus)
    quantities = find_quantities(page.text, masked)
    if not quantities:
        return ()
    passages = [
        passage for passage in Passages(page, apparatus, masked, quantities).read() if _may_claim(passage, page)
    ]
    if not passages:
        return ()
    texts = [
        f"{passage.span.slice(masked)}\n{passage.context}" if passage.context else passage.span.slice(masked)
        for passage in passages
    ]
    markers = _Markers(apparatus.markers)
    claims = (
        _claim(page, passage, cues, markers, config) for passage, cues in zip(passages, read_cues(texts), strict=True)
    )
    return tuple(claim for claim in claims if claim)


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


def _claim(page: Page, passage: Passage, cues: Cues, markers: "_Markers", config: ClaimsConfig) -> Claim | None:
    kind = judge(passage.quantities, cues, passage.span.start)
    if kind is None:
        return None
    text = passage.span.slice(page.text)
    return Claim(
        span=passage.span,
        text=text,
        kind=kind,
        needs_evidence=kind in config.evidence_kinds,
        quantities=passage.quantities,
        attribution=attribution(text, markers.inside(passage)),
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
