"""The report on the terminal: findings in context grouped by page, a table per run, the verdict last.

Page text enters only as `Text` made of visible characters, never as markup; a pipe gets the same words without colour.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import StringIO

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.model.document import Document
from claimcheck.model.evidence import Comparison, Difference, Evidence
from claimcheck.model.finding import Analysis, Finding, Report, Stale, Status, heaviest_first
from claimcheck.model.severity import Severity
from claimcheck.model.summary import findings_by_page, summarise, summarise_pages
from claimcheck.model.support import Verdict
from claimcheck.reporters.differing import Piece, mark_differences, mark_words, shorten_shared
from claimcheck.reporters.figure_lines import count_words, support_lines
from claimcheck.reporters.github import defuse
from claimcheck.reporters.phrases import (
    cite,
    count,
    coverage_words,
    link_words,
    outcome_words,
    records,
    short,
    shorten,
    visible,
)

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_EXCERPT = 320
"""Characters of an excerpt shown before it is cut."""
_HEAD = 2
"""Indent of a line that begins something."""
_VALUE = 160
"""Characters of a printed or recorded value shown before it is cut."""
_PATH = 26
"""Characters of a page's path in the table, so that its counts fit 80 columns."""
_COUNTS = 54
"""Columns that the counts beside it fill; on a narrow terminal the path gives way to them."""
_SHORTEST = 6


def show(report: Report, *, verbose: bool = False, quiet: bool = False) -> None:
    """Print the report of `claimcheck check`."""
    own = findings_by_page(report)
    with _console() as console:
        if not quiet:
            for analysis in report.analyses:
                _show_page(console, analysis, own.get(analysis.document.page.path, ()), verbose=verbose)
            if verbose and report.stale:
                console.print(_stale(report.stale))
            console.print(_table(report, console.width))
        console.print(_verdict(report))


def show_documents(documents: Sequence[Document], *, quiet: bool = False) -> None:
    """Print what `claimcheck extract` found."""
    with _console() as console:
        for document in documents:
            _show_document(console, document, quiet=quiet)


def _show_document(console: Console, document: Document, *, quiet: bool) -> None:
    claims = document.claims
    needing = sum(claim.needs_evidence for claim in claims)
    citation_index = document.citation_index
    counts = (
        f"{needing} claims that need evidence, {len(claims) - needing} other figures, "
        f"{len(citation_index.markers)} markers, {len(citation_index.references)} references"
    )
    console.print(Text.assemble((visible(document.page.path), "bold"), f"  {document.page.skipped or counts}"))
    lines: list[Text] = []
    for index, claim in enumerate(() if quiet else claims):
        place = document.page.locate(document.page.source_span(claim.span).start)
        labels = document.labels_of(index)
        line = Text.assemble(
            (f"{place.line}:{place.column}".rjust(9), "dim"),
            (f"  {claim.kind.value:<11} ", "magenta" if claim.needs_evidence else "dim"),
            _figures(claim.text, [quantity.text for quantity in claim.quantities]),
            (f"  → {', '.join(map(visible, labels))}" if labels else "", "green"),
        )
        line.no_wrap = False
        lines.append(line)
    if lines:
        console.print(Group(*lines))  # one by one would ask for the size of the terminal thrice a line


@contextmanager
def _console() -> Iterator[Console]:
    """Yield a console; a pipe gets the same lines at the end, without the blanks that fill them up.

    A pipe may be a CI runner that listens for commands, so page text is kept from being one.
    """
    if sys.stdout.isatty():
        yield Console(highlight=False, markup=False, emoji=False)
        return
    lines = StringIO()
    yield Console(file=lines, highlight=False, markup=False, emoji=False)
    sys.stdout.write("\n".join(defuse(line.rstrip()) for line in lines.getvalue().split("\n")))


