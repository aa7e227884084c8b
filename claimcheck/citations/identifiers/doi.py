"""Text → DOIs, lower case and without resolver.

A suffix may hold nearly any character, so its end is a judgement: brackets must balance, closing punctuation and glued
words are not part of it, and a blank inside is bridged only where a DOI cannot have ended.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

_START = re.compile(r"(?<![\d.])10\.\d{4,9}(?:\.\d{1,5})*/")
_LABELLED_START = re.compile(r"(?i)(\bdoi(?:\.org/|\s?[:=]\s?|\s))10\.\s?(\d{4,5})\s{0,3}/\s{0,3}(?=\S)")
_SICI = re.compile(r"<[^<>\s]{1,40}>\d\.\d\.[A-Za-z]{2};\d(?:-[\w#])?")
_STOP = re.compile(r"[\s\"“”«»‹›|{}\\^`…。，；：（）、\u200b\u2060\ufeff]|<|>|%3E(?!\d\.\d\.)|&(?:amp|gt|lt|quot)\b")
_GLUED = re.compile(
    r"https?:|PMC?ID:|(?<=[\d.,;)\]\[])(?:P[Mm][Ii][Dd]|PMCID|PMC\d|Epub|Accessed|Available|Retrieved|Google|PubMed|Cross[Rr]ef|DOI|doi:)"
    r"|[;,]\s?10\.\d{4,5}/|\]\("
    r"|\?[\w.~-]{1,40}=|(?<!;\d-)#(?=[\w:/!])"  # a query or a fragment: the resolver's or the page's, never a DOI's
)
_CARRIES_ON = re.compile(r"(?:[a-z]{1,20}\.){0,3}(?:[a-z]{1,20}[.-]?(?=\d)|S(?=\d{4})|(?=\d{4}))\d[\d.;:()/-]*")
_NEXT_LINE = re.compile(  # no number of an entry, no year, no decimal: nothing else begins a line so
    r"(?!(?:19|20)\d\d[a-z]?[;,:.)]*$)(?:[a-z]{0,12}\d{4}|[a-z]{1,12}\.?\d{1,3}(?![\da-z])|\d{1,3}\.\d{1,4}\.\d|\d[a-z]\d)[\w.()/-]*$"
)
_HALVES = [  # of the forms that one publisher or another gives every DOI
    (re.compile(r"\.(?:19|20)\d\d\.$"), re.compile(r"\d\d\.\d{3}(?!\d)|\d{5,7}(?![\d.])")),
    (re.compile(r"\.(?:19|20)\d\d\.\d\d\.$"), re.compile(r"\d{3}(?!\d)")),
    (re.compile(r"\d{3}[\dXx]\(\d\d\)$"), re.compile(r"\d{5}-[\dXx](?!\w)")),
]
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
"""What typesetters make of a hyphen."""
_TRAILING = ".,;:!?'’‘*_—–·•†‡"
_PAIRS = {")": "(", "]": "[", ">": "<"}


def find_dois(text: str) -> Iterator[str]:
    """Yield the DOIs in the text in order, normalised."""
    for _, doi in locate(text):
        yield doi


def locate(text: str) -> Iterator[tuple[int, str]]:
    """Yield the DOIs and where each begins in the decoded text."""
    text = decode(_LABELLED_START.sub(r"\g<1>10.\2/", text))
    at = 0
    while match := _START.search(text, at):
        suffix = _suffix(text[match.end() : match.end() + 300])
        at = match.end() + max(len(suffix), 0)
        if suffix and any(character.isalnum() for character in suffix):
            yield match.start(), (match.group() + suffix).translate(_HYPHENS).lower()


def decode(text: str) -> str:
    """Decode percent-escapes; the text stays as it is where they make no sense."""
    return unquote(text, errors="replace") if "%" in text else text


def _suffix(rest: str) -> str:
    """Return the DOI suffix that `rest` begins with."""
    head = token(rest)
    while True:
        tail = rest[len(head) :]
        gap = re.match(r"[ \n\r\t]{1,3}", tail)
        following = token(tail[gap.end() :]) if gap else ""
        if gap is None or not following or not _continues(head, following, torn="\n" in gap.group()):
            break
        rest = head + tail[gap.end() :]
        head += following
    return trim(head)


def token(rest: str) -> str:
    """Return what runs up to a blank, a quote, a stray angle bracket or the next identifier."""
    at = 0
    while stop := _STOP.search(rest, at):
        sici = _SICI.match(rest, stop.start())
        if sici is None:
            rest = rest[: stop.start()]
            break
        at = sici.end()
    glued = _GLUED.search(rest)
    return rest[: glued.start()] if glued else rest


def _continues(head: str, following: str, *, torn: bool) -> bool:
    """Whether a blank, or the end of a line, stands where no DOI ends and what follows carries on with figures."""
    if not any(character.isdigit() for character in following) or "://" in following:
        return False
    if head == "" or head.endswith(("/", "-", "(", "_")):
        return re.match(r"(?:19|20)\d\d[;,.:)]", following) is None
    if re.match(r"[._/]\w", following):
        return True
    bare = head.endswith(".") and not any(character.isdigit() for character in head)
    if bare and _CARRIES_ON.match(following) and re.match(r"(?:19|20)\d\d[;,:)]", following) is None:
        return True
    if torn and head.endswith(".") and _NEXT_LINE.match(following):
        return True
    return any(before.search(head) and after.match(following) for before, after in _HALVES)


def trim(suffix: str) -> str:
    """Drop punctuation and brackets at the end that belong to the sentence around."""
    for (
        closing,
        opening,
    ) in _PAIRS.items():  # "(10.1000/x) and" glued: the first closing bracket without a partner ends it
        depth = 0
        for index, character in enumerate(suffix):
            depth += (character == opening) - (character == closing)
            if depth < 0:
                suffix = suffix[:index]
                break
    while suffix:
        last = suffix[-1]
        if (
            last in _TRAILING
            or last in "([<{/-&="
            or (last in _PAIRS and suffix.count(last) > suffix.count(_PAIRS[last]))
        ):
            suffix = suffix[:-1]
        elif last in ")]" and suffix.endswith(("()", "[]")):
            suffix = suffix[:-2]
        else:
            break
    return suffix
