"""The rule `duplicate-reference`."""

import re
from collections.abc import Iterator

from claimcheck.matching.containers import is_within
from claimcheck.matching.folding import letters
from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.evidence import Resolution
from claimcheck.model.finding import Analysis, Confidence
from claimcheck.model.severity import Severity
from claimcheck.rules.fingerprints import fold_entry
from claimcheck.rules.rule import Answer, Rule
from claimcheck.rules.wording import name_references, name_work, sentence

_SHORTEST_TITLE = 25
"""Letters of a title below which two works may share it: "Editorial", "Sleep and mood"."""
_ARXIV_DOI = "10.48550/arxiv."
_SHORTEST = 20
"""Folded entries shorter than this ("Ibid.", "See above") repeat without being the same source."""


class DuplicateReference(Rule):
    """Two entries for one work.

    What it finds
        An entry that repeats an earlier one: the same DOI, PMID, PMCID or arXiv number, the same words, the same title
        and year with nothing printed that speaks against it, or another form of a reference that the registries know
        as the same work. Also two entries printed as different works whose links lead to one and the same; chapters
        that give the DOI of the book that holds them are none. Footnotes that repeat a source are notes only.

    Why it matters
        A work listed twice looks like two sources for a statement.

    What to do
        Keep one entry and point the markers of the other at it; where two links lead to one work, correct the wrong
        one.

        Before: entries 2 and 12 both give doi:10.1234/sleep.2020.118
        After:  entry 2 alone; the marker 12 becomes 2
    """

    id = "duplicate-reference"
    summary = "two entries for one work"
    severity = Severity.WARNING
    asks_outside = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per entry that stands for the same work as an earlier one."""
        firsts: dict[str, Reference] = {}
        for reference in analysis.document.citation_index.references:
            if not reference.is_listed:
                continue
            evidence = analysis.evidence.get(reference.label)
            resolution = evidence.resolution if evidence else None
            keys = _keys(reference, resolution)
            title = _title_key(reference)
            first = next((firsts[key] for key in keys if key in firsts), None)
            if first is None and title in firsts and not _differ(reference, firsts[title]):
                first = firsts[title]
            keys.append(title)
            for key in keys:
                firsts.setdefault(key, reference)
            if first is not None:
                yield _answer(analysis, reference, first, resolution)


def _keys(reference: Reference, resolution: Resolution | None) -> list[str]:
    """Return everything by which two entries for one work are known."""
    given = reference.identifiers
    arxiv = (given.doi or "").removeprefix(_ARXIV_DOI) if (given.doi or "").startswith(_ARXIV_DOI) else given.arxiv
    works = [resolution.work_meant, resolution.work if resolution.is_other else None] if resolution else []
    part = any(work is not None and is_within(reference.fields, work, reference.text) for work in works)
    own = f":{reference.fields.title}" if part else ""  # two chapters may both give the DOI of their book
    told = (("doi", given.doi and given.doi + own), ("pmid", given.pmid), ("pmcid", given.pmcid), ("arxiv", arxiv))
    keys = [f"{kind}:{value}" for kind, value in told if value]
    words = fold_entry(reference)
    if len(words) >= _SHORTEST:
        keys.append(f"words:{words}")
    keys.extend(f"work:{work.key}{own}" for work in works if work is not None)
    return keys


def _title_key(reference: Reference) -> str:
    """Return the letters of the title and the year by which one work printed in two ways is known, else nothing."""
    title, year = letters(reference.fields.title or ""), reference.fields.year
    return f"title:{title}:{year}" if year and len(title) >= _SHORTEST_TITLE else f"label:{reference.label}"


def _differ(one: Reference, other: Reference) -> bool:
    """Whether two entries with one title and year print something that two entries for one work would not."""
    pairs = [
        (one.identifiers.doi, other.identifiers.doi),
        (one.identifiers.pmid, other.identifiers.pmid),
        (one.fields.volume, other.fields.volume),
        (_first_page(one), _first_page(other)),
        (bool(one.fields.journal), bool(other.fields.journal)),  # a report, and the article of that name
    ]
    return any(mine != theirs for mine, theirs in pairs if None not in (mine, theirs))


def _first_page(reference: Reference) -> str | None:
    found = re.match(r"\w+", reference.fields.pages or "")
    return found[0] if found else None


def _answer(analysis: Analysis, reference: Reference, first: Reference, resolution: Resolution | None) -> Answer:
    severity = Severity.NOTE if reference.kind is ReferenceKind.NOTE else None
    earlier = analysis.evidence.get(first.label)
    elsewhere = [found for found in (resolution, earlier.resolution if earlier else None) if found and found.is_other]
    both = sentence(name_references([first.label, reference.label]))
    if elsewhere and fold_entry(reference) != fold_entry(first):
        work = elsewhere[0].work
        one = f"one, {name_work(work)}" if work else "one"
        message = f"{both} are printed as different works, but their links lead to {one}."
        remedy, confidence = "correct the link that leads to the wrong work", Confidence.MEDIUM
    else:
        message = f"{both} are one work."
        remedy = f"keep one entry, and point the markers of {reference.label} at {first.label}"
        confidence = Confidence.HIGH
    return Answer(
        reference.span,
        message,
        remedy,
        severity=severity,
        confidence=confidence,
        reference=reference.label,
        related=((first.span, name_references([first.label])),),
    )
