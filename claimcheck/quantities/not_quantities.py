"""Digits that count or measure nothing: dates, times, telephone numbers, identifiers, names, list numbers.

A text and a place in; where the run that is no quantity ends, or None, out.
"""

import re

from claimcheck.language.word_tables import alternation
from claimcheck.quantities.context_words import PARTING, letters_before, words
from claimcheck.quantities.reading_units import currency_before

_MONTH = rf"(?:{alternation(words('months'))})"
_STREET = (
    r"(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Lane|Ln|Drive|Dr|Way|Court|Ct|Plaza|Parkway|Pkwy|Highway|Hwy"
    r"|Square|Terrace|Place|Pl|Circle|Broadway)"
)
_AHEAD = re.compile(
    rf"""
      \d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}}(?:st|nd|rd|th)?)?(?:[ ]of)?[ .-]{{1,2}}(?i:{_MONTH})(?![a-z])
    | \d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}(?![\d%])
    | \d{{1,2}}([-/.])\d{{1,2}}\2\d{{2,4}}(?![\d%])
    | \d{{1,2}}(?:[:.]\d{{2}})?(?:\s?[-–]\s?\d{{1,2}}(?:[:.]\d{{2}})?)?[ \u00a0]?
      (?:[aApP]\.m\.?|AM|PM|am(?![ ]\d)|pm|o['’]clock)(?![A-Za-z])
    | \d{{1,3}}(?::\d{{1,3}}(?:,\d{{3}})*){{1,3}}(?!\d)
    | \(?\d{{3}}\)?[-. \u00a0]\d{{3}}[-. \u00a0]\d{{4}}(?!\d)
    | 1?[-. ]?8(?:00|88|77|66|55|44|33)[-. ][A-Z0-9][A-Z0-9-]{{5,11}}
    | \d{{3}}-\d{{4}}(?![\d%–-])(?=[\s.,;)]|$)
    | \d+(?:-\d+){{2,8}}
    | \d{{1,2}}(?:,\d{{1,2}}(?!\d)){{3,400}}
    | 0\d{{1,12}}(?:[ \u00a0-](?:\d{{5,8}}|\d{{3,4}}[ \u00a0-]\d{{3,4}}))?(?!\d|[.,·]\d)
    | 24/7(?:/365)?(?!\d) | 9/11(?!\d) | 50[/-]50(?!\d) | 20/20(?![\d%])
    | \d{{3,4}}[ ]?[x×][ ]?\d{{3,4}}(?!\d)
    | \d+(?:\.\d+){{2,8}}
    | \d+(?:st|nd|rd|th)(?![a-z])
    | \d{{1,5}}[ ](?:[NSEW]\.?[ ])?(?:[A-Z][a-z]+[ ]){{1,3}}{_STREET}(?![a-z])
    | 10\.\d{{4,9}}/\S{{1,200}}
    | (?:40[0-9]|429|50[0-4])[ ](?:errors?|status(?:es)?|redirects?)(?![a-z])
    | [1234568]D(?![A-Za-z]) | [23456]G(?![A-Za-z]) | [248]K(?![A-Za-z])
    | \d{{2}}['’]?s(?![a-z0-9/])(?<=0s|[’']s)
    | \d{{5}}(?:-\d{{4}})?(?=,?[ ](?:USA|U\.S\.))
    """,
    re.VERBOSE,
)
_EMERGENCY = re.compile(r"(?:911|988|999|112)(?![\d,.]\d|[ ]?%|[ ][a-z]+s\b)")
_LIST_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)](?=[ \t\u00a0])|\d{1,2}(?:\.\d{1,2}){1,3}(?=[ \t][A-Z])")
_PARENTHESISED = re.compile(r"\d{1,3}(?:[-–]\d{1,3})?(?:,[ ]?\d{1,3}(?:[-–]\d{1,3})?){1,20}\)(?<!,\d{3}\))")
_BRACKETED = re.compile(r"[\d,;\-–— ]{1,40}\]")
_SMALL = re.compile(r"\d{1,2}(?![\d.,%]\d|[ ]?%)")
_LETTERED = re.compile(r"\d{1,3}[A-Z](?=[ \u00a0]?[:.)])")
_OPENING = re.compile(r"(?:^|\n|[.!?][ \u00a0])\W{0,4}[A-Z][a-z]{2,20}[ \u00a0]$")
_LISTED_BEFORE = re.compile(
    r"([A-Za-z]+)\.?[ \u00a0](?:\d{1,4}(?:[-–]\d{1,4})?(?:,[ ]?(?:and[ ]|or[ ])?"
    r"|[ ](?:and|or|to|&)[ ])){1,6}$"
)
_STATE = re.compile(r"\b(?:[A-Z]{2}),?[ ]$")
_POSTCODE = re.compile(r"\d{5}(?:-\d{4})?(?!\d|[ ]?%)")
_GLUED_PREFIX = re.compile(
    r"(?:^|[^A-Za-z])(?:mid|pre|post|early|late|sub|under|over|non|the|an|a|every)[-‐‑–]$", re.IGNORECASE
)
_SPACES = " \t\n\r\u00a0"


