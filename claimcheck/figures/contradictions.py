"""The documents of a run → where a page states different figures for one measure, or two pages of one publisher do.

In: documents and the evidence for their references. Out: per page its conflicts, in the order of its claims. Nothing
else of one page reaches the judging of another.

Two statements conflict when they say the same with different figures, and nothing in their words explains it: another
source, group, time, instrument, place or heading; a bound that holds for both; a range that holds the other; another
figure in the sentence that differs too. What nobody can know is explained.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from claimcheck.figures.headlines import Unreached, find_unreached
from claimcheck.figures.statements import Sentence, Statement, differ, read_statements
from claimcheck.figures.subjects import is_general, names_among, signs_of, topic_of
from claimcheck.figures.vocabulary import concepts, is_qualifier, table
from claimcheck.model.claim import ClaimKind
from claimcheck.model.consistency import Conflict, ConflictKind, OtherPlace
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence
from claimcheck.model.page import Page
from claimcheck.quantities.agreement import COUNT, Agreement, agree, alike

_MOST_FIGURES = 12
"""Figures that are stated in the same words; more of them are a table in prose."""
_MOST_ALIKE = 3
"""Statements of one figure that are compared with another."""
_MOST_OTHERS = 5
"""Places that are named with a conflict."""
_ENOUGH = 2
"""Concepts that two clauses share at least; one more where nobody speaks of itself and no measure is named."""
_Key = tuple[str, str | None, frozenset[str]]
_BEGINNING = 30
"""Characters of a sentence's beginning that can point back."""


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
    reported = {frozenset({one.headline, cited}) for one in known for cited in one.cited}
    for later, candidates in _with_alike(statements, topic):
        before = [one for one in candidates if order[one] < order[later] and one.sentence.block != later.sentence.block]
        others = [one for one in before if frozenset({one, later}) not in reported and _restates(one, later, topic)]
        if others:
            yield _conflict(ConflictKind.RESTATED, later, others)


def _across(statements: Sequence[Statement]) -> Iterator[tuple[str, Conflict]]:
    """Yield, with its page, what the publisher's other pages say of itself with another figure."""
    pages = {one.sentence.page.path: one.sentence.page for one in statements}
    signs = cache(lambda path: signs_of(pages[path]))
    for mine, candidates in _with_alike(statements, frozenset()):
        path, same = mine.sentence.page.path, []
        for one in candidates:
            other = one.sentence.page.path
            if other != path and _of_one_publisher(mine.sentence, one.sentence, signs(path) & signs(other)):
                same.append(one)
        others = [one for one in same if _restates(mine, one, topic_of(pages[path]) & topic_of(one.sentence.page))]
        if others:
            yield path, _conflict(ConflictKind.ACROSS, mine, others)


def _of_one_publisher(one: Sentence, other: Sentence, shared: frozenset[str]) -> bool:
    """Whether two pages that share these signs are one publisher's, and both sentences are about that publisher."""
    if not shared or (one.own and other.own):
        return bool(shared)
    return any(name in one.lowered and name in other.lowered for name in names_among(shared))


def _with_alike(statements: Iterable[Statement], topic: frozenset[str]) -> Iterator[tuple[Statement, list[Statement]]]:
    """Yield each statement with those that may say the same with another figure, a few for each figure."""
    found: dict[_Key, dict[tuple[float, ...], list[Statement]]] = defaultdict(lambda: defaultdict(list))
    keys = {one: _key_of(one, topic) for one in statements}
    for one, key in keys.items():
        found[key][one.amount.ends].append(one)
    for one, key in keys.items():
        if 1 < len(found[key]) <= _MOST_FIGURES:
            groups = [group for figure, group in found[key].items() if figure != one.amount.ends]
            yield one, [other for group in groups for other in group[:_MOST_ALIKE]]


def _conflict(kind: ConflictKind, one: Statement, others: Sequence[Statement]) -> Conflict:
    shared = set(one.about.specific)
    for other in others:
        shared &= other.about.measures
    return Conflict(kind, one.sentence.index, one.quantity, min(shared, default=None), _places(others))


