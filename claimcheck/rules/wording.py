"""How rules put works, fields and page text into a sentence.

Page and registry text is hostile: it is only ever quoted, on one line and cut to a length; reporters escape it further.
"""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from claimcheck.model.evidence import Author, Comparison, Difference, Resolution, Work

_LONGEST = 120
_SHARED_KEPT = 30
"""So many characters of a shared beginning are shown before two texts part."""


def quote(text: str, length: int = _LONGEST) -> str:
    """Return `text` in quotation marks, on one line and cut at a word to about `length` characters."""
    line = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    if len(line) > length:
        line = line[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return f"“{line}”"


def list_words(words: Sequence[str], last: str = "and") -> str:
    """Return "a", "a and b" or "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def name_work(work: Work) -> str:
    """Return a record in a few words: title, first author, year, identifier."""
    year = str(work.years[0]) if work.years else ""
    about = ", ".join(part for part in (_name_authors(work.authors), year, work.address) if part)
    return f"{quote(work.title) if work.title else 'a work without a recorded title'} ({about})"


def _name_authors(authors: tuple[Author, ...]) -> str:
    names = [" ".join(author.family.split())[:60] for author in authors[:2]]
    if len(authors) > 2:
        return f"{names[0]} et al."
    return list_words(names) if names else ""


def name_references(labels: Iterable[str]) -> str:
    """Return "reference 5" or "references 5 and 6"."""
    shown = [label if len(label) <= 60 else f"{label[:59]}…" for label in labels]
    return f"reference{'s' if len(shown) > 1 else ''} {list_words(shown)}"


def sentence(words: str) -> str:
    """Return `words` with a capital at the beginning, the rest as it is."""
    return words[:1].upper() + words[1:]


def name_differences(differences: Sequence[Difference]) -> str:
    """Return each field that differs, the gravest first, with what is printed and what is recorded."""
    told = []
    for difference in differences:
        printed, record = _from_where_they_part(difference.printed, difference.record)
        told.append(f"{difference.field} {quote(printed, 80)}, recorded as {quote(record, 80)}")
    return "; ".join(told)


def _from_where_they_part(printed: str, record: str) -> tuple[str, str]:
    """Return two texts without a long beginning that both share, but for its last words."""
    pairs = zip(printed, record, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0].lower() == pair[1].lower(), pairs))
    start = printed.rfind(" ", 0, max(0, shared - _SHARED_KEPT)) + 1
    return (f"…{printed[start:]}", f"…{record[start:]}") if start and len(record) > start else (printed, record)


def name_fields(comparison: Comparison | None) -> str:
    """Return the names of the fields that differ, or nothing."""
    fields = list(dict.fromkeys(difference.field for difference in comparison.differences)) if comparison else []
    return list_words(fields) if fields else ""


def offer_match(resolution: Resolution) -> str:
    """Return a sentence that offers the work whose record does agree with the printed words, or nothing."""
    if resolution.match is None:
        return ""
    differing = name_fields(resolution.match_comparison)
    besides = f", but for its {differing}" if differing else ""
    return f"The words printed are those of {name_work(resolution.match)}{besides}."


def offer_nearest(resolution: Resolution) -> str:
    """Return a sentence that offers the nearest record as a lead, or nothing."""
    return f"The nearest record is {name_work(resolution.nearest)}." if resolution.nearest else ""
