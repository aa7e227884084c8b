"""What PubMed knows of a work's standing, as Europe PMC passes it on: retracted, under concern, corrected.

Types are compared whole: "Retracted Publication" is the work, "Retraction of Publication" the notice about it, and
"Retraction in" leads from the one to the other.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.model.evidence import Update, UpdateKind
from claimcheck.registries.markup import plain

SOURCE = "pubmed"
_TYPES = {"retracted publication": UpdateKind.RETRACTION}
_LINKS = {
    "retraction in": UpdateKind.RETRACTION,
    "partial retraction in": UpdateKind.PARTIAL_RETRACTION,
    "expression of concern in": UpdateKind.CONCERN,
    "erratum in": UpdateKind.CORRECTION,
}
_SEVERITY = list(UpdateKind)


def read_notices(entry: Mapping[str, Any]) -> tuple[Update, ...]:
    """Return the notices that stand over the work of a search result, the most severe first, each kind once."""
    types = [plain(value).lower() for value in _listed(entry, "pubTypeList", "pubType")]
    links = _listed(entry, "commentCorrectionList", "commentCorrection")
    said = [plain(link.get("type")).lower() for link in links if isinstance(link, Mapping)]
    kinds = {*(_TYPES.get(value) for value in types), *(_LINKS.get(value) for value in said)} - {None}
    return tuple(Update(kind, source=SOURCE) for kind in _SEVERITY if kind in kinds)


def with_notices(updates: tuple[Update, ...], more: tuple[Update, ...]) -> tuple[Update, ...]:
    """Return the notices of one registry and those of another that are of a kind the first does not know."""
    known = {update.kind for update in updates}
    joined = [*updates, *(update for update in more if update.kind not in known)]
    return tuple(sorted(joined, key=lambda update: _SEVERITY.index(update.kind)))


def _listed(entry: Mapping[str, Any], outer: str, inner: str) -> Iterator[Any]:
    """Yield the values of a list inside an object; a single value may stand for a list of one."""
    holder = entry.get(outer)
    values = holder.get(inner) if isinstance(holder, Mapping) else None
    yield from values if isinstance(values, list) else [values] if values else []
