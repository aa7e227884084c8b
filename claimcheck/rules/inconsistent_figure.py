"""The rule `inconsistent-figure`."""

from collections.abc import Iterable, Iterator

from claimcheck.model.consistency import ONSET, Conflict, ConflictKind, OtherPlace, WorkFigure
from claimcheck.model.document import Document
from claimcheck.model.finding import Analysis, Confidence, Related
from claimcheck.model.severity import Severity
from claimcheck.model.span import Span
from claimcheck.rules.rule import Answer, Rule
from claimcheck.rules.wording import list_words, quote

_MOST = 4
"""Figures named in one message."""
_ROLES = {
    ConflictKind.RESTATED: "another figure for the same",
    ConflictKind.UNREACHED: "what the page cites for it",
    ConflictKind.ACROSS: "another figure for the same, on another page",
}


class InconsistentFigure(Rule):
    """A page, or a publisher's pages, that state different figures for the same measure.

    What it finds
        Two sentences that say the same with different figures, on one page or on two pages of one publisher. And a
        headline (a tile, a heading, a general sentence) without a citation that promises more than every figure the
        page itself cites for that measure, or than the cited works report: a tile says 70% respond, the cited trials
        say 64% and 52%. Other groups, times, sources and plans are no difference, nor are ranges, bounds and rounding.

    Why it matters
        Readers meet one of the figures, and nobody can say which one holds. A headline that is better than all of the
        evidence below it promises what the page cannot show.

    What to do
        Find out which figure is right and use it in every place, or say what makes the difference: another group,
        time or source. Put the cited figure into the headline, or cite what supports it.

        Before: 70% response rate. […] In a trial, 64% of patients responded [4].
        After:  64% response rate [4]. […] In a trial, 64% of patients responded [4].
    """

    id = "inconsistent-figure"
    summary = "different figures for the same measure, or a headline above all that the page cites"
    severity = Severity.WARNING
    asks_outside = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per figure that stands against others."""
        for conflict in analysis.conflicts:
            claim = analysis.document.claims[conflict.claim]
            role = _ROLES[conflict.kind]
            own = analysis.document.page.path
            yield Answer(
                claim.span,
                _headline(conflict) if conflict.kind is ConflictKind.UNREACHED else _restated(conflict),
                _remedy(conflict),
                confidence=_confidence(conflict),
                claim=conflict.claim,
                figure=conflict.quantity.text,
                related=(
                    *((place.span, role) for place in conflict.others if place.path == own),
                    *_entries(analysis.document, () if conflict.others else conflict.works),
                ),
                elsewhere=tuple(
                    Related(place.source, place.location, place.text, role, place.path)
                    for place in conflict.others
                    if place.path != own
                ),
            )


def _entries(document: Document, works: Iterable[WorkFigure]) -> Iterator[tuple[Span, str]]:
    """Yield where the works stand on the page, each with what it reports."""
    for label in dict.fromkeys(work.reference for work in works):
        entry = document.citation_index.reference(label)
        if entry is not None:
            figure = next(work.figure for work in works if work.reference == label)
            yield entry.span, f"a cited work that reports {' '.join(figure.text.split())}"


def _restated(conflict: Conflict) -> str:
    measure = f" for {conflict.measure}" if conflict.measure else ""
    across = conflict.kind is ConflictKind.ACROSS
    where = list_words([_place(place, across=across) for place in conflict.others[:_MOST]])
    return f"{quote(conflict.quantity.text, 40)} is stated{measure} here, but in the same words {where}."


def _place(place: OtherPlace, *, across: bool) -> str:
    page = f" of {quote(place.path, 80)}" if across else ""
    return f"{quote(place.figure, 40)} on line {place.location.line}{page}"


def _headline(conflict: Conflict) -> str:
    said = [f"{quote(conflict.quantity.text, 40)} is stated for {conflict.measure} without a citation"]
    if conflict.others:
        cited = [f"{place.figure} (line {place.location.line})" for place in conflict.others[:_MOST]]
        said.append(f"the evidence that this page cites gives {list_words(cited)}")
    elif conflict.works:
        said.append(f"of the works that it cites {list_words(_reports(conflict.works))}")
    if conflict.reached:
        said.append(f"of its works only {list_words(_reports(conflict.reached))}, which this page does not say")
    elif conflict.measure == ONSET:
        said.append("no cited figure is the same")
    else:
        said.append("no cited figure reaches it")
    return f"{'; '.join(said)}."


def _reports(works: Iterable[WorkFigure]) -> list[str]:
    """Return the best that each work reports: "“5” reports 29%", "“6” reports 26% at best"."""
    by_label: dict[str, list[str]] = {}
    for work in works:
        by_label.setdefault(work.reference, []).append(" ".join(work.figure.text.split()))
    return [
        f"{quote(label, 60)} reports {figures[0]}{' at best' if len(set(figures)) > 1 else ''}"
        for label, figures in list(by_label.items())[:_MOST]
    ]


def _remedy(conflict: Conflict) -> str:
    if conflict.kind is ConflictKind.UNREACHED:
        return "state the figure that the evidence gives, or cite what supports this one"
    return "use the figure that is right in every place, or say what makes the difference"


def _confidence(conflict: Conflict) -> Confidence:
    if conflict.kind is ConflictKind.ACROSS or conflict.reached:
        return Confidence.LOW
    if conflict.kind is ConflictKind.UNREACHED and not conflict.others:
        return Confidence.MEDIUM
    return Confidence.HIGH if conflict.measure else Confidence.MEDIUM
