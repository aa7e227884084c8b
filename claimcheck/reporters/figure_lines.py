"""Whether the cited works report a claim's figures: in words, and line by line for the terminal."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from claimcheck.model.evidence import Evidence, Outcome, ReportedFigure
from claimcheck.model.finding import Analysis
from claimcheck.model.support import FigureSupport, Looked, Support, Verdict
from claimcheck.reporters.phrases import outcome_words, short, visible

_LONGEST = 160
_LABEL = 60


class Look(NamedTuple):
    """How a verdict is put before people."""

    words: str
    sign: str
    colour: str
    means: str = ""
    """What else it stands for, where the words do not say all."""


LOOKS: Mapping[Verdict, Look] = {
    Verdict.SUPPORTED: Look("supported", "✓", "verified"),
    Verdict.ROUNDED: Look(
        "supported by rounding", "✓", "verified", "also as the rest to a hundred, or worked out from counts"
    ),
    Verdict.DIFFERS: Look("differs", "!", "cited", "a cited work gives another figure for the same measure"),
    Verdict.NOT_FOUND: Look("not found in what was read", "?", "cited", "it may stand in a part that was not open"),
    Verdict.NOT_CHECKABLE: Look(
        "not checkable", "·", "open", "nothing could be read, or the claim holds no figure to compare"
    ),
}
"""The verdicts as people read them, the best first."""


def count_words(verdict: str, number: int) -> str:
    """Return how many claims stand so to the works they cite: "2 differ"."""
    differ = verdict == Verdict.DIFFERS and number != 1
    return f"{number} {'differ' if differ else LOOKS[Verdict(verdict)].words}"


def why_unread(looked: Looked, evidence: Mapping[str, Evidence]) -> str:
    """Return why nothing of a cited work was read, in a few words; empty when something was."""
    if looked.read:
        return ""
    found = evidence.get(looked.reference)
    if found is None or (found.resolution.match is None and found.resolution.outcome is not Outcome.RESOLVED):
        return outcome_words(found)
    leads_astray = found.resolution.is_other and found.resolution.match is None
    return "it leads to another work" if leads_astray else "no text of it at hand"


def how_words(figure: FigureSupport) -> str:
    """Return how a figure and the work's were brought together, where the verdict does not say it by itself."""
    return "" if figure.how in {"as printed", "rounded"} else visible(figure.how)


def looked_words(support: Support, evidence: Mapping[str, Evidence]) -> str:
    """Return what was read of each cited work: "[5] abstract; [6] nothing: no record found"."""
    return "; ".join(
        f"[{short(one.reference, _LABEL)}] "
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
        yield 2, f"{LOOKS[support.verdict].words}{why}  line {place.line}:{place.column}"
        yield 4, f"“{short(claim.text, _LONGEST)}”"
        for figure in support.figures:
            yield 6, _line(figure)
        yield 6, f"read: {looked_words(support, analysis.evidence)}"
        for one in support.nearest:
            yield 6, f"nearest by meaning ({one.score:.2f}): {_said(one.reference, one.figure)}"


def _line(figure: FigureSupport) -> str:
    how = how_words(figure)
    said = f"{visible(figure.quantity.text)}: {LOOKS[figure.verdict].words}" + (f", {how}" if how else "")
    if figure.figure is None or figure.reference is None:
        return said
    note = f"; {visible(figure.note)}" if figure.note else ""
    return f"{said}: {_said(figure.reference, figure.figure)}{note}"


def _said(reference: str, figure: ReportedFigure) -> str:
    return f"“{visible(figure.context)}” [{short(reference, _LABEL)}], {visible(figure.place)}"
