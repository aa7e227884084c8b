"""Page → its reference lists: under a heading that says so, by the anchors of notes, or by the shape of blocks."""

import re
from dataclasses import dataclass, replace

from claimcheck.citations.references.answering import Pointed
from claimcheck.citations.references.headings import announced, is_heading, proof_of
from claimcheck.citations.references.numbering import bare_number, marked_number, number_alone
from claimcheck.citations.references.shape import begins_like_entry, may_begin_entry, score
from claimcheck.model.page import Block, BlockKind, InlineKind, Page
from claimcheck.model.span import Span

_SHORTEST_RUN = 3
_SURE = 3
"""Marks that make a block an entry beyond doubt."""
_WIDEST_GAP = 2
_LONGEST_ENTRY = 4000
_LONGEST_SOURCE = 400
_LONGEST_LONE = 600
_LONGEST_TITLE = 90
_LONGEST_PART, _PARTS = 200, 2
"""Characters of a block that is a part of an entry, and such blocks before the one that closes it."""
_MOSTLY = 6
"""Of ten blocks of a page that is a list and nothing else, so many are entries beyond doubt."""
_LEAD = re.compile(r"\W{0,3}([^\W\d_][\w &]{3,40}):\s+(?=\S)")
_NOTE_ANCHOR = re.compile(
    r"(?i)_?(?:fn|ftn|edn|endnote|footnote|cite_?note|sdfootnote|sdendnote|user-content-fn)"
    r"(?!t?[-_]?ref[-_:.]?\d)[-:_.]?[\w.]*?\d+(?:sym)?$"  # "fnref1" is where the note is pointed at
)


@dataclass(frozen=True, slots=True)
class Section:
    """One reference list: its span with the heading, and the blocks that hold its entries."""

    span: Span
    blocks: tuple[Block, ...]
    notes: bool = False
    """Whether these are footnotes or endnotes."""


def find_lists(page: Page) -> tuple[Section, ...]:
    """Return the reference lists of a page in order."""
    finder = _Finder(page)
    whole = finder.whole()
    if whole is not None:
        return (whole,)
    sections: list[Section] = []
    index = 0
    while index < len(page.blocks):
        section, used = finder.at(index)
        if section is not None:
            sections.append(section)
        index += max(used, 1)
    return tuple(sections)


