"""BibTeX files: every entry becomes an item that reads as a list would print it; its fields are kept as the file's.

pybtex reads the entries and says where each begins and ends; a broken one is left out with its place noted, and
reading goes on behind it. An entry's text maps to the whole entry in the file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.exceptions import PybtexError
from pybtex.scanner import Pattern, PrematureEOF, Token
from pybtex.utils import CaseInsensitiveDict

from claimcheck.bounds import ENTRY_KEY, MACRO_CHARACTERS
from claimcheck.errors import ReadError
from claimcheck.model.citation import GivenReference
from claimcheck.model.page import Block, BlockKind, Comment, Gap, Page, Segment
from claimcheck.model.span import Span
from claimcheck.readers.decoding import decode
from claimcheck.readers.reference_fields import printed, read_fields

_HEAD = re.compile(r"@\s*\w+\s*[({]")
_KEY = re.compile(r"@\s*\w+\s*[({]\s*([^\s,{}()]{1,80})")
_COMMENT = re.compile(r"(?i)(?:%+|@comment\s*\{|(?<![^\n]))[^\S\n]*(claimcheck\s*:[^\n]*)")
_INHERITED = ("year", "date", "publisher", "volume")
_MARKS = {
    LowLevelParser.AT: "@",
    LowLevelParser.LBRACE: "{",
    LowLevelParser.RBRACE: "}",
    LowLevelParser.QUOTE: '"',
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry as it stands in the file."""

    span: Span
    """In the source."""
    kind: str
    key: str
    values: Mapping[str, str]
    """By field name in lower case."""


def read(data: bytes, shown: str) -> Page:
    """Read a BibTeX file. Raises ReadError when it is not text, or grows without end."""
    source = decode(data, shown)
    parser = _Parser(source, shown)
    entries = list(parser.entries())
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    pieces: list[str] = []
    blocks: list[Block] = []
    segments: list[Segment] = []
    references: list[GivenReference] = []
    used: set[str] = set()
    at = 0
    for entry in entries:
        values = _with_inherited(entry, by_key)
        fields = read_fields(values, entry.kind)
        text = printed(values, fields)
        if not text:
            parser.gaps.append(Gap(entry.span, f"the entry {entry.key} is empty"))
            continue
        span = Span(at, at + len(text))
        label = _label(entry.key, used)
        pieces.append(text)
        blocks.append(Block(BlockKind.ITEM, span, 1, label))
        segments.append(Segment(span, entry.span))
        references.append(GivenReference(label, span, fields))
        at = span.end + 2
    return Page(
        path=shown,
        format="bibtex",
        source=source,
        text="\n\n".join(pieces),
        segments=tuple(segments),
        blocks=tuple(blocks),
        comments=tuple(_comments(source, [entry.span for entry in entries])),
        references=tuple(references),
        gaps=tuple(sorted(parser.gaps, key=lambda gap: gap.span)),
    )


class _Parser(LowLevelParser):  # type: ignore[misc] # pybtex has no types
    """Reads entry by entry, goes on behind a broken one, and keeps where each stands."""

    KEY_PAREN = Pattern(rf"[^\s\,]{{1,{ENTRY_KEY}}}", "entry key")
    KEY_BRACE = Pattern(rf"[^\s\,}}]{{1,{ENTRY_KEY}}}", "entry key")

    def __init__(self, source: str, shown: str) -> None:
        super().__init__(source, macros=CaseInsensitiveDict(month_names))
        self._shown = shown
        self._expanded = 0
        self.pos: int = 0
        self.gaps: list[Gap] = []
        self._broken = -1

    def entries(self) -> Iterator[_Entry]:
        """Yield the whole entries in order."""
        for command in self:
            if self._broken == self.command_start or command[0].lower() in ("string", "preamble", "comment"):
                continue
            key, fields = command[1]
            values: dict[str, str] = {}
            for name, parts in fields:
                values.setdefault(name.lower(), "".join(parts))
            yield _Entry(Span(self.command_start, self.pos), command[0], key, values)

    def handle_error(self, error: PybtexError) -> None:
        """Note where an entry breaks off, and let reading go on behind its head when it swallowed the whole rest."""
        if isinstance(error, UndefinedMacro):
            return  # the value stays empty
        start = self._broken = self.command_start
        if not _HEAD.match(self.text, start):
            return  # a sign "@" between the entries
        end = max(start + 1, self.pos)
        if isinstance(error, PrematureEOF):
            end = self.pos = start + 1
        key = _KEY.match(self.text, start)
        reason = "it does not end" if isinstance(error, PrematureEOF) else str(error.args[0])
        named = f"the entry {key[1]}" if key else "an entry"
        self.gaps.append(Gap(Span(start, end), f"{named} is broken: {reason}"))

    def substitute_macro(self, name: str) -> str:
        """Return what a macro stands for; raises ReadError where macros of macros grow without end."""
        value: str = super().substitute_macro(name)
        self._expanded += len(value)
        if self._expanded > MACRO_CHARACTERS:
            raise ReadError(f"{self._shown} has macros that grow without end", "write the values out")
        return value

    def skip_to(self, patterns: Sequence[Pattern]) -> Token | None:
        """Go to the nearest of some marks; all are looked for at once, so that a long file is read in one pass."""
        found = _nearest(tuple(_MARKS[pattern] for pattern in patterns)).search(self.text, self.pos)
        if found is None:
            return None
        value = self.text[self.pos : found.end()]
        self.pos = found.end()
        self.update_lineno(value)
        return Token(value, next(pattern for pattern in patterns if _MARKS[pattern] == found[0]))


@cache
def _nearest(marks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, marks)))


def _with_inherited(entry: _Entry, by_key: Mapping[str, _Entry]) -> Mapping[str, str]:
    """Return an entry's values with those of the book or proceedings it names in `crossref`."""
    parent = by_key.get(entry.values.get("crossref", "").strip().lower())
    if parent is None or parent is entry:
        return entry.values
    inherited = {name: parent.values[name] for name in _INHERITED if name in parent.values}
    if title := parent.values.get("booktitle") or parent.values.get("title"):
        inherited["booktitle"] = title
    return {**inherited, **entry.values}


def _label(key: str, used: set[str]) -> str:
    """Return the key, told apart from an earlier entry's of the same name."""
    label, number = key, 2
    while label in used:
        label, number = f"{key} ({number})", number + 1
    used.add(label)
    return label


def _comments(source: str, taken: Sequence[Span]) -> Iterator[Comment]:
    """Yield what stands for claimcheck between the entries."""
    at = 0
    for start, end in [*((span.start, span.end) for span in taken), (len(source), len(source))]:
        for found in _COMMENT.finditer(source, at, start):
            text = found[1].rstrip().removesuffix("}")
            yield Comment(Span(found.start(1), found.start(1) + len(text)), text)
        at = end
