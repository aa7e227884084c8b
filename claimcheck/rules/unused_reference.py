"""The rule `unused-reference`."""

from bisect import bisect_right
from collections.abc import Iterator

from claimcheck.model.citation import CitationIndex, Reference, ReferenceKind
from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.model.span import Span
from claimcheck.rules.rule import Answer, Rule
from claimcheck.rules.wording import name_references


class UnusedReference(Rule):
    """An entry no marker points at.

    What it finds
        An entry of a reference list, or a note, that no marker in the text points at, where markers point at other
        entries of the same list. A list that no marker points into at all (further reading) is left alone.

    Why it matters
        Nobody can tell which statement the entry stands behind; it may be left from a sentence that is gone.

    What to do
        Put a marker where the entry is used, or remove the entry.

        Before: an entry 9, and markers 1 to 8 in the text
        After:  a marker 9 behind the sentence it supports
    """

    id = "unused-reference"
    summary = "an entry no marker points at, on a page that uses markers"
    severity = Severity.NOTE
    asks_outside = False

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per entry that nothing points at, in lists that are pointed into."""
        citation_index = analysis.document.citation_index
        used = {label for marker in citation_index.markers for label in marker.labels}
        for entries in _lists(citation_index):
            if not any(reference.label in used for reference in entries):
                continue
            for reference in entries:
                if reference.label not in used:
                    yield Answer(
                        reference.span,
                        f"No marker in the text points at {name_references([reference.label])}.",
                        "put a marker where the entry is used, or remove the entry",
                        reference=reference.label,
                    )


def _lists(citation_index: CitationIndex) -> list[list[Reference]]:
    """Return the listed references, those of one list or kind together."""
    grouped: dict[tuple[ReferenceKind, Span | None], list[Reference]] = {}
    lists = sorted(citation_index.lists)
    for reference in citation_index.references:
        if reference.is_listed:
            before = bisect_right(lists, reference.span.start, key=lambda span: span.start)
            home = lists[before - 1] if before and reference.kind is ReferenceKind.ENTRY else None
            grouped.setdefault((reference.kind, home), []).append(reference)
    return list(grouped.values())
