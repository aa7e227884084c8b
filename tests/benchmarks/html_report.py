"""How long the HTML report of 2,000 claims on 200 pages takes: to write, to open in a browser, to filter.

`python -m tests.benchmarks.html_report` prints the figures; the goals are issue 6's: written in seconds, first paint
below 1 s, a filter below 100 ms.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from claimcheck.model.citation import Citation, CitationIndex, Fields, Identifiers, Marker, Reference, ReferenceKind
from claimcheck.model.claim import Claim, ClaimKind, Quantity
from claimcheck.model.document import Document
from claimcheck.model.evidence import (
    Author,
    Comparison,
    Difference,
    Evidence,
    FoundBy,
    Link,
    LinkStatus,
    Outcome,
    Resolution,
    Work,
    WorkMatch,
)
from claimcheck.model.finding import Analysis, Confidence, Finding, Report, Status
from claimcheck.model.page import Block, BlockKind, Page, Segment
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity
from claimcheck.model.span import Span
from claimcheck.reporters import parse_target, write

PAGES = 200
CLAIMS = 10
"""On each page; every third has no citation."""
REFERENCES = 6
"""On each page."""
_FILLER = "Walking is something most people can begin at any age, and it asks for little more than shoes and a path. "


def make_report(pages: int = PAGES) -> Report:
    """Return a report of `pages` pages of some 700 words with 10 claims and 6 references each."""
    analyses: list[Analysis] = []
    findings: list[Finding] = []
    for number in range(pages):
        analysis = _analysis(number)
        analyses.append(analysis)
        findings += _findings(analysis)
    return Report("0.0.0", "2026-11-21T12:00:00+00:00", tuple(analyses), tuple(findings), lock="claimcheck.lock")


def _analysis(number: int) -> Analysis:
    blocks, claims, markers, citations, references, evidence = [], [], [], [], [], {}
    text = ""
    for index in range(CLAIMS):
        cited = index % 3 != 0
        figure = f"{(number * 7 + index * 13) % 90 + 5}%"
        before = text + _FILLER * 5
        said = f"In one study {figure} of walkers on street {number} slept better after {index + 2} weeks"
        text = before + said
        label = str((index + number) % REFERENCES + 1)
        marker = f"[{label}]" if cited else ""
        start, at = len(before), len(before) + said.index(figure)
        quantity = Quantity(Span(at, at + len(figure)), figure, float(figure[:-1]), unit="percent")
        claims.append(Claim(Span(start, len(text) + len(marker)), said + marker, ClaimKind.OUTCOME, True, (quantity,)))
        if cited:
            markers.append(Marker(Span(len(text), len(text) + len(marker)), marker, "bracket", (label,)))
            citations.append(Citation(index, len(markers) - 1, (label,)))
        text += f"{marker}. "
        blocks.append(Block(BlockKind.PARAGRAPH, Span(len(before) - 5 * len(_FILLER), len(text) - 1)))
        text += "\n\n"
    for index in range(1, REFERENCES + 1):
        entry = f"Lee K, Ortega J. Walking and sleep on street {number}, part {index}. J Gait Res. 2019;{index}:1-9."
        span = Span(len(text), len(text) + len(entry))
        fields = Fields(("Lee K", "Ortega J"), False, 2019, "Walking and sleep", "J Gait Res", str(index), None, "1-9")
        doi = f"10.5555/gait.{number % 40}.{index}"
        references.append(Reference(str(index), ReferenceKind.ENTRY, span, entry, Identifiers(doi=doi), fields))
        blocks.append(Block(BlockKind.ITEM, span, 1, str(index)))
        evidence[str(index)] = _evidence(number, index, doi)
        text += entry + "\n\n"
    whole = Span(0, len(text))
    page = Page(f"site/street-{number:03}.html", "html", text, text, (Segment(whole, whole),), tuple(blocks))
    return Analysis(
        Document(page, tuple(claims), CitationIndex(tuple(references), tuple(markers)), tuple(citations)), evidence
    )


def _evidence(number: int, index: int, doi: str) -> Evidence:
    work = Work(
        key=f"doi:{doi}",
        registry=Registry.CROSSREF,
        asked="2026-11-21",
        title=f"Walking and sleep on street {number % 40}, part {index}",
        authors=(Author("Lee", "Kim"), Author("Ortega", "Jean")),
        years=(2019,),
        journals=("Journal of Gait Research", "J Gait Res"),
        volume=str(index + (index == 2)),
        pages="1-9",
        type="journal-article",
        doi=doi,
    )
    wrong = (Difference("volume", "2", "3", Severity.WARNING),) if index == 2 else ()
    resolution = Resolution(Outcome.RESOLVED, work, Comparison(WorkMatch.SAME, wrong), f"DOI {doi}", FoundBy.IDENTIFIER)
    return Evidence(f"site/street-{number:03}.html", str(index), resolution, Link("https://x.example", LinkStatus.OK))


def _findings(analysis: Analysis) -> Iterator[Finding]:
    page = analysis.document.page
    cited = {citation.claim for citation in analysis.document.citations}
    for index, claim in enumerate(analysis.document.claims):
        if index not in cited:
            message, remedy = "The figure is stated without a citation.", "cite its source, or take the figure out"
            yield _finding(page, claim.span, "uncited-claim", Severity.ERROR, message, remedy, claim=index)
    entry = analysis.document.citation_index.references[1]
    message, remedy = "Volume 2 is printed, the record says 3.", "print volume 3"
    yield _finding(page, entry.span, "mismatched-record", Severity.WARNING, message, remedy, reference="2")


def _finding(
    page: Page,
    span: Span,
    rule: str,
    severity: Severity,
    message: str,
    remedy: str,
    *,
    claim: int | None = None,
    reference: str | None = None,
) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        confidence=Confidence.HIGH,
        path=page.path,
        span=span,
        location=page.locate(span.start),
        excerpt=span.slice(page.text),
        message=message,
        remedy=remedy,
        claim=claim,
        reference=reference,
        fingerprint=f"{rule[:4]}{span.start:x}",
        status=Status.NEW if (claim or 0) % 2 == 0 else Status.ACCEPTED,
    )


def main() -> None:
    """Print what writing, opening and filtering take."""
    report = make_report()
    with tempfile.TemporaryDirectory() as folder:
        target = parse_target(f"html={folder}/")
        assert target.path
        started = perf_counter()
        write(report, target)
        claims = sum(len(analysis.document.claims) for analysis in report.analyses)
        print(f"{claims:,} claims on {len(report.analyses)} pages")  # noqa: T201
        print(f"written in      {perf_counter() - started:7.2f} s")  # noqa: T201
        print(f"file size       {target.path.stat().st_size / 1e6:7.2f} MB")  # noqa: T201
        _measure(target.path)


def _measure(path: Path) -> None:
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        sys.exit("no chromium on the PATH: opening and filtering were not measured")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        browser.new_page().goto("about:blank")  # the first page of a browser pays for the browser
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(path.as_uri())
        page.wait_for_timeout(500)
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        loaded = page.evaluate("performance.timing.loadEventEnd - performance.timing.navigationStart")
        print(f"first paint     {paint:7.0f} ms")  # noqa: T201
        print(f"loaded          {loaded:7.0f} ms")  # noqa: T201
        for name, value in (("severity", "error"), ("rule", "mismatched-record"), ("verdict", "verified")):
            print(f"filter {name:<9}{page.evaluate(FILTER, [name, value]):7.0f} ms")  # noqa: T201
        print(f"text, first     {page.evaluate(FILTER, ['q', 'street 17']):7.0f} ms")  # noqa: T201
        print(f"text, again     {page.evaluate(FILTER, ['q', 'walkers 42%']):7.0f} ms")  # noqa: T201
        print(f"clear           {page.evaluate(FILTER, ['q', '']):7.0f} ms")  # noqa: T201
        browser.close()


FILTER = """async ([name, value]) => {
  const form = document.getElementById("filters");
  for (const field of form.elements) {
    if (field.type === "checkbox") field.checked = false;
    else if (field.name) field.value = "";
  }
  form.elements[name].value = value;
  const started = performance.now();
  form.elements.sort.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - started;
}"""
"""Fills the form and waits until the browser has drawn what is left."""


if __name__ == "__main__":
    main()
