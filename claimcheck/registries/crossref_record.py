"""A Crossref message → Work: every shape that real records come in, and which notices stand over a work.

Fields may be absent, empty, of another type than documented, or hold "null"; nothing here raises on them.
"""

from collections.abc import Mapping
from typing import Any

from claimcheck.model.evidence import Author, Update, UpdateKind, Work
from claimcheck.model.registry import Registry
from claimcheck.registries.markup import mapping, objects, plain
from claimcheck.registries.notices import TAKEN_BACK, with_titled
from claimcheck.registries.record_fields import authors, entries, is_damaged, number, texts, years

_DATES = ("issued", "published", "published-print", "published-online", "published-other", "posted")
_NAMES = ("family", "name")
_KINDS = {
    "retraction": UpdateKind.RETRACTION,
    "withdrawal": UpdateKind.WITHDRAWAL,
    "removal": UpdateKind.REMOVAL,
    "partial retraction": UpdateKind.PARTIAL_RETRACTION,
    "expression of concern": UpdateKind.CONCERN,
    "correction": UpdateKind.CORRECTION,
    "erratum": UpdateKind.CORRECTION,
    "corrigendum": UpdateKind.CORRECTION,
}
"""Update types that say something about a work's standing; new versions, addenda and the like do not."""
_WATCH = "retraction-watch"
_SEVERITY = list(UpdateKind)


def read_work(message: Mapping[str, Any], asked: str) -> Work | None:
    """Return the work a Crossref record describes; None for something that is no record."""
    doi = plain(message.get("DOI")).lower()
    if not doi:
        return None
    titles, subtitles = texts(message.get("title")), texts(message.get("subtitle"))
    title = titles[0] if titles else ""
    whole = _with_subtitle(title, subtitles)
    others = [title, *titles[1:], *texts(message.get("original-title")), *texts(message.get("short-title"))]
    others += texts(message.get("x-title-variants"))
    known = mapping(message.get("x-identifiers"))
    written_by, all_of_them = authors(message.get("author"), _author)
    return Work(
        key=f"doi:{doi}",
        registry=Registry.CROSSREF,
        asked=asked,
        title=whole,
        other_titles=tuple(dict.fromkeys(other for other in others if other and other != whole)),
        authors=written_by,
        authors_complete=all_of_them and message.get("x-author-complete") is not False,
        years=years(_year(message.get(name)) for name in _DATES),
        journals=tuple(dict.fromkeys(texts(message.get("container-title"), message.get("short-container-title")))),
        volume=number(message.get("volume")),
        issue=number(message.get("issue")),
        pages=number(message.get("page")),
        article_number=number(message.get("article-number")),
        type=plain(message.get("type")) or None,
        doi=doi,
        pmid=plain(known.get("pmid")) or None,
        pmcid=plain(known.get("pmcid")) or None,
        updates=read_updates(message),
        provenance=plain(message.get("x-record-status")) or None,
    )


def is_spoilt(message: Any) -> bool:
    """Whether something is no record, or one by whose DOI, title or authors nobody could tell which work it is."""
    if not isinstance(message, Mapping) or not plain(message.get("DOI")):
        return True
    listed = entries(message.get("author"))
    names = [author[name] for author in listed or () for name in _NAMES if name in author]
    return listed is None or is_damaged(message.get("title")) or is_damaged(names)


def read_updates(message: Mapping[str, Any]) -> tuple[Update, ...]:
    """Return the notices that stand over a work, the most severe first, each once.

    `updated-by` decides, and where it is silent the title: `update-to` makes a record the notice. A publisher's
    retraction on a record that Retraction Watch knows as a retraction *notice*, and not as retracted, was deposited in
    the wrong direction.
    """
    updates: dict[tuple[str | None, UpdateKind], Update] = {}
    is_reversed = _is_reversed(message)
    for entry in objects(message.get("updated-by")):
        kind = _KINDS.get(_type(entry))
        if kind is None or (kind in TAKEN_BACK and is_reversed):
            continue
        update = Update(
            kind,
            plain(entry.get("DOI")).lower() or None,
            plain(entry.get("source")) or None,
            _iso_date(entry.get("updated")),
        )
        updates.setdefault((update.notice, kind), update)
    back = {_iso_date(entry.get("updated")) for entry in objects(message.get("updated-by")) if _is_back(entry)}
    last = None if not back else "9999" if None in back else max(filter(None, back))  # one without a date lifts all
    standing = [
        update
        for update in updates.values()
        if update.kind not in TAKEN_BACK or last is None or (update.date or "") > last
    ]
    found = tuple(sorted(standing, key=lambda update: _SEVERITY.index(update.kind)))
    is_notice = any(_KINDS.get(_type(entry)) in TAKEN_BACK for entry in objects(message.get("update-to")))
    return found if back or is_notice else with_titled(found, next(iter(texts(message.get("title"))), ""))


def _is_back(entry: Mapping[str, Any]) -> bool:
    return _type(entry) == "reinstatement"


def _is_reversed(message: Mapping[str, Any]) -> bool:
    """Whether Retraction Watch knows this record as the notice and not as the work taken back."""
    return _watched(message, "update-to") and not _watched(message, "updated-by")


def _watched(message: Mapping[str, Any], field: str) -> bool:
    """Whether Retraction Watch tells in a field that a work was taken back."""
    told = (entry for entry in objects(message.get(field)) if plain(entry.get("source")) == _WATCH)
    return any(_KINDS.get(_type(entry)) in TAKEN_BACK for entry in told)


def _type(entry: Mapping[str, Any]) -> str:
    return plain(entry.get("type")).lower().replace("_", " ").replace("-", " ")


def _with_subtitle(title: str, subtitles: list[str]) -> str:
    """Add the first subtitle that says something new; running heads repeat the title."""
    folded = "".join(title.lower().split())
    for subtitle in subtitles:
        if title and "".join(subtitle.lower().split()) not in folded:
            return f"{title.rstrip(' :')}: {subtitle}"
    return title


def _author(entry: Mapping[str, Any]) -> Author:
    family = plain(entry.get("family"))
    if family:
        return Author(family, plain(entry.get("given")), plain(entry.get("suffix")))
    return Author("" if is_damaged(entry.get("family")) else plain(entry.get("name")), organisation=True)


def _year(value: Any) -> Any:
    """Return the year of the first date of a field as it stands there, None for no date."""
    if value is None:
        return None
    try:
        return value["date-parts"][0][0]
    except (TypeError, KeyError, IndexError):
        return None if value in ({}, {"date-parts": []}, {"date-parts": [[]]}) else []  # which is no date


def _iso_date(value: Any) -> str | None:
    """Return the first date of a field; None for null dates and other shapes."""
    try:
        parts = value["date-parts"][0]
    except (TypeError, KeyError, IndexError):
        return None
    numbers = [part for part in parts if isinstance(part, int)] if isinstance(parts, list) else []
    if not numbers or not 1000 <= numbers[0] <= 2999:
        return None
    return "-".join([f"{numbers[0]:04}", *(f"{part:02}" for part in numbers[1:3])])
