"""Authors and year: `(Zarate et al., 2006)`, `(Smith 2019; Lee 2020a)`, `Smith and Jones (2019)`, `Lee et al. 2020`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimcheck.citations.mentions import YEAR, Mention, Names, is_body, read_mention, read_names
from claimcheck.citations.pointing import label_of_target, targets_in
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.citations.works import Works
from claimcheck.language.word_tables import word_lists
from claimcheck.model.citation import Traits
from claimcheck.model.page import Block
from claimcheck.model.span import Span

_words = word_lists("citations", "markers")
_GROUP = re.compile(r"\((?:[^()\n]|\([^()\n]{0,160}\)){4,600}\)|\[[^\[\]\n]{4,400}\]")
_DATED = re.compile(  # first letters first: every block is searched
    r"1(?<![\d.,]1)[5-9]\d\d(?!\d|[.,]\d)|2(?<![\d.,]2)0\d\d(?!\d|[.,]\d)|n\.d\.|in press|forthcoming"
)
_YEARS = re.compile(
    rf"[(\[]({YEAR}[a-z]?(?:\s?[,;&]\s?(?:{YEAR})?[a-z]?){{0,5}}(?:[,:]\s?pp?\.[^()\[\]]{{1,20}})?)[)\]]"
)
_NAME = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|ter|ten)\s){0,3}[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’‐-]{1,40}"
_BEFORE_YEARS = re.compile(
    rf"(?<![\w-])((?:{_NAME},\s){{0,8}}{_NAME}(?:,?\s(?:and|&)\s{_NAME})?"
    r"(?:,?\s(?:et\sal\b\.?|(?:and|&)\s(?:colleagues|co-?workers|associates|collaborators|others)))?(?:['’]s|['’])?),?\s{0,2}$"
)
_BARE = re.compile(rf"(?<![\w-])({_NAME}(?:\s(?:and|&)\s{_NAME})?\s+et\s+al\b\.?,?\s{{1,2}}[(\[]?{YEAR}[a-z]?\b[)\]]?)")
_FURTHER = re.compile(rf"[,&]\s?(?:({YEAR})([a-z]?)\b|([b-h])\b(?!\.))")
_BODY_BEFORE = re.compile(
    r"(?<![\w-])((?:[A-ZÀ-ÖØ-Þ][\w'’.‐-]{0,30},?\s(?:(?:of|for|the|on|and|in|&)\s){0,2}){1,9}[A-ZÀ-ÖØ-Þ][\w'’‐-]{1,30})\s{0,2}$"
)
_NAMING = re.compile(r"\b(?:according to|by|see|cf\.|following) (?:the )?$", re.IGNORECASE)
_NAMES_ONLY = re.compile(
    rf"\(({_NAME}(?:,?\s(?:(?:and|&)\s)?{_NAME}){{0,3}}(?:,?\set\sal\b\.?)?)"
    r"(?P<page>,?\s(?:pp?\.\s?)?\d{1,4}(?:[–-]\d{1,4})?)?\)"
)
_WINDOW = 200
_NEXT_WORD = re.compile(r"[\s,]{1,3}(?:(?:have|has|had|also|first|later|further|recently)\s)?([a-z]+)")


@dataclass(frozen=True, slots=True)
class _Group:
    """A stretch of text that may be a marker, and the mentions in it."""

    span: Span
    mentions: tuple[tuple[Mention, Span], ...]
    firm: bool
    block: Block
    narrative: bool = False
    undated: bool = False
    """Whether no year is printed, so that only an entry of the list makes it a citation."""


TRAITS = Traits(part_of_sentence=True, names_authors=True)


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield author-year mentions, each with the label of its entry or as a reference of its own."""
    groups = [group for block in prose.blocks for group in _groups(prose, block)]
    firm = sum(group.firm for group in groups)
    works = Works(prose)
    for group in groups:
        for mention, _ in group.mentions:
            works.learn(mention)
    for group in groups:
        in_style = firm >= (3 if group.narrative else 2)
        stands = not group.undated and (group.firm or in_style)
        if not (stands or all(works.entries_of(mention) for mention, _ in group.mentions)):
            continue
        labels: list[str] = []
        for mention, span in group.mentions:
            linked = targets_in(prose, group.block, span)
            inside = [label for target in linked if (label := label_of_target(prose, target)) is not None]
            labels += inside[:1] or works.labels_of(mention, span, linked)
        yield MarkerMatch(group.span, tuple(dict.fromkeys(labels)), works.made(labels))


