"""Printed pages against recorded pages or an article number."""

import re
from dataclasses import dataclass

from claimcheck.matching.field_match import AGREES, SILENT, FieldMatch, differs
from claimcheck.matching.folding import fold
from claimcheck.model.evidence import Work
from claimcheck.model.severity import Severity

_RANGE = re.compile(r"\s*(?:-{1,3}|\u2010|\u2011|\u2012|\u2013|\u2014|\u2212|\bto\b)\s*")
_LOCATOR = re.compile(r"([a-z]{0,6})[\s.]?0*(\d{1,9})([a-z]?)")
_THOUSANDS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
_LONGEST = 80
_NOISE = re.compile(r"\b(?:pp?|pages?|article|art|id|no|seiten?|s)\b\.?\s*(?=[a-z]?\d)|_\d+$")


@dataclass(frozen=True, slots=True)
class PageRange:
    """Where a work stands: prefix letters, first and last number."""

    prefix: str
    first: int
    last: int | None

    @property
    def electronic(self) -> bool:
        """Whether this is an article number, not a page."""
        return self.last is None and (self.prefix not in ("", "s") or self.first >= 100_000)


def compare_pages(printed: str | None, work: Work) -> FieldMatch:
    """Hold printed pages against the recorded ones and the article number; the nearest counts."""
    ours = read_pages(printed)
    recorded = [one for one in (work.pages, work.article_number) if one and read_pages(one)]
    if not ours or not printed or not recorded:
        return SILENT
    theirs = [read for one in recorded for read in read_pages(one)]
    if any(_agree(a, b) for a in ours for b in theirs) or _in_identifier(ours[0], work):
        return AGREES
    record = recorded[0]
    if any(a.first == b.first for a in ours for b in theirs):
        return differs("pages", printed, record, Severity.WARNING)
    if any(_other_kind(ours[0], other) or _is_inside(ours[0], other) for other in theirs):
        return SILENT
    return differs("pages", printed, record, Severity.WARNING)


def read_pages(printed: str | None) -> list[PageRange]:
    """Return the ranges in a page field: "1905-17", "S1487-S1513", "e33693", "1308-1309.e1"."""
    if not printed or fold(printed).strip() == "null":
        return []
    found = []
    for piece in re.split(r"[,;&]|\band\b", _THOUSANDS.sub("", fold(printed[:_LONGEST]))):
        ends = [_LOCATOR.search(_NOISE.sub("", end)) for end in _RANGE.split(piece.strip())[:2]]
        if ends[0] is None:  # a Roman part before the page: "III-318"
            ends = ends[1:]
        if not ends or ends[0] is None:
            continue
        prefix, first = ends[0].group(1), int(ends[0].group(2))
        last = ends[1] if len(ends) > 1 else None
        found.append(PageRange(prefix, first, _completed(first, last.group(2)) if last else None))
    return found


def _completed(first: int, last: str) -> int:
    """Return the last page with the figures an abbreviation leaves out: 1905-17 ends on 1917."""
    start = str(first)
    if len(last) < len(start):
        last = start[: len(start) - len(last)] + last
    return int(last)


def _agree(a: PageRange, b: PageRange) -> bool:
    """Whether two ranges can be one: same first page, and no two full ranges that end apart."""
    if a.first != b.first or (a.prefix and b.prefix and a.prefix[0] != b.prefix[0]):
        return False
    if a.last is None or b.last is None or a.last == b.last:
        return True
    return not (a.last > a.first and b.last > b.first)


def _is_inside(a: PageRange, b: PageRange) -> bool:
    """Whether one points to pages inside the other, as notes do that say where in a work something stands."""
    if b.last is None or a.prefix != b.prefix:
        return False
    return b.first < a.first <= b.last if a.last is None else b.first < a.first <= a.last < b.last


def _other_kind(a: PageRange, b: PageRange) -> bool:
    """Whether one counts pages of a volume and the other something else, so that they cannot be compared."""
    return a.electronic != b.electronic or _own_pages(a, b) or _own_pages(b, a)


def _own_pages(own: PageRange, other: PageRange) -> bool:
    """Whether one counts its own pages from 1, as articles do whose number the other gives."""
    return own.first == 1 and own.last is not None and other.last is None


def _in_identifier(ours: PageRange, work: Work) -> bool:
    """Whether the DOI itself ends in the printed number, as article numbers do."""
    if not work.doi or ours.first < 100:
        return False
    tail = re.search(r"0*(\d+)$", work.doi)
    return tail is not None and ours.last is None and tail.group(1) in (str(ours.first), str(ours.first).zfill(5))
