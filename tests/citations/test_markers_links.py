"""Links that cite, links that do not, and notes that only their links make known."""

import pytest

from claimcheck.citations import scan
from claimcheck.citations.linking import link
from claimcheck.model.citation import CitationIndex, ReferenceKind
from claimcheck.readers import read_bytes
from tests.citations.prose import entries

CITING = (
    'Half the guests slept, a <a href="https://example.org/study">study of 400 guests</a> found.',
    'Naps help 30% of sleepers (<a href="https://example.org/study">source</a>).',
    'One in three naps, <a href="https://example.org/study">the ministry says</a>.',
)
OWN = (
    'In our test 62% of kettles boiled (<a href="/kettles/test">see the test report</a>).',
    'Some 40% of guests nap, <a href="./survey-2020.html">our survey</a> says.',
)
NOT_OWN = (
    'Our <a href="/kettles/data">data sheets</a>',
    '<a href="/kettles/survey">Our survey of 400 guests.</a>',
    'Ask for <a href="/shop/kettles">kettles</a>, 20% off, or <a href="mailto:data@example.org">our data desk</a>.',
)
NAMING = (
    'In Bergen it is <a href="https://example.org/study">nearly the same rate</a>.',
    'Adler doubts it in <a href="https://example.org/study">his post</a>.',
    'Source: <a href="https://example.org/">Example Institute</a>',
    'According to the <a href="https://example.org/">Example Institute</a>, 30% nap.',
    'It costs <a href="https://example.org/study">£199/month</a> there.',
    'He napped (<a href="https://www.youtube.com/watch?v=1">it is 106 minutes</a>) a week.',
    'The bank <a href="https://example.org/study">modelled the future of beds</a> for its clients.',
)
NOT_NAMING = (
    'They set <a href="https://example.org/study">Sleep Level Goals</a> and <a href="https://example.org/x">rates</a>.',
    'Watch <a href="https://youtu.be/a9">https://youtu.be/a9?t=1h3m</a> on how 30% nap.',
    'Read <a href="https://example.org/study">the book club</a> or <a href="https://example.org/study">a good bed</a>.',
)
NOT_CITING = (
    'To sleep 8 hours, <a href="https://example.org/study">learn more</a>.',
    'Sleep 8 hours with the <a href="https://example.org/">Example Institute</a>.',
    'Half slept, says <a href="https://example.org/author/adler">Paul Adler</a>.',
    'Half slept; share it on <a href="https://www.facebook.com/share?u=1">a network</a>.',
    'Call (555) 010-0199 or <a href="https://example.org/online/visit">see us</a>.',
    'Half slept, see <a href="/rooms/study">our rooms</a> and <a href="#top">the top</a>.',
    'Half slept, <a href="mailto:a@example.org">write</a> or <a href="tel:5550100">ring</a>.',
    'Sleep well with <a href="https://example.org/study">this cushion</a>.',
    '<a href="https://example.org/study">Half the guests slept well</a>',
    'Suggested citation: Adler P. Sleep. 2020;4. <a href="https://doi.org/10.1000/x">https://doi.org/10.1000/x</a>',
)


@pytest.mark.parametrize("html", CITING)
def test_links_that_cite(html: str) -> None:
    citation_index = scanned(f"<p>{html}</p>")
    assert [marker.labels for marker in citation_index.markers] == [("https://example.org/study",)]
    assert [reference.kind for reference in citation_index.references] == [ReferenceKind.LINK]
    assert citation_index.references[0].identifiers.urls == ("https://example.org/study",)


@pytest.mark.parametrize("html", NOT_CITING)
def test_links_that_lead_elsewhere(html: str) -> None:
    assert scanned(f"<p>{html}</p>").markers == ()


@pytest.mark.parametrize("html", NAMING)
def test_links_that_say_what_stands_behind_them_cite(html: str) -> None:
    assert len(scanned(f"<p>All nap.</p><p>{html}</p>").markers) == 1


@pytest.mark.parametrize("html", NOT_NAMING)
def test_links_on_mere_names_do_not(html: str) -> None:
    assert scanned(f"<p>{html}</p>").markers == ()


