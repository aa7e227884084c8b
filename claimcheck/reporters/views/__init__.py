"""Report → report pages: what the HTML report shows, as frozen values, one for each file."""

from collections import defaultdict
from collections.abc import Mapping

from claimcheck.model.finding import Analysis, Finding, Problem, Report
from claimcheck.model.summary import findings_by_page
from claimcheck.reporters.phrases import count
from claimcheck.reporters.views.bibliography import work_anchors, work_views
from claimcheck.reporters.views.overview import attention, overview, rule_views
from claimcheck.reporters.views.pages import page_view
from claimcheck.reporters.views.report_page import PageView, ReportPage
from claimcheck.reporters.views.site import Site, anchors

ONE_FILE_PAGES = 300
"""Up to so many pages, the report is one file; beyond, an index and one file per page."""


def report_pages(report: Report, name: str, *, split: bool) -> tuple[ReportPage, ...]:
    """Return the files of a report whose index is called `name`, the index last."""
    site = Site(
        index=name,
        folder=f"{name.rsplit('.', 1)[0]}-pages" if split else None,
        pages=anchors("page", (analysis.document.page.path for analysis in report.analyses)),
        works=work_anchors(report),
        rules=frozenset(finding.rule for finding in report.findings),
    )
    found = findings_by_page(report)
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in report.problems:
        problems[problem.path].append(problem)
    pages = [_page(analysis, found, problems, site) for analysis in report.analyses]
    pages.sort(key=attention)
    works, first, rules = work_views(report, found, site), overview(report, pages, site), rule_views(report)
    title = f"claimcheck: {count(first.summary.new, 'new finding')} on {count(len(pages), 'page')}"
    if not split:
        return (ReportPage(site, name, title, first, tuple(pages), works, rules),)
    own = [ReportPage(site, site.page_file(view.own.path), f"claimcheck: {view.path}", pages=(view,)) for view in pages]
    references = ReportPage(site, site.works_file, "claimcheck: references", works=works)
    return (*own, references, ReportPage(site, name, title, first, rules=rules))


def _page(
    analysis: Analysis, findings: Mapping[str, list[Finding]], problems: Mapping[str, list[Problem]], site: Site
) -> PageView:
    path = analysis.document.page.path
    return page_view(analysis, findings.get(path, ()), problems.get(path, ()), site)
