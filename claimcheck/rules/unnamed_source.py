"""The rule `unnamed-source`."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import ClassVar

from claimcheck.citations.attribution import attribution
from claimcheck.language.sentences import sentences
from claimcheck.model.document import Document
from claimcheck.model.finding import Analysis, Confidence
from claimcheck.model.page import BlockKind
from claimcheck.model.severity import Severity
from claimcheck.model.span import Span
from claimcheck.rules.gaps import find_gaps, mentioned, names_itself, pointed
from claimcheck.rules.rule import Answer
from claimcheck.rules.sourcing import find_sourcing
from claimcheck.rules.wording import quote

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION, BlockKind.ROW})
_BEHIND = 8
"""A marker that begins within so many characters behind a sentence still belongs to it."""


class UnnamedSource:
    """A source that cannot be looked up.

    What it finds
        A sentence that leans on research without naming any: "studies show", "a landmark study by …", "according to
        experts", or that names one without a way to look it up, with no marker, link or author-year mention in it or
        right after it. A claim in need of evidence is reported once: here where it names a source, else as
        `uncited-claim`. A body, author or study that is named is a note; "studies show" is a warning.

    Why it matters
        The words borrow the authority of a publication and withhold the means to read it.

    What to do
        Name the publication with a citation, or say it without the appeal to research.

        Before: Studies show that better sleep lifts the mood.
        After:  Better sleep lifts the mood (Okafor et al., 2021).
    """

    id: ClassVar[str] = "unnamed-source"
    summary: ClassVar[str] = '"studies show", "according to …" with nothing to look up'
    severity: ClassVar[Severity] = Severity.WARNING
    asks_outside: ClassVar[bool] = False

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per sentence that leans on a source it does not name."""
        document, points = analysis.document, _Pointing(analysis.document)
        for gap in find_gaps(document):
            if gap.named is not None:
                claim = document.claims[gap.claim]
                yield _answer(claim.span, gap.named, by_name=bool(claim.attribution), claim=gap.claim, group=gap.group)
        mentions = mentioned(document)
        for index, claim in enumerate(document.claims):
            if claim.needs_evidence or index in document.cited or pointed(claim.attribution or "", mentions):
                continue
            phrase = find_sourcing(claim.text)
            if phrase and not names_itself(phrase) and not points.from_within(claim.span):
                yield _answer(claim.span, phrase, by_name=bool(claim.attribution), claim=index)
        for span in _other_sentences(document):
            words = span.slice(document.page.text)
            if (phrase := find_sourcing(words)) and not names_itself(phrase) and not points.from_within(span):
                name = attribution(words, ())
                if name is None or not pointed(name, mentions):
                    yield _answer(span, phrase, by_name=name is not None, subject=words)


def _answer(
    span: Span,
    phrase: str,
    *,
    by_name: bool,
    claim: int | None = None,
    subject: str | None = None,
    group: str | None = None,
) -> Answer:
    return Answer(
        span,
        f"This leans on {quote(phrase, 80)} and gives no way to look it up.",
        "cite the publication that is meant (title, year, link or DOI), or say it without the appeal to a source",
        severity=Severity.NOTE if by_name else None,  # whoever knows the name can look for it
        confidence=Confidence.LOW if by_name else Confidence.MEDIUM,
        claim=claim,
        subject=subject,
        group=group,
    )


class _Pointing:
    """Knows where the markers of a document stand."""

    def __init__(self, document: Document) -> None:
        self._text = document.page.text
        self._markers = sorted(marker.span for marker in document.citation_index.markers)

    def from_within(self, span: Span) -> bool:
        """Whether a marker stands in the sentence or right behind it, in the same block."""
        at = bisect_left(self._markers, Span(span.start, 0))
        if at == len(self._markers):
            return False
        start = self._markers[at].start
        return start < span.end or (start < span.end + _BEHIND and "\n\n" not in self._text[span.end : start])


def _other_sentences(document: Document) -> Iterator[Span]:
    """Yield the sentences of the page's prose that hold no claim; no questions, and nothing of reference lists."""
    taken = sorted([*document.citation_index.lists, *(claim.span for claim in document.claims)], reverse=True)
    markers = sorted(marker.span for marker in document.citation_index.markers)
    for block in document.page.blocks:
        if block.kind not in _PROSE:
            continue
        for span in sentences(document.page.text, block.span, markers):
            while taken and taken[-1].end <= span.start:
                taken.pop()
            is_question = span.slice(document.page.text).rstrip('"”’) ').endswith("?")
            if not is_question and not (taken and taken[-1].overlaps(span)):
                yield span
