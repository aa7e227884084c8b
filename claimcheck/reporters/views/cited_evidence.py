"""What the cited works say about the figures of a claim, and what of them was read."""

from collections.abc import Mapping, Sequence

from claimcheck.model.evidence import Evidence, ReportedFigure
from claimcheck.model.support import FigureSupport, Nearest, Support, Verdict
from claimcheck.reporters.differing import mark_words
from claimcheck.reporters.figure_lines import WORDS, count_words, how_words, looked_words
from claimcheck.reporters.phrases import shorten, visible
from claimcheck.reporters.views.values import AgainstView, CountView, NearView, PassageView, SaidView

_SIGNS = {
    Verdict.SUPPORTED: "✓",
    Verdict.ROUNDED: "✓",
    Verdict.DIFFERS: "!",
    Verdict.NOT_FOUND: "?",
    Verdict.NOT_CHECKABLE: "·",
}
_CONTEXT = 240
_LOOKS = {Verdict.SUPPORTED: "verified", Verdict.ROUNDED: "verified", Verdict.NOT_CHECKABLE: "open"}
_MEANS = {
    Verdict.ROUNDED: "also as the rest to a hundred, or worked out from counts",
    Verdict.DIFFERS: "a cited work gives another figure for the same measure",
    Verdict.NOT_FOUND: "it may stand in a part that was not open",
    Verdict.NOT_CHECKABLE: "nothing could be read, or the claim holds no figure to compare",
}


def verdict_counts(verdicts: Mapping[str, int]) -> tuple[CountView, ...]:
    """Return how many claims stand how to the works they cite, the best first; nothing where no claim cites any."""
    return tuple(
        CountView(count_words(verdict, number), _SIGNS[verdict], _LOOKS.get(verdict, "cited"), _MEANS.get(verdict, ""))
        for verdict in Verdict
        if (number := verdicts[verdict.value])
    )


def against_view(support: Support | None, evidence: Mapping[str, Evidence]) -> AgainstView | None:
    """Return how a claim stands to the works it cites; None for a claim that cites nothing."""
    if support is None:
        return None
    return AgainstView(
        words=WORDS[support.verdict],
        reason=visible(support.reason),
        said=tuple(map(_said, support.figures)),
        nearest=tuple(map(_near, support.nearest)),
        looked=looked_words(support, evidence),
    )


def _said(one: FigureSupport) -> SaidView:
    others = ", ".join(dict.fromkeys(shorten(visible(other.text), 60) for other in one.others))
    notes = (visible(one.note), f"also reported: {others}" if others else "")
    return SaidView(
        figure=shorten(visible(one.quantity.text), 60),
        sign=_SIGNS[one.verdict],
        words=WORDS[one.verdict],
        how=how_words(one),
        passage=_passage(one.reference or "", one.figure, [one.figure.text]) if one.figure else None,
        note="; ".join(filter(None, notes)),
    )


def _near(one: Nearest) -> NearView:
    return NearView(_passage(one.reference, one.figure, ()), f"{one.score:.2f}")


def _passage(reference: str, figure: ReportedFigure, marked: Sequence[str]) -> PassageView:
    return PassageView(
        pieces=mark_words(shorten(visible(figure.context or figure.text), _CONTEXT), marked),
        label=shorten(visible(reference), 60),
        place=visible(figure.place),
    )