@pytest.mark.parametrize("html", OWN)
def test_links_to_the_publishers_own_study_or_data_cite(html: str) -> None:
    assert len(scanned(f"<p>{html}</p>").markers) == 1


@pytest.mark.parametrize("html", NOT_OWN)
def test_other_links_to_the_pages_own_site_do_not(html: str) -> None:
    assert scanned(f"<p>{html}</p>").markers == ()


def test_links_of_other_vocabularies_hold_their_text() -> None:
    html = '<para>Swallows fly 300 km (<link url="https://example.org/study">Atlas</link>). Few return.</para>'
    assert [marker.text for marker in scanned(html).markers] == ["Atlas"]


def test_links_to_works_cite_without_a_figure() -> None:
    citation_index = scanned(
        '<p>Naps help, <a href="https://doi.org/10.1000/naps">as shown</a>. So do beds (PMID: 12345678).</p>'
    )
    assert [marker.labels for marker in citation_index.markers] == [
        ("https://doi.org/10.1000/naps",),
        ("PMID: 12345678",),
    ]
    first, second = (reference.identifiers for reference in citation_index.references)
    assert (first.doi, second.pmid) == ("10.1000/naps", "12345678")


def test_the_pages_own_host_is_no_source() -> None:
    head = '<link rel="canonical" href="https://www.example.org/sleep">'
    assert scanned('<p>Half slept, <a href="https://example.org/more">as we say</a>.</p>', head).markers == ()


def test_a_link_to_an_entrys_address_is_that_entry() -> None:
    items = "".join(f"<li>{entry} doi:10.1000/sleep.{number}</li>" for number, entry in enumerate(entries(4), start=1))
    body = '<p>Half slept, <a href="https://doi.org/10.1000/sleep.3">it was found</a>.</p><h2>References</h2>'
    markers = scanned(f"{body}<ol>{items}</ol>").markers
    assert [marker.labels for marker in markers] == [("3",)]


def test_notes_that_only_their_markers_make_known() -> None:
    body = (
        '<p>Half slept.<sup><a href="#fn:1">1</a></sup> A third dreamt.<sup><a href="#fn:2">2</a></sup></p>'
        '<ol><li id="fn:1">Guest book, 2019. <a href="#fnref:1">↩</a></li>'
        '<li id="fn:2">Ibid. <a href="#fnref:2">↩</a></li></ol>'
    )
    citation_index = scanned(body)
    assert [marker.labels for marker in citation_index.markers] == [("1",), ("2",)]
    assert [reference.label for reference in citation_index.references] == ["1", "2"]
    assert all(any(span.contains(ref.span) for span in citation_index.lists) for ref in citation_index.references)


def test_endnotes_under_roman_numbers_and_letters() -> None:
    body = (
        '<p>Half slept.<a href="#_edn1">[i]</a> A third dreamt.<sup><a href="#nb">b</a></sup></p><h3>More</h3>'
        '<p id="_edn1"><a href="#_ednref1">[i]</a> Guest book, 2019.</p><p id="nb">b Survey of guests, 2020.</p>'
    )
    citation_index = scanned(body)
    assert [marker.text for marker in citation_index.markers] == ["[i]", "b"]
    assert [marker.labels for marker in citation_index.markers] == [(ref.label,) for ref in citation_index.references]


def test_notes_under_raised_numbers() -> None:
    citation_index = scanned(
        "<p>Half slept.<sup>1</sup></p><p>A third dreamt.</p><p><sup>1</sup> Guest book of 2019.</p>"
    )
    assert [marker.labels for marker in citation_index.markers] == [("1",)]
    assert [(reference.label, reference.kind) for reference in citation_index.references] == [("1", ReferenceKind.NOTE)]
    assert len(citation_index.lists) == 1


def scanned(body: str, head: str = "") -> CitationIndex:
    page = read_bytes(f"<html><head>{head}</head><body><main>{body}</main></body></html>".encode(), "page.html", "html")
    citation_index = scan(page)
    assert link(page, [], citation_index) == ()
    return citation_index
