"""The phrases every report shares: how a work, an outcome and hostile text are put before a reader."""

import re
import unicodedata
from collections.abc import Iterator

from claimcheck.model.evidence import Comparison, Evidence, FoundBy, Link, LinkStatus, Outcome, Work
from claimcheck.model.finding import Finding

_SHOWN_AUTHORS = 3


def visible(text: str) -> str:
    """Return page text safe to show in one line: control and direction characters become visible, blanks fold.

    Nothing that a page says may move the cursor, colour the terminal or turn the reading direction of a report.
    """
    if not text.isprintable():
        text = "".join(map(_shown, text))
    return " ".join(text.split())


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\t\n\r\v\f" or category in {"Zs", "Zl", "Zp"}:
        return " "
    if category in {"Cc", "Cs"} or (category == "Cf" and character not in "\u00ad\u200d\u200c"):
        return "\ufffd"
    return character


def shorten(text: str, length: int) -> str:
    """Return `text` cut at a word to at most `length` characters, with an ellipsis where something is missing."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    blank = cut.rfind(" ", length // 2)
    return (cut[:blank] if blank > 0 else cut) + "…"


def short(text: str, length: int) -> str:
    """Return `text` visible in one line and cut at a word to at most `length` characters."""
    return shorten(visible(text), length)


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 page", "2 pages", "2 entries"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def with_remedy(finding: Finding) -> str:
    """Return what was found and what to do about it."""
    return f"{finding.message.rstrip()} To mend it: {finding.remedy}" if finding.remedy else finding.message


def coverage_words(coverage: float | None) -> str:
    """Return which share of the claims that need evidence has it."""
    return "no claim needs evidence" if coverage is None else f"evidence coverage {coverage:.0%}"


def cite(work: Work) -> str:
    """Return a record in the form of a reference: authors, title, journal, year, volume, pages, DOI."""
    names = [
        " ".join(part for part in (author.family, initials(author.given), author.suffix) if part)
        for author in work.authors
    ]
    shown = ", ".join(names[:_SHOWN_AUTHORS]) + (", et al" if len(names) > _SHOWN_AUTHORS else "")
    year = work.years[-1 if work.volume else 0] if work.years else None  # a volume belongs to the printed year
    place = f"{year or 'no year'}"
    if work.volume:
        place += f";{work.volume}" + (f"({work.issue})" if work.issue else "")
    pages = work.pages or work.article_number
    if pages:
        place += f":{pages}"
    journal = work.journals[0] if work.journals else ""
    return visible(". ".join(part.rstrip(".") for part in (shown, work.title, journal, place, work.address) if part))


def initials(given: str, dot: str = "", gap: str = "") -> str:
    """Return the initials of given names; names already cut to initials ("AH", "A.H.") keep each letter."""
    words = re.split(r"[\s.]+", given)
    letters: list[str] = []
    for word in filter(None, words):
        if word.isupper() and word.isalpha() and len(word) <= 3:
            letters += list(word)
        else:
            letters.append(("-" if dot else "").join(part[0].upper() for part in word.split("-") if part))
    return gap.join("-".join(f"{part}{dot}" for part in letter.split("-")) for letter in letters)


_OUTCOMES = {
    Outcome.RESOLVED: "resolved",
    Outcome.NOT_FOUND: "no record found",
    Outcome.AMBIGUOUS: "several records fit",
    Outcome.UNREACHABLE: "registry not reachable",
    Outcome.NOT_TRIED: "not looked up",
}

_LINKS = {
    LinkStatus.OK: "link answers",
    LinkStatus.DEAD: "link is gone",
    LinkStatus.SOFT_404: "link leads to a home or error page",
    LinkStatus.BLOCKED: "link blocks programs",
    LinkStatus.UNREACHABLE: "link did not answer",
    LinkStatus.REFUSED: "link not followed",
    LinkStatus.NOT_TRIED: "link not followed",
}


_BY = {FoundBy.SEARCH: "by search", FoundBy.PAGE: "named by the page of its link"}


def outcome_words(evidence: Evidence | None) -> str:
    """Return what became of a reference in a few words."""
    if evidence is None:
        return "not looked up"
    resolution = evidence.resolution
    words = _OUTCOMES[resolution.outcome]
    if resolution.outcome is Outcome.RESOLVED and resolution.work:
        words = f"{resolution.work.registry.full_name} record, {_BY.get(resolution.by, 'by identifier')}"
    elif resolution.reason:
        words += f": {visible(resolution.reason)}"
    return words


def records(evidence: Evidence) -> Iterator[tuple[str | None, Work, Comparison | None]]:
    """Yield what a reference is held against: the record it leads to, and that of the work printed, or the nearest.

    Each has a name, but for the first, which is known by its registry, and what differs from the reference.
    """
    found = evidence.resolution
    if found.work:
        yield None, found.work, found.comparison
    if found.match:
        yield "the work as printed", found.match, found.match_comparison
    elif found.nearest:
        yield "nearest record", found.nearest, found.nearest_comparison


def link_words(link: Link) -> str:
    """Return what became of a link in a few words."""
    code = f" ({link.code})" if link.code else ""
    reason = f": {visible(link.reason)}" if link.reason else ""
    led = f" ({visible(link.final_url)})" if link.final_url and link.status is LinkStatus.OK else ""
    return f"{_LINKS[link.status]}{code}{reason}{led}"
