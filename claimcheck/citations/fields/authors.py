"""Head of a reference → its authors, the year behind them, and where the title begins."""

import re
from dataclasses import dataclass

from claimcheck.citations.fields.letters import LETTER, LOWER, UPPER
from claimcheck.citations.fields.vocabulary import is_body
from claimcheck.citations.fields.years import MONTH, YEAR

_WORD = rf"(?:[{UPPER}][{LETTER}'’`´]*(?:[-‐‑][{LETTER}'’]+)*|[dlDLO]['’][{UPPER}][{LETTER}]+(?:[-‐‑][{LETTER}]+)*)"
_PARTICLE = (
    r"(?:(?i:van|von|de|der|den|del|della|di|da|dos|das|du|la|le|el|al|bin|ibn|ter|ten|zu|zur|af|st\.?|mac|y)|ben|'t|e)"
)
_FAMILY = rf"(?:{_PARTICLE}\s){{0,3}}{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{0,2}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV|2nd|3rd)\b\.?)?"
_LETTERS = rf"[{UPPER}]{{1,4}}(?:-[{UPPER}]{{1,2}})?"
_DOTTED = rf"(?:[{UPPER}][{LOWER}]?\.?[\s-]{{0,2}}){{0,4}}[{UPPER}][{LOWER}]?\."
_GIVEN = rf"{_WORD}(?:\s(?:{_WORD}|[{UPPER}]\.?)){{0,2}}"