def _show_page(console: Console, analysis: Analysis, findings: Sequence[Finding], *, verbose: bool) -> None:
    page = analysis.document.page
    shown = heaviest_first(finding for finding in findings if verbose or finding.status is Status.NEW)
    hidden = len(findings) - len(shown)
    console.rule(Text(visible(page.path), style="bold"), align="left", style="dim")
    if page.skipped:
        console.print(Text(f"  skipped: {page.skipped}", style="dim"))
    described: set[str] = set()  # a reference's record is shown with its first finding only
    advised: set[str] = set()  # so is what would settle several findings
    for finding in shown:
        if finding.severity is Severity.NOTE and not verbose:
            console.print(_brief(finding))
            continue
        evidence = None if finding.reference in described else analysis.evidence.get(finding.reference or "")
        console.print(_full(finding, analysis, evidence, advise=finding.remedy not in advised))
        described.add(finding.reference or "")
        advised.add(finding.remedy)
    if not shown and not page.skipped:
        console.print(Text("  nothing new to report" if findings else "  nothing to report", style="green"))
    for claim in analysis.document.claims if verbose else ():
        if claim.vouched:
            words = f"  vouched for: “{short(claim.text, _EXCERPT)}” ({visible(claim.vouched)})"
            console.print(Text(words, style="dim"))
    for indent, line in support_lines(analysis) if verbose else ():
        console.print(Padding(Text(line, style="" if indent == _HEAD else "dim"), (0, 0, 0, indent), expand=False))
    if hidden:
        console.print(Text(f"  {hidden} more accepted or suppressed (-v shows them)", style="dim"))
    console.print()


def _stale(entries: Sequence[Stale]) -> Group:
    head = Text("Accepted before and gone since (claimcheck baseline --prune drops them)", style="bold")
    lines = [f"  {entry.rule}  {visible(entry.path)}  “{visible(entry.excerpt)}”" for entry in entries]
    return Group(head, *(Text(line, style="dim") for line in lines), Text())


def _head(finding: Finding) -> Text:
    where = f"{finding.location.line}:{finding.location.column}"
    return Text.assemble(
        (f"{finding.severity.value:<7}", _STYLES[finding.severity]),
        f" {finding.rule}",
        (f"  line {where}", "dim"),
        (f"  reference {visible(finding.reference)}" if finding.reference else "", "dim"),
        (f"  [{finding.status.value}]" if finding.status is not Status.NEW else "", "dim"),
    )


def _brief(finding: Finding) -> Group:
    return Group(_head(finding), Padding(Text(visible(finding.message), style="dim"), (0, 0, 0, 4), expand=False))


def _full(finding: Finding, analysis: Analysis, evidence: Evidence | None, *, advise: bool) -> Group:
    document = analysis.document
    figures: Iterable[str] = ()
    if finding.claim is not None:
        figures = [quantity.text for quantity in document.claims[finding.claim].quantities]
    rows: list[Text | Table] = [
        _figures(short(finding.excerpt, _EXCERPT), figures, quoted=True),
        Text(visible(finding.message)),
    ]
    if evidence:
        rows.extend(_evidence(evidence))
    if advise:
        rows.append(Text.assemble(("→ ", "green"), visible(finding.remedy)))
    if finding.reason:
        rows.append(Text(f"reason given: {visible(finding.reason)}", style="dim"))
    body = [Padding(row, (0, 0, 0, 4), expand=False) for row in rows]
    return Group(_head(finding), *body, Text())


def _evidence(evidence: Evidence) -> list[Text | Table]:
    rows: list[Text | Table] = []
    for name, work, comparison in records(evidence):
        rows.append(Text.assemble((f"{name or work.registry.full_name}: ", "bold"), shorten(cite(work), _EXCERPT)))
        rows.extend(_differences(comparison))
    if evidence.resolution.work is None:
        rows.insert(0, Text(outcome_words(evidence), style="dim"))
    if evidence.link and evidence.link.status not in {"ok", "not-tried"}:
        rows.append(Text(link_words(evidence.link), style="dim"))
    return rows


