"""Report → report pages: what the HTML report shows, as frozen values, one for each file."""

from collections.abc import Sequence

from claimcheck.model.finding import Problem, Report
from claimcheck.model.summary import findings_by_page
from claimcheck.reporters.phrases import count
from claimcheck.reporters.views.bibliography import work_anchors, work_views
from claimcheck.reporters.views.overview import attention, overview, rule_views
from claimcheck.reporters.views.pages import page_view
from claimcheck.reporters.views.report_page import Overview, PageView, ReportPage, RuleView, WorkView
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
    problems: dict[str, list[Problem]] = {}
    for problem in report.problems:
        problems.setdefault(problem.path, []).append(problem)
    pages = [
        (analysis, page_view(analysis, found.get(path, ()), problems.get(path, ()), site))
        for analysis in report.analyses
        for path in (analysis.document.page.path,)
    ]
    pages.sort(key=lambda pair: attention(pair[1]))
    shown = [view for _, view in pages]
    works, first, rules = work_views(report, found, site), overview(report, shown, site), rule_views(report)
    title = _title(report, first.summary.new)
    if not split:
        return (_page(site, name, title, overview=first, pages=shown, works=works, rules=rules),)
    own = [
        _page(site, site.page_file(analysis.document.page.path), f"claimcheck: {view.path}", pages=[view])
        for analysis, view in pages
    ]
    references = _page(site, site.works_file, "claimcheck: references", works=works)
    return (*own, references, _page(site, name, title, overview=first, rules=rules))


def _title(report: Report, new: int) -> str:
    return f"claimcheck: {count(new, 'new finding')} on {count(len(report.analyses), 'page')}"


def _page(
    site: Site,
    name: str,
    title: str,
    *,
    overview: Overview | None = None,
    pages: Sequence[PageView] = (),
    works: tuple[WorkView, ...] = (),
    rules: tuple[RuleView, ...] = (),
) -> ReportPage:
    filtered = {rule.rule for rule in rules}
    for findings in (*(page.findings for page in pages), *(work.findings for work in works)):
        filtered.update(finding.rule for finding in findings)
    return ReportPage(
        name=name,
        title=title,
        home=site.href(name, site.index, "overview"),
        references=site.href(name, site.works_file, "references"),
        overview=overview,
        pages=tuple(pages),
        works=works,
        rules=rules,
        filtered=tuple(sorted(filtered)),
    )
