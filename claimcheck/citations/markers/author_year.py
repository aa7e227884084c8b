"""Authors and year: `(Zarate et al., 2006)`, `(Smith 2019; Lee 2020a)`, `Smith and Jones (2019)`, `Lee et al. 2020`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.citations.mentions import YEAR, Mention, read_mention, read_names
from claimcheck.citations.pointing import label_of_target, targets_in
from claimcheck.citations.sighting import Prose, Sighting
from claimcheck.citations.vocabulary import words
from claimcheck.citations.works import Works
from claimcheck.model.page import Block, Span

_GROUP = re.compile(r"\((?:[^()\n]|\([^()\n]{0,160}\)){4,600}\)|\[[^\[\]\n]{4,400}\]")
_DATED = re.compile(rf"{YEAR}|n\.d\.|in press|forthcoming")
_YEARS = re.compile(
    rf"[(\[]({YEAR}[a-z]?(?:\s?[,;&]\s?(?:{YEAR})?[a-z]?){{0,5}}(?:[,:]\s?pp?\.[^()\[\]]{{1,20}})?)[)\]]"
)
_NAME = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|ter|ten)\s){0,3}[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’‐-]{1,40}"
_BEFORE_YEARS = re.compile(
    rf"(?<![\w-])((?:{_NAME},\s){{0,8}}{_NAME}(?:,?\s(?:and|&)\s{_NAME})?"
    r"(?:,?\s(?:et\sal\b\.?|(?:and|&)\s(?:colleagues|co-?workers|associates|collaborators|others)))?(?:['’]s|['’])?),?\s{0,2}$"
)
_BARE = re.compile(rf"(?<![\w-])({_NAME}(?:\s(?:and|&)\s{_NAME})?\s+et\s+al\b\.?,?\s{{1,2}}[(\[]?{YEAR}[a-z]?\b[)\]]?)")
_WINDOW = 200
_NEXT_WORD = re.compile(r"[\s,]{1,3}(?:(?:have|has|had|also|first|later|further|recently)\s)?([a-z]+)")
_WORD_BEFORE = re.compile(r"([^\s]+)\s$")


@dataclass(frozen=True, slots=True)
class _Group:
    """A stretch of text that may be a marker, and the mentions in it."""

    span: Span
    mentions: tuple[tuple[Mention, Span], ...]
    firm: bool
    block: Block


def find(prose: Prose) -> Iterator[Sighting]:
    """Yield author-year mentions, each with the label of its entry or as a reference of its own."""
    groups = [group for block in prose.blocks for group in _groups(prose, block)]
    firm = sum(group.firm for group in groups)
    works = Works(prose)
    for group in groups:
        if not (group.firm or firm >= 2 or all(works.entries_of(mention) for mention, _ in group.mentions)):
            continue
        labels: list[str] = []
        for mention, span in group.mentions:
            linked = targets_in(prose, group.block, span)
            inside = [label for target in linked if (label := label_of_target(prose, target)) is not None]
            labels += inside[:1] or works.labels_of(mention, span, linked)
        yield Sighting(group.span, tuple(dict.fromkeys(labels)), works.made(labels))


def _groups(prose: Prose, block: Block) -> Iterator[_Group]:
    text = block.span.slice(prose.page.text)
    if not _DATED.search(text):
        return
    at, reach = block.span.start, 0
    for match in _GROUP.finditer(text):
        if not _DATED.search(match[0]):
            continue
        group = _narrative(text, match, block) or _parenthesised(match, block)
        if group is not None:
            yield from (_bare(text, reach, group.span.start - at, block))
            yield group
            reach = group.span.end - at
    yield from _bare(text, reach, len(text), block)


def _parenthesised(match: re.Match[str], block: Block) -> _Group | None:
    """Read "(…)": all of it when it cites only, else just the mention inside."""
    inner, at = match[0][1:-1], block.span.start + match.start() + 1
    mentions: list[tuple[Mention, Span]] = []
    others = False
    start = 0
    for part in inner.split(";"):
        mention = read_mention(part)
        if mention is not None:
            mentions.append((mention, Span(at + start + mention.start, at + start + mention.end)))
            mentions += _further_years(mention, part, at + start)
        elif len(part.strip()) > 1 and (inside := _trailing_mention(part)) is not None:
            mention, offset = inside
            mentions.append((mention, Span(at + start + offset, at + start + offset + mention.end)))
            others = True
        else:
            others = others or any(sign.isdigit() for sign in part)
        start += len(part) + 1
    if not mentions:
        return None
    whole = Span(block.span.start + match.start(), block.span.start + match.end())
    span = Span(mentions[0][1].start, mentions[-1][1].end) if others else whole
    return _Group(span, tuple(mentions), any(mention.firm for mention, _ in mentions), block)


def _trailing_mention(part: str) -> tuple[Mention, int] | None:
    """Return a mention at the end of "64% responded, Murrough et al., 2013", with where its part begins."""
    at = part.find(", ")
    while at >= 0:
        mention = read_mention(part[at + 2 :])
        if mention is not None and mention.firm and (mention.et_al or len(mention.authors) > 1):
            return mention, at + 2
        at = part.find(", ", at + 2)
    return None


def _further_years(mention: Mention, part: str, at: int) -> Iterator[tuple[Mention, Span]]:
    """Yield the second and further works of "Smith, 2010, 2012" and "Smith, 2010a, b"."""
    for match in re.finditer(rf"[,&]\s?(?:({YEAR})([a-z]?)|([a-z]))(?=\s?[,&]|\s*$)", part[mention.end :]):
        year = int(match[1]) if match[1] else mention.year
        other = Mention(
            mention.authors,
            mention.et_al,
            year,
            match[2] or match[3] or "",
            None,
            mention.firm,
            mention.start,
            mention.end + match.end(),
        )
        yield other, Span(at + mention.start, at + other.end)


def _narrative(text: str, match: re.Match[str], block: Block) -> _Group | None:
    """Read "Smith and Jones (2019)": names before a parenthesis that holds years only."""
    years = _YEARS.fullmatch(match[0])
    if years is None:
        return None
    floor = max(0, match.start() - _WINDOW)
    before = _BEFORE_YEARS.search(text[floor : match.start()])
    if before is None:
        return None
    start = floor + before.start(1)
    names = before[1]
    first, _, rest = names.partition(" ")
    while rest and first.strip(",").lower() in words("not_authors") | words("lead_ins"):
        start += len(first) + 1
        names = rest
        first, _, rest = names.partition(" ")
    read = read_names(re.sub(r"['’]s?$", "", names))
    if read is None:
        return None
    authors, et_al, joined = read
    firm = et_al or joined or (_reports(text, match.end()) and not _in_longer_name(text, start))
    found = list(re.finditer(rf"({YEAR})?([a-z])?(?=\s?[,;&)\]])", match[0][1:]))
    mentions: list[tuple[Mention, Span]] = []
    year: int | None = None
    span = Span(block.span.start + start, block.span.start + match.end())
    for item in found:
        if not item[0]:
            continue
        year = int(item[1]) if item[1] else year
        mentions.append((Mention(authors, et_al, year, item[2] or "", None, firm, 0, len(span)), span))
    return _Group(span, tuple(mentions), firm, block) if mentions else None


def _reports(text: str, end: int) -> bool:
    """Whether the next word says what an author does: "proposed", "found"."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1] in words("reporting_verbs")


def _in_longer_name(text: str, start: int) -> bool:
    """Whether the name is the end of a longer run of capitals, such as a title."""
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if before is None or before[1][-1] in ".:;!?,":
        return False
    return before[1][0].isupper() and before[1].lower() not in words("not_authors")


def _bare(text: str, start: int, end: int, block: Block) -> Iterator[_Group]:
    """Yield "Lee et al. 2020" and "Lee et al., 2020" standing in the sentence without parentheses."""
    for match in _BARE.finditer(text, start, end):
        mention = read_mention(match[1].replace("(", " ").replace("[", " ").rstrip(")]"))
        if mention is not None:
            span = Span(block.span.start + match.start(1) + mention.start, block.span.start + match.end(1))
            yield _Group(span, ((mention, span),), True, block)
