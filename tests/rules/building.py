"""Builds an analysis from the compact form in which `cases/*.yaml` tell it.

`text` is the page, paragraphs apart by blank lines ("# " begins a heading, "- " an item); claims, markers and
references are named by the words that stand for them there; `words^2` are those that stand there the second time.
A case with a `page` instead is read as a file of its `form` would be, beside the `others` of its run, by name: claims,
markers and references are what the program itself finds there. `evidence` is what became of them, by label; `works` is
its short form, for references that were found to be what they print.
"""

import re
from dataclasses import replace
from typing import Any

from claimcheck.citations.markers import MARKERS
from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.figures import find_conflicts, read_figures, support
from claimcheck.model.citation import (
    Citation,
    CitationIndex,
    Container,
    Fields,
    Identifiers,
    Malformed,
    Marker,
    Reference,
    ReferenceKind,
)
from claimcheck.model.claim import EVIDENCE_KINDS, Claim, ClaimKind, Quantity
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
    Place,
    Resolution,
    Update,
    UpdateKind,
    Work,
    WorkMatch,
)
from claimcheck.model.finding import Analysis
from claimcheck.model.page import Block, BlockKind, Comment, Page, Segment
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity
from claimcheck.model.span import Span
from claimcheck.quantities.quantities import find_quantities
from claimcheck.readers import read_bytes

Case = dict[str, Any]

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


def analysis_of(case: Case, path: str = "page.md") -> Analysis:
    """Return the analysis that a case tells."""
    if "page" in case:
        return _read(case)
    page = page_of(str(case["text"]), path)
    markers = tuple(_marker(page, told) for told in case.get("markers", ()))
    claims = tuple(_claim(page, told) for told in case.get("claims", ()))
    references = tuple(_reference(page, told) for told in case.get("references", ()))
    lists = tuple(_find(page, told) for told in case.get("lists", ()))
    citation_index = CitationIndex(references, markers, lists or _lists(page, references))
    document = Document(page, claims, citation_index, _citations(claims, markers))
    evidence = {
        str(told["label"]): _evidence(path, str(told["label"]), told)
        for told in case.get("references", ())
        if "outcome" in told or "link" in told
    }
    conflicts = find_conflicts([document], {path: evidence}).get(path, ())
    return Analysis(document, evidence, support(document, evidence), conflicts)


def _read(case: Case) -> Analysis:
    """Return the analysis of a page as the whole program reads it."""
    form = case.get("form", "markdown")
    document = examine(read_bytes(case["page"].encode(), "page", form), Config())
    others = [examine(read_bytes(text.encode(), name), Config()) for name, text in case.get("others", {}).items()]
    found = {label: _evidence("page", label, told) for label, told in case.get("evidence", {}).items()}
    for label, told in case.get("works", {}).items():
        found[label] = Evidence(
            "page", label, Resolution(Outcome.RESOLVED, work=_work({"doi": "10.1234/work", **told}))
        )
    assert {*found} <= {reference.label for reference in document.citation_index.references}, (
        "evidence for no reference"
    )
    conflicts = find_conflicts([document, *others], {"page": found}).get("page", ())
    return Analysis(document, found, support(document, found), conflicts)


def page_of(source: str, path: str = "page.md") -> Page:
    """Return a page as its reader would: comments taken out, each paragraph, heading and item a block of its own."""
    pieces, segments, at, length = [], [], 0, 0
    comments = []
    for comment in _COMMENT.finditer(source):
        pieces.append((at, comment.start()))
        comments.append(Comment(Span(comment.start(), comment.end()), comment[1].strip()))
        at = comment.end()
    pieces.append((at, len(source)))
    text = ""
    for start, end in pieces:
        if start < end:
            segments.append(Segment(Span(length, length + end - start), Span(start, end)))
            text, length = text + source[start:end], length + end - start
    blocks = []
    for block in re.finditer(r"(?:^|(?<=\n))(# |- )?(\S[^\n]*(?:\n(?![-#\n])[^\n]+)*)", text):
        kind = {"# ": BlockKind.HEADING, "- ": BlockKind.ITEM}.get(block[1], BlockKind.PARAGRAPH)
        blocks.append(Block(kind, Span(block.start(2), block.start(2) + len(block[2].rstrip()))))
    return Page(path, "markdown", source, text, tuple(segments), tuple(blocks), comments=tuple(comments))


def _find(page: Page, words: object) -> Span:
    """Return where the words stand on the page, the n-th time for `words^n`."""
    named = re.fullmatch(r"(.*?)(?:\^(\d))?", str(words), re.DOTALL)
    assert named is not None
    start = -1
    for _ in range(int(named[2] or 1)):
        start = page.text.index(named[1], start + 1)
    return Span(start, start + len(named[1]))


