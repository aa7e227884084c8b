"""Markdown pages: CommonMark with tables, footnotes and front matter, parsed by pyromark with the place of every event.

HTML inside is read by the HTML reader at its place. What site generators put between (Liquid tags, Kramdown attribute
lists) is blanked out before parsing, byte for byte, so that no offset moves.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from claimcheck.model.page import BlockKind, InlineKind, Page
from claimcheck.readers.assembly import Assembly, OpenInline
from claimcheck.readers.decoding import decode
from claimcheck.readers.html import read_fragment
from claimcheck.readers.inline_html import read_tag
from claimcheck.readers.places import Places

_GENERATOR = re.compile(r"\{%(?!-?\s*cite\b)[^%\n]{0,400}%\}|\{\{[^{}\n]{0,400}\}\}|\{::?[^{}\n]{0,400}\}")
_CAPTION = re.compile(r"\bcaption\s?=\s?(?P<quote>[\"'])(?P<words>[^<>]{3,300})(?P=quote)")
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n((?:(?!---|\.\.\.)[^\n]*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_NOT_A_BREAK = re.compile(r"[^\r\n]")
_FRONT = re.compile(r"^(title|lang|language|locale)[ \t]*:[ \t]*(\S.*)$", re.M)
_RAISED = re.compile(r"(?<!\d)\^(?:\(([\d,–-]{1,40})\)|(\[?\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20}\]?)\^)")
"""Superscripts as Pandoc writes them; behind a digit a caret may be a power, which must not run into its base."""
_SILENT = {"CodeBlock", "HtmlBlock"}
_INLINE = {"Link": InlineKind.LINK, "Image": InlineKind.IMAGE, "Strikethrough": InlineKind.STRUCK}


def read(data: bytes, shown: str) -> Page:
    """Read a page of Markdown. Raises ReadError when it is not text."""
    source = decode(data, shown)
    return page_of(Assembly(), shown, "markdown", source, source)


def page_of(assembly: Assembly, shown: str, form: str, source: str, readable: str) -> Page:
    """Return the page of a source, of which a copy of equal length without what is not Markdown is read."""
    reading = _Reading(assembly, _GENERATOR.sub(_tag, readable))
    reading.run()
    title, language = reading.front.get("title"), None
    for key in ("lang", "language", "locale"):
        language = language or reading.front.get(key)
    return assembly.page(shown, form, source, title=title, language=language)


def blank(text: str) -> str:
    """Return spaces, and the breaks of its lines, in place of a text, character for character."""
    return _NOT_A_BREAK.sub(" ", text)


def _tag(match: re.Match[str]) -> str:
    """Return as many characters that say nothing; the caption that a tag on its own line gives a figure stays."""
    caption = _CAPTION.search(match[0])
    if caption is None or match.string[max(0, match.start() - 1) : match.start()] not in ("", "\n"):
        return blank(match[0])
    before, after = caption.start("words"), len(match[0]) - caption.end("words")
    return f"{'<figcaption':{before - 1}}>{caption['words']}{' ' * after}"


@dataclass(slots=True)
class _Reading:
    """One page being read: the events' effects, kind by kind."""

    assembly: Assembly
    source: str
    front: dict[str, str] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    cell: list[str] | None = None
    """The text of the header cell at hand."""
    in_head: bool = False
    links: list[OpenInline] = field(default_factory=list)
    tags: list[OpenInline] = field(default_factory=list)

    def run(self) -> None:
        """Read the whole source."""
        import pyromark

        wanted = pyromark.Options
        options = (
            wanted.ENABLE_TABLES
            | wanted.ENABLE_FOOTNOTES
            | wanted.ENABLE_STRIKETHROUGH
            | wanted.ENABLE_TASKLISTS
            | wanted.ENABLE_HEADING_ATTRIBUTES
        )
        body = self.source
        if front := _FRONT_MATTER.match(body):  # only at the top: a rule in the middle of a page opens none
            self.front.update({key: _unquoted(text) for key, text in _FRONT.findall(front[1])})
            body = blank(front[0]) + body[front.end() :]
        places = Places(body)
        for event, bytes_ in pyromark.events_with_range(body, options=options):
            start, end = places.character(bytes_["start"]), places.character(bytes_["end"])
            if isinstance(event, str):
                self._leaf(event, None, start, end)
                continue
            kind, value = next(iter(event.items()))
            if kind == "Start":
                self._start(*_named(value), start, end)
            elif kind == "End":
                self._end(_named(value)[0])
            else:
                self._leaf(kind, value, start, end)

    def _leaf(self, kind: str, value: Any, start: int, end: int) -> None:
        if self.silent:
            return
        if kind == "Text":
            self._text(value, start, end)
        elif kind == "Code":
            ticks = len(self.source[start:end]) - len(self.source[start:end].lstrip("`"))
            self.assembly.add(self.source[start + ticks : end - ticks], start + ticks, end - ticks)
        elif kind == "SoftBreak":
            self.assembly.add(" ", start, end)
        elif kind == "HardBreak":
            self.assembly.line_break(start, end)
        elif kind == "Rule":
            self.assembly.end()
        elif kind == "FootnoteReference":
            mark = self.assembly.open_inline(InlineKind.NOTE_MARK, value)
            self.assembly.add(self.source[start:end], start, end)
            self.assembly.close_inline(mark)
        elif kind == "InlineHtml":
            read_tag(self.assembly, self.tags, self.source, start, end)

    def _text(self, text: str, start: int, end: int) -> None:
        """Add a run of text; `^1^` and `^(1)` are superscripts, their carets are not read."""
        if self.cell is not None:
            self.cell.append(text)
        if text != self.source[start:end] or "^" not in text:
            self.assembly.add(text, start, end)
            return
        at = 0
        for raised in _RAISED.finditer(text):
            self.assembly.add(text[at : raised.start()], start + at, start + raised.start())
            inline = self.assembly.open_inline(InlineKind.SUPERSCRIPT)
            group = raised.lastindex or 0
            self.assembly.add(raised[group], start + raised.start(group), start + raised.end(group))
            self.assembly.close_inline(inline)
            at = raised.end()
        self.assembly.add(text[at:], start + at, end)

    def _start(self, kind: str, value: Any, start: int, end: int) -> None:
        if kind in _SILENT:
            self.silent.append(kind)
            if kind == "HtmlBlock":
                read_fragment(self.assembly, self.source, start, end)
        elif kind == "Heading":
            self.assembly.begin(BlockKind.HEADING, level=int(value["level"][1:]))
            if value["id"]:
                self.assembly.anchor(value["id"], ahead=True)
        elif kind == "List":
            self._paragraph(start)
            self.lists.append(value)
        elif kind == "Item":
            self._item(start)
        elif kind == "FootnoteDefinition":
            self.notes.append(value)
            self.assembly.begin(BlockKind.NOTE, label=value)
        elif kind.startswith("Table"):
            self._table(kind, start)
        elif kind in _INLINE:
            self.links.append(self.assembly.open_inline(_INLINE[kind], value["dest_url"] if value else None))
        elif kind in {"Paragraph", "BlockQuote"}:
            self._paragraph(start)

    def _table(self, kind: str, start: int) -> None:
        """Begin a table's row or cell."""
        if kind == "TableCell":
            self.assembly.cell(start)
            self.cell = [] if self.in_head else None
        elif kind in {"TableHead", "TableRow"}:
            self.in_head = kind == "TableHead"
            self.assembly.begin(BlockKind.ROW, header=() if self.in_head else self.header)
            if self.in_head:
                self.header = []

    def _item(self, start: int) -> None:
        if self.notes:
            self.assembly.line_break(start, start)
            return
        number = self.lists[-1]
        if number is not None:
            self.lists[-1] = number + 1
        label = None if number is None else str(number)
        self.assembly.begin(BlockKind.ITEM, level=len(self.lists), label=label)

    def _paragraph(self, start: int) -> None:
        """Begin a paragraph; the first of an item is that item, those of a note are lines of one block."""
        if self.notes:
            self.assembly.line_break(start, start)
        elif not self.lists:
            self.assembly.begin(BlockKind.PARAGRAPH)
        else:
            self.assembly.end()

    def _end(self, kind: str) -> None:
        if kind in _SILENT:
            self.silent.pop()
        elif kind == "List":
            self.lists.pop()
            if not self.notes:
                self.assembly.begin(BlockKind.ITEM if self.lists else BlockKind.PARAGRAPH, level=len(self.lists))
        elif kind == "FootnoteDefinition":
            self.notes.pop()
            self.assembly.begin(BlockKind.PARAGRAPH)
        elif kind in {"Heading", "Table", "TableHead", "TableRow"} or (kind == "BlockQuote" and not self.notes):
            self.assembly.begin(BlockKind.PARAGRAPH)
        elif kind == "TableCell" and self.cell is not None:
            self.header.append(" ".join("".join(self.cell).split()))
            self.cell = None
        elif kind in _INLINE and self.links:
            self.assembly.close_inline(self.links.pop())
        elif kind == "Paragraph":
            if not self.notes:
                self.assembly.end()
            while self.tags:
                self.assembly.close_inline(self.tags.pop())


def _named(value: Any) -> tuple[str, Any]:
    """Return the name of a tag and what comes with it."""
    return (value, None) if isinstance(value, str) else next(iter(value.items()))


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
