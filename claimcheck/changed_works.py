"""What a refreshed lock says otherwise than before: notices that came, records that were corrected, links that went."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimcheck.model.evidence import Link, LinkStatus, Outcome, UpdateKind, Work
from claimcheck.model.severity import Severity

_TAKEN_BACK = frozenset({UpdateKind.RETRACTION, UpdateKind.WITHDRAWAL, UpdateKind.REMOVAL})
_FIELDS = ("title", "authors", "years", "journals", "volume", "issue", "pages", "article_number", "doi")
_GONE = frozenset({LinkStatus.DEAD, LinkStatus.SOFT_404})


@dataclass(frozen=True, slots=True)
class ChangedWork:
    """One thing that the outside says otherwise than when it was last asked."""

    key: str
    """The work's or the question's key, or an address."""
    title: str
    words: str
    severity: Severity


def changed_works(pairs: Iterable[tuple[Work, Work]]) -> Iterator[ChangedWork]:
    """Yield what changed about works, given as they were and as they are, in order of their keys.

    A retraction, withdrawal or removal that came since is an error, an expression of concern a warning, the rest notes.
    """
    for key, (old, new) in sorted({new.key: (old, new) for old, new in pairs}.items()):
        known = {(update.kind, update.notice) for update in old.updates}
        for update in new.updates:
            if not {(update.kind, update.notice), (update.kind, None)} & known:
                words = f"{update.kind.value.replace('-', ' ')} recorded since"
                dated = f" ({update.date})" if update.date else ""
                yield ChangedWork(key, new.title, words + dated, _weight(update.kind))
        if len(new.updates) < len(old.updates):
            yield ChangedWork(key, new.title, "a notice that stood over it is gone", Severity.NOTE)
        fields = [name.replace("_", " ") for name in _FIELDS if getattr(old, name) != getattr(new, name)]
        if fields:
            yield ChangedWork(key, new.title, f"its record differs now in {', '.join(fields)}", Severity.NOTE)


def changed_outcomes(outcomes: Mapping[str, tuple[Outcome, Outcome]]) -> Iterator[ChangedWork]:
    """Yield which identifiers a registry knew and knows no more, or the other way round."""
    for key, change in sorted(outcomes.items()):
        if change == (Outcome.RESOLVED, Outcome.NOT_FOUND):
            yield ChangedWork(key, "identifier", "no registry knows it any more", Severity.WARNING)
        elif change[0] is not Outcome.RESOLVED and change[1] is Outcome.RESOLVED:
            yield ChangedWork(key, "identifier", "a registry knows it now", Severity.NOTE)


def changed_links(pairs: Iterable[tuple[Link, Link]]) -> Iterator[ChangedWork]:
    """Yield which links worked and are gone now, or the other way round."""
    for old, new in sorted(pairs, key=lambda pair: pair[0].url):
        if new.status in _GONE and old.status not in _GONE:
            code = f" ({new.code})" if new.code else ""
            yield ChangedWork(new.url, "link", f"it was not gone before, and is now{code}", Severity.WARNING)
        elif old.status in _GONE and new.status is LinkStatus.OK:
            yield ChangedWork(new.url, "link", "it was gone before, and answers now", Severity.NOTE)


def _weight(kind: UpdateKind) -> Severity:
    if kind in _TAKEN_BACK:
        return Severity.ERROR
    return Severity.NOTE if kind is UpdateKind.CORRECTION else Severity.WARNING
