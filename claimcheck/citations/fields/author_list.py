"""Head of a reference → its authors, the year behind them, and where the title begins."""

import re
from dataclasses import dataclass

from claimcheck.citations.fields.journal_names import ends_as_body, is_body, is_journal_name, is_of_journals
from claimcheck.citations.fields.letters import LETTER, LOWER, UPPER
from claimcheck.citations.fields.names import STYLES, name_at, natural_name_at, without_stop
from claimcheck.citations.fields.years import MONTH, YEAR

_SEPARATOR = re.compile(r"\s?[,;]?\s?(?:&|\band\b|\bund\b|\by\b|\bet\b(?!\sal))\s|\s?[,;]\s(?:(?:and|&)\s)?")
_ET_AL = re.compile(r"[,;.]?\s?\(?(?:\bet\.?\s?al\b\.?|\band\s(?:others|colleagues)\b|…|\.\s?\.\s?\.|\bu\.\s?a\.)\)?")
_YEAR = re.compile(
    rf"[\s.,:]*[(\[]\s?(?:(?:\d{{1,2}}\s)?{MONTH}\s(?:\d{{1,2}},?\s)?)?(?P<year>{YEAR})[a-z]?"
    rf"(?:,?\s(?:{MONTH}|\d{{1,2}})[^()\[\]]{{0,20}})?\s?[)\]][\s.,:;]*"
)
_BARE_YEAR = re.compile(rf"[\s.,]+(?P<year>{YEAR})[a-z]?(?:[.,:]\s|\s(?=[{UPPER}][{LETTER}’'-]*\s))")
_EDITORS = re.compile(r"[\s,]*\((?:eds?|editors?|hrsg)\.?\)[.,]?|,?\s(?:editors?|eds?)\b\.?")
_CLOSE = re.compile(r"\s?([.:;,])\s?")
_BODY_LAST = re.compile(
    r"[,;]?\s(?:(?:and|on behalf of|for|&)\s)?(?P<name>(?:the\s)?[^\W\d_][^.,:;()]{4,90}?)(?=\s?[.:(])"
)
_STATE = r"(?:[UE]\.[A-Z]\.\s)?"  # "U.S. Department of …"
_BODY_FIRST = re.compile(rf"(?P<name>{_STATE}[{UPPER}][^.(:“\"]{{1,120}}?)(?:\.\s(?=[{UPPER}\d“\"‘])|,\s(?=[“\"]))")
_BODY_DATED = re.compile(
    rf"(?P<name>{_STATE}[{UPPER}{LOWER}][^.(:;“\"]{{2,120}}?)\.?\s\((?P<year>{YEAR})[a-z]?(?:,[^()]{{0,20}})?\)[.,:]?\s"
)
_OF_PERSONS = re.compile(rf",|\s[{UPPER}]{{1,3}}(?=[\s;]|$)")
"""What a body's name does not hold behind its first word and lists of persons do: a comma, initials."""
_BODY_AND_PUBLISHER = re.compile(rf"(?P<name>[{UPPER}]{{2,8}}),\s(?=.{{8,300}},\s(?P=name)\s[{UPPER}])")
"""A body known by its initials that is its own publisher: "ABC, Title, ABC Publishing, Town"."""
_MIDDLE_INITIAL = re.compile(rf"\s[{UPPER}]\.\s")
_QUOTED_NEXT = re.compile(r"[,.]?\s?(?=[“\"])")
_FAMILY_FOLLOWS = re.compile(rf"[{UPPER}][{LETTER}'’-]+(,(?=\s?[“\"])|,|\s(?:and|&)\s(?=[{UPPER}])|\set\sal\b)")
_GOES_ON = re.compile(rf"[{UPPER}][{LETTER}'’-]+, (?:and|&) (?:[{UPPER}]\.\s?){{1,3}}[{UPPER}][{LETTER}'’-]+\.")
_IMPRINT = re.compile(rf"\([^()]{{2,60}}:\s[^()]{{2,60}},\s{YEAR}\)|,\s[“\"]")
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
    """What closes the authors: "year", ".", ":", ";", ",", or nothing when no authors were read."""


def read_head(core: str) -> Head:
    """Return the authors and the year an entry begins with."""
    if publisher := _BODY_AND_PUBLISHER.match(core):
        return Head((publisher["name"],), False, None, publisher.end(), ",")
    body = _body(core)
    if body.authors and not _OF_PERSONS.search("; ".join(body.authors)):
        return body  # "US Food and Drug Administration" is no list of two
    if (natural := _natural(core)).authors:
        return natural
    best = max((_read(core, style) for style in STYLES), key=_rank)
    if best.mark == "" and not re.match(r"[\s,.]*[“\"«„‘]", core[best.end :]):
        best = Head()  # what follows the names is no sign that they were names
    if len(best.authors) == 1 and best.mark == "." and _is_given(core, best.end, inverted="," in best.authors[0]):
        best = Head()
    return best if best.authors else body


