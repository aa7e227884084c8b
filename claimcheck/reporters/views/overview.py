"""What stands first: how the run ended, what needs attention, what could not be verified, and how it was made."""

from collections.abc import Sequence

from claimcheck.model.citation import Reference
from claimcheck.model.evidence import Evidence, LinkStatus, Outcome
from claimcheck.model.finding import Report, Status
from claimcheck.model.summary import Summary, summarise
from claimcheck.reporters.phrases import link_words, outcome_words, shorten, visible
from claimcheck.reporters.views.report_page import Overview, PageView, RuleView, Shares
from claimcheck.reporters.views.site import Site, rule_anchor


def overview(report: Report, pages: Sequence[PageView], site: Site) -> Overview:
    """Return what stands first."""
    summary = summarise(report)
    return Overview(
        report=report,
        summary=summary,
        shares=Shares(
            verified=sum(page.shares.verified for page in pages),
            cited=sum(page.shares.cited for page in pages),
            uncited=sum(page.shares.uncited for page in pages),
        ),
        passes=not report.failing and not report.unread,
        ending=_ending(report, summary),
        pages=tuple(pages),
        unverified=_unverified(report, site),
        settings=_settings(report),
    )


def _ending(report: Report, summary: Summary) -> str:
    if report.unread:
        return f"Not everything could be checked: {summary.unread} of the pages could not be read."
    if report.failing:
        return f"The check fails: {report.failing} new at or above “{report.fail_on.value}”."
    known = f"; {summary.accepted} known from the baseline" if summary.accepted else ""
    return f"The check passes: nothing new at or above “{report.fail_on.value}”{known}."


def attention(page: PageView) -> tuple[int, int, int, int, str]:
    """Return what pages are ordered by: most new, then most errors, warnings and uncited claims first."""
    found = page.summary.findings
    return (-page.summary.new, -found["error"], -found["warning"], -page.shares.uncited, page.path)


def _unverified(report: Report, site: Site) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the references nobody could verify, by reason; works that were looked for and differ are findings."""
    reasons: dict[str, list[tuple[str, str]]] = {}
    for analysis in report.analyses:
        path = analysis.document.page.path
        for reference in analysis.document.citation_index.references:
            evidence = analysis.evidence.get(reference.label)
            if evidence and (evidence.is_confirmed or evidence.resolution.outcome is Outcome.RESOLVED):
                continue
            anchor = site.works[path][reference.label]
            name = f"{visible(path)}: {_name(reference)}"
            reasons.setdefault(_reason(evidence), []).append((site.href(site.index, site.works_file, anchor), name))
    ordered = sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((reason, tuple(references)) for reason, references in ordered)


def _name(reference: Reference) -> str:
    label, text = visible(reference.label), visible(reference.text)
    return shorten(label if label == text else f"{label} {text}", 110)


def _reason(evidence: Evidence | None) -> str:
    words = outcome_words(evidence)
    if evidence and evidence.link and evidence.link.status not in {LinkStatus.OK, LinkStatus.NOT_TRIED}:
        words += f"; {link_words(evidence.link)}"
    return words


def _settings(report: Report) -> tuple[tuple[str, str], ...]:
    weights = [f"{one.rule}: {one.configured.value}" for one in report.rules if one.configured]
    settings = [
        ("Made", report.created),
        ("claimcheck", report.version),
        ("Network", "not asked: answers come from the lock alone" if report.offline else "lock first, then asked"),
        ("Lock", report.lock or "none"),
        *([("Second opinion", report.semantic)] if report.semantic else []),
        ("Fails on", f"new findings of “{report.fail_on.value}” or above"),
        ("Rules", f"{len(report.rules)} asked" if report.rules else "those of this version"),
    ]
    if weights:
        settings.append(("Own weights", ", ".join(weights)))
    settings += [("The lock says", statement) for statement in report.lock_provenance]
    return tuple((name, visible(value)) for name, value in settings)


def rule_views(report: Report) -> tuple[RuleView, ...]:
    """Return the rules that found something, most findings first, each with its manual when the run knows it."""
    manuals = {one.rule: one for one in report.rules}
    views = []
    for rule in {finding.rule for finding in report.findings}:
        every = [finding for finding in report.findings if finding.rule == rule]
        heaviest = max((finding.severity for finding in every), key=lambda severity: severity.rank)
        found = sum(finding.status is not Status.SUPPRESSED for finding in every)
        new = sum(finding.status is Status.NEW for finding in every)
        views.append(RuleView(rule_anchor(rule), rule, heaviest, found, new, manuals.get(rule)))
    return tuple(sorted(views, key=lambda view: (-view.found, view.rule)))
