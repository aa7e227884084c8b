"""Which claims of a document have no source, and what of the page bears on each: shared by the rules that report them.

In: a document. Out: gaps, one per claim that needs evidence, is covered by no citation and reports no data of the
page's own; each with the phrase by which it names a source without a way to look it up, and with the place where the
page cites the same figure for the same thing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claimcheck.language.word_tables import table
from claimcheck.model.citation import ReferenceKind
from claimcheck.model.claim import Claim, Quantity
from claimcheck.model.document import Document
from claimcheck.model.page import BlockKind
from claimcheck.model.span import Span
from claimcheck.rules.sourcing import find_sourcing

_NAMES_ITSELF = re.compile(r"\b[A-Z]{2,}-?\d|\b(?:19|20)\d\d\b")
_STEM = 5
"""Letters by which two forms of a word are taken for one."""
_SHORTEST = 4
_SHARED, _PART = 2, 0.4
"""Words that two statements of one figure share at the least: so many, and so large a part of the shorter one."""
_RUNS = (BlockKind.ROW, BlockKind.ITEM)

_Figure = tuple[float | None, float | None, float | None, str | None]


@dataclass(frozen=True, slots=True)
class Cited:
    """Where the page states a figure with a citation."""

    span: Span
    line: int
    labels: tuple[str, ...]
    figure: str
    """As printed in the claim without a source."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A claim without a source."""

    claim: int
    named: str | None
    """The source it names without a way to look it up: "studies show", "Harvard Health"."""
    cited: tuple[Cited, ...]
    """Where its figures are cited for the same thing."""
    group: str | None
    """What it shares with the other gaps of one table, list or figure; None for one that stands alone."""


def find_gaps(document: Document) -> Iterator[Gap]:
    """Yield the gaps of a document in the order of its claims."""
    mentions = mentioned(document)
    stated = _Stated(document)
    runs = _runs(document)
    first: dict[_Figure, list[tuple[frozenset[str], str]]] = {}
    for index, claim in enumerate(document.claims):
        if not claim.needs_evidence or index in document.own_data or index in document.cited:
            continue
        if claim.attribution and pointed(claim.attribution, mentions):
            continue
        named = claim.attribution or find_sourcing(claim.text)
        if named and names_itself(named):
            continue
        group = runs.get(_block_of(document, claim)) or _same_figure(claim, index, first)
        yield Gap(index, named, tuple(stated.elsewhere(claim)), group)


def names_itself(source: str) -> bool:
    """Whether a source is named so that it can be looked up: a manual with its edition, a report with its year."""
    return _NAMES_ITSELF.search(source) is not None


def mentioned(document: Document) -> frozenset[str]:
    """Return what the page gives a way to look up by name: author-year mentions, and the words of its links."""
    index = document.citation_index
    links = {reference.label for reference in index.references if reference.kind is ReferenceKind.LINK}
    return frozenset(
        reference.label for reference in index.references if reference.kind is ReferenceKind.MENTION
    ) | frozenset(_plain(marker.text) for marker in index.markers if links.intersection(marker.labels))


def pointed(name: str, mentions: frozenset[str]) -> bool:
    """Whether naming a source is a citation here: it is a mention, or stands in the words of a link of the page."""
    if name in mentions:
        return True
    words = _plain(name)
    return " " in words and any(f" {words} " in f" {mention} " for mention in mentions)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", words.lower()))


def is_figure(quantity: Quantity) -> bool:
    """Whether a quantity has a value, or ends, rather than being a vague amount."""
    return any(value is not None for value in (quantity.value, quantity.low, quantity.high))


def _figure(quantity: Quantity) -> _Figure:
    return (quantity.value, quantity.low, quantity.high, quantity.unit)


class _Stated:
    """The figures that a document states with a citation."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places: dict[_Figure, list[tuple[int, Quantity]]] = {}
        for index in sorted(document.cited):
            for quantity in document.claims[index].quantities:
                if is_figure(quantity) and quantity.unit:
                    self._places.setdefault(_figure(quantity), []).append((index, quantity))

    def elsewhere(self, claim: Claim) -> Iterator[Cited]:
        """Yield where figures of a claim are cited for the same measure of the same thing, each once."""
        for quantity in claim.quantities:
            for index, same in self._places.get(_figure(quantity), ()):
                if _alike(content_words(claim.text), content_words(self._document.claims[index].text)):
                    page = self._document.page
                    line = page.locate(page.source_offset(same.span.start)).line
                    yield Cited(same.span, line, self._document.labels_of(index), quantity.text)
                    break


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two statements speak of the same thing, by the words they share."""
    shared = len(mine & theirs)
    return shared >= _SHARED and shared >= _PART * min(len(mine), len(theirs))


def content_words(text: str) -> frozenset[str]:
    """Return the words of a statement that say what it is about, by their beginnings."""
    words = ("".join(filter(str.isalpha, word)).lower() for word in text.split())
    return frozenset(word[:_STEM] for word in words if len(word) >= _SHORTEST and word not in _idle())


@cache
def _idle() -> frozenset[str]:
    return frozenset(table("rules", "idle")["words"])


def _same_figure(claim: Claim, index: int, first: dict[_Figure, list[tuple[frozenset[str], str]]]) -> str | None:
    """Return the group of claims that state a figure of this one for the same thing."""
    words = content_words(claim.text)
    for quantity in claim.quantities:
        if not is_figure(quantity) or not quantity.unit:
            continue
        known = first.setdefault(_figure(quantity), [])
        for others, group in known:
            if _alike(words, others):
                return group
        known.append((words, f"figure {index} {quantity.text}"))
        return f"figure {index} {quantity.text}"
    return None


def _block_of(document: Document, claim: Claim) -> int:
    return bisect_right(document.page.blocks, claim.span.start, key=lambda block: block.span.start) - 1


def _runs(document: Document) -> Mapping[int, str]:
    """Return for each row of a table and item of a list with others beside it the name of that table or list."""
    runs: dict[int, str] = {}
    blocks = document.page.blocks
    start = 0
    for number in range(1, len(blocks) + 1):
        if number < len(blocks) and blocks[number].kind is blocks[start].kind and blocks[start].kind in _RUNS:
            continue
        if number - start > 1:
            runs.update(dict.fromkeys(range(start, number), f"{blocks[start].kind.value}s {start}"))
        start = number
    return runs