def _natural(core: str) -> Head:
    """Return the head when it lists names in natural order: "Ann B. Okafor and Jon Doe. 2017. …"."""
    authors: list[str] = []
    at, et_al, joined = 0, False, ""
    while len(authors) < _MANY and (name := natural_name_at(core, at)):
        authors.append(name.group())
        at = name.end()
        separator = _SEPARATOR.match(core, at)
        if more := _ET_AL.match(core, at):
            et_al, at = True, more.end()
        if et_al or separator is None or not natural_name_at(core, separator.end()):
            break
        at, joined = separator.end(), separator.group().strip(" ,;")
    if not authors or any(is_body(name) or is_of_journals(name) for name in authors):
        return Head()
    quoted = _QUOTED_NEXT.match(core, at)
    several = len(authors) > 1 or et_al or _MIDDLE_INITIAL.search(authors[0])
    if not several and not (quoted and quoted.group().startswith(",")):
        return Head()  # "Sleep Health. …" may be anything
    if year := _YEAR.match(core, at) or _BARE_YEAR.match(core, at):
        return Head(tuple(authors), et_al, int(year["year"]), year.end(), "year")
    if quoted:
        return Head(tuple(authors), et_al, None, quoted.end(), ",")
    if (joined or et_al) and (close := _CLOSE.match(core, at)) and close[1] in (",." if et_al else "."):
        return Head(tuple(authors), et_al, None, close.end(), close[1])
    return Head()


def _is_given(core: str, at: int, *, inverted: bool) -> bool:
    """Whether what closed one author was the stop of a middle initial: "Gerald H. Friedland and Robert Klein, …"."""
    if inverted:  # a list that lost its beginning: "Kato, E. F. Meer, and G. H. Berg. Tides"
        return _GOES_ON.match(core, at) is not None
    follows = _FAMILY_FOLLOWS.match(core, at) if core[at - 3 : at - 2].isupper() else None
    return follows is not None and (follows[1] != "," or _IMPRINT.search(core) is not None)


def _rank(head: Head) -> tuple[bool, bool, int, int]:
    return (head.mark != "", head.mark == "year", len(head.authors), head.end)


def _read(core: str, style: str) -> Head:
    """Return the head if the authors stand in one style; the mark is empty when what closes them is unclear."""
    authors: list[str] = []
    at, et_al = 0, False
    while len(authors) < _MANY and (name := name_at(core, at, style, first=not authors)):
        authors.append(without_stop(name.group()))
        at = name.end()
        if more := _ET_AL.match(core, at):
            et_al, at = True, more.end()
            if "al" not in more.group() and (last := name_at(core, _behind(core, at), style, first=False)):
                authors.append(without_stop(last.group()))  # "…, & Charney, D. S."
                at = last.end()
            break
        separator = _SEPARATOR.match(core, at)
        if separator is None:
            break
        if more := _ET_AL.match(core, separator.end()):
            et_al, at = True, more.end()
            break
        if not name_at(core, separator.end(), style, first=False):
            break
        at = separator.end()
    if not authors:
        return Head()
    if (body := _BODY_LAST.match(core, at)) and is_body(body["name"]):
        authors.append(body["name"])
        at = body.end("name")
    return _closed(core, tuple(authors), at, et_al=et_al)


def _behind(core: str, at: int) -> int:
    """Return the place behind the marks that may stand between an ellipsis and the last author."""
    while at < len(core) and core[at] in ", &":
        at += 1
    return at


def _closed(core: str, authors: tuple[str, ...], at: int, *, et_al: bool) -> Head:
    """Return the head with what closes the authors at `at`."""
    if editors := _EDITORS.match(core, at):
        at = editors.end()
    if year := _YEAR.match(core, at) or _BARE_YEAR.match(core, at):
        return Head(authors, et_al, int(year["year"]), year.end(), "year")
    if close := _CLOSE.match(core, at):
        return Head(authors, et_al, None, close.end(), close.group(1))
    if core[at - 1 : at] == ".":
        return Head(authors, et_al, None, at + (core[at : at + 1] == " "), ".")
    return Head(authors, et_al, None, at, "")


def _body(core: str) -> Head:
    """Return the head when a body of people has written the work."""
    dated = _BODY_DATED.match(core)
    if dated and _is_dated_body(dated["name"]) and not is_journal_name(dated["name"]):
        return Head((dated["name"].strip(" ,"),), False, int(dated["year"]), dated.end(), "year")
    first = _BODY_FIRST.match(core)
    names = tuple(first["name"].split("; ")) if first else ()
    if first and all(map(_is_undated_body, names)):
        if year := _BARE_YEAR.match(core, first.end("name")):
            return Head(names, False, int(year["year"]), year.end(), "year")
        return Head(names, False, None, first.end(), ".")
    return Head()


def _is_undated_body(name: str) -> bool:
    """Whether a name without a year behind it is a body's: by its words, or as bare initials that are no journal's."""
    return is_body(name) or (name.isupper() and name.isalpha() and len(name) > 1 and not is_journal_name(name))


def _is_dated_body(name: str) -> bool:
    """Whether what a year in brackets follows is a body of people: by its words, or "harbour tools team, The"."""
    plain = name.removesuffix(", The").removeprefix("The ")
    return is_body(name) or name.isupper() or (plain != name and ends_as_body(plain))
