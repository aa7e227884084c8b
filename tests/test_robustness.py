"""Whatever a page holds, the run ends with a result, and what it says stands where it says it stands.

Each shape is long enough that time growing with the square of the page would be noticed (minutes instead of a moment),
and short enough for every run of the suite. `python -m tests.benchmarks` measures how the time grows.
"""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.check import check
from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.errors import ReadError
from claimcheck.model.document import Document
from claimcheck.model.page import Page
from claimcheck.model.span import Span
from claimcheck.readers import read_bytes
from claimcheck.reporters.json import render_documents

LENGTH = 60_000
_ENTITY = re.compile(r"&#?\w{1,40};?")
CLAIM = "In the trial, 40% of 200 adults slept 2.5 hours longer"
ENTRY = "Okafor A, Lindqvist B. Sleep and mood in group {n}. J Rest Med. 2019;{n}:1-9. doi:10.5555/rest.{n}"


def over(piece: str, length: int = LENGTH) -> str:
    """Return a piece again and again, up to a length."""
    return piece * (length // len(piece))


LINES = {
    "digits": over("7"),
    "commas": over(","),
    "dots": over("."),
    "quotes": over('"'),
    "less-than": over("<"),
    "opening parentheses": over("("),
    "opening brackets": over("["),
    "closing brackets": over("]"),
    "empty brackets": over("[]"),
    "a list of numbers": "[" + ",".join(str(n) for n in range(8_000)),
    "glued markers": over("[1,2,3]"),
    "digits and commas": over("1,"),
    "digits and dots": over("1."),
    "digits and slashes": over("1/"),
    "digits and dashes": over("1-"),
    "lonely digits": over("1 ", 12_000),
    "number words": over("one ", 24_000),
    "percentages": over("5% ", 24_000),
    "raised digits": over("¹²³", 12_000),
    "ampersands": over("&"),
    "line breaks": over("\n"),
    "spaces": over(" "),
    "dashes": over("-"),
    "initials": over("A. "),
    "addresses": over("https://a.example/"),
    "one long address": "https://" + over("a1"),
    "mail signs": over("a@"),
    "identifiers": over("10.1234/"),
    "unfinished mentions": over("(Ito et al., "),
    "named years": over("(Ito et al., 2019) "),
    "tabs": over("1\t", 12_000),
    "control characters": over(f"{CLAIM}\x0b and\x1b, \x0c more \x85 words. ", 24_000),
    "unbalanced brackets": over(f"{CLAIM} ([1, (2] [[3) "),
}

MARKUP = {
    "html": {
        "less-than": over("<", 300_000),
        "stray signs": over("a < b ", 300_000),
        "ampersands": over("&"),
        "open comments": over("<!--"),
        "nested blocks": "<div>" * 20_000 + CLAIM + "</div>" * 20_000,
        "nested lists": over("<ul><li>") + CLAIM,
        "nested tables": over("<table><tr><td>5%", 20_000),
        "unclosed formatting": over("<p><b><i>5% ", 20_000),
        "unclosed links": over("<a href=#r1>1 "),
        "end tags only": over("a</x>"),
        "attributes": "<p " + over("a=b ") + f">{CLAIM}",
        "raised markers": over(f"<p>{CLAIM}<sup>1</sup>.</p>", 30_000),
        "hidden parts": over("<div hidden><p>a</p>", 30_000),
        "rows": "<table>" + over("<tr><td>5%<td>7 days", 30_000) + "</table>",
        "items": "<ul>" + over(f"<li>{CLAIM}\n") + "</ul>",
    },
    "markdown": {
        "opening brackets": over("["),
        "half links": over("[a]("),
        "half images": over("!["),
        "stars": over("*a **b "),
        "backticks": over("`"),
        "quotes in quotes": over("> ") + CLAIM,
        "nested items": "".join("  " * depth + f"- {CLAIM}\n" for depth in range(200)),
        "notes": "".join(f"{CLAIM}[^{n}].\n\n[^{n}]: Note {n}\n\n" for n in range(600)),
        "rows": "|a|b|\n|-|-|\n" + over("|5%|7 days|\n", 30_000),
        "blocks of HTML": over("<div>\n\n") + CLAIM,
        "items": over(f"- {CLAIM}\n"),
        "linked phrases": " ".join(f"In all, [{n % 97}% of adults](https://a{n}.example/x) slept." for n in range(600)),
    },
}
CASES = [pytest.param("text", text, id=f"text: {name}") for name, text in LINES.items()]
CASES += [
    pytest.param(reader, text, id=f"{reader}: {name}")
    for reader, shapes in MARKUP.items()
    for name, text in shapes.items()
]


def examined(source: str, reader: str) -> Document:
    """Return everything found on a page with this source."""
    return examine(read_bytes(source.encode(), "page", reader), Config())


def assert_places_hold(document: Document) -> None:
    """Check that every span lies in the text and says what its owner says."""
    page, citation_index = document.page, document.citation_index
    said = [(claim.span, claim.text) for claim in document.claims]
    said += [(quantity.span, quantity.text) for claim in document.claims for quantity in claim.quantities]
    said += [(marker.span, marker.text) for marker in citation_index.markers]
    for span, text in said:
        assert 0 <= span.start < span.end <= len(page.text)
        assert span.slice(page.text) == text
        assert_stands_in_source(page, span)
    for reference in citation_index.references:
        assert 0 <= reference.span.start <= reference.span.end <= len(page.text)
    for citation in document.citations:
        assert citation.labels == citation_index.markers[citation.marker].labels
        assert 0 <= citation.claim < len(document.claims)


def assert_stands_in_source(page: Page, span: Span) -> None:
    """Check that a span's source is the text itself or, in markup, holds its letters and digits in order."""
    source = page.source_span(span).slice(page.source)
    text = span.slice(page.text)
    if page.format == "text":
        assert source.replace("\r\n", "\n").replace("\r", "\n") == text
        return
    letters = iter(_ENTITY.sub(lambda entity: entity[0] + unescape(entity[0]), source))  # code keeps its entities
    assert all(letter in letters for letter in re.findall(r"\w", text))


@pytest.mark.parametrize(("reader", "source"), CASES)
def test_the_run_ends_whatever_the_page_repeats(reader: str, source: str) -> None:
    document = examined(source, reader)
    assert_places_hold(document)
    assert render_documents([document])


@pytest.mark.parametrize("reader", ["text", "html", "markdown"])
def test_a_claim_is_found_between_the_noise(reader: str) -> None:
    noise = "[1,2,(3 << & ** __ " * 200
    gap = "<p>" if reader == "html" else "\n\n"
    assert any(CLAIM in claim.text for claim in examined(f"{noise}{gap}{CLAIM}.{gap}{noise}", reader).claims)


def listed(reader: str, references: int) -> str:
    """Return a page with one cited claim and so many references."""
    entries = [ENTRY.format(n=n) for n in range(1, references + 1)]
    if reader == "html":
        return f"<p>{CLAIM} [1].</p><h2>References</h2><ol><li>{'<li>'.join(entries)}</ol>"
    heading = "## References" if reader == "markdown" else "References"
    return "\n".join([f"{CLAIM} [1].", "", heading, "", *(f"{n}. {entry}" for n, entry in enumerate(entries, 1))])


@pytest.mark.parametrize("reader", ["text", "html", "markdown"])
def test_a_long_list_keeps_all_its_references(reader: str) -> None:
    document = examined(listed(reader, 600), reader)
    assert [reference.label for reference in document.citation_index.references] == [str(n) for n in range(1, 601)]
    assert [citation.labels for citation in document.citations] == [("1",)]


def test_many_markers_point_each_at_its_own() -> None:
    prose = [f"In group {n}, {n % 89 + 10}% of adults slept well [{n % 50 + 1}]." for n in range(1_000)]
    entries = [f"{n}. {ENTRY.format(n=n)}" for n in range(1, 51)]
    document = examined("\n\n".join([*prose, "References", "\n".join(entries)]), "text")
    assert len(document.claims) == len(document.citations) == 1_000
    assert all(citation.labels == (str(citation.claim % 50 + 1),) for citation in document.citations)


@pytest.mark.parametrize("reader", ["text", "html", "markdown"])
def test_the_whole_run_ends_offline(reader: str, tmp_path: Path) -> None:
    page = tmp_path / f"page.{ {'text': 'txt', 'html': 'html', 'markdown': 'md'}[reader] }"
    page.write_text(listed(reader, 300), encoding="utf-8")
    report = check([page], replace(Config(), paths=(page,), offline=True))
    assert not report.unread
    assert len(report.analyses[0].evidence) == 300


_PIECES = st.sampled_from(
    [
        "89%", " of 120 adults", " slept 4–6 hours longer", ".", " The", " 1.5 mg/kg", "$3 million", "one in five",
        "5,6", "[1,3-5]", "(1, 2)", "[[2]](https://a.example)", "¹²", "^2^", "[^1]", "\n[^1]: ", "(Ito et al., 2019)",
        " Okafor and Lindqvist (2020)", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u00ad", "\u200b", "\x00",
        "\x0b", "\ud7ff",
        "# ", "- ", "1. ", "| a | b |\n|---|---|\n| 5% | 7 days |\n", "> ", "**", "_", "`", "```\n", "\\", "---\n",
        "<p>", "</p>", "<b>", "</b>", "<sup>", "</sup>", "<a href='#r1'>", "</a>", "<li id=r1>", "<ul>",
        "</ul>", "<ol>",
        "<table><tr><td>", "</table>", "<div hidden>", "</div>", "<script>", "</script>", "<!--", "-->", "<", "&",
        "&amp;", "&#x2014;", "&lt", "<br>", "<img alt='70% recovered'>", "References\n", "## References\n",
        "<h2>References</h2>",
        "1. Okafor A, Lindqvist B. Sleep. J Rest. 2019;4:1-9. doi:10.5555/rest.4\n", "PMID: 1234567", "https://b.example/x",
    ]
)  # fmt: skip
_SOURCES = st.one_of(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=200))


@settings(max_examples=120, deadline=None)
@given(_SOURCES, st.sampled_from(["text", "html", "markdown"]))
def test_any_page_is_examined_and_every_span_holds(source: str, reader: str) -> None:
    try:
        data = source.encode()
    except UnicodeEncodeError:  # lone surrogates are in no file
        return
    try:
        page = read_bytes(data, "page", reader)
    except ReadError:  # mostly control characters: no text
        return
    document = examine(page, Config())
    assert_places_hold(document)
    assert render_documents([document])
