"""JUnit XML for CI systems that read test results: a suite per page, a case per finding and per silent rule.

A case fails exactly where the run does: a new finding at or above the severity that fails it. Lighter new findings pass
and say what they found; accepted and ignored ones are skipped, with the reason. A page that was not read is an error.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimcheck.model.finding import Analysis, Finding, Report, Status, Unread
from claimcheck.model.summary import findings_by_page
from claimcheck.reporters.phrases import short, visible

FILE_NAME = "claimcheck.junit.xml"

_EXCERPT = 100
_NOT_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
"""The characters that XML 1.0 forbids beyond those that `visible` takes out."""


def render(report: Report) -> str:
    """Return the report as JUnit XML."""
    root = Element("testsuites", name="claimcheck")
    own = findings_by_page(report)
    for analysis in report.analyses:
        _count(_page_suite(root, analysis, own.get(analysis.document.page.path, []), report))
    for page in report.unread:
        _count(_unread_suite(root, page))
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _page_suite(root: Element, analysis: Analysis, findings: list[Finding], report: Report) -> Element:
    page = analysis.document.page
    suite = SubElement(root, "testsuite", name=_legal(page.path))
    if page.skipped:
        _case(suite, page.path, "the page is read").append(Element("skipped", message=_legal(page.skipped)))
        return suite
    for finding in findings:
        _finding_case(suite, finding, fails=finding.severity.rank >= report.fail_on.rank)
    found = {finding.rule for finding in findings}
    for manual in report.rules:
        if manual.rule not in found:
            _case(suite, page.path, manual.rule)
    problems = [f"line {one.line}: {one.message}" for one in report.problems if one.path == page.path]
    if problems:
        SubElement(suite, "system-err").text = _lines(problems)
    return suite


def _finding_case(suite: Element, finding: Finding, *, fails: bool) -> None:
    excerpt = short(finding.excerpt, _EXCERPT)
    case = _case(suite, finding.path, f"{finding.rule}: {excerpt} [{finding.fingerprint[:8]}]", finding.location.line)
    where = f"{finding.path}:{finding.location.line}:{finding.location.column}"
    words = _lines([where, f"“{finding.excerpt}”", finding.message, f"To mend it: {finding.remedy}"])
    if finding.status is not Status.NEW:
        reason = f"{finding.status.value}: {finding.reason}" if finding.reason else finding.status.value
        SubElement(case, "skipped", message=_legal(reason))
    elif fails:
        failure = SubElement(case, "failure", type=finding.rule, message=_legal(finding.message))
        failure.text = words
        return
    SubElement(case, "system-out").text = _lines([f"{finding.severity.value}: {finding.rule}", words])


def _unread_suite(root: Element, page: Unread) -> Element:
    suite = SubElement(root, "testsuite", name=_legal(page.path))
    error = SubElement(
        _case(suite, page.path, "the page is read"), "error", type="unread", message=_legal(page.message)
    )
    error.text = _legal(page.remedy)
    return suite


def _case(suite: Element, path: str, name: str, line: int | None = None) -> Element:
    case = SubElement(suite, "testcase", name=_legal(name), classname=_legal(path), file=_legal(path), time="0")
    if line is not None:
        case.set("line", str(line))
    return case


def _count(suite: Element) -> None:
    suite.set("tests", str(len(suite.findall("testcase"))))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(_legal(part) for line in lines for part in line.split("\n"))


def _legal(text: str) -> str:
    return visible(text).translate(_NOT_XML)
