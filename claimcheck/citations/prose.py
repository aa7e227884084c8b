"""What a marker style is given (`Prose`) and what it gives back (`MarkerMatch`).

A style sees the running text of the page, block by block, without the reference lists, and what is known of
the list; it says where markers of its kind stand and which labels they point at.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claimcheck.citations.references import References
from claimcheck.language.word_tables import word_lists
from claimcheck.model.citation import Identifiers, Reference
from claimcheck.model.page import Block, Inline, InlineKind, Page
from claimcheck.model.span import Span

_words = word_lists("citations", "markers")
_NAMING = re.compile(r"([^\W\d_]+)\s[\[(](\d{1,2})[\])]")
_FEWEST_NUMBERED = 3
_NESTED = 8
"""How many inlines may begin between a link's start and something that stands in it."""


@dataclass(frozen=True, slots=True)
class MarkerMatch:
    """One place in the text where a style sees a marker."""

    span: Span
    labels: tuple[str, ...]
    """What it points at, ranges written out."""
    references: tuple[Reference, ...] = ()
    """References that exist because of this marker: a link's address, an author-year mention, a symbol's note."""
    flat: bool = False
    """Whether it is a bare number that counts only where no plainer style points at the list."""


@dataclass(frozen=True)
class Prose:
    """The page outside its reference lists, with the list's labels and addresses at hand."""

    page: Page
    found: References

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that stand in no reference list and are no entry, in order."""
        closed = sorted([*self.found.lists, *(entry.span for entry in self.found.entries)])
        kept: list[Block] = []
        reach, index = 0, 0
        for block in self.page.blocks:
            while index < len(closed) and closed[index].start <= block.span.start:
                reach = max(reach, closed[index].end)
                index += 1
            if block.span.start >= reach:
                kept.append(block)
        return tuple(kept)

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels of the page's entries and notes."""
        return frozenset(entry.label for entry in self.found.entries)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Those labels that are plain numbers."""
        return frozenset(int(label) for label in self.labels if label.isdecimal() and len(label) <= 4)

    @cached_property
    def named(self) -> frozenset[str]:
        """Numbers in brackets by which the page calls things: "press [1]", "step (2)", always the same word before."""
        before: defaultdict[str, list[str]] = defaultdict(list)
        for block in self.blocks:
            for match in _NAMING.finditer(block.span.slice(self.page.text)):
                before[match[2]].append(match[1].lower())
        things = _words("carries_number") | _words("operated")
        return frozenset(
            number
            for number, words in before.items()
            if any(word in things or word.removesuffix("s") in things for word in words)
            or (len(words) > 1 and len(set(words)) == 1)
        )

    @cached_property
    def inlines(self) -> dict[int, tuple[Inline, ...]]:
        """The stretches inside each block, by where the block starts."""
        by_block: dict[int, tuple[Inline, ...]] = {}
        index = 0
        inlines = self.page.inlines
        for block in self.page.blocks:
            while index < len(inlines) and inlines[index].span.start < block.span.start:
                index += 1
            first = index
            while index < len(inlines) and inlines[index].span.start < block.span.end:
                index += 1
            if index > first:
                by_block[block.span.start] = inlines[first:index]
        return by_block

    def links_over(self, block: Block, span: Span) -> list[Inline]:
        """Return the links of a block that share characters with `span`."""
        inlines = self.inlines.get(block.span.start, ())
        last = bisect_left(inlines, span.end, key=lambda inline: inline.span.start)
        near = inlines[max(0, last - _NESTED - len(span)) : last]
        return [inline for inline in near if inline.kind is InlineKind.LINK and inline.span.overlaps(span)]

    def within(self, block: Block, kind: InlineKind) -> Iterator[Inline]:
        """Yield the stretches of one kind inside a block."""
        for inline in self.inlines.get(block.span.start, ()):
            if inline.kind is kind:
                yield inline

    @cached_property
    def link_numbers(self) -> dict[str, str]:
        """The numbers by which a page calls the addresses it links to, counting up from 1."""
        numbers: dict[str, str] = {}
        for inline in self.page.inlines:
            printed = inline.span.slice(self.page.text).strip(" []()")
            linked = inline.kind is InlineKind.LINK and inline.target and printed.isdecimal()
            if linked and numbers.setdefault((inline.target or "").strip(), printed) != printed:
                return {}
        counted = sorted(map(int, numbers.values()))
        return numbers if len(counted) >= _FEWEST_NUMBERED and counted == list(range(1, len(counted) + 1)) else {}

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Label of the entry that each name for links inside the page leads to."""
        entries = sorted(self.found.entries, key=lambda entry: entry.span)
        names: dict[str, str] = {}
        index = 0
        for block in self.page.blocks:
            while index < len(entries) and entries[index].span.end <= block.span.start:
                index += 1
            if index < len(entries) and entries[index].span.start < block.span.end:
                for name in block.anchors:
                    names.setdefault(name, entries[index].label)
        return names

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Label of the entry that prints each address or identifier, as `names_of` spells them."""
        known: dict[str, str] = {}
        for entry in self.found.entries:
            for name in names_of(entry.identifiers):
                known.setdefault(name, entry.label)
        return known


def names_of(identifiers: Identifiers) -> list[str]:
    """Return the names a work goes by, spelled so that equal ones are equal: identifiers, then addresses."""
    known = (identifiers.doi, identifiers.pmid, identifiers.pmcid, identifiers.arxiv)
    return [*(name for name in known if name), *(bare_address(url) for url in identifiers.urls)]


def bare_address(url: str) -> str:
    """Return an address without what does not tell two apart: scheme, "www.", fragment, closing slash."""
    rest = url.strip().split("#", 1)[0].partition("://")[2] or url.strip()
    return rest.removeprefix("www.").rstrip("/")
