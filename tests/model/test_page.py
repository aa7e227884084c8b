"""The map from the reading text back to the source, and lines and columns as people count."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.page import Page, Segment
from claimcheck.model.span import Location, Span

SOURCE = "<p>5 &amp; 6</p>\n<p>no</p>"
TEXT = "5 & 6\n\nno"
PAGE = Page(
    "page.html",
    "html",
    SOURCE,
    TEXT,
    (
        Segment(Span(0, 2), Span(3, 5)),
        Segment(Span(2, 3), Span(5, 10)),
        Segment(Span(3, 5), Span(10, 12)),
        Segment(Span(7, 9), Span(20, 22)),
    ),
    (),
)


def at(text: str) -> str:
    """Return the source behind the first occurrence of `text` in the reading text."""
    start = TEXT.index(text)
    return PAGE.source_span(Span(start, start + len(text))).slice(SOURCE)


def test_spans_slice_the_source() -> None:
    assert at("5") == "5"
    assert at("&") == "&amp;"
    assert at("5 & 6") == "5 &amp; 6"
    assert at("no") == "no"
    assert at("6\n\nno") == "6</p>\n<p>no"


def test_what_stands_between_segments_has_no_source_of_its_own() -> None:
    assert PAGE.source_span(Span(5, 7)).slice(SOURCE) == ""
    assert PAGE.source_span(Span(2, 2)) == Span(5, 5)


def test_lines_and_columns_count_from_one() -> None:
    assert PAGE.locate(0) == Location(1, 1)
    assert PAGE.locate(SOURCE.index("\n")) == Location(1, 17)
    assert PAGE.locate(SOURCE.index("no")) == Location(2, 4)


@given(st.text(alphabet="ab\n", max_size=40), st.data())
def test_locating_agrees_with_counting(source: str, data: st.DataObject) -> None:
    page = Page("p.txt", "text", source, source, (), ())
    offset = data.draw(st.integers(0, len(source)))
    before = source[:offset]
    assert page.locate(offset) == Location(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


@given(st.integers(0, 9), st.integers(0, 9))
def test_source_spans_keep_their_order(one: int, other: int) -> None:
    start, end = sorted((one, other))
    span = PAGE.source_span(Span(start, end))
    assert 0 <= span.start <= span.end <= len(SOURCE)
