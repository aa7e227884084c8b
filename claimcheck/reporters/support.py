"""Whether the cited works report a claim's figures: as JSON, and in words for the terminal."""

from collections.abc import Iterator
from typing import Any

from claimcheck.model.evidence import ReportedFigure
from claimcheck.model.finding import Analysis
from claimcheck.model.page import Page
from claimcheck.model.support import FigureSupport, Support, Verdict
from claimcheck.reporters.words import shorten, visible

_LONGEST = 70
_WORDS = {
    Verdict.SUPPORTED: "supported",
    Verdict.ROUNDED: "supported by rounding",
    Verdict.DIFFERS: "differs",
    Verdict.NOT_FOUND: "not found in what was read",
    Verdict.NOT_CHECKABLE: "not checkable",
}


def support_shape(page: Page, support: Support | None) -> dict[str, Any] | None:
    """Return one claim's verdict as the contract's JSON has it; None for a claim that cites nothing."""
    if support is None:
        return None
    return {
        "verdict": support.verdict.value,
        "reason": support.reason,
        "read": [{"reference": looked.reference, "what": list(looked.read)} for looked in support.looked],
        "figures": [_figure(page, figure) for figure in support.figures],
    }


def _figure(page: Page, figure: FigureSupport) -> dict[str, Any]:
    span = page.source_span(figure.quantity.span)
    return {
        "text": figure.quantity.text,
        "start": span.start,
        "end": span.end,
        "verdict": figure.verdict.value,
        "weighty": figure.weighty,
        "how": figure.how,
        "note": figure.note,
        "reference": figure.reference,
        "reported": _reported(figure.figure) if figure.figure else None,
        "others": [_reported(other) for other in figure.others],
    }


def _reported(figure: ReportedFigure) -> dict[str, Any]:
    return {
        "text": figure.text,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "measures": list(figure.measures),
        "arm": figure.arm,
        "time": figure.time,
        "place": figure.place,
        "context": figure.context,
    }


def support_lines(analysis: Analysis) -> Iterator[str]:
    """Yield a line per claim that cites something, and one per figure of it that a work reports."""
    for index, support in sorted(analysis.support.items()):
        claim = analysis.document.claims[index]
        why = f" ({visible(support.reason)})" if support.reason else ""
        yield f"  {_WORDS[support.verdict]}: “{shorten(visible(claim.text), _LONGEST)}”{why}"
        for figure in support.figures:
            yield f"    {_line(figure)}"


def _line(figure: FigureSupport) -> str:
    said = visible(figure.quantity.text)
    if figure.figure is None or figure.reference is None:
        return f"{said}: {_WORDS[figure.verdict]}"
    where = f"reference {visible(figure.reference)}, {figure.figure.place}"
    how = f", {visible(figure.how)}" if figure.how and figure.how != "as printed" else ""
    note = f"; {visible(figure.note)}" if figure.note else ""
    return f"{said}: {_WORDS[figure.verdict]}{how} ({where}: “{visible(figure.figure.context)}”{note})"
