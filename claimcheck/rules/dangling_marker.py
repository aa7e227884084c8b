"""The rule `dangling-marker`."""

from collections.abc import Iterator

from claimcheck.model.citation import Marker
from claimcheck.model.finding import Analysis, Confidence
from claimcheck.model.severity import Severity
from claimcheck.rules.rule import Answer, Rule
from claimcheck.rules.wording import name_references, quote

_MOST_RELATED = 100


class DanglingMarker(Rule):
    """A marker with no entry to point at.

    What it finds
        A citation marker in the text whose number or key stands in no reference list or note of the page. When the page
        has no list at all, one finding speaks for all of its markers.

    Why it matters
        The reader is promised a source and finds none. Often the list was cut, renumbered or left behind when text
        was copied.

    What to do
        Add the missing entry, or correct the marker.

        Before: … fell by a third [7].        (the list ends with entry 6)
        After:  … fell by a third [6].
    """

    id = "dangling-marker"
    summary = "a marker with no entry to point at"
    severity = Severity.ERROR
    asks_outside = False

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per marker that points at nothing."""
        citation_index = analysis.document.citation_index
        known = {reference.label for reference in citation_index.references}
        dangling = [
            (marker, missing)
            for marker in citation_index.markers
            if (missing := [label for label in marker.labels if label not in known])
        ]
        listed = sum(reference.is_listed for reference in citation_index.references)
        if not listed and len(dangling) > 1:
            yield _without_list([marker for marker, _ in dangling])
            return
        for marker, missing in dangling:
            found = f"its entries found: {listed}" if listed else "no reference list was found"
            yield Answer(
                marker.span,
                f"The marker {quote(marker.text, 40)} points at {name_references(missing[:10])}, "
                f"which the page does not list ({found}).",
                "add the missing entry to the list, or correct the marker",
                confidence=Confidence.HIGH if listed else Confidence.MEDIUM,
                subject="marker " + ",".join(missing),
            )


def _without_list(markers: list[Marker]) -> Answer:
    """Return the one answer about a page whose markers all point at a list that is not there."""
    first, *others = markers
    return Answer(
        first.span,
        f"{len(markers)} markers on the page, the first of them {quote(first.text, 40)}, point at entries, "
        "and no reference list was found.",
        "add the reference list, or remove the markers",
        confidence=Confidence.MEDIUM,
        subject="markers without a list",
        related=tuple((marker.span, "same gap") for marker in others[:_MOST_RELATED]),
    )
