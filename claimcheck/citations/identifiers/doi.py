"""Text → DOIs, lower case and without resolver, and what stands in a DOI's place but cannot be one.

A suffix may hold nearly any character, so its end is a judgement: brackets must balance, closing punctuation and glued
words are not part of it, and a blank inside is bridged only where a DOI cannot have ended.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from claimcheck.model.citation import Malformed

_START = re.compile(r"(?<![\d.])10\.\d{4,9}(?:\.\d{1,5})*/")
_LABELLED_START = re.compile(r"(?i)(\bdoi(?:\.org/|\s?[:=]\s?|\s))10\.\s?(\d{4,5})\s{0,3}/\s{0,3}(?=\S)")
_SICI = re.compile(r"<[^<>\s]{1,40}>\d\.\d\.[A-Za-z]{2};\d(?:-[\w#])?")
_STOP = re.compile(r"[\s\"“”«»‹›|{}\\^`…\u200b\u2060\ufeff]|<|>|%3E(?!\d\.\d\.)|&(?:amp|gt|lt|quot)\b")
_GLUED = re.compile(
    r"https?:|PMC?ID:|(?<=[\d.,;)\]])(?:P[Mm][Ii][Dd]|PMCID|PMC\d|Epub|Accessed|Available|Retrieved|Google|PubMed|Cross[Rr]ef|DOI|doi:)"
    r"|[;,]\s?10\.\d{4,5}/|\]\("
)
_TRAILING = ".,;:!?'’‘*_—–·•†‡"
_PAIRS = {")": "(", "]": "[", ">": "<"}
_LABEL = re.compile(r"(?i)(?:\b(?:https?://)?(?:dx\.|www\.)?doi\.org/|\bdoi(?:\s?[:=]\s?|\s(?=10\.)))(?:doi:\s?)?")
_SHORT = re.compile(r"(?:10/)?[a-z0-9]{3,9}", re.IGNORECASE)
_DOTTED = re.compile(r"10\.(\d{4,5})[.\\|:_,](?=[a-zA-Z(])")


def normalise_doi(printed: str) -> str:
    """Return a DOI lower-cased, percent-decoded and without resolver or label."""
    return next(find_dois(printed), printed.strip().lower())


def find_dois(text: str) -> Iterator[str]:
    """Yield the DOIs in the text in order, normalised."""
    for _, doi in _locate(text):
        yield doi


def _locate(text: str) -> Iterator[tuple[int, str]]:
    text = _decode(_LABELLED_START.sub(r"\g<1>10.\2/", text))
    at = 0
    while match := _START.search(text, at):
        suffix = _suffix(text[match.end() : match.end() + 300])
        at = match.end() + max(len(suffix), 0)
        if suffix and any(character.isalnum() for character in suffix):
            yield match.start(), (match.group() + suffix).lower()


def _decode(text: str) -> str:
    """Decode percent-escapes; the text stays as it is where they make no sense."""
    return unquote(text, errors="replace") if "%" in text else text


def _suffix(rest: str) -> str:
    """Return the DOI suffix that `rest` begins with."""
    head = _token(rest)
    while True:
        tail = rest[len(head) :]
        gap = re.match(r"[ \n\r\t]{1,3}", tail)
        following = _token(tail[gap.end() :]) if gap else ""
        if gap is None or not following or not _continues(head, following):
            break
        rest = head + tail[gap.end() :]
        head += following
    return _trim(head)


def _token(rest: str) -> str:
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


def _continues(head: str, following: str) -> bool:
    """Whether a blank inside stands where no DOI ends and what follows carries on with figures."""
    if not any(character.isdigit() for character in following) or "://" in following:
        return False
    if head == "" or head.endswith(("/", "-", "(")):
        return re.match(r"(?:19|20)\d\d[;,.:)]", following) is None
    unfinished = head.endswith(".") and not any(character.isdigit() for character in head)
    return unfinished and re.match(r"\d{4}\.\d{2}\.\d", following) is not None


def _trim(suffix: str) -> str:
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


def malformed_dois(text: str) -> Iterator[Malformed]:
    """Yield what stands behind a DOI label or resolver and cannot be a DOI."""
    text = _decode(text)
    for label in _LABEL.finditer(text):
        rest = text[label.end() : label.end() + 200]
        if _LABEL.match(rest) or next(_locate(label.group() + rest[:200]), (99,))[0] <= len(label.group()):
            continue
        printed = _trim(_token(rest))
        problem = _problem(printed, resolver="doi.org" in label.group().lower())
        if problem:
            yield Malformed("doi", printed or label.group().strip(), *problem)


def _problem(printed: str, *, resolver: bool) -> tuple[str, str | None] | None:
    """Return what is wrong with something printed as a DOI and the repair, or None when it may be anything."""
    if _SHORT.fullmatch(printed) and not re.fullmatch(r"10|\d{4,5}", printed):
        return None  # a short DOI, or a word
    if dotted := _DOTTED.match(printed):
        return "no slash between prefix and suffix", f"10.{dotted.group(1)}/{printed[dotted.end() :]}".lower()
    if re.fullmatch(r"10\.\d{1,9}/?", printed):
        return "nothing stands after the prefix", None
    if re.match(r"10\.\d{1,3}/\S", printed):
        return 'the prefix after "10." has fewer than four digits', None
    if lost := re.match(r"(?:[lIo0i]{0,2}0\.|0?\.)?(1\d{3}|[2-7]\d{4})/(?=\S*\d)", printed):
        return 'a DOI begins with "10."', f"10.{lost.group(1)}/{printed[lost.end() :]}".lower()
    if printed.startswith("10."):
        return "not of the form 10.prefix/suffix", None
    if resolver and re.search(r"\d", printed):
        return 'a DOI begins with "10."', None
    return None
