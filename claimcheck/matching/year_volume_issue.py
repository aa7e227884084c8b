"""Year, volume and issue as printed against those recorded."""

import re

from claimcheck.language.word_tables import word_lists
from claimcheck.matching.containers import is_book
from claimcheck.matching.field_match import AGREES, SILENT, FieldMatch, Sign, differs
from claimcheck.matching.folding import fold
from claimcheck.model.evidence import Work
from claimcheck.model.severity import Severity

_PARTS = re.compile(r"\d+|[a-z]+")
_ROMAN = re.compile(r"^(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NAMES = dict.fromkeys(("supplement", "supplementum", "suppl", "supp", "sup"), "s") | {"part": "pt", "special": "spec"}
_terms = word_lists("matching", "words")


def compare_year(printed: int | None, work: Work) -> FieldMatch:
    """Hold a printed year against every deposited one; a year beside is worth a note, more a warning.

    The record of a book often bears the year in which a later issue of it, an electronic one, appeared.
    """
    if printed is None or not work.years:
        return SILENT
    gap = min(abs(printed - year) for year in work.years)
    if gap == 0:
        return AGREES
    record = " or ".join(map(str, dict.fromkeys(work.years)))
    if gap == 1:
        return differs("year", str(printed), record, Severity.NOTE, Sign.AGREES)
    reissued = is_book(work) and printed < min(work.years)
    return differs("year", str(printed), record, Severity.NOTE if reissued else Severity.WARNING)


def compare_volume(printed: str | None, work: Work) -> FieldMatch:
    """Hold a printed volume against the recorded one; a year that stands for a volume says nothing."""
    ours, theirs = _numbers(printed), _numbers(work.volume)
    if not ours or not theirs:
        return SILENT
    if ours & theirs:
        return AGREES
    years = {str(year) for year in work.years}
    if (ours & years or theirs & years) and not _far_apart(ours, theirs):
        return SILENT
    if not _numeric(ours) or not _numeric(theirs):
        return SILENT
    return differs("volume", printed or "", work.volume or "", Severity.WARNING)


def _far_apart(ours: set[str], theirs: set[str]) -> bool:
    """Whether both volumes are years, and no two of them neighbours as those of print and online may be."""
    if not all(map(_YEAR.fullmatch, ours | theirs)):
        return False
    return min(abs(int(a) - int(b)) for a in ours for b in theirs) > 1


def compare_issue(printed: str | None, work: Work) -> FieldMatch:
    """Hold a printed issue against the recorded one; a difference is never more than a note."""
    ours, theirs = _numbers(printed), _numbers(work.issue)
    if not ours or not theirs or not _numeric(ours) or not _numeric(theirs):
        return SILENT
    if ours & theirs:
        return AGREES
    return differs("issue", printed or "", work.issue or "", Severity.NOTE, Sign.SILENT)


def _numbers(printed: str | None) -> set[str]:
    """Return what a volume or issue may be called by: "199-200" by both, "15_suppl" by "15" and "s", "XII" by "12"."""
    if not printed or fold(printed).strip() == "null":
        return set()
    found = set()
    for part in _PARTS.findall(fold(printed)):
        name = _NAMES.get(part, part)
        if name not in _terms("fillers"):
            found.add(_arabic(name).lstrip("0") or "0")
    return found - {"s"} if any(part.isdigit() for part in found) else found


def _numeric(numbers: set[str]) -> bool:
    return any(number.isdigit() for number in numbers)


def _arabic(part: str) -> str:
    """Return a Roman number in Arabic figures, anything else as it is."""
    if not part.isalpha() or not _ROMAN.match(part):
        return part
    values = [_ROMAN_VALUES[char] for char in part]
    return str(sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)))
