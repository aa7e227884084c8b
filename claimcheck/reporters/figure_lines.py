"""Whether the cited works report a claim's figures: in words, and line by line for the terminal."""

from collections.abc import Iterator, Mapping

from claimcheck.model.evidence import Evidence, Outcome, ReportedFigure, WorkMatch
from claimcheck.model.finding import Analysis
from claimcheck.model.support import FigureSupport, Looked, Support, Verdict
from claimcheck.reporters.phrases import outcome_words, shorten, visible

_LONGEST = 160
_LABEL = 60
WORDS: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: "supported",
    Verdict.ROUNDED: "supported by rounding",
    Verdict.DIFFERS: "differs",
    Verdict.NOT_FOUND: "not found in what was read",
    Verdict.NOT_CHECKABLE: "not checkable",
}
"""The verdicts as people read them, the best first."""


def count_words(verdict: str, number: int) -> str:
    """Return how many claims stand so to the works they cite: "2 differ"."""
    differ = verdict == Verdict.DIFFERS and number != 1
    return f"{number} {'differ' if differ else WORDS[Verdict(verdict)]}"


def why_unread(looked: Looked, evidence: Mapping[str, Evidence]) -> str:
    """Return why nothing of a cited work was read, in a few words; empty when something was."""
    if looked.read:
        return ""
    found = evidence.get(looked.reference)
    if found is None:
        return "not looked up"
    resolution = found.resolution
    if resolution.match is None:
        if resolution.outcome is not Outcome.RESOLVED:
            return outcome_words(found)
        if resolution.comparison and resolution.comparison.agreement is WorkMatch.OTHER:
            return "it leads to another work"
    return "no text of it at hand"


def how_words(figure: FigureSupport) -> str:
    """Return how a figure and the work's were brought together, where the verdict does not say it by itself."""
    return "" if figure.how in {"as printed", "rounded"} else visible(figure.how)


def looked_words(support: Support, evidence: Mapping[str, Evidence]) -> str:
    """Return what was read of each cited work: "[5] abstract; [6] nothing: no record found"."""
    return "; ".join(
        f"[{shorten(visible(one.reference), _LABEL)}] "
        + (visible(", ".join(one.read)) if one.read else f"nothing: {why_unread(one, evidence)}")
        for one in support.looked
    )


def support_lines(analysis: Analysis) -> Iterator[tuple[int, str]]:
    """Yield, with their indent, the lines about each claim that cites something: verdict, claim, figures, works."""
    page = analysis.document.page
    for index, support in sorted(analysis.support.items()):
        claim = analysis.document.claims[index]
        place = page.locate(page.source_span(claim.span).start)
        why = f": {visible(support.reason)}" if support.reason else ""
        yield 2, f"{WORDS[support.verdict]}{why}  line {place.line}:{place.column}"
        yield 4, f"“{shorten(visible(claim.text), _LONGEST)}”"
        for figure in support.figures:
            yield 6, _line(figure)
        yield 6, f"read: {looked_words(support, analysis.evidence)}"
        for one in support.nearest:
            yield 6, f"nearest by meaning ({one.score:.2f}): {_said(one.reference, one.figure)}"


def _line(figure: FigureSupport) -> str:
    how = how_words(figure)
    said = f"{visible(figure.quantity.text)}: {WORDS[figure.verdict]}" + (f", {how}" if how else "")
    if figure.figure is None or figure.reference is None:
        return said
    note = f"; {visible(figure.note)}" if figure.note else ""
    return f"{said}: {_said(figure.reference, figure.figure)}{note}"


def _said(reference: str, figure: ReportedFigure) -> str:
    return f"“{visible(figure.context)}” [{shorten(visible(reference), _LABEL)}], {visible(figure.place)}"
