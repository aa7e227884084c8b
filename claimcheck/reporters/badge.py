"""A badge for a README: the evidence coverage as a small SVG, readable to screen readers and without outside parts."""

from importlib.resources import files
from string import Template
from xml.sax.saxutils import escape

from claimcheck.model.finding import Report
from claimcheck.model.summary import summarise

FILE_NAME = "claimcheck.svg"

_LABEL = "evidence"
_COLOURS = ((0.9, "#1a7f37"), (0.7, "#4d6b00"), (0.5, "#8a5a00"), (0.0, "#b42318"))
"""Least coverage and its colour; white text on each has a contrast of at least 4.5."""
_NOTHING = "#57606a"
_CHARACTER, _MARGIN = 7, 10
"""Widths in pixels."""


def render(report: Report) -> str:
    """Return the badge of the run's evidence coverage."""
    summary = summarise(report)
    if summary.coverage is None:
        return draw("no claims", _NOTHING, "Evidence coverage: no claim needs evidence")
    words = f"Evidence coverage: {summary.covered} of {summary.claims} claims that need evidence have it"
    return draw(f"{summary.coverage:.0%}", colour(summary.coverage), words)


def colour(coverage: float) -> str:
    """Return the colour of a share between 0 and 1."""
    return next(name for least, name in _COLOURS if coverage >= least)


def draw(value: str, fill: str, title: str) -> str:
    """Return the SVG of a badge."""
    left, right = _width(_LABEL), _width(value)
    drawing = files("claimcheck.reporters.assets").joinpath("badge.svg").read_text(encoding="utf-8")
    return Template(drawing).substitute(
        title=escape(title),
        label=escape(_LABEL),
        value=escape(value),
        colour=escape(fill),
        left=left,
        right=right,
        width=left + right,
        label_at=left / 2,
        value_at=left + right / 2,
    )


def _width(text: str) -> int:
    return len(text) * _CHARACTER + 2 * _MARGIN
