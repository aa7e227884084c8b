"""What PubMed, as Europe PMC passes it on, and a work's own title say of its standing: retracted, corrected.

Types are compared whole: "Retracted Publication" is the work, "Retraction of Publication" the notice about it, and
"Retraction in" leads from the one to the other.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.model.evidence import Update, UpdateKind
from claimcheck.registries.markup import mapping, plain

SOURCE = "pubmed"
_TITLED = re.compile(
    r"\[?(RETRACTED|WITHDRAWN|REMOVED)(?: [A-Z]{5,7})?(?:\]|\s?[:–—])|Retracted (?:Article|Chapter|Paper):"
    r"|.{8,}[(\[](?:RETRACTED\b|Retracted [Aa]rticle\. See )"
)
"""As publishers and catalogues mark a title; "Retracted:" alone may be the work's own word, or the notice's."""
_MARKS = {"WITHDRAWN": UpdateKind.WITHDRAWAL, "REMOVED": UpdateKind.REMOVAL}
TAKEN_BACK = frozenset({UpdateKind.RETRACTION, UpdateKind.WITHDRAWAL, UpdateKind.REMOVAL})
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
    updates = tuple(Update(kind, source=SOURCE) for kind in _SEVERITY if kind in kinds)
    return with_titled(updates, plain(entry.get("title")))


def with_titled(updates: tuple[Update, ...], title: str) -> tuple[Update, ...]:
    """Return the notices and, where none says that the work was taken back and its title is marked so, one more."""
    marked = _TITLED.match(title)
    if marked is None or any(update.kind in TAKEN_BACK for update in updates):
        return updates
    return (Update(_MARKS.get(marked[1] or "", UpdateKind.RETRACTION), source="title"), *updates)


def with_notices(updates: tuple[Update, ...], more: tuple[Update, ...]) -> tuple[Update, ...]:
    """Return the notices of one registry and those of another that are of a kind the first does not know."""
    known = {update.kind for update in updates}
    joined = [*updates, *(update for update in more if update.kind not in known)]
    return tuple(sorted(joined, key=lambda update: _SEVERITY.index(update.kind)))


def _listed(entry: Mapping[str, Any], outer: str, inner: str) -> Iterator[Any]:
    """Yield the values of a list inside an object; a single value may stand for a list of one."""
    values = mapping(entry.get(outer)).get(inner)
    yield from values if isinstance(values, list) else [values] if values else []