def _claim(page: Page, told: Case) -> Claim:
    span = _find(page, told["text"])
    text = span.slice(page.text)
    kind = ClaimKind(told.get("kind", "outcome"))
    figures = [_quantity(span.start + text.index(figure), figure) for figure in map(str, told.get("figures", ()))]
    return Claim(span, text, kind, kind in EVIDENCE_KINDS, tuple(figures), told.get("attribution"))


def _quantity(start: int, figure: str) -> Quantity:
    """Return a figure as production reads it, a word without a number as a vague one."""
    span = Span(start, start + len(figure))
    read = next(iter(find_quantities(figure)), None)
    return replace(read, span=span, text=figure) if read else Quantity(span, figure, None)


def _marker(page: Page, told: Case) -> Marker:
    span = _find(page, told["text"])
    labels = tuple(map(str, told["labels"]))
    style = told.get("style", "bracket")
    return Marker(span, span.slice(page.text), style, labels, MARKERS[style].traits)


def _citations(claims: tuple[Claim, ...], markers: tuple[Marker, ...]) -> tuple[Citation, ...]:
    return tuple(
        Citation(index, place, marker.labels)
        for index, claim in enumerate(claims)
        for place, marker in enumerate(markers)
        if claim.span.start <= marker.span.start <= claim.span.end + 1
    )


def _reference(page: Page, told: Case) -> Reference:
    span = _find(page, told["text"])
    identifiers = Identifiers(
        doi=told.get("doi"),
        pmid=told.get("pmid"),
        pmcid=told.get("pmcid"),
        arxiv=told.get("arxiv"),
        isbn=told.get("isbn"),
        urls=tuple(told.get("urls", ())),
        malformed=tuple(Malformed(**malformed) for malformed in told.get("malformed", ())),
    )
    fields = Fields(**{**(printed := told.get("fields", {})), "authors": tuple(printed.get("authors", ()))})
    fields = replace(fields, container=Container(fields.container) if fields.container else None)
    kind = ReferenceKind(told.get("kind", "entry"))
    return Reference(str(told["label"]), kind, span, span.slice(page.text), identifiers, fields)


def _lists(page: Page, references: tuple[Reference, ...]) -> tuple[Span, ...]:
    listed = [reference.span for reference in references if reference.kind in {ReferenceKind.ENTRY, ReferenceKind.NOTE}]
    return (Span(listed[0].start, listed[-1].end),) if listed else ()


def _evidence(path: str, label: str, told: Case) -> Evidence:
    link = told.get("link")
    resolution = Resolution(
        outcome=Outcome(told.get("outcome", "not-tried")),
        work=_work(told.get("work")),
        comparison=_comparison(told.get("agreement"), told.get("differences", ())),
        asked=told.get("asked", ""),
        by=FoundBy(told.get("by", "")),
        reason=told.get("reason", ""),
        match=_work(told.get("match")),
        match_comparison=_comparison("same" if "match" in told else None, told.get("match_differences", ())),
        nearest=_work(told.get("nearest")),
        nearest_comparison=_comparison("other" if "nearest" in told else None, told.get("nearest_differences", ())),
    )
    return Evidence(path, label, resolution, Link(**{**link, "status": LinkStatus(link["status"])}) if link else None)


def _comparison(agreement: str | None, differences: list[list[str]]) -> Comparison | None:
    if agreement is None:
        return None
    graded = tuple(Difference(field, printed, record, Severity(grade)) for field, printed, record, grade in differences)
    return Comparison(WorkMatch(agreement), graded)


def _work(told: Case | None) -> Work | None:
    if told is None:
        return None
    return Work(
        key=told.get("key") or f"doi:{told['doi']}",
        registry=Registry(told.get("registry", "crossref")),
        asked="2026-01-01",
        title=told.get("title", ""),
        authors=tuple(Author(name) for name in told.get("authors", ())),
        years=(told["year"],) if "year" in told else (),
        journals=tuple(told.get("journals", ())),
        type=told.get("type"),
        doi=told.get("doi"),
        pmcid=told.get("pmcid"),
        figures=read_figures(told.get("reads", ""), Place.ABSTRACT),
        read=("abstract", "full text") if told.get("whole") else ("abstract",) if "reads" in told else (),
        updates=tuple(Update(**{**update, "kind": UpdateKind(update["kind"])}) for update in told.get("updates", ())),
    )
