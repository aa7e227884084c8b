"""Registry records beside printed references: what they hold, where they differ, what was published about the work."""

from claimcheck.model.citation import Reference
from claimcheck.model.evidence import Comparison, Evidence, Update, UpdateKind, Work
from claimcheck.reporters.differing import mark_differences
from claimcheck.reporters.phrases import cite, link_words, outcome_words, records, shorten, visible
from claimcheck.reporters.views.site import work_links
from claimcheck.reporters.views.values import DifferenceView, RecordView, SourceView

_NOTICES = {
    UpdateKind.RETRACTION: "Retracted",
    UpdateKind.WITHDRAWAL: "Withdrawn",
    UpdateKind.REMOVAL: "Removed",
    UpdateKind.PARTIAL_RETRACTION: "Retracted in part",
    UpdateKind.CONCERN: "An expression of concern stands",
    UpdateKind.CORRECTION: "Corrected",
}
_LONGEST_ENTRY = 700


def source_view(reference: Reference, evidence: Evidence | None, href: str | None) -> SourceView:
    """Return a reference as a claim's card shows it."""
    return SourceView(
        label=shorten(visible(reference.label), 60),
        href=href,
        printed=shorten(visible(reference.text), _LONGEST_ENTRY),
        verified=evidence is not None and evidence.is_confirmed,
        outcome=outcome(evidence) if evidence else "not looked up",
        link=link_words(evidence.link) if evidence and evidence.link else None,
        records=record_views(evidence) if evidence else (),
    )


def outcome(evidence: Evidence) -> str:
    """Return what became of a reference, the work it leads to compared with the one printed."""
    words = outcome_words(evidence)
    return f"{words}, of another work than printed" if evidence.resolution.is_other else words


def record_views(evidence: Evidence) -> tuple[RecordView, ...]:
    """Return the records to hold a reference against: where it leads, and the work printed or the nearest."""
    return tuple(
        _record(name.capitalize() if name else f"{work.registry.full_name} record", work, comparison)
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
        words += f", {update.recorded_by}"
    return visible(words + (f", notice doi:{update.notice}" if update.notice else ""))


def notices(evidence: Evidence | None) -> tuple[str, ...]:
    """Return the notices that stand over the work a reference means."""
    work = evidence.resolution.work_meant if evidence else None
    return tuple(map(_notice, work.updates)) if work else ()
