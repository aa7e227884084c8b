"""What a refreshed lock says otherwise than before: notices that came, records that were corrected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimcheck.model.evidence import UpdateKind, Work
from claimcheck.model.severity import Severity

_TAKEN_BACK = frozenset({UpdateKind.RETRACTION, UpdateKind.WITHDRAWAL, UpdateKind.REMOVAL})
_FIELDS = ("title", "authors", "years", "journals", "volume", "issue", "pages", "article_number", "doi")


@dataclass(frozen=True, slots=True)
class ChangedWork:
    """One thing that a registry says otherwise than when it was last asked."""

    key: str
    title: str
    words: str
    severity: Severity


def changed_works(before: Mapping[str, Work], after: Mapping[str, Work]) -> Iterator[ChangedWork]:
    """Yield what changed about works that both locks hold, in order of their keys.

    A retraction, withdrawal or removal that came since is an error, an expression of concern a warning, the rest notes.
    """
    for key in sorted(before.keys() & after.keys()):
        old, new = before[key], after[key]
        known = {(update.kind, update.notice) for update in old.updates}
        for update in new.updates:
            if (update.kind, update.notice) not in known:
                words = f"{update.kind.value.replace('-', ' ')} recorded since"
                yield ChangedWork(
                    key, new.title, words + (f" ({update.date})" if update.date else ""), _weight(update.kind)
                )
        if len(new.updates) < len(old.updates):
            yield ChangedWork(key, new.title, "a notice that stood over it is gone", Severity.NOTE)
        fields = [name.replace("_", " ") for name in _FIELDS if getattr(old, name) != getattr(new, name)]
        if fields:
            yield ChangedWork(key, new.title, f"its record differs now in {', '.join(fields)}", Severity.NOTE)


def _weight(kind: UpdateKind) -> Severity:
    if kind in _TAKEN_BACK:
        return Severity.ERROR
    return Severity.NOTE if kind is UpdateKind.CORRECTION else Severity.WARNING
