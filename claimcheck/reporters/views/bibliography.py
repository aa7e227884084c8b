"""The references of all pages, each work once: how it stands, who leans on it, and the entry as it should read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.evidence import Evidence, Work
from claimcheck.model.finding import Analysis, Finding, Report, Status
from claimcheck.model.severity import Severity
from claimcheck.reporters.entry_styles import ama, apa, gaps
from claimcheck.reporters.phrases import short, visible
from claimcheck.reporters.views.report_page import PrintedView, WorkView
from claimcheck.reporters.views.site import Site, anchors, web_address
from claimcheck.reporters.views.template_words import notice_words
from claimcheck.reporters.views.values import Source


@dataclass(frozen=True, slots=True)
class _Printed:
    """A reference on its page, with its place in the page's list."""

    analysis: Analysis
    number: int
    reference: Reference

    @property
    def path(self) -> str:
        return self.analysis.document.page.path

    @property
    def evidence(self) -> Evidence | None:
        return self.analysis.evidence.get(self.reference.label)


def work_anchors(report: Report) -> dict[str, dict[str, str]]:
    """Return the anchor of the work that each reference means, by path and label."""
    groups = _groups(report)
    names = anchors("work", groups)
    found: dict[str, dict[str, str]] = {}
    for key, group in groups.items():
        for printed in group:
            found.setdefault(printed.path, {})[printed.reference.label] = names[key]
    return found


def work_views(report: Report, findings: Mapping[str, Sequence[Finding]], site: Site) -> tuple[WorkView, ...]:
    """Return every work once, those with a finding first, then by heading."""
    views = [_work(group, findings, site) for group in _groups(report).values()]
    views.sort(key=lambda v: (-max((one.severity.rank for one in v.findings), default=-1), v.heading.casefold()))
    return tuple(views)


def _groups(report: Report) -> dict[str, list[_Printed]]:
    groups: dict[str, list[_Printed]] = {}
    for analysis in report.analyses:
        for number, reference in enumerate(analysis.document.citation_index.references):
            printed = _Printed(analysis, number, reference)
            groups.setdefault(_key(printed), []).append(printed)
    return groups


def _key(printed: _Printed) -> str:
    """Return what is the same for references that mean one work."""
    resolution = printed.evidence.resolution if printed.evidence else None
    work = resolution.work_meant if resolution else None
    if work:
        return work.key
    identifiers, text = printed.reference.identifiers, printed.reference.text
    if printed.reference.kind is ReferenceKind.LINK:
        return f"link {next(iter(identifiers.urls), printed.reference.label)}"
    if identifiers.doi and not (resolution and resolution.is_other):
        return f"doi:{identifiers.doi}"
    return f"printed {' '.join(text.casefold().split())}"


def _work(group: Sequence[_Printed], findings: Mapping[str, Sequence[Finding]], site: Site) -> WorkView:
    first = group[0]
    work = next((found for one in group if one.evidence and (found := one.evidence.resolution.work_meant)), None)
    own = tuple(
        finding
        for printed in group
        for finding in findings.get(printed.path, ())
        if finding.reference == printed.reference.label
    )
    meant = first.evidence.resolution.work_meant if first.evidence else None
    verified = all(one.evidence is not None and one.evidence.is_confirmed for one in group)
    sign, words = _status(own, verified=verified)
    return WorkView(
        anchor=site.works[first.path][first.reference.label],
        heading=short((work and work.title) or first.reference.fields.title or first.reference.text, 240),
        sign=sign,
        words=words,
        notices=tuple(map(notice_words, meant.updates)) if meant else (),
        printed=tuple(_printed(printed, site) for printed in group),
        entries=_entries(work, [printed.reference.fields.year for printed in group]),
        gaps=gaps(work) if work and work.title else (),
        findings=own,
        pages=" ".join(dict.fromkeys(site.pages[printed.path] for printed in group)),
    )


def _status(own: Sequence[Finding], *, verified: bool) -> tuple[str, str]:
    """Return how a work stands: a sign and words."""
    open_ = [finding for finding in own if finding.status is not Status.SUPPRESSED]
    if any(finding.severity is not Severity.NOTE for finding in open_):
        return "!", "found, but a finding stands" if verified else "a finding stands"
    if not verified:
        return "?", "not verified"
    return "✓", "found, with a note" if open_ else "found as printed"


def _entries(work: Work | None, years: Sequence[int | None]) -> tuple[tuple[str, str], ...]:
    if work is None or not work.title:
        return ()
    printed = next((year for year in years if year in work.years), None)
    return (("AMA", ama(work, printed)), ("APA", apa(work, printed)))


def _printed(printed: _Printed, site: Site) -> PrintedView:
    document, reference = printed.analysis.document, printed.reference
    here, page = site.works_file, site.pages[printed.path]
    there = site.page_file(printed.path)
    leaning = document.claims_citing(reference.label)
    anchor = f"{page}-reference-{printed.number + 1}" if reference.is_listed else page
    return PrintedView(
        page=visible(printed.path),
        source=Source(reference, printed.evidence, site.href(here, there, anchor)),
        addresses=tuple((short(url, 90), url) for url in reference.identifiers.urls[:3] if web_address(url)),
        claims=tuple(
            (site.href(here, there, f"{page}-claim-{index + 1}"), short(document.claims[index].text, 160))
            for index in leaning
        ),
    )
