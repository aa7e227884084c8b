"""Text → what stands in a DOI's place and cannot be one, with the repair where the intended DOI is plain.

Looked at is only what a label ("doi:") or the resolver's address announces, or what spells a prefix twice.
"""

import re
from collections.abc import Iterator
from itertools import islice

from claimcheck.citations.identifiers.doi import decode, locate, token, trim
from claimcheck.model.citation import Malformed

_LABEL = re.compile(
    r"(?i)(?:\b(?:https?://)?(?:dx\.|www\.)?doi\.org/|\bdoi(?:\s?[:=]\s?|\s(?=[1lI][0Oo][.,])))(?:doi:\s?)?"
)
_GLUED = re.compile(r"(?i)\b(?:https?://)?(?:dx\.|www\.)?doi\.org[.:,]?(?=10\.\d{4,9}/)")
_SHORT = re.compile(r"(?:10/)?[a-z0-9]{3,9}", re.IGNORECASE)
_DOUBLED = re.compile(r"(?<![\d.])(10\.\d{4,9}/)(?:\1)+(?=\S)")
_NEAR = re.compile(
    r"(?:(?P<ten>[1lIi][0Oo][.,:;·]?\s?)|[.,])?(?P<registrant>[1-9lI][\dOolI]{3,4})(?P<mark>[/\\|:_.,]?)(?P<suffix>(?=[\w(/])\S+)"
)
"""Something like a DOI: letters for figures, another mark for the full stop or the slash, the "10." left out."""
_MOST = 20
_AS_FIGURES = str.maketrans("OolI", "0011")


def malformed_dois(text: str) -> Iterator[Malformed]:
    """Yield what stands behind a DOI label or resolver and cannot be a DOI."""
    text = decode(text)
    for doubled in islice(_DOUBLED.finditer(text), _MOST):
        suffix = trim(token(text[doubled.end() : doubled.end() + 300]))
        if suffix:
            yield Malformed("doi", doubled.group() + suffix, "the prefix stands there twice", _doi(doubled[1], suffix))
    for glued in islice(_GLUED.finditer(text), _MOST):
        rest = trim(token(text[glued.end() : glued.end() + 300]))
        yield Malformed("doi", glued.group() + rest, "no slash stands behind the resolver's name", rest.lower())
    for label in _LABEL.finditer(text):
        rest = text[label.end() : label.end() + 200]
        if _LABEL.match(rest) or next(locate(label.group() + rest), (99,))[0] <= len(label.group()):
            continue
        printed = trim(_until_blank(rest))
        problem = _problem(printed, resolver="doi.org" in label.group().lower())
        if problem:
            yield Malformed("doi", printed or label.group().strip(), *problem)


def _until_blank(rest: str) -> str:
    """Return what stands behind a label up to a blank; a backslash or bar may stand for the slash."""
    lead = re.match(r"[1lIi][0Oo][.,]\s?[\dOolI]{4,5}[\\|]", rest)
    return lead.group() + token(rest[lead.end() :]) if lead else token(rest)


def _doi(prefix: str, suffix: str) -> str:
    return (prefix + suffix).lower()


def _problem(printed: str, *, resolver: bool) -> tuple[str, str | None] | None:
    """Return what is wrong with something printed as a DOI and the repair, or None when it may be anything."""
    if _SHORT.fullmatch(printed) and not re.fullmatch(r"10|\d{4,5}", printed):
        return None  # a short DOI, or a word
    if re.fullmatch(r"10\.\d{1,9}[/\\|]?", printed):
        return "nothing stands after the prefix", None
    if re.match(r"10\.\d{1,3}/\S", printed):
        return 'the prefix after "10." has fewer than four digits', None
    if near := _NEAR.fullmatch(printed):
        return _nearly(near)
    if printed.startswith("10."):
        return "not of the form 10.prefix/suffix", None
    if resolver and re.search(r"\d", printed):
        return 'a DOI begins with "10."', None
    return None


def _nearly(near: re.Match[str]) -> tuple[str, str | None] | None:
    """Return what is wrong with something like a DOI, and the DOI meant where its registrant can be one."""
    ten, registrant, mark, suffix = near["ten"] or "", near["registrant"], near["mark"], near["suffix"]
    plain = registrant.translate(_AS_FIGURES)
    year = not ten and re.match(r"(?:19|20)\d\d$", plain)  # "doi: 2020/12"
    can_be = not year and len(plain) >= 4 and re.search(r"\d", suffix) is not None
    if not ten:
        if mark != "/" or not can_be or plain != registrant:
            return ('a DOI begins with "10."', None) if mark == "/" and can_be else None
        return 'a DOI begins with "10."', _doi(f"10.{plain}/", suffix)
    repaired = _doi(f"10.{plain}/", suffix) if can_be and (mark or suffix[0].isalpha()) else None
    if ten[:2].translate(_AS_FIGURES) + plain != ten[:2] + registrant:
        return "letters stand in it for figures", repaired
    if ten[2:] != ".":
        return 'a DOI begins with "10."', repaired
    return "no slash between prefix and suffix", repaired