def skip_from(text: str, at: int, *, addresses: bool) -> int | None:
    """Return where the digits at `at` that are no quantity end; None when they may be one.

    `addresses` says whether the text holds any web or mail address at all.
    """
    before = text[at - 1] if at else "\n"
    if _goes_on(text, at, before):
        return _run(text, at)
    if addresses and (end := _address(text, at)) is not None:
        return end
    if before in "[(" and (end := _bracketed(text, at, before)) is not None:
        return end
    if before in "( " and (end := _enumerated(text, at)) is not None:
        return end
    if _line_start(text, at) and (found := _LIST_NUMBER.match(text, at)):
        return found.end()
    if found := _AHEAD.match(text, at):
        return found.end()
    return _skip_by_words_before(text, at, text[max(0, at - 24) : at])


def _goes_on(text: str, at: int, before: str) -> bool:
    """Whether the digits go on a word, name, version or chain that began before them ("B12", "PHQ-9", "v2.0")."""
    if before.isalnum() or before == "_":
        return not (before.isupper() and currency_before(text, at)[1])
    if before not in "-‐‑–./:#^" or at < 2:
        return False
    earlier = text[at - 2]
    if before in "#^" or (earlier.isdigit() and before in "./:"):
        return True
    return earlier.isalnum() and not _allowed_prefix(text, at)


def _bracketed(text: str, at: int, before: str) -> int | None:
    """Return the end of a list of citation numbers or of the degrees of freedom of a test."""
    if found := (_BRACKETED if before == "[" else _PARENTHESISED).match(text, at):
        return found.end()
    return _argument(text, at) if before == "(" else None


def _enumerated(text: str, at: int) -> int | None:
    """Return the end of a list's number inside a sentence: "(1) … (2) …", "1) … 2) …"."""
    found = _ENUMERATED.match(text, at)
    if found is None:
        return None
    opened, number = "(" if text[at - 1] == "(" else " ", int(found[1])
    if not opened.strip() and text.rfind("(", near := max(0, at - _BRACKET), at) > text.rfind(")", near, at):
        return None  # the bracket closes what began before: "(n = 3)"
    before, behind = f"{opened}{number - 1})", f"{opened}{number + 1})"
    listed = text.find(before, max(0, at - _LIST), at) >= 0 or text.find(behind, at, at + _LIST) >= 0
    return found.end() if listed else None


_ENUMERATED = re.compile(r"(\d{1,2})\)(?=[ \u00a0])")
_LIST, _BRACKET = 2000, 200
"""Characters in which the neighbour of a list's number is looked for, and the bracket that a number may stand in."""


_CALL_BEFORE = ("call", "dial", "text", "calling", "dialing", "texting", "or", "to")
_CALL_AFTER = (
    *(" Suicide", " Crisis", " Lifeline", " or", " immediately", " if", " right"),
    *(" Emergency", " emergency", " in an emergency"),
)


def _skip_by_words_before(text: str, at: int, tail: str) -> int | None:
    if (found := _EMERGENCY.match(text, at)) and _called(tail, text, found.end()):
        return found.end()
    if (found := _LETTERED.match(text, at)) and _OPENING.search(tail):  # a label: "Argument 6A: …"
        return found.end()
    if (found := _POSTCODE.match(text, at)) and _STATE.search(tail):
        return found.end()
    if tail.rstrip(" (").endswith(("et al.,", "et al.", "et al")):  # the year of a work that is named
        return _run(text, at)
    if tail.rstrip().endswith(("©", "(c)", "Copyright", "copyright")):
        return _run(text, at)
    if tail.endswith(("+", "+(")):
        return _phone(text, at)
    return _month_day(text, at, tail)