_NAMES = {
    "vancouver": re.compile(rf"{_FAMILY}\s{_LETTERS}(?![{LOWER}]){_SUFFIX}"),  # Duman RS
    "inverted": re.compile(rf"{_FAMILY}{_SUFFIX},\s?{_DOTTED}{_SUFFIX}"),  # Duman, R. S.
    "spaced": re.compile(rf"{_FAMILY}\s{_DOTTED}{_SUFFIX}"),  # Duman R. S.
    "undotted": re.compile(
        rf"{_FAMILY}{_SUFFIX},\s{_LETTERS}(?:\s[{UPPER}]){{0,2}}(?![{LOWER}.'’]){_SUFFIX}"
    ),  # Duman, RS
    "initials": re.compile(
        rf"{_DOTTED}\s?(?:{_PARTICLE}\s){{0,3}}{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD})?{_SUFFIX}"
    ),  # R. S. Duman
    "leading": re.compile(rf"[{UPPER}]{{1,3}}\s(?:{_PARTICLE}\s){{0,3}}[{UPPER}][{LETTER}'’\-]+"),  # RS Duman
    "full": re.compile(rf"{_FAMILY},\s{_GIVEN}{_SUFFIX}"),  # Duman, Ronald S.
}
_SEPARATOR = re.compile(r"\s?[,;]?\s?(?:&|\band\b|\bund\b|\by\b|\bet\b(?!\sal))\s|\s?[,;]\s(?:(?:and|&)\s)?")
_ET_AL = re.compile(r"[,;.]?\s?\(?(?:\bet\.?\s?al\b\.?|\band\s(?:others|colleagues)\b|…|\.\s?\.\s?\.|\bu\.\s?a\.)\)?")
_YEAR = re.compile(
    rf"[\s.,:]*[(\[]\s?(?:(?:\d{{1,2}}\s)?{MONTH}\s(?:\d{{1,2}},?\s)?)?(?P<year>{YEAR})[a-z]?(?:,?\s(?:{MONTH}|\d{{1,2}})[^()\[\]]{{0,20}})?\s?[)\]][\s.,:;]*"
)
_BARE_YEAR = re.compile(rf"[\s.,]+(?P<year>{YEAR})[a-z]?(?:[.,:]\s|\s(?=[{UPPER}][{LETTER}’'-]*\s))")
_BODY_LAST = re.compile(
    r"[,;]?\s(?:(?:and|on behalf of|for|&)\s)?(?P<name>(?:the\s)?[^\W\d_][^.,:;()]{4,90}?)(?=\s?[.:(])"
)
_MANY = 200


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in front of the title."""

    authors: tuple[str, ...] = ()
    et_al: bool = False
    year: int | None = None
    end: int = 0
    """Where the title begins."""
    mark: str = ""
    """What closes the authors: "year", ".", ":", ",", or nothing when no authors were read."""


def read_head(core: str) -> Head:
    """Return the authors and the year an entry begins with."""
    best = max((_read(core, style) for style in _NAMES), key=_rank)
    if best.mark == "" and not re.match(r"[\s,.]*[“\"«„‘]", core[best.end :]):
        best = Head()  # what follows the names is no sign that they were names
    return best if best.authors else _organisation(core)


def _rank(head: Head) -> tuple[bool, bool, int, int]:
    return (head.mark != "", head.mark == "year", len(head.authors), head.end)


def _read(core: str, style: str) -> Head:
    """Return the head if the authors stand in one style; the mark is empty when what closes them is unclear."""
    authors: list[str] = []
    at, et_al = 0, False
    names = _NAMES[style]
    while len(authors) < _MANY:
        name = names.match(core, at)
        if name is None and authors and style in ("inverted", "full", "undotted"):
            name = (
                _NAMES["initials"].match(core, at) or (style == "full" and re.compile(_GIVEN).match(core, at)) or None
            )
        if name is None:
            break
        authors.append(_without_stop(name.group()))
        at = name.end()
        if more := _ET_AL.match(core, at):
            et_al, at = True, more.end()
            last = re.compile(r"[,\s]*&?\s*").match(core, at)
            following = names.match(core, last.end()) if last else None
            if "al" not in more.group() and following:
                authors.append(following.group())
                at = following.end()
            break
        separator = _SEPARATOR.match(core, at)
        if separator is None:
            break
        if not names.match(core, separator.end()) and not _NAMES["initials"].match(core, separator.end()):
            if (more := _ET_AL.match(core, separator.end())) is not None:
                et_al, at = True, more.end()
            break
        at = separator.end()
    if not authors or (style == "full" and re.search(rf"\s[{UPPER}]{{1,3}},", authors[0])):
        return Head()
    if (body := _BODY_LAST.match(core, at)) and is_body(body["name"]):
        authors.append(body["name"])
        at = body.end("name")
    return _closed(core, tuple(authors), at, et_al=et_al)


def _without_stop(name: str) -> str:
    """Return a name without a full stop that belongs to the sentence: "Zarate CA Jr." but not "Zarate, C. A."."""
    return name.rstrip(".") if name.count(".") == 1 and re.search(r"\s[^\W\d_]{2,}\.$", name) else name


def _closed(core: str, authors: tuple[str, ...], at: int, *, et_al: bool) -> Head:
    """Return the head with what closes the authors at `at`."""
    editors = re.compile(r"[\s,]*\((?:eds?|editors?|hrsg)\.?\)[.,]?|,?\s(?:editors?|eds?)\b\.?").match(core, at)
    if editors:
        at = editors.end()
    if year := _YEAR.match(core, at) or _BARE_YEAR.match(core, at):
        return Head(authors, et_al, int(year["year"]), year.end(), "year")
    close = re.compile(r"\s?([.:;,])\s?").match(core, at)
    if close:
        return Head(authors, et_al, None, close.end(), close.group(1))
    if core[at - 1 : at] == ".":
        blank = 1 if core[at : at + 1] == " " else 0
        return Head(authors, et_al, None, at + blank, ".")
    return Head(authors, et_al, None, at, "")


_BODY_FIRST = re.compile(rf"(?P<name>[{UPPER}][^.(:;“\"]{{4,120}}?)\.\s(?=[{UPPER}\d“\"‘])")
_BODY = re.compile(
    rf"(?P<name>[{UPPER}][^.(:;“\"]{{2,120}}?)\.?\s\((?P<year>{YEAR})[a-z]?(?:,[^()]{{0,20}})?\)[.,:]?\s"
)


def _organisation(core: str) -> Head:
    """Return the head when a body in front of a year in parentheses has written the work."""
    body = _BODY.match(core)
    if body and len(body["name"].split()) <= 12:
        return Head((body["name"].strip(" ,"),), False, int(body["year"]), body.end(), "year")
    body = _BODY_FIRST.match(core)
    if body and is_body(body["name"]):
        return Head((body["name"],), False, None, body.end(), ".")
    return Head()