def _places(statements: Iterable[Statement]) -> tuple[OtherPlace, ...]:
    return tuple(_place(one) for one in list(statements)[:_MOST_OTHERS])


def _place(one: Statement) -> OtherPlace:
    page, claim = one.sentence.page, one.sentence.claim
    source = page.source_span(claim.span)
    return OtherPlace(page.path, claim.span, source, page.locate(source.start), claim.text, one.quantity.text)


def _restates(mine: Statement, theirs: Statement, topic: frozenset[str]) -> bool:
    """Whether two statements say the same but for the figure; `topic` is what their page is about."""
    one, other = mine.sentence, theirs.sentence
    return (
        len(one.words.keys() & other.words.keys()) >= (1 if one.headline or other.headline else _ENOUGH)
        and (one.whole or other.whole)
        and _comparable(mine, theirs)
        and differ(mine.amount, theirs.amount)
        and (one.own == other.own or one.headline or other.headline)
        and one.years == other.years
        and not (_points_back(one) or _points_back(other))
        and not _explained_by_figures(mine, theirs)
        and not (one.claim.kind is ClaimKind.PRICE and mine.others)
        and _same_words(mine, theirs, topic)
        and not _explained_by_headings(one.section, other.section)
        and not _explained_by_headings(one.caption or one.section, other.caption or other.section)
    )


def _comparable(mine: Statement, theirs: Statement) -> bool:
    """Whether two figures can be compared: of one kind and measure, for one arm and from one source."""
    one, other = mine.sentence, theirs.sentence
    if not alike(mine.amount, theirs.amount) or mine.amount.kind == COUNT:
        return False
    if one.claim.attribution != other.claim.attribution:
        return False
    if one.labels and other.labels and one.labels != other.labels:
        return False
    if mine.contrasted or theirs.contrasted or mine.denied != theirs.denied:
        return False
    return mine.about.arm == theirs.about.arm


def _points_back(one: Sentence) -> bool:
    """Whether the sentence before says what this one is about."""
    return _pointing().match(one.text[:_BEGINNING].lower()) is not None


@cache
def _pointing() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("statements")["pointing"]))
    return re.compile(rf"\W{{0,3}}(?:{words})\b")


def _explained_by_figures(mine: Statement, theirs: Statement) -> bool:
    """Whether the rest of the figures differ: one sentence has some that the other has not, or has otherwise."""
    if len(mine.others) != len(theirs.others):
        return True
    left = list(theirs.others)
    for one in mine.others:
        met = next((other for other in left if agree(one, other) is not Agreement.NONE), None)
        if met is None:
            return True
        left.remove(met)
    return False


def _same_words(mine: Statement, theirs: Statement, topic: frozenset[str]) -> bool:
    """Whether two clauses say the same, and one sentence at most has something to add that is no restriction."""
    one, other = mine.sentence, theirs.sentence
    if one.marks != other.marks or any(not concepts(name).keys() <= topic for name in one.names ^ other.names):
        return False
    more, less = one.beyond(other.words.keys() | topic), other.beyond(one.words.keys() | topic)
    if (more and less) or any(map(is_qualifier, (more | less).values())):
        return False
    if (more | less).keys() & (mine.clause | theirs.clause):
        return False
    measure = _specific(mine) & _specific(theirs)
    if one.headline or other.headline:
        return bool(measure)
    return len(mine.clause & theirs.clause) >= (_ENOUGH if one.own or measure else _ENOUGH + 1)


def _key_of(one: Statement, topic: frozenset[str]) -> _Key:
    """Return what a statement has in common with every other that restates it."""
    return one.amount.kind, one.amount.noun, one.clause.intersection(one.sentence.beyond(topic))


def _specific(one: Statement) -> frozenset[str]:
    """Return the measures that a figure is for, success among them."""
    return one.about.measures & (table("specific").keys() | {"improvement"})


def _explained_by_headings(mine: str, theirs: str) -> bool:
    """Whether the two stand under headings that may divide the subject."""
    if mine == theirs or not mine or not theirs:
        return False
    return not (is_general(mine) or is_general(theirs))
