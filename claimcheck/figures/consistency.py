"""The documents of a run → where a page states different figures for one measure, or two pages of one publisher do.

In: documents and the evidence for their references. Out: per page its conflicts, in the order of its claims. Nothing
else of one page reaches the judging of another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.figures.concepts import topic_of
from claimcheck.figures.headlines import find_unreached
from claimcheck.figures.publishers import signs_of
from claimcheck.figures.restating import restates
from claimcheck.figures.statements import Statement, read_statements
from claimcheck.figures.supporting import cited_work
from claimcheck.figures.vocabulary import table
from claimcheck.model.consistency import Conflict, ConflictKind, OtherPlace
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence
from claimcheck.model.page import Page

_MOST_ALIKE = 300
"""Statements of one kind that are held against each other; more of them are a table in words."""
_MOST_OTHERS = 5
"""Places that are named beside a conflict."""


def find_conflicts(
    documents: Sequence[Document], evidence: Mapping[str, Mapping[str, Evidence]]
) -> Mapping[str, tuple[Conflict, ...]]:
    """Return the conflicts of each page by its path; pages without any are left out."""
    found: dict[str, list[Conflict]] = defaultdict(list)
    read = {document.page.path: read_statements(document) for document in documents}
    for document in documents:
        path = document.page.path
        found[path] += _unreached(document, read[path], evidence.get(path, {}))
        found[path] += _restated(document.page, read[path])
    for path, conflict in _across([document.page for document in documents], read):
        found[path].append(conflict)
    return {path: tuple(sorted(listed, key=_order)) for path, listed in found.items() if listed}


def _order(conflict: Conflict) -> tuple[int, int, str]:
    return conflict.claim, conflict.quantity.span.start, conflict.kind.value


def _unreached(
    document: Document, statements: Sequence[Statement], evidence: Mapping[str, Evidence]
) -> Iterator[Conflict]:
    """Yield the headlines above everything that the page cites."""
    works = {label: cited_work(one) for label, one in evidence.items()}
    for one in find_unreached(document, statements, works):
        line = one.headline
        yield Conflict(
            ConflictKind.UNREACHED,
            line.sentence.index,
            line.quantity,
            one.measure,
            _places(one.cited),
            one.works,
            one.reached,
        )


def _restated(page: Page, statements: Sequence[Statement]) -> Iterator[Conflict]:
    """Yield each statement that says another figure than earlier ones on its page."""
    topic = topic_of(page)
    for group in _alike(statements):
        for place, later in enumerate(group):
            before = [one for one in group[:place] if one.sentence.block != later.sentence.block]
            others = [one for one in before if restates(one, later, topic)]
            if others:
                yield _conflict(ConflictKind.RESTATED, later, others)


def _alike(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Return the statements whose figures are of one kind."""
    groups: dict[tuple[str, str | None], list[Statement]] = defaultdict(list)
    for one in statements:
        groups[one.amount.kind, one.amount.noun].append(one)
    return [group for group in groups.values() if 1 < len(group) <= _MOST_ALIKE]


def _across(pages: Sequence[Page], read: Mapping[str, Sequence[Statement]]) -> Iterator[tuple[str, Conflict]]:
    """Yield, with its page, what the publisher's other pages say of itself with another figure."""
    if len(pages) < 2:
        return
    own = {path: [one for one in statements if one.sentence.own][:_MOST_ALIKE] for path, statements in read.items()}
    pages = [page for page in pages if own[page.path]]
    signs = {page.path: signs_of(page) for page in pages}
    topics = {page.path: topic_of(page) for page in pages}
    for page in pages:
        kin = [other for other in pages if other is not page and signs[page.path] & signs[other.path]]
        for mine in own[page.path]:
            others = [
                theirs
                for other in kin
                for theirs in own[other.path]
                if restates(mine, theirs, topics[page.path] & topics[other.path])
            ]
            if others:
                yield page.path, _conflict(ConflictKind.ACROSS, mine, others)


def _conflict(kind: ConflictKind, one: Statement, others: Sequence[Statement]) -> Conflict:
    shared = set(one.about.measures & table("specific").keys())
    for other in others:
        shared &= other.about.measures
    return Conflict(kind, one.sentence.index, one.quantity, min(shared, default=None), _places(others))


def _places(statements: Iterable[Statement]) -> tuple[OtherPlace, ...]:
    """Return where statements stand."""
    return tuple(_place(one) for one in list(statements)[:_MOST_OTHERS])


def _place(one: Statement) -> OtherPlace:
    page, claim = one.sentence.page, one.sentence.claim
    source = page.source_span(claim.span)
    labels = tuple(sorted(one.sentence.labels))
    return OtherPlace(page.path, claim.span, source, page.locate(source.start), claim.text, one.quantity.text, labels)
