"""Where sentences end.

In: the reading text, its masked twin (markers blank) and the spans of the markers. Out: spans, one per sentence, that
never leave the stretch they were asked for. A marker glued to a full stop ("efficacy.2 The") and a bracketed citation
after it ("…placebo. (Han et al., 2016)") belong to the sentence before. One pass, however long the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.language.word_tables import table
from claimcheck.model.span import Span

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*|\s[•·▪‣●◦]\s|\n[ \t]*\n")
_TOKEN_BEFORE = re.compile(r"[\w.&'’-]*$")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERED = re.compile(r"(?<![\w.])(?!(?:and|by|for|from|with)\b)[a-z]{3,} [A-Z]$")
"""A thing with a letter for a name ("vitamin D", "restaurant A"), not the initial of a person."""
_MEASURED = re.compile(r"\d[ \u00a0]?([a-zµμ]{1,4})$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_LOOK_BACK = 40
"""Characters read back for the word before a stop."""
_CITATION = 300
"""Longest bracketed citation after a full stop."""
_REACH = 600
"""Characters looked at either side of a place, for the sentence around it."""
_CLOSING = {"(": ")", "[": "]"}


@dataclass(frozen=True)
class Text:
    """What the sentence splitter works on: the text, its masked twin and its markers in order."""

    text: str
    masked: str
    markers: Sequence[Span]

    def marker_at(self, offset: int) -> Span | None:
        """Return the marker that begins here."""
        index = bisect_left(self.markers, Span(offset, offset))
        return self.markers[index] if index < len(self.markers) and self.markers[index].start == offset else None

    def has_marker(self, start: int, end: int) -> bool:
        """Whether a marker begins in this range."""
        index = bisect_left(self.markers, Span(start, start))
        return index < len(self.markers) and self.markers[index].start < end


def sentences(text: str, within: Span | None = None, markers: Sequence[Span] = ()) -> list[Span]:
    """Return the sentences of a text, or of the part asked for; `markers` are the citations in it, in order."""
    return split(Text(text, text, markers), within or Span(0, len(text)))


def sentence_around(text: str, within: Span, place: Span) -> Span:
    """Return the sentence of a stretch of text that a place stands in, cut some hundred characters either side."""
    near = Span(max(within.start, place.start - _REACH), min(within.end, place.end + _REACH))
    around = [one for one in sentences(text, near) if one.overlaps(place)]
    return Span(around[0].start, around[-1].end) if around else near


def split(page: Text, span: Span) -> list[Span]:
    """Return the sentences of a stretch of text, without the white space around them."""
    sentences: list[Span] = []
    start = span.start
    for end in _ends(page, span):
        if end > start:
            sentences.append(Span(start, end))
            start = end
    sentences.append(Span(start, span.end))
    return [trimmed for sentence in sentences if (trimmed := _trim(page.text, sentence))]


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "•·▪‣●◦"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _ends(page: Text, span: Span) -> Iterator[int]:
    sentence = span.start
    for match in _STOP.finditer(page.masked, span.start, span.end):
        if match.group()[0].isspace():
            sentence = match.start() + 1
            yield sentence
            continue
        end = _over_citation(page, _over_glued(page, match.end(), span.end), span.end)
        after = _skip_space(page.text, end, span.end)
        if after < span.end and _is_end(page, match, sentence, after, apart=after > match.end()):
            sentence = end
            yield end


def _over_glued(page: Text, at: int, limit: int) -> int:
    """Return the end of the markers that stand directly at a full stop."""
    while marker := page.marker_at(at):
        if marker.end > limit:
            break
        at = marker.end
    return at


def _over_citation(page: Text, at: int, limit: int) -> int:
    """Return the end of a bracketed or raised citation that follows a full stop after a space."""
    after = _skip_space(page.text, at, min(limit, at + 2))
    if after >= limit:
        return at
    marker = page.marker_at(after)
    if marker and marker.end <= limit and not _WORD.search(marker.slice(page.text)):
        return marker.end
    if page.text[after] not in _CLOSING:
        return at
    reach = min(limit, after + _CITATION)
    close = _close(page.text, after, reach) if page.has_marker(after, reach) else None
    if close and page.has_marker(after, close):
        return close + 1 if page.text[close : close + 1] == "." and close < limit else close
    return at


def _close(text: str, at: int, limit: int) -> int | None:
    """Return where the bracket that opens here has closed."""
    opening, closing, depth = text[at], _CLOSING[text[at]], 0
    for index in range(at, limit):
        depth += (text[index] == opening) - (text[index] == closing)
        if depth == 0:
            return index + 1
    return None


def _skip_space(text: str, at: int, limit: int) -> int:
    while at < limit and text[at].isspace():
        at += 1
    return at


def _is_end(page: Text, match: re.Match[str], sentence: int, after: int, *, apart: bool) -> bool:
    following = page.text[after]
    if following.islower() or following in ",;:)]}%/&=":
        return False
    before = page.masked[max(sentence, match.start() - _LOOK_BACK) : match.start()]
    found = _TOKEN_BEFORE.search(before, before.rstrip().rfind(" ") + 1)
    token = (found.group() if found else "").lstrip("'’").lower()
    if not apart:  # "therapy.The": only where words meet words
        tail = page.text[after : after + 2]
        return match.group() == "." and len(token) > 2 and token.isalpha() and tail[0].isupper() and tail[1:].islower()
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    if token.replace(".", "").isdigit() and not before[: -len(token)].strip():
        return False  # the number of a list item
    if page.marker_at(match.end()):  # nobody cites in the middle of an abbreviation
        return token not in table("language", "abbreviations")["never"]
    if _LETTERED.search(before) or (following.isupper() and _is_unit(before)):
        return True
    return _may_stop(token, page.text, after)


def _is_unit(before: str) -> bool:
    """Whether what stands before a stop is a number and its unit: "12 ms" is no form of address."""
    found = _MEASURED.search(before)
    return found is not None and found[1] in table("language", "abbreviations")["units"]


def _may_stop(token: str, text: str, after: int) -> bool:
    """Whether a stop behind this word can end a sentence, given what follows."""
    words = table("language", "abbreviations")
    if token in words["never"]:
        return False
    if token in words["before_number"]:
        return not text[after].isdigit()
    if token in words["may_end"] or (token and _INITIALS.fullmatch(token)):
        word = _WORD.match(text, after)
        return word is not None and word.group().lower() in words["starters"]
    return True
