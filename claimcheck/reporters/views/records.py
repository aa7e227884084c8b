"""Registry records beside printed references: what they hold, where they differ, what was published about the work."""

from claimcheck.model.citation import Reference
from claimcheck.model.evidence import Agreement, Comparison, Evidence, Outcome, Update, UpdateKind, Work
from claimcheck.model.summary import is_verified
from claimcheck.reporters.differing import mark_differences
from claimcheck.reporters.views.site import work_links
from claimcheck.reporters.views.values import DifferenceView, RecordView, SourceView
from claimcheck.reporters.words import cite, link_words, outcome_words, records, registry_name, shorten, visible

_NOTICES = {
    UpdateKind.RETRACTION: "Retracted",
    UpdateKind.WITHDRAWAL: "Withdrawn",
    UpdateKind.REMOVAL: "Removed",
    UpdateKind.PARTIAL_RETRACTION: "Retracted in part",
    UpdateKind.CONCERN: "An expression of concern stands",
    UpdateKind.CORRECTION: "Corrected",
}
_SOURCES = {"publisher": "the publisher", "retraction-watch": "Retraction Watch", "pubmed": "PubMed"}
_LONGEST_ENTRY = 700


def source_view(reference: Reference, evidence: Evidence | None, href: str | None) -> SourceView:
    """Return a reference as a claim's card shows it."""
    return SourceView(
        label=shorten(visible(reference.label), 60),
        href=href,
        printed=shorten(visible(reference.text), _LONGEST_ENTRY),
        verified=is_verified(evidence),
        outcome=outcome(evidence) if evidence else "not looked up",
        link=link_words(evidence.link) if evidence and evidence.link else None,
        records=record_views(evidence) if evidence else (),
    )


def outcome(evidence: Evidence) -> str:
    """Return what became of a reference, the work it leads to compared with the one printed."""
    comparison = evidence.resolution.comparison
    other = comparison is not None and comparison.agreement is Agreement.OTHER
    return f"{outcome_words(evidence)}, of another work than printed" if other else outcome_words(evidence)


def record_views(evidence: Evidence) -> tuple[RecordView, ...]:
    """Return the records to hold a reference against: where it leads, and the work printed or the nearest."""
    return tuple(
        _record(name.capitalize() if name else f"{registry_name(work)} record", work, comparison)
        for name, work, comparison in records(evidence)
    )


def _record(title: str, work: Work, comparison: Comparison | None) -> RecordView:
    differences = comparison.differences if comparison else ()
    return RecordView(
        title=title,
        text=shorten(cite(work), _LONGEST_ENTRY),
        links=work_links(work),
        asked=visible(work.asked),
        provenance=visible(work.provenance) if work.provenance else None,
        differences=tuple(
            DifferenceView(visible(d.field), d.grade.value, *mark_differences(d.printed, d.record)) for d in differences
        ),
        notices=tuple(map(_notice, work.updates)),
    )


def _notice(update: Update) -> str:
    words = _NOTICES[update.kind]
    if update.date:
        words += f", {update.date}"
    if update.source:
        words += f", recorded by {_SOURCES.get(update.source, update.source)}"
    return visible(words + (f", notice doi:{update.notice}" if update.notice else ""))


def notices(evidence: Evidence | None) -> tuple[str, ...]:
    """Return the notices that stand over the work a reference means."""
    work = work_meant(evidence)
    return tuple(map(_notice, work.updates)) if work else ()


def work_meant(evidence: Evidence | None) -> Work | None:
    """Return the record of the work as printed: what an entry is corrected from."""
    if evidence is None:
        return None
    resolution = evidence.resolution
    if resolution.match:
        return resolution.match
    return resolution.work if is_verified(evidence) and resolution.outcome is Outcome.RESOLVED else None