def _groups(prose: Prose, block: Block) -> Iterator[_Group]:
    text = block.span.slice(prose.page.text)
    if prose.labels and "(" in text:
        yield from _undated(text, block)
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


def _undated(text: str, block: Block) -> Iterator[_Group]:
    """Yield "(Adler et al.)", "(Adler, Brandt)" and "(Adler 55)", for a list that has just one work of theirs."""
    for match in _NAMES_ONLY.finditer(text):
        names = read_names(" and ".join(match[1].rsplit(", ", 1))) or read_names(match[1])
        alone = names is None or (len(names[0]) == 1 and not names[1])
        if names is not None and not (alone and (match[1].isupper() or not match["page"])):
            span = Span(block.span.start + match.start(), block.span.start + match.end())
            mention = Mention(names[0], names[1], None, "", None, False, 0, len(span), match[1])
            yield _Group(span, ((mention, span),), False, block, undated=True)


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
    return _Group(span, tuple(mentions), len(mentions) > 1 or mentions[0][0].firm, block)


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
    head = re.sub(rf"(?:{YEAR}[a-z]?|n\.d\.)$", "", mention.printed)
    for match in _FURTHER.finditer(part, mention.end):
        year, suffix = (int(match[1]), match[2]) if match[1] else (mention.year, match[3])
        other = replace(mention, year=year, suffix=suffix, journal=None, printed=f"{head}{year}{suffix}")
        yield other, Span(at + mention.start, at + match.end())


def _narrative(text: str, match: re.Match[str], block: Block) -> _Group | None:
    """Read "Smith and Jones (2019)": names before a parenthesis that holds years only."""
    if _YEARS.fullmatch(match[0]) is None:
        return None
    named = _names_before(text, match.start())
    if named is None:
        return None
    start, (authors, et_al, joined) = named
    firm = et_al or joined or _reports(text, match.end()) or bool(_NAMING.search(text, max(0, start - 20), start))
    span = Span(block.span.start + start, block.span.start + match.end())
    mentions: list[tuple[Mention, Span]] = []
    year: int | None = None
    for item in re.finditer(rf"({YEAR})?([a-z])?(?=\s?[,;&)\]])", match[0][1:]):
        if item[0]:
            year = int(item[1]) if item[1] else year
            printed = f"{text[start : match.start()]}({year}{item[2] or ''})"
            mentions.append((Mention(authors, et_al, year, item[2] or "", None, firm, 0, len(span), printed), span))
    return _Group(span, tuple(mentions), firm, block, narrative=True) if mentions else None


def _names_before(text: str, end: int) -> tuple[int, Names] | None:
    """Return where the names right before a parenthesis begin, and what they are."""
    window = text[max(0, end - _WINDOW) : end]
    before = _BEFORE_YEARS.search(window)
    if before is None:
        return None
    names, at = _without_openers(before[1], before.start(1))
    read = read_names(re.sub(r"['’]s?$", "", names))
    longer = _BODY_BEFORE.search(window)
    if longer is not None:  # "the World Health Organization (2019)", "Aaron Beck (1967)"
        body, start = _without_openers(longer[1], longer.start(1))
        if start < at:
            at, read = start, ((body,), False, False) if is_body(body) else read_names(body)
    if read is None:
        return None
    a_title = (
        window[:at].lower().endswith("the ")
        and len(read[0]) == 1
        and " " not in read[0][0]
        and not read[0][0].isupper()
    )
    return None if a_title else (end - len(window) + at, read)


def _without_openers(names: str, at: int) -> tuple[str, int]:
    """Drop the words that only open the sentence: "In", "However"."""
    while " " in names:
        first, _, rest = names.partition(" ")
        if first.strip(",").lower() not in _words("not_authors") | _words("lead_ins"):
            break
        at += len(first) + 1
        names = rest
    return names, at


def _reports(text: str, end: int) -> bool:
    """Whether the next word says what an author does: "proposed", "found"."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1] in _words("reporting_verbs")


def _bare(text: str, start: int, end: int, block: Block) -> Iterator[_Group]:
    """Yield "Lee et al. 2020" and "Lee et al., 2020" standing in the sentence without parentheses."""
    for match in _BARE.finditer(text, start, end):
        mention = read_mention(match[1].replace("(", " ").replace("[", " ").rstrip(")]"))
        if mention is not None:
            start = match.start(1) + mention.start
            span = Span(block.span.start + start, block.span.start + match.end(1))
            printed = replace(mention, printed=text[start : match.end(1)])
            yield _Group(span, ((printed, span),), True, block)
