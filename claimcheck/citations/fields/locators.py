"""Tail of a reference → year, volume, issue and pages.

Styles print the same few figures in any order and between any marks, so the tail is first cut into tokens (figures,
ranges, parentheses, months, words such as "vol.") and then read by what each token stands next to. Where two readings
are possible, the figure is left out.
"""

import re
from dataclasses import dataclass, replace

from claimcheck.citations.fields.tokens import DASH, Token, read_tail
from claimcheck.citations.fields.years import MONTH, YEAR

_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_DAY = re.compile(rf"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:\s?[{DASH}]\s?(?:[1-9]|[12]\d|3[01]))?")
_VOLUME = re.compile(rf"\d{{1,4}}[A-Za-z]?(?:[{DASH}/]\d{{1,4}})?|[IVXLC]{{1,8}}")
_PLAIN_FORM = re.compile(
    rf"(?<![\d/])(?P<year>{YEAR})(?:\s{MONTH})?(?:\s\d{{1,2}})?;\s?(?P<volume>\d{{1,4}})\s?(?:\((?P<issue>[^()]{{1,16}})\))?:\s?"
    rf"(?P<pages>[A-Za-z]{{0,3}}\d{{1,7}}(?:\s?[{DASH}]\s?[A-Za-z]{{0,3}}\d{{1,7}})?)(?![{DASH}\w])"
)
_LAW = re.compile(  # lawyers': "Title, 90 Cornell L. Rev. 893, 901 (2005)"
    rf"(?<=,\s)(?P<volume>\d{{1,3}})\s(?:[A-Z][\w.&’']*\s|of\s|the\s|&\s){{1,8}}(?P<pages>\d{{1,5}})"
    rf"(?:,\s\d{{1,5}}(?:[{DASH}]\d{{1,5}})?)?\s\((?P<year>{YEAR})\)\.?$"
)
_FIRST_LIKELY = "1800"
"""A volume in front of a colon may look like a year; journals hardly print one before this so."""
_SECOND = re.compile(r"\d{1,4}\s?(?:\([^()]{1,12}\))?\s?[:,]\s?\d{1,6}\s?[-–]\s?\d{1,6}")
_SECOND_YEAR = re.compile(r"\((?:19|20)\d\d[a-z]?\)[.,:]?\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Locator:
    """Year, volume, issue and pages, and where in the entry they begin."""

    start: int
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    torn: bool = False
    """Whether the first figure holds the end of the journal's name: "Phys. Rev. D60"."""


def read_locator(core: str, after: int, year: int | None) -> Locator:
    """Return the locator at the end of an entry behind `after`; `year` is the one printed behind the authors."""
    if law := _LAW.search(core, after):
        return Locator(law.start("volume"), int(law["year"]), law["volume"], None, law["pages"])
    tokens = read_tail(core, after)
    while tokens:
        found = _read(tokens, year)
        if found is not None:
            return found
        tokens = tokens[1:]  # the first figure may end the journal's name or the title
        if not tokens or tokens[0].before == "":
            break
    return _anywhere(core, after) or Locator(len(core))


def _read(tokens: list[Token], year: int | None) -> Locator | None:
    """Return what the tokens say, None when they make no locator."""
    start = tokens[0].start
    years, tokens = _take_year(tokens, year)
    if len(years) > 1:
        return None
    slots: dict[str, str] = {}
    plain: list[Token] = []
    label = ""
    for token in tokens:
        if token.kind in ("volume", "issue", "pages", "other"):
            label = token.kind
        elif token.kind == "month":
            label = ""
        elif label and token.kind in ("figure", "range", "roman", "paren"):
            if label in slots:
                return None
            if label != "other":  # the label of a language or a house that is not known
                slots[label] = token.text
            label = ""
        else:
            plain.append(token)
    if len(plain) == 2 and not slots and not years and year is None and all(token.kind == "figure" for token in plain):
        return None  # "…, 1989), 28, 29": two pages behind a publisher
    if years and slots and len(plain) == 1 and _is_stray(plain[0]):
        plain = []
    if not _place(plain, slots):
        return None
    return _locator(start, years, slots)


def _is_stray(token: Token) -> bool:
    """Whether a figure behind a full stop at the very end is the number of a page or of the next entry."""
    return token.kind == "figure" and token.before == "." and token.text.isdigit() and len(token.text) < 4


def _take_year(tokens: list[Token], known: int | None) -> tuple[set[int], list[Token]]:
    """Return the years among the tokens, and the tokens without the one that is the year of the work and its day."""
    tokens = _without_days(tokens)
    candidates = [index for index, token in enumerate(tokens) if _may_be_year(tokens, index)]
    parens = [index for index in candidates if tokens[index].kind == "paren"]
    if known is not None and not parens:
        led = [index for index in candidates if index + 1 < len(tokens) and tokens[index + 1].before == ";"]
        candidates = [index for index in candidates if tokens[index].text == str(known)] or led[:1]
    candidates = _without_volume(tokens, candidates)
    if not candidates:
        return set(), tokens
    if parens:
        chosen = parens[-1]
    elif candidates[0] == 0 or len(candidates) == 1:
        chosen = candidates[0]
    else:
        chosen = candidates[-1]
    years = {int(year) for year in _YEAR.findall(tokens[chosen].text)}
    behind = tokens[chosen + 1 :]
    if tokens[chosen].kind == "paren" and behind and behind[0].before == "":
        behind[0] = replace(behind[0], before=")")  # the year in parentheses parts volume and pages
    return years, tokens[:chosen] + behind


def _without_volume(tokens: list[Token], candidates: list[int]) -> list[int]:
    """Return the candidates without a figure that leads to pages, "1609:177-182", where it can be no year."""

    def leads(index: int) -> bool:
        following = next((token for token in tokens[index + 1 :] if token.kind != "paren"), None)
        return tokens[index].kind == "figure" and following is not None and following.before == ":"

    years = [index for index in candidates if not leads(index)]
    return years or [index for index in candidates if tokens[index].text >= _FIRST_LIKELY]


def _without_days(tokens: list[Token]) -> list[Token]:
    """Return the tokens without the days of a month."""
    days = set()
    for index, token in enumerate(tokens):
        if token.kind != "month":
            continue
        after, before = index + 1, index - 1
        if after < len(tokens) and tokens[after].before == "" and _DAY.fullmatch(tokens[after].text):
            days.add(after)
        elif before >= 0 and token.before == "" and _DAY.fullmatch(tokens[before].text):
            days.add(before)
    return [token for index, token in enumerate(tokens) if index not in days]


def _may_be_year(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if token.kind == "paren":
        return _YEAR.search(token.text) is not None
    labelled = index > 0 and tokens[index - 1].kind in ("volume", "issue", "pages")
    return (
        token.kind == "figure" and bool(_YEAR.fullmatch(token.text)) and not labelled and not token.before.endswith(":")
    )


def _place(plain: list[Token], slots: dict[str, str]) -> bool:
    """Put the unlabelled tokens into the slots still empty; False when there is no one way to do it."""
    figures: list[Token] = []
    behind = -1
    for token in plain:
        if token.kind in ("paren", "part"):
            behind = token.start
            slots["issue"] = f"{slots['issue']} {token.text}" if "issue" in slots else token.text
        else:
            figures.append(token)
    empty = [name for name in ("volume", "issue", "pages") if name not in slots]
    if len(figures) == 3 and "issue" in empty and _is_double_issue(figures[1]):
        empty.remove("issue")
        slots["issue"] = figures.pop(1).text
    elif len(figures) == 3 and figures[1].kind == "range" and "issue" in empty:
        figures.pop()  # further pages behind the first run of them: "264–269, W64"
    if len(figures) == 3 and figures[1].before.endswith(":") and figures[2].before.endswith(";") and "issue" in empty:
        figures.pop()  # "119:1085; 1092": pages begin behind the colon
    order = {
        (3, "volume issue pages"): ("volume", "issue", "pages"),
        (2, "volume issue pages"): ("volume", "pages"),
        (2, "volume pages"): ("volume", "pages"),
        (2, "volume issue"): ("volume", "issue"),
        (2, "issue pages"): ("issue", "pages"),
        (1, "volume issue"): ("volume",),
        (1, "volume"): ("volume",),
        (1, "issue"): ("issue",),
        (1, "pages"): ("pages",),
    }.get((len(figures), " ".join(empty)))
    if len(figures) == 1 and order is None:
        return _place_one(figures[0], empty, slots, behind_issue=figures[0].start > behind >= 0)
    if order is None:
        return not figures
    if (
        len(figures) > 1
        and order[-1] == "pages"
        and not _can_be_pages(figures[-1], "issue" not in empty or len(figures) == 3)
    ):
        return False
    slots.update(zip(order, (token.text for token in figures), strict=True))
    return True


def _is_double_issue(token: Token) -> bool:
    """Whether a range is one of a few issues bound together, "8-9", and none of pages."""
    first, _, last = re.sub(rf"[{DASH}]+", "-", token.text).partition("-")
    return first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) <= 3 and int(last) <= 24


def _can_be_pages(token: Token, sure: bool) -> bool:
    """Whether the last figure can be pages; a bare number after a blank may be anything."""
    return sure or token.kind == "range" or token.before != "" or not token.text.isdigit()


def _place_one(token: Token, empty: list[str], slots: dict[str, str], *, behind_issue: bool) -> bool:
    """Place a single figure that may be volume or pages."""
    if "pages" in empty and (token.kind == "range" or (token.before.endswith(":") and not _YEAR.fullmatch(token.text))):
        slots["pages"] = token.text
    elif "volume" in empty and (("issue" in slots and not behind_issue) or token.before.endswith(";")):
        slots["volume"] = token.text
    else:
        return False
    return True


def _locator(start: int, years: set[int], slots: dict[str, str]) -> Locator | None:
    """Return the filled slots as a locator, None when together they make none."""
    volume, issue, pages = slots.get("volume"), slots.get("issue"), slots.get("pages")
    dotted = re.fullmatch(r"(\d{1,4})\.(\d{1,4}(?:/\d{1,4})?)", volume or "")
    if dotted and issue is None:  # 566.7743: volume and issue
        volume, issue = dotted.groups()
    torn = False
    if volume is not None and not _VOLUME.fullmatch(volume):
        torn = re.fullmatch(r"[A-Z]{1,2}\d{1,4}", volume) is not None
        if not torn:
            return None
        volume = issue = None
    if pages is not None and volume is None and not issue and not torn and not re.search(rf"[{DASH}]", pages):
        pages = None  # "p. 46": a place in the work
    if pages is None and volume is None and not years:
        return None
    if issue is not None:
        issue = " ".join(re.sub(r"^\(|\)(?=\s|$)|(?<=\s)\(", " ", issue).split())
        issue = re.sub(r"(?i)^(?:no|issue|iss|nr|n[°º])\.?\s?(?=\d)", "", issue)
    year = years.pop() if len(years) == 1 else None
    return Locator(start, year, volume, issue or None, re.sub(r"\s", "", pages) if pages else None, torn)


def _anywhere(core: str, after: int) -> Locator | None:
    """Return the locator of the one form that nothing else looks like, when the entry holds it just once."""
    found = list(_PLAIN_FORM.finditer(core, after))
    if len(found) != 1:
        return None
    match = found[0]
    return Locator(
        match.start(), int(match["year"]), match["volume"], match["issue"], re.sub(r"\s", "", match["pages"])
    )


def is_doubled(middle: str, year: int | None) -> bool:
    """Whether the text between authors and locator holds another of either: two references run together."""
    return _SECOND.search(middle) is not None or (year is not None and _SECOND_YEAR.search(middle) is not None)
