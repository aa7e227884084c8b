"""The rule `duplicate-reference`."""

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.evidence import Resolution
from claimcheck.model.finding import Analysis, Confidence
from claimcheck.model.severity import Severity
from claimcheck.rules.entries import is_listed, is_other, work_meant
from claimcheck.rules.fingerprints import fold_entry
from claimcheck.rules.interface import Answer
from claimcheck.rules.wording import name_references, name_work, sentence

_SHORTEST = 20
"""Folded entries shorter than this ("Ibid.", "See above") repeat without being the same source."""


class DuplicateReference:
    """Two entries for one work.

    What it finds
        An entry that repeats an earlier one: the same DOI, PMID or PMCID, the same words, or another form of a
        reference that the registries know as the same work. Also two entries printed as different works whose links
        lead to one and the same. Footnotes that repeat a source are notes only.

    Why it matters
        A work listed twice looks like two sources for a statement.

    What to do
        Keep one entry and point the markers of the other at it; where two links lead to one work, correct the wrong
        one.

        Before: entries 2 and 12 both give doi:10.1234/sleep.2020.118
        After:  entry 2 alone; the marker 12 becomes 2
    """

    id: ClassVar[str] = "duplicate-reference"
    summary: ClassVar[str] = "two entries for one work"
    severity: ClassVar[Severity] = Severity.WARNING
    asks_outside: ClassVar[bool] = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per entry that stands for the same work as an earlier one."""
        firsts: dict[str, Reference] = {}
        for reference in analysis.document.apparatus.references:
            if not is_listed(reference):
                continue
            evidence = analysis.evidence.get(reference.label)
            resolution = evidence.resolution if evidence else None
            keys = _keys(reference, resolution)
            first = next((firsts[key] for key in keys if key in firsts), None)
            for key in keys:
                firsts.setdefault(key, reference)
            if first is not None:
                yield _answer(analysis, reference, first, resolution)


def _keys(reference: Reference, resolution: Resolution | None) -> list[str]:
    """Return everything by which two entries for one work are known."""
    given = reference.identifiers
    keys = [
        f"{kind}:{value}" for kind, value in (("doi", given.doi), ("pmid", given.pmid), ("pmcid", given.pmcid)) if value
    ]
    words = fold_entry(reference)
    if len(words) >= _SHORTEST:
        keys.append(f"words:{words}")
    if resolution is not None:
        works = [work_meant(resolution), resolution.work if is_other(resolution) else None]
        keys.extend(f"work:{work.key}" for work in works if work is not None)
    return keys


def _answer(analysis: Analysis, reference: Reference, first: Reference, resolution: Resolution | None) -> Answer:
    severity = Severity.NOTE if reference.kind is ReferenceKind.NOTE else None
    earlier = analysis.evidence.get(first.label)
    elsewhere = [found for found in (resolution, earlier.resolution if earlier else None) if found and is_other(found)]
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
