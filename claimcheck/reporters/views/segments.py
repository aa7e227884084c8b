"""The page's reading text, cut where something begins or ends: claims, figures, markers, words a finding is about."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from claimcheck.model.citation import Marker
from claimcheck.model.document import Document
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span
from claimcheck.reporters.phrases import short, visible
from claimcheck.reporters.views.report_page import BlockView, Part, Run
from claimcheck.reporters.views.values import ClaimStatus

Link = tuple[str, str]
"""Address, and what it leads to in words."""


class Places:
    """Spans without overlap, looked up by offset."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        """Keep the spans with their numbers; one that begins inside another is left out."""
        self._spans: list[tuple[Span, int]] = []
        for span, number in sorted(spans):
            if len(span) and (not self._spans or span.start >= self._spans[-1][0].end):
                self._spans.append((span, number))
        self._starts = [span.start for span, _ in self._spans]

    def at(self, offset: int) -> int | None:
        """Return the number of the span that holds the offset."""
        index = bisect_right(self._starts, offset) - 1
        return self._spans[index][1] if index >= 0 and offset < self._spans[index][0].end else None

    def cuts(self, within: Span) -> Iterable[int]:
        """Yield where spans begin and end inside `within`."""
        index = max(bisect_right(self._starts, within.start) - 1, 0)
        while index < len(self._spans) and self._spans[index][0].start < within.end:
            span = self._spans[index][0]
            yield from (at for at in (span.start, span.end) if within.start < at < within.end)
            index += 1


class Cutter:
    """Everything that is marked on one page."""

    def __init__(
        self,
        document: Document,
        verdicts: Sequence[ClaimStatus],
        anchors: Sequence[str],
        flags: Sequence[Span],
        works: Mapping[str, str],
    ) -> None:
        """Note what is marked; verdicts and anchors are those of the claims, `works` where each label's work stands."""
        claims, stretches = document.claims, [*_stretches(document.citation_index.markers, works)]
        self._text, self._verdicts, self._anchors = document.page.text, verdicts, anchors
        self._ends = [claim.span.end for claim in claims]
        self._claims = Places((claim.span, number) for number, claim in enumerate(claims))
        self._figures = Places((quantity.span, 0) for claim in claims for quantity in claim.quantities)
        self._markers = Places((span, number) for number, (span, _) in enumerate(stretches))
        self._flags = Places((span, 0) for span in flags)
        self._links = {number: link for number, (_, link) in enumerate(stretches) if link}

    def block(self, block: Block) -> BlockView:
        """Return a block with everything in it marked."""
        layers = (self._claims, self._figures, self._markers, self._flags)
        cuts = sorted({block.span.start, block.span.end, *(cut for layer in layers for cut in layer.cuts(block.span))})
        runs: list[Run] = []
        parts: list[Part] = []
        current: int | None = None
        for start, end in pairwise(cuts):
            claim = self._claims.at(start)
            if claim != current and parts:
                runs.append(self._run(current, parts, start))
                parts = []
            current = claim
            parts.append(self._part(block, start, end))
        if parts:
            runs.append(self._run(current, parts, block.span.end))
        return BlockView(block, tuple(runs))

    def _part(self, block: Block, start: int, end: int) -> Part:
        text = self._text[start:end]
        if block.kind is BlockKind.ROW:
            text = text.replace("\t", " │ ")
        marker = self._markers.at(start)
        href, label = self._links.get(marker, (None, "")) if marker is not None else (None, "")
        return Part(
            text=keep_blanks(text),
            figure=self._figures.at(start) is not None,
            flagged=self._flags.at(start) is not None,
            href=href,
            label=label,
        )

    def _run(self, claim: int | None, parts: list[Part], end: int) -> Run:
        if claim is None:
            return Run(tuple(parts))
        return Run(tuple(parts), self._anchors[claim], self._verdicts[claim], end >= self._ends[claim])


def _stretches(markers: Iterable[Marker], works: Mapping[str, str]) -> Iterable[tuple[Span, Link | None]]:
    """Yield the stretches of markers that lead somewhere, each number of "5,6" for itself."""
    for marker in markers:
        found = list(_numbers(marker)) if len(marker.labels) > 1 else []
        if not found and marker.labels:
            found = [(marker.span, marker.labels[0])]
        for span, label in found:
            address = works.get(label)
            yield span, (address, f"reference {short(label, 60)}") if address else None


def _numbers(marker: Marker) -> Iterable[tuple[Span, str]]:
    at = 0
    for label in marker.labels:
        found = marker.text.find(label, at)
        if found >= 0 and len(marker.text) == len(marker.span):
            at = found + len(label)
            yield Span(marker.span.start + found, marker.span.start + at), label


def keep_blanks(text: str) -> str:
    """Return a piece of a text visible, with a blank where it begins or ends with one."""
    if text.isprintable():
        return text
    inner = visible(text)
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")
