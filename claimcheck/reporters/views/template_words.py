"""What the templates can ask of model values: words, links and marks. The only way from hostile text into the report.

Every text of a page or a registry passes `visible` or `short` on its way; jinja2 escapes what they return.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from claimcheck.model.evidence import Difference, Update, UpdateKind
from claimcheck.model.support import FigureSupport
from claimcheck.reporters.differing import Piece, mark_differences, mark_words
from claimcheck.reporters.figure_lines import LOOKS, count_words, how_words, looked_words
from claimcheck.reporters.phrases import cite, link_words, outcome_words, records, short, visible
from claimcheck.reporters.views.site import work_links

_NOTICES = {
    UpdateKind.RETRACTION: "Retracted",
    UpdateKind.WITHDRAWAL: "Withdrawn",
    UpdateKind.REMOVAL: "Removed",
    UpdateKind.PARTIAL_RETRACTION: "Retracted in part",
    UpdateKind.CONCERN: "An expression of concern stands",
    UpdateKind.CORRECTION: "Corrected",
}


def notice_words(update: Update) -> str:
    """Return what was published about a work, when, and who recorded it."""
    return visible(", ".join((_NOTICES[update.kind], *update.details)))


def _sides(difference: Difference) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    return mark_differences(difference.printed, difference.record)


def _notes(one: FigureSupport) -> str:
    others = ", ".join(dict.fromkeys(short(other.text, 60) for other in one.others))
    return "; ".join(filter(None, (visible(one.note), f"also reported: {others}" if others else "")))


def _unique(findings: Iterable[object], name: str) -> str:
    """Return the values of an attribute of findings, each once, parted by blanks: what a reader filters by."""
    return " ".join(dict.fromkeys(str(getattr(finding, name)) for finding in findings))


FILTERS: Mapping[str, Callable[..., Any]] = {
    "visible": visible,
    "short": short,
    "cite": cite,
    "notice": notice_words,
    "link_words": link_words,
    "outcome": outcome_words,
    "records": records,
    "work_links": work_links,
    "sides": _sides,
    "mark": mark_words,
    "how": how_words,
    "notes": _notes,
    "looked": looked_words,
    "count_verdict": count_words,
    "unique_values": _unique,
}
GLOBALS: Mapping[str, Any] = {"looks": LOOKS}