def _argument(text: str, at: int) -> int | None:
    """Return the end of the degrees of freedom that begin at `at`: "t(23)", "F(2, 34)", "χ2(1)"."""
    glued = _LAST_GLUED.search(text[max(0, at - 8) : at - 1])
    closing = text.find(")", at, at + 20)
    if glued is None or not 0 < len(glued[0]) <= 3 or closing < 0 or not text[closing - 1].isdigit():
        return None
    return closing


_LAST_GLUED = re.compile(r"[\w²]*$")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?(?![\d%]|\.\d|[ ]?%)(?=,|[ ]|\.|\)|$|\n)")
_PHONE = re.compile(r"\+?[\d(][\d() .-]{6,18}\d")


def named_before(text: str, at: int) -> bool:
    """Whether the word before makes a bare number the name or place of something ("type 2", "Figure 3")."""
    word = _word_before(text, at - (text[at - 1 : at] == "#"))
    if word and word not in ("and", "or", "to"):
        return word.lower() in words("names-before") or _is_numbered_name(text, at, word)
    listed = _LISTED_BEFORE.search(text[max(0, at - 48) : at]) if text[at - 1 : at] in PARTING else None
    return listed is not None and listed[1].lower() in words("names-before")


def _is_numbered_name(text: str, at: int, word: str) -> bool:
    """Whether one of several things of one name is meant: "Pioneer 1 and Pioneer 6"."""
    number = _SMALL.match(text, at)
    if number is None or not word[0].isupper() or word.isupper() or text[at - 1] not in PARTING:
        return False
    line = text[max(0, at - _BRACKET) : at + _BRACKET]
    here = at - max(0, at - _BRACKET)
    start, end = line.rfind("\n", 0, here) + 1, line.find("\n", here)
    line = line[start : end if end >= 0 else len(line)]
    return any(other[1] != number[0] for other in re.finditer(rf"\b{word}[ \u00a0](\d{{1,2}})(?![\d.,%]\d|%)", line))


def _word_before(text: str, at: int) -> str:
    """Return the word before a place, a full stop and a blank between at most."""
    end = at - (at > 0 and text[at - 1] in PARTING)
    return letters_before(text, end - (text[end - 1 : end] == "."))


def _allowed_prefix(text: str, at: int) -> bool:
    """Whether letters and a dash before a number leave it a number ("mid-2019", "vs–28%")."""
    if text[at - 1] in "-‐‑–" and text[at - 2].isdigit():
        return False
    return bool(_GLUED_PREFIX.search(text[max(0, at - 8) : at]))


def _month_day(text: str, at: int, tail: str) -> int | None:
    if tail[-1:] not in (" ", "\u00a0"):
        return None
    month = _word_before(text, at)
    if month.lower() not in words("months") or month == "may":
        return None
    day = _DAY.match(text, at)
    return day.end() if day else None


def _called(tail: str, text: str, end: int) -> bool:
    """Whether the words around an emergency number ask to call it."""
    called = tail.lower().rstrip(_SPACES + "\"'“(").endswith(_CALL_BEFORE)
    return called or text.startswith(_CALL_AFTER, end)


def _phone(text: str, at: int) -> int | None:
    found = _PHONE.match(text, at)
    return found.end() if found else None


def _line_start(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at]
    stripped = before.rstrip(" \t(*-")
    return (not stripped and at <= 4) or stripped.endswith("\n")


_RUN = re.compile(r"\w{1,200}")


def _run(text: str, at: int) -> int:
    """Return the end of the word, with its inner dashes and dots, that goes on at `at`."""
    found = _RUN.match(text, at)
    return found.end() if found else at + 1


def _address(text: str, at: int) -> int | None:
    """Return the end of the web or mail address that `at` lies in."""
    start = max(text.rfind(space, max(0, at - 300), at) for space in _SPACES) + 1
    start = max(start, at - 300)
    head = text[start:at]
    end = at
    limit = min(len(text), at + 300)
    while end < limit and text[end] not in _SPACES:
        end += 1
    token = text[start:end]
    if "://" in head or head.lower().startswith(("www.", "(www.")) or "@" in token or "doi.org/" in head:
        return end
    return None
