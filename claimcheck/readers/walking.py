"""From an HTML tree to blocks and inlines: what each element does to the page that is being put together."""

import re
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any

from claimcheck.model.page import BlockKind, Comment, InlineKind
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly, OpenInline
from claimcheck.readers.counters import count_of
from claimcheck.readers.elements import (
    MARKUP,
    elements,
    has_own_text,
    is_block,
    is_furniture,
    is_hidden,
    is_raised,
    name_of,
    text_of,
)
from claimcheck.readers.raw import BLANK_LINE
from claimcheck.readers.tables import Table
from claimcheck.readers.tracing import trace

_ZEROS = re.compile(r"0[0.,]*")
_FIRST_WITHOUT_ROMAN = 40
_TWO_BREAKS = re.compile(r"<br\s?/?>\s*$", re.IGNORECASE)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


@dataclass(slots=True)
class _List:
    """A list being read: whether its items are numbered, and the next number."""

    numbered: bool
    depth: int
    letters: str = ""
    """What stands for the numbers in print: "a", "A", "i" or "I"."""
    number: int = 1
    step: int = 1


@dataclass(slots=True)
class _Around:
    """What surrounds the node at hand."""

    names: frozenset[str] = frozenset()
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str | None = None
    in_line: bool = False
    in_cell: bool = False
    list: _List | None = None
    table: Table | None = None


@dataclass(slots=True)
class _Leaving:
    """The end of an element: what was opened by it."""

    around: _Around
    block: bool = False
    inline: OpenInline | None = None


