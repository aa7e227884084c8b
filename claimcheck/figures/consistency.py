"""The documents of a run → where a page states different figures for one measure, or two pages of one publisher do.

In: documents and the evidence for their references. Out: per page its conflicts, in the order of its claims. Nothing
else of one page reaches the judging of another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.figures.concepts import topic_of
from claimcheck.figures.headlines import Unreached, find_unreached
from claimcheck.figures.publishers import names_among, signs_of
from claimcheck.figures.restating import Key, key_of, restates
from claimcheck.figures.statements import Statement, read_statements
from claimcheck.figures.vocabulary import table
from claimcheck.model.consistency import Conflict, ConflictKind, OtherPlace
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence
from claimcheck.model.page import Page

_MOST_FIGURES = 12
"""Figures that are stated in the same words; more of them are a table in prose."""
_MOST_ALIKE = 3
"""Statements of one figure that are held against another."""
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
        works = {label: one.resolution.work_meant for label, one in evidence.get(path, {}).items()}
        headlines = find_unreached(document, read[path], works)
        found[path] += map(_unreached, headlines)
        found[path] += _restated(document.page, read[path], headlines)
    everywhere = [one for document in documents for one in read[document.page.path]]
    for path, conflict in _across(everywhere) if len(documents) > 1 else ():
        found[path].append(conflict)
    return {path: tuple(sorted(listed, key=_order)) for path, listed in found.items() if listed}


def _order(conflict: Conflict) -> tuple[int, int, str]:
    return conflict.claim, conflict.quantity.span.start, conflict.kind.value


def _unreached(found: Unreached) -> Conflict:
    one = found.headline
    cited = _places(found.cited)
    kind, index = ConflictKind.UNREACHED, one.sentence.index
    return Conflict(kind, index, one.quantity, found.measure, cited, found.works, found.reached)


def _restated(page: Page, statements: Sequence[Statement], known: Sequence[Unreached]) -> Iterator[Conflict]:
    """Yield each statement that says another figure than earlier ones on its page, but for pairs already known."""
    topic = topic_of(page)
    order = {one: place for place, one in enumerate(statements)}
    told = {frozenset({one.headline, cited}) for one in known for cited in one.cited}
    for later, alike in _with_alike(statements, topic):
        before = [one for one in alike if order[one] < order[later] and one.sentence.block != later.sentence.block]
        others = [one for one in before if frozenset({one, later}) not in told and restates(one, later, topic)]
        if others:
            yield _conflict(ConflictKind.RESTATED, later, others)


def _across(statements: Sequence[Statement]) -> Iterator[tuple[str, Conflict]]:
    """Yield, with its page, what the publisher's other pages say of itself with another figure."""
    publishers = _Publishers()
    for mine, alike in _with_alike(statements, frozenset()):
        page = mine.sentence.page
        kin = [one for one in alike if one.sentence.page is not page and publishers.say_of_themselves(mine, one)]
        others = [one for one in kin if restates(mine, one, topic_of(page) & topic_of(one.sentence.page))]
        if others:
            yield page.path, _conflict(ConflictKind.ACROSS, mine, others)


class _Publishers:
    """Knows the signs of the pages it was asked about."""

    def __init__(self) -> None:
        self._signs: dict[str, frozenset[str]] = {}

    def say_of_themselves(self, mine: Statement, theirs: Statement) -> bool:
        """Whether two pages are one publisher's, and both statements are about that publisher."""
        one, other = mine.sentence, theirs.sentence
        shared = self._of(one.page) & self._of(other.page)
        if not shared or (one.own and other.own):
            return bool(shared)
        return any(name in one.lowered and name in other.lowered for name in names_among(shared))

    def _of(self, page: Page) -> frozenset[str]:
        if page.path not in self._signs:
            self._signs[page.path] = signs_of(page)
        return self._signs[page.path]


def _with_alike(statements: Iterable[Statement], topic: frozenset[str]) -> Iterator[tuple[Statement, list[Statement]]]:
    """Yield each statement with those that may say the same with another figure, a few for each figure."""
    found: dict[Key, dict[tuple[float, ...], list[Statement]]] = defaultdict(lambda: defaultdict(list))
    keys = {one: key_of(one, topic) for one in statements}
    for one, key in keys.items():
        found[key][one.amount.ends].append(one)
    for one, key in keys.items():
        if 1 < len(found[key]) <= _MOST_FIGURES:
            groups = [group for figure, group in found[key].items() if figure != one.amount.ends]
            yield one, [other for group in groups for other in group[:_MOST_ALIKE]]


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
