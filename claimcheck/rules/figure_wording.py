"""How the rules about figures put what was looked at, and what stands there, into words."""

from collections.abc import Iterator, Sequence

from claimcheck.model.claim import Claim
from claimcheck.model.evidence import ReportedFigure
from claimcheck.model.finding import Analysis, Confidence
from claimcheck.model.support import FigureSupport, Looked, Support, Verdict
from claimcheck.rules.wording import list_words, name_references, quote

FULL_TEXT = "full text"
_MOST = 3
"""Figures named in one message."""


def weighed(analysis: Analysis, verdict: Verdict) -> Iterator[tuple[int, Claim, Support, list[FigureSupport]]]:
    """Yield each claim that needs evidence and has figures of this verdict it stands or falls with."""
    for index, support in sorted(analysis.support.items()):
        claim = analysis.document.claims[index]
        figures = [figure for figure in support.figures if figure.weighty and figure.verdict is verdict]
        if claim.needs_evidence and figures:
            yield index, claim, support, figures


def name_figures(figures: Sequence[FigureSupport]) -> str:
    """Return the figures as printed: “89%” and “62%”."""
    return list_words(list(dict.fromkeys(quote(figure.quantity.text, 40) for figure in figures))[:_MOST])


def name_looked(looked: Sequence[Looked]) -> str:
    """Return what was looked at: "the abstracts of references 5 and 6 (their full texts are not open)"."""
    whole = [one.reference for one in looked if FULL_TEXT in one.read]
    abstracts = [one.reference for one in looked if FULL_TEXT not in one.read]
    parts = []
    if whole:
        parts.append(f"the full {_plural('text', whole)} of {name_references(whole)}")
    if abstracts:
        which = "their full texts were" if len(abstracts) > 1 else "its full text was"
        parts.append(
            f"the {_plural('abstract', abstracts)} of {name_references(abstracts)} ({which} not open to reading)"
        )
    return list_words(parts, "or")


def name_reported(figure: ReportedFigure, others: Sequence[ReportedFigure]) -> str:
    """Return what a work reports, with the few words around it."""
    texts = list(dict.fromkeys([figure.text, *(other.text for other in others)]))[:_MOST]
    return f"{list_words(texts)} ({figure.place}: {quote(figure.context, 110)})"


def name_notes(support: Support) -> str:
    """Return what differs around the figures that were found, as sentences."""
    notes = dict.fromkeys(
        f" {quote(figure.quantity.text, 40)} is there, but {figure.note}."
        for figure in support.figures
        if figure.note and figure.weighty
    )
    return "".join(list(notes)[:_MOST])


def read_whole(looked: Sequence[Looked]) -> bool:
    """Whether every cited work was read in full."""
    return all(FULL_TEXT in one.read for one in looked)


def confidence(*, sure: bool, whole: bool) -> Confidence:
    """Return how sure to be: a specific measure or a share, and the whole text read, count one step each."""
    return (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)[sure + whole]


def _plural(word: str, items: Sequence[str]) -> str:
    return word if len(items) == 1 else f"{word}s"
