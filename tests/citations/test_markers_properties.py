"""What holds for every text: no overlap, spans that slice back, labels that say something, nothing raised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.citations import link, scan
from claimcheck.model.claim import Claim, ClaimKind
from claimcheck.model.page import Page
from claimcheck.model.span import Span
from tests.citations.prose import build, entries

PIECES = st.sampled_from(
    [
        *"0123456789,.;:()[]^-–—*†¹²³ \n'’\"%&",
        "al.",
        " et al., ",
        "Adler",
        " and ",
        "2019",
        "sessions",
        "Lee 2020a",
        "\n\n",
        "https://x.org/",
        "and",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join), st.booleans())
def test_markers_slice_back_without_overlap(text: str, listed: bool) -> None:
    page = build(text, entries(9) if listed else ()).page
    check(page)


@pytest.mark.parametrize(
    "line",
    [
        "1" * 300_000,
        "1," * 150_000,
        "[" * 300_000,
        "[1," * 100_000,
        "(" * 300_000,
        ")" * 300_000,
        "(1, " * 75_000,
        "." * 300_000,
        "a1. " * 75_000,
        "word5,6" * 40_000,
        "Adler, " * 40_000,
        "Adler and " * 30_000,
        "A B C D E F " * 25_000,
        "(2019) " * 40_000,
        "(Adler 2019; " * 25_000,
        "Adler et al., (2019 " * 15_000,
        "(Adler 2006;3:1 " * 20_000,
        "(a(2006;3:1)" * 25_000,
        "^(" * 150_000,
        "¹," * 150_000,
        "*" * 300_000,
        "https://" * 40_000,
        "(((((2019)))))" * 20_000,
        "x" * 300_000,
    ],
    ids=lambda line: line[:12],
)
def test_hostile_lines_end(line: str) -> None:
    check(build(line, entries(9)).page)


def check(page: Page) -> None:
    """Hold the citation index of a page against what every citation index keeps."""
    citation_index = scan(page)
    at = 0
    for marker in citation_index.markers:
        assert marker.span.start >= at
        assert marker.span.slice(page.text) == marker.text != ""
        assert marker.labels
        assert all(marker.labels)
        at = marker.span.end
    labels = [reference.label for reference in citation_index.references]
    assert len(labels) == len(set(labels))
    claims = [Claim(block.span, "", ClaimKind.OUTCOME, True, ()) for block in page.blocks]
    for citation in link(page, claims, citation_index):
        assert citation.labels == citation_index.markers[citation.marker].labels
        assert 0 <= citation.claim < len(claims)
    assert link(page, [Claim(Span(0, 0), "", ClaimKind.OUTCOME, True, ())], citation_index) is not None