class _Finder:
    """Looks for lists in one page; keeps what is asked of its blocks again and again."""

    def __init__(self, page: Page) -> None:
        self.pointed = Pointed(page)
        self.unspread = 0  # no run of entries that are spread over blocks begins before this one
        self.blocks = page.blocks
        self.texts = [block.span.slice(page.text) for block in page.blocks]
        self.scores = [score(text) for text in self.texts]
        self.heads = [
            is_heading(block, text) and not (marks >= _SURE or _leads_on(text, marks))
            for block, text, marks in zip(self.blocks, self.texts, self.scores, strict=True)
        ]
        self.linked = _linked(page)

    def whole(self) -> Section | None:
        """Return the page as one list when it is nothing else, apart from headings over and in it."""
        body = [
            at for at, block in enumerate(self.blocks) if not self.heads[at] and number_alone(self.texts[at]) is None
        ]
        if body and not self.scores[body[0]] and len(self.texts[body[0]]) < _LONGEST_TITLE:
            body = body[1:]
        sure = sum(self.scores[at] >= _SURE for at in body)
        if len(body) < _SHORTEST_RUN or sure * 10 < len(body) * _MOSTLY:
            return None
        if any(self.heads[at] and announced(text) for at, text in enumerate(self.texts)):
            return None
        weak = [place for place, at in enumerate(body) if not self._may_be_entry(at)]
        ends = (0, len(body) - 1)
        if len(weak) * 10 > len(body) or any(
            place in ends or place - 1 in weak or len(self.texts[body[place]]) > _LONGEST_SOURCE for place in weak
        ):
            return None
        blocks = tuple(self.blocks[at] for at in range(body[0], len(self.blocks)) if not self.heads[at])
        return Section(Span(self.blocks[0].span.start, self.blocks[-1].span.end), blocks)

    def _may_be_entry(self, at: int) -> bool:
        """Whether a block of a page that is mostly entries may be one too."""
        text, marks = self.texts[at], self.scores[at]
        return marks >= _SURE or (len(text) < _LONGEST_LONE and (marks > 0 or begins_like_entry(text)))

    def at(self, index: int) -> tuple[Section | None, int]:
        """Return the list that begins with the block at `index`, and how many blocks were looked through."""
        for look in (self._headed, self._led, self._anchored, self._lined, self._spread, self._shaped):
            section, used = look(index)
            if section is not None:
                return section, used
        return None, used

    def _headed(self, index: int) -> tuple[Section | None, int]:
        name = announced(self.texts[index]) if self.heads[index] else None
        if name is None:
            return None, 1
        end = self._end(index + 1)
        body = range(index + 1, end)
        if not body or not self._proven(name, body):
            return None, 1
        blocks = tuple(self.blocks[at] for at in body)
        span = Span(self.blocks[index].span.start, blocks[-1].span.end)
        return Section(span, blocks, "note" in name), end - index

    def _led(self, index: int) -> tuple[Section | None, int]:
        """Return the list whose name leads the paragraph that holds its entries: "References: 1. …"."""
        block, text = self.blocks[index], self.texts[index]
        lead = _LEAD.match(text)
        name = announced(lead.group(1)) if lead else None
        if lead is None or name is None:
            return None, 1
        number = marked_number(text[lead.end() :]).label
        if self.scores[index] < _SURE and not (number == "1" and text[lead.end()] == "["):
            return None, 1
        if proof_of(name) != "none" and number is None:
            return None, 1  # "Citation: …" is how to cite the page itself
        end = self._end(index + 1)
        entries = replace(block, span=Span(block.span.start + lead.end(), block.span.end))
        blocks = (entries, *self.blocks[index + 1 : end])
        return Section(Span(block.span.start, blocks[-1].span.end), blocks), end - index

    def _end(self, start: int) -> int:
        """Return the index behind the last block from `start` on that passes as an entry."""
        end, family, count = start, "", 0
        for at in range(start, len(self.blocks)):
            block = self.blocks[at]
            if self.heads[at] or block.kind is BlockKind.CAPTION or at - end > _WIDEST_GAP:
                break
            if number_alone(self.texts[at]) is not None or len(self.texts[at]) > _LONGEST_ENTRY:
                continue
            kin = "prose" if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) else block.kind.value
            numbered = bool(block.label) or marked_number(self.texts[at]).label is not None
            number = bare_number(self.texts[at])
            if family in ("", kin):
                counted = number == count + 1 and (count > 0 or self.scores[at] >= 1)
                passes = self.scores[at] + (at in self.linked) >= 1 or numbered or counted
            else:  # behind a list, prose must be an entry beyond doubt, and the other way round
                passes = self.scores[at] >= _SURE or (numbered and self.scores[at] >= 1)
            if passes:
                family, count = family or kin, number or count
                end = at + 1
        return end

    def _proven(self, name: str, body: range) -> bool:
        """Whether what stands under a heading is a list, as far as its name needs proof."""
        proof = proof_of(name)
        if self._answers(body, flat=proof == "none"):
            return True
        if proof == "none":
            dated = len(body) > 1 and all(self.scores[at] > 0 and len(self.texts[at]) < _LONGEST_SOURCE for at in body)
            return dated or any(self.scores[at] >= 2 or at in self.linked for at in body)
        filled = [at for at in body if number_alone(self.texts[at]) is None]
        good = [at for at in filled if self.scores[at] >= _SURE or (proof == "sources" and self._is_source(at))]
        counted = all(_number(self.texts[at]) == count for count, at in enumerate(filled, 1))
        return len(good) * 2 > len(filled) - counted  # "3 Ibid." and "4 Own count." bear no marks of an entry

    def _answers(self, body: range, *, flat: bool) -> bool:
        """Whether blocks are numbered from 1 on, behind an introduction at the most, and the text points at them."""
        numbers = [
            int(self.blocks[at].label or 0) if (self.blocks[at].label or "").isdecimal() else _number(self.texts[at])
            for at in body
        ]
        numbers = numbers[1:] if len(numbers) > 1 and numbers[0] is None else numbers
        if numbers[0] != 1 or None in numbers:
            return False
        listed = Span(self.blocks[body[0]].span.start, self.blocks[body[-1]].span.end)
        pointed = self.pointed.outside(listed, flat=flat)
        return bool(pointed) if flat else len(pointed.intersection(numbers)) * 2 > len(numbers)

    def _is_source(self, at: int) -> bool:
        """Whether a block may be an entry of a list of sources: short, and linked or with marks of an entry."""
        authored = self.scores[at] >= 1 and begins_like_entry(self.texts[at])
        return len(self.texts[at]) < _LONGEST_SOURCE and (
            at in self.linked or "://" in self.texts[at] or self.scores[at] >= 2 or authored
        )

    def _anchored(self, index: int) -> tuple[Section | None, int]:
        """Return the run of notes that carry the anchors of notes."""
        end = index
        while end < len(self.blocks) and any(_NOTE_ANCHOR.fullmatch(anchor) for anchor in self.blocks[end].anchors):
            end += 1
        if end - index < 1 or self.blocks[index].kind is BlockKind.NOTE:
            return None, 1
        return self._section(index, end, notes=True), end - index

    def _lined(self, index: int) -> tuple[Section | None, int]:
        """Return the block that is a list by itself: lines numbered from 1 on, at which the text points."""
        if _number(self.texts[index].lstrip()) != 1:
            return None, 1
        lines = [_number(line) for line in self.texts[index].splitlines() if line.strip()]
        numbers = [number for number in lines if number is not None]
        if len(numbers) < _SHORTEST_RUN or lines[0] != 1 or numbers != list(range(1, len(numbers) + 1)):
            return None, 1
        pointed = self.pointed.outside(self.blocks[index].span, flat=False)
        if len(pointed.intersection(numbers)) * 2 <= len(numbers):
            return None, 1
        return self._section(index, index + 1, notes=False), 1

    def _spread(self, index: int) -> tuple[Section | None, int]:
        """Return the run of entries that are spread over blocks: title, authors, and the journal with its year."""
        entries: list[Block] = []
        first, authored = index, False
        if index < self.unspread:
            return None, 1
        for at in range(index, len(self.blocks)):
            if self.heads[at] or len(self.texts[at]) > _LONGEST_PART or at - first > _PARTS:
                break
            authored = authored or (at > first and begins_like_entry(self.texts[at]))
            if self.scores[at] >= _SURE:
                if at == first or begins_like_entry(self.texts[at]) or self.blocks[at].kind is BlockKind.NOTE:
                    break
                entries.append(
                    replace(self.blocks[first], span=Span(self.blocks[first].span.start, self.blocks[at].span.end))
                )
                first = at + 1
        if len(entries) < 2 or not authored:
            self.unspread = first + 1  # nor does a run begin further on in this one, but for its open end
            return None, 1
        return Section(Span(entries[0].span.start, entries[-1].span.end), tuple(entries)), first - index

    def _shaped(self, index: int) -> tuple[Section | None, int]:
        """Return the run of blocks that look like entries; on a page of few blocks, all of them, it may be short."""
        end, number = index, 0
        while end < len(self.blocks) and not self.heads[end] and self.blocks[end].kind is not BlockKind.CAPTION:
            label = marked_number(self.texts[end]).label
            counted = label is not None and int(label) == number + 1 and self.scores[end] >= 1
            if not (
                self.scores[end] >= _SURE
                or (counted and self.texts[end].startswith("["))
                or (end > index and self._between(end, counted=counted))
            ):
                break
            number = int(label) if label else number
            end += 1
        if end - index < _SHORTEST_RUN and not (end - index == len(self.blocks) and self._are_entries()):
            return None, max(end - index, 1)
        return self._section(index, end, notes=False), end - index

    def _between(self, at: int, *, counted: bool) -> bool:
        """Whether a block bears few marks of an entry, but stands behind one and before one and begins like one."""
        near = at + 1 < len(self.blocks) and not self.heads[at + 1]
        if not near or self.scores[at - 1] < _SURE or self.scores[at + 1] < _SURE:
            return False
        return counted or (self.scores[at] >= 1 and may_begin_entry(self.texts[at]))

    def _are_entries(self) -> bool:
        """Whether every block of the page begins like an entry and is one beyond doubt."""
        return all(
            marks + (marked_number(text).label is not None) > _SURE and begins_like_entry(text)
            for marks, text in zip(self.scores, self.texts, strict=True)
        )

    def _section(self, start: int, end: int, *, notes: bool) -> Section:
        blocks = self.blocks[start:end]
        return Section(Span(blocks[0].span.start, blocks[-1].span.end), blocks, notes)


def _leads_on(text: str, marks: int) -> bool:
    """Whether a line of plain text that looks like a heading is an entry: an address, or numbered in brackets."""
    numbered = marked_number(text)
    return marks >= 1 and (text.startswith("[") or "://" in text[numbered.end : numbered.end + 9])


def _number(text: str) -> int | None:
    """Return the number printed in front of a text, set off or not."""
    label = marked_number(text).label
    return int(label) if label else bare_number(text)


def _linked(page: Page) -> frozenset[int]:
    """Return the indexes of the blocks from which a link leads out of the page."""
    links = [
        inline.span.start for inline in page.inlines if inline.kind is InlineKind.LINK and _leads_out(inline.target)
    ]
    found, at = set(), 0
    for index, block in enumerate(page.blocks):
        while at < len(links) and links[at] < block.span.start:
            at += 1
        if at < len(links) and links[at] < block.span.end:
            found.add(index)
    return frozenset(found)


def _leads_out(target: str | None) -> bool:
    return (target or "").lower().startswith(("http:", "https:", "//", "www."))