def _differences(comparison: Comparison | None) -> list[Text | Table]:
    if comparison is None or not comparison.differences:
        return []
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("field", no_wrap=True)
    table.add_column("printed")
    table.add_column("record")
    for difference in comparison.differences:
        table.add_row(*_difference(difference))
    return [table]


def _difference(difference: Difference) -> tuple[Text, Text, Text]:
    printed, record = mark_differences(difference.printed, difference.record)
    style = _STYLES[difference.grade]
    return Text(difference.field, style=style), _marked(printed), _marked(record)


def _marked(pieces: Sequence[Piece]) -> Text:
    """Return a value with the words that differ between marks, which a pipe shows as well; none where all differ."""
    if all(marked for _, marked in pieces):
        return Text(shorten(" ".join(text for text, _ in pieces), _VALUE))
    shown = Text()
    for text, marked in shorten_shared(tuple(pieces), _VALUE):
        shown.append(" " if shown.plain else "")
        shown.append(f"‹{shorten(text, _VALUE)}›" if marked else text, style="bold" if marked else "")
    return shown


def _figures(text: str, figures: Iterable[str], *, quoted: bool = False) -> Text:
    words = f"“{visible(text)}”" if quoted else visible(text)
    return Text.assemble(*((piece, "bold" if marked else "") for piece, marked in mark_words(words, figures)))


def _table(report: Report, width: int) -> Table:
    longest = max(min(_PATH, width - _COUNTS), _SHORTEST)
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column("page", no_wrap=True)
    for name in ("claims", "cited", "verified", "refs", "err", "warn", "note", "new"):
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    for page in summarise_pages(report):
        counts = (page.claims, page.cited, page.covered, f"{page.verified}/{page.references}")
        table.add_row(
            _end_of(visible(page.path), longest), *map(str, counts), *map(str, page.findings.values()), str(page.new)
        )
    return table


def _end_of(path: str, longest: int) -> str:
    """Return a path cut from its front, where pages of one run are alike."""
    return path if len(path) <= longest else "…" + path[len(path) - longest + 1 :]


def _verdict(report: Report) -> Text:
    summary = summarise(report)
    worst = max((finding.severity for finding in report.new), key=lambda severity: severity.rank, default=None)
    lines = [
        f"{count(summary.documents, 'page')}, "
        f"{count(summary.claims, 'claim that needs', 'claims that need')} evidence, {summary.cited} cited",
        f"{coverage_words(summary.coverage)}, {summary.verified} of {count(summary.references, 'reference')} verified",
    ]
    lines += _against_sources(summary.verdicts)
    if summary.accepted or summary.suppressed:
        lines.append(
            f"{count(summary.accepted, 'finding')} accepted before, {summary.suppressed} suppressed on the page"
        )
    if summary.vouched:
        lines.append(f"{count(summary.vouched, 'claim')} vouched for by the publisher")
    if summary.stale:
        lines.append(f"{count(summary.stale, 'baseline entry', 'baseline entries')} no longer needed")
    if summary.unread:
        lines.append(f"{count(summary.unread, 'page')} could not be read")
    head = (count(summary.new, "new finding"), _STYLES[worst] if worst else "bold green")
    return Text.assemble(head, *(f"\n  {line}" for line in lines))


def _against_sources(verdicts: Mapping[str, int]) -> list[str]:
    """Return how many claims stand how to the works they cite: a line for what is supported and one for the rest."""
    good = {Verdict.SUPPORTED, Verdict.ROUNDED}
    counted = [(verdict, count_words(verdict, number)) for verdict, number in verdicts.items() if number]
    lines = [
        ", ".join(words for verdict, words in counted if (verdict in good) is supported) for supported in (True, False)
    ]
    said = ",\n    ".join(filter(None, lines))
    return [f"held against the cited works: {said}"] if said else []
