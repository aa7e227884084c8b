"""A source that is credited by its name, without number, year in link: "Source: National Hearing Survey".

Five places credit a source: a line that begins with "Source:", a short line under a text ("Journal of Sleep, 2013"), a
bracket that closes a sentence ("(Minister of Health, Evening Post March 2026)"), the words "published in", and
"according to the …:" before a list.
"""

import re
from collections.abc import Iterator

from claimcheck.citations.identifiers import find_identifiers
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.model.citation import Fields, Reference, ReferenceKind, Traits
from claimcheck.model.page import Block, BlockKind
from claimcheck.model.span import Span

TRAITS = Traits(part_of_sentence=True, quotes_sentence=True)

_NAME = r"[A-Z][\w&.’'-]*"
_NAMES = rf"{_NAME}(?:\s(?:(?:of|for|and|the|in|on|&)\s){{0,2}}{_NAME})*"
_LINE = re.compile(
    r"\W{0,6}(?:data |study |image )?(?:sources?|study|reference|adapted from|reproduced from|credit)s?\W{0,4}:\W{0,4}"
    r"(?P<name>[^\W\d_].{3,250}?)[\s.)*_]*",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING = re.compile(
    r"(?:(?<=[.!?)]\s)|(?<=\n))(?:data\s)?sources?:\s(?P<name>[^\W\d_].{3,200}?)[\s.)]*$", re.IGNORECASE
)
_SET_OFF = re.compile(
    rf"[—–·\s]*(?P<name>(?:[A-Z][^.!?\n]{{2,90}}\bet al\.?(?:[^.!?\n]{{0,60}})|{_NAMES},?\s\(?(?:19|20)\d\d\)?))[\s.]*"
)
_NO_CREDIT = re.compile(
    r"(?:updated|published|posted|copyright|last|reviewed|written|by|since|est|founded|established)\b|©", re.IGNORECASE
)
_BRACKET = re.compile(rf"\((?P<name>{_NAMES}(?:,\s{_NAMES}){{1,3}}\s(?:19|20)\d\d)\)")
_PUBLISHED = re.compile(
    rf"\b(?:published|appeared|presented)\s(?:online\s|recently\s|today\s)?(?:in|at|by)\s(?:the\s)?(?:journal\s)?"
    rf"(?P<name>{_NAME}(?:\s(?:(?:of|for|and|the|in)\s){{0,2}}{_NAME})+)"
)
_ACCORDING = re.compile(
    rf"\b(?i:according to|reported by|found by)\s(?:the\s)?(?P<name>{_NAMES})[^.!?\n]{{0,80}}:[\s*_]*$"
)
_LONGEST = 260
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION})


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield the credits of a page; each is a reference of its own, labelled with the name as printed."""
    before: Block | None = None
    for block in prose.blocks:
        if block.kind in _PROSE:
            text = block.span.slice(prose.page.text)
            set_off = before is not None and before.kind in _PROSE
            for match in _credits(text, set_off=set_off, caption=block.kind is BlockKind.CAPTION):
                start, end = match.span("name")
                span = Span(block.span.start + start, block.span.start + end)
                if not prose.links_over(block, span):
                    yield _marker_match(prose, span)
        before = block


def _credits(text: str, *, set_off: bool, caption: bool) -> Iterator[re.Match[str]]:
    if len(text) <= _LONGEST:
        if line := _LINE.fullmatch(text):
            yield line
            return
        short = _SET_OFF.fullmatch(text) if set_off and not _NO_CREDIT.match(text.lstrip()) else None
        if short:
            yield short
            return
    if caption and (credit := _CLOSING.search(text)):
        yield credit
        return
    if "(" in text:
        yield from _BRACKET.finditer(text)
    if text.rstrip(" *_").endswith(":"):
        yield from _ACCORDING.finditer(text)
    if " in " in text or " at " in text or " by " in text:
        yield from _PUBLISHED.finditer(text)


def _marker_match(prose: Prose, span: Span) -> MarkerMatch:
    name = " ".join(span.slice(prose.page.text).split())
    reference = Reference(name, ReferenceKind.MENTION, span, name, find_identifiers(name), Fields())
    return MarkerMatch(span, (name,), (reference,))