@dataclass(slots=True)
class Walk:
    """One walk over a tree; `base` is where the parsed text begins in the page's source."""

    assembly: Assembly
    source: str
    base: int = 0
    raw: bool = False
    """Whether blank lines and two line breaks in a row part paragraphs."""
    _last: int = 0
    _root: Any = None
    _revealed: bool = False
    _length: int | None = None
    """Characters of text under the root, counted once when an element is hidden."""
    _own_text: dict[int, bool] = field(default_factory=dict)
    """Whether text stands directly in a node, by its identity."""
    _counted: dict[int, str] = field(default_factory=dict)
    """What a script counts up to in a node, by its identity."""

    def run(self, root: Any) -> None:
        """Read everything under `root` into the page."""
        self._root = root
        waiting: list[tuple[Any, _Around]] = [(root, _Around())]
        while waiting:
            node, around = waiting.pop()
            if isinstance(node, _Leaving):
                self._leave(node)
                continue
            name = str(node.name)
            if name == "#text":
                self._text(node)
            elif name == "#comment":
                self._comment(node)
            elif name in {"#document", "#document-fragment"}:
                waiting.extend((child, around) for child in reversed(node.children or ()))
            elif name != "!doctype":
                entered = self._enter(node, around)
                if entered:
                    inside, leaving = entered
                    waiting.append((leaving, around))
                    if id(node) in self._counted:
                        self._figure(node)
                    else:
                        waiting.extend((child, inside) for child in reversed(node.children or ()))

    def _text(self, node: Any) -> None:
        origin = node.origin_offset
        at = self._last if origin is None else origin
        for text, start, end in trace(self.source, at, str(node.data or "")):
            if self.raw and end - start == len(text):
                self._paragraphs(text, start)
            else:
                self.assembly.add(text, self.base + start, self.base + end)
            self._last = end

    def _paragraphs(self, text: str, start: int) -> None:
        """Add text whose blank lines part paragraphs."""
        at = 0
        for blank in BLANK_LINE.finditer(text):
            self.assembly.add(text[at : blank.start()], self.base + start + at, self.base + start + blank.start())
            self.assembly.end()
            at = blank.end()
        self.assembly.add(text[at:], self.base + start + at, self.base + start + len(text))

    def _comment(self, node: Any) -> None:
        start = node.origin_offset
        if start is None or not self.source.startswith("<!--", start):
            return
        end = self.source.find("-->", start)
        span = Span(self.base + start, self.base + (end + 3 if end >= 0 else len(self.source)))
        self.assembly.comments.append(Comment(span, str(node.data or "").strip()))

    def _enter(self, node: Any, around: _Around) -> tuple[_Around, _Leaving] | None:
        """Begin an element; returns what surrounds its children and what its end will do, None to leave it out."""
        name, attributes = name_of(node), node.attrs or {}
        if is_furniture(node, name, attributes, around.names) or (is_hidden(attributes) and not self._reveals(node)):
            return None
        if name in {"br", "img", "hr"}:
            self._empty(node, name, attributes)
            return None
        if attributes and (counter := count_of(node, attributes)):
            self._counted[id(counter[0])] = counter[1]
        block = is_block(name, in_line=around.in_line, beside_text=self._beside_text(node))
        for anchor in (attributes.get("id"), attributes.get("name") if name == "a" else None):
            if anchor:
                self.assembly.anchor(anchor, ahead=block)
        if not block:
            inside = _Around(
                around.names | {name} if name in {"a", "sup"} else around.names,
                around.kind, around.level, around.label, around.in_line, around.in_cell, around.list, around.table,
            )  # fmt: skip
            return inside, _Leaving(around, inline=self._inline(name, attributes))
        if around.in_cell and name not in {"table", "tr", "td", "th"}:
            self._space(node)
            return around, _Leaving(around)
        inside = self._block(node, name, attributes, around)
        return inside, _Leaving(around, block=True)

    def _figure(self, node: Any) -> None:
        """Read what a script counts up to in the place of the zero that is printed, with the signs around that."""
        start = self.base + (self._last if node.origin_offset is None else node.origin_offset)
        end = self.base + (self.source.find(">", start - self.base) + 1 or len(self.source))
        shown = text_of(node).strip()
        figure = self._counted[id(node)]
        self.assembly.add(_ZEROS.sub(figure, shown, count=1) if shown else figure, start, end)

    def _beside_text(self, node: Any) -> bool:
        parent = node.parent
        if parent is None:
            return False
        if id(parent) not in self._own_text:
            self._own_text[id(parent)] = has_own_text(parent)
        return self._own_text[id(parent)]

    def _reveals(self, node: Any) -> bool:
        """Whether a hidden element is read after all: it holds most of the page, which a script was to uncover."""
        if self._length is None:
            self._length = len(text_of(self._root))
        if self._revealed or 2 * len(text_of(node)) <= self._length:
            return False
        self._revealed = True
        return True

    def _inline(self, name: str, attributes: dict[str, Any]) -> OpenInline | None:
        target = attributes.get("href") or attributes.get("url") or attributes.get("xlink:href")
        if name in {"a", "link", "ext-link"} and target:
            return self.assembly.open_inline(InlineKind.LINK, target)
        if is_raised(name, attributes):
            return self.assembly.open_inline(InlineKind.SUPERSCRIPT)
        return self.assembly.open_inline(MARKUP[name]) if name in MARKUP else None

    def _empty(self, node: Any, name: str, attributes: dict[str, Any]) -> None:
        start = self._last if node.origin_offset is None else node.origin_offset
        end = self.source.find(">", start) + 1 or len(self.source)
        start, end = self.base + start, self.base + end
        if name == "br" and self.raw and _TWO_BREAKS.search(self.source, max(0, start - 80), start):
            self.assembly.end()
        elif name == "br":
            self.assembly.line_break(start, end)
        elif name == "hr":
            self.assembly.end()
        elif (attributes.get("alt") or "").strip():
            inline = self.assembly.open_inline(InlineKind.IMAGE, attributes.get("src"))
            self.assembly.add(" ".join(attributes["alt"].split()), start, end)
            self.assembly.close_inline(inline)

    def _space(self, node: Any) -> None:
        at = self.base + (self._last if node.origin_offset is None else node.origin_offset)
        self.assembly.add(" ", at, at + 1)

    def _block(self, node: Any, name: str, attributes: dict[str, Any], around: _Around) -> _Around:
        """Begin a block element and return what surrounds its children."""
        names = around.names | {name}
        kind, level, label, list_, table = around.kind, around.level, around.label, around.list, around.table
        in_line, in_cell = name == "p", False
        if name in {"ul", "ol", "dl", "dir"}:
            list_, label = _numbering(name, attributes, list_), None
        elif name in {"li", "dd", "dt"}:
            kind, level, label = BlockKind.ITEM, list_.depth if list_ else 1, _label(list_, attributes)
        elif name in _HEADINGS:
            kind, level, in_line = BlockKind.HEADING, int(name[1:]), True
        elif name in elements().caption:
            kind = BlockKind.CAPTION
        elif name == "table":
            table = Table.of(node)
        elif name in {"tr", "td", "th"} and (table is None or table.is_data):
            return self._row(node, name, names, table, around)
        self.assembly.begin(kind, level=level, label=label)
        return _Around(names, kind, level, label, in_line, in_cell, list_, table)

    def _row(self, node: Any, name: str, names: frozenset[str], table: Table | None, around: _Around) -> _Around:
        if name == "tr":
            header = table.header_for(node) if table else ()
            self.assembly.begin(BlockKind.ROW, header=header)
        else:
            self.assembly.cell(self.base + self._last)
        return _Around(names, BlockKind.ROW, 0, None, True, name != "tr", around.list, table)

    def _leave(self, leaving: _Leaving) -> None:
        around = leaving.around
        if leaving.inline:
            self.assembly.close_inline(leaving.inline)
        if leaving.block and around.kind is not BlockKind.ROW:
            self.assembly.begin(around.kind, level=around.level)


def _numbering(name: str, attributes: dict[str, Any], outer: _List | None) -> _List:
    start = str(attributes.get("start") or "").strip()
    step = -1 if "reversed" in attributes else 1
    depth = outer.depth + 1 if outer else 1
    letters = str(attributes.get("type") or "")
    return _List(
        name == "ol",
        depth,
        letters if letters in {"a", "A", "i", "I"} else "",
        int(start) if start.isdecimal() and len(start) < 7 else 1,
        step,
    )


def _label(list_: _List | None, attributes: dict[str, Any]) -> str | None:
    """Return the number an item stands under, counting on."""
    if list_ is None or not list_.numbered:
        return None
    value = str(attributes.get("value") or "").strip()
    if value.isdecimal() and len(value) < 7:
        list_.number = int(value)
    label = _in_letters(list_.number, list_.letters) if list_.letters else str(list_.number)
    list_.number += list_.step
    return label


def _in_letters(number: int, letters: str) -> str:
    """Return a number as a letter or in Roman numerals, as browsers print it; as figures beyond those."""
    label = str(number)
    if letters in "aA" and 1 <= number <= len(ascii_lowercase):
        label = ascii_lowercase[number - 1]
    elif letters in "iI" and 1 <= number < _FIRST_WITHOUT_ROMAN:
        label = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
    return label.upper() if letters.isupper() else label
