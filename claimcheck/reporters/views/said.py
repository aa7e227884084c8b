"""What the cited works say about the figures of a claim, and what of them was read."""

from claimcheck.model.support import FigureSupport, Looked, Support, Verdict
from claimcheck.reporters.views.values import SaidView
from claimcheck.reporters.words import shorten, visible

_WORDS = {
    Verdict.SUPPORTED: ("✓", "reported"),
    Verdict.ROUNDED: ("✓", "reported, after rounding or counting"),
    Verdict.DIFFERS: ("!", "the source gives another figure"),
    Verdict.NOT_FOUND: ("?", "not in what was read"),
    Verdict.NOT_CHECKABLE: ("·", "not checkable"),
}
_CONTEXT = 240


def said_views(support: Support | None) -> tuple[SaidView, ...]:
    """Return what is said about each figure that was held against a source."""
    return tuple(map(_said, support.figures)) if support else ()


def _said(one: FigureSupport) -> SaidView:
    sign, words = _WORDS[one.verdict]
    figure = one.figure
    context = f"“{shorten(visible(figure.context), _CONTEXT)}”, {visible(figure.place)}" if figure else ""
    return SaidView(
        figure=shorten(visible(one.quantity.text), 60),
        sign=sign,
        words=f"{words} ({visible(one.how)})" if one.how else words,
        label=shorten(visible(one.reference), 60) if one.reference else None,
        reported=shorten(visible(figure.text), 60) if figure else None,
        context=context if figure and figure.context else "",
        note=visible(one.note),
    )


def looked_words(support: Support | None) -> str:
    """Return what was read of each cited work, or why nothing could be compared."""
    if support is None:
        return ""
    read = "; ".join(_looked(one) for one in support.looked) if any(one.read for one in support.looked) else ""
    reason = visible(support.reason)
    return ". ".join(part for part in (reason[:1].upper() + reason[1:], f"Read: {read}" if read else "") if part)


def _looked(one: Looked) -> str:
    return f"[{shorten(visible(one.reference), 60)}] {visible(', '.join(one.read)) if one.read else 'nothing'}"
