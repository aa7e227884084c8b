"""The one place where texts of works, as registries deliver them, are read for their figures and let go."""

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.figures import read_figures
from claimcheck.model.evidence import Place, Work
from claimcheck.registries.texts import Passage

MOST_FIGURES = 600
"""Figures kept of one work: abstract first, then as they come in the text."""
_IDLE = frozenset({"year-date", "p-value", "test-statistic"})
"""Units of figures that full texts are full of and that no page claims."""
_SHORT = frozenset({Place.TITLE, Place.ABSTRACT})


def with_figures(work: Work, texts: Sequence[Passage]) -> Work:
    """Return a work with the figures of these texts; without an abstract among them, those of the known one stay."""
    figures, read = work.figures, work.read
    short, long = [text for text in texts if text.place in _SHORT], [text for text in texts if text.place not in _SHORT]
    if short:
        figures = tuple(figure for place, text in short for figure in read_figures(text, place))
        read = ("abstract",)
    if long:
        found = (figure for place, text in long for figure in read_figures(text, place))
        told = (figure for figure in found if figure.unit not in _IDLE)
        figures = tuple(dict.fromkeys([*figures, *told]))[:MOST_FIGURES]
        read = tuple(dict.fromkeys([*read, "full text"]))
    return replace(work, figures=figures, read=read)
