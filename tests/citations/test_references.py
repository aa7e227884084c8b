"""Where the lists of a page stand, and which entries they hold under which label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.citations import scan
from claimcheck.citations.references import References, find_references
from claimcheck.citations.references.headings import announced
from claimcheck.model.citation import ReferenceKind
from claimcheck.model.page import Page
from claimcheck.readers import read_bytes

LIGHT = "Berg AB, Roe CD. Morning light in shift workers. Sleep Health. 2018;12(3):45-52."
DIET = "Poe EF. Late meals and glucose. Nutr Abc. 2016;8:101-9."
NAPS = "Moe GH, et al. Naps at work: a trial. J Occup Sleep. 2020;3(1):7-15."
PROSE = "Most people sleep better with a fixed rhythm. Our team of 12 guides will help you find yours."


def page_of(source: str, kind: str = "text") -> Page:
    return read_bytes(source.encode(), f"page.{kind}", kind)


def find(source: str, kind: str = "text") -> References:
    return find_references(page_of(source, kind))


def labels(found: References) -> list[str]:
    return [entry.label for entry in found.entries]


def starts(found: References) -> list[str]:
    return [entry.text[:4] for entry in found.entries]


@pytest.mark.parametrize(
    "source",
    [
        f"{PROSE}\n\nReferences\n\n1. {LIGHT}\n2. {DIET}\n3. {NAPS}\n\nDisclaimer\n\n{PROSE}",
        f"{PROSE}\n\nCITATIONS:\n\n[1] {LIGHT}\n\n[2] {DIET}\n\n[3] {NAPS}\n\n{PROSE}",
        f"{PROSE}\n\nWorks Cited\n\n1) {LIGHT}\n\n2) {DIET}\n\n3) {NAPS}\n\n{PROSE}",
        f"{PROSE}\n\nInformational Sources\n\n• {LIGHT}\n• {DIET}\n• {NAPS}\n\n{PROSE}",
        f"{PROSE}\n\nBibliography\n\n{LIGHT}\n\n{DIET}\n\n{NAPS}\n\nRelated conditions\n\n{PROSE}",
        f"{PROSE}\n\nReferences\n\n1{LIGHT}\n\n2{DIET}\n\n3{NAPS}\n\n{PROSE}",
        f"{PROSE}\n\nReferences\n\n1. {LIGHT} 2. {DIET} 3. {NAPS}\n\n{PROSE}",
        f"{PROSE}\n\n[1] {LIGHT}\n\n[2] {DIET}\n\n[3] {NAPS}\n\n{PROSE}",
        f"{PROSE}\n\n{LIGHT}\n\n{DIET}\n\n{NAPS}\n\n{PROSE}",
        f"{PROSE}\n\nReferences: 1. {LIGHT} 2. {DIET} 3. {NAPS}\n\n{PROSE}",
        f"{PROSE}\n\nReferences\n1. {LIGHT[:36]}\n   {LIGHT[37:]}\n2. {DIET}\n3. {NAPS}\n\nAbout\n\n{PROSE}",
    ],
)
def test_lists_in_plain_text(source: str) -> None:
    found = find(source)
    assert labels(found) == ["1", "2", "3"]
    assert starts(found) == ["Berg", "Poe ", "Moe "]
    (span,) = found.lists
    assert PROSE not in span.slice(page_of(source).text)
    assert [entry.fields.year for entry in found.entries] == [2018, 2016, 2020]


@pytest.mark.parametrize(
    "source",
    [
        f"# Sleep\n\n{PROSE}\n\n## References\n\n1. {LIGHT}\n2. {DIET}\n3. {NAPS}\n",
        f"# Sleep\n\n{PROSE}\n\n## References\n\n- {LIGHT}\n- {DIET}\n- {NAPS}\n\n## About us\n\n{PROSE}\n",
        f"# Sleep\n\n{PROSE}\n\n## References\n\n1\\.\n\n{LIGHT}\n\n2\\.\n\n{DIET}\n\n3\\.\n\n{NAPS}\n",
        f"# Sleep\n\n{PROSE}\n\n**References**\n\n1. 1. {LIGHT}\n2. 2. {DIET}\n3. 3. {NAPS}\n",
    ],
)
def test_lists_in_markdown(source: str) -> None:
    found = find(source, "markdown")
    assert labels(found) == ["1", "2", "3"]
    assert starts(found) == ["Berg", "Poe ", "Moe "]


def test_markdown_footnotes_are_notes_under_their_keys() -> None:
    found = find(f"A claim.[^berg] Another.[^2]\n\n[^berg]: {LIGHT}\n[^2]: Only in adults.\n", "markdown")
    assert [(entry.label, entry.kind) for entry in found.entries] == [
        ("berg", ReferenceKind.NOTE),
        ("2", ReferenceKind.NOTE),
    ]
    assert found.entries[0].fields.volume == "12"
    assert found.entries[1].fields.title is None
    assert len(found.lists) == 1


def test_html_list_with_anchors_and_links() -> None:
    found = find(
        f'<h1>Sleep</h1><p>{PROSE}</p><h2>References</h2><ol><li id="cite_note-1"><a href="#ref-1">^</a> {LIGHT} '
        f'<a href="https://doi.org/10.1234/light">CrossRef</a></li><li id="cite_note-2"><a href="#ref-2">^</a> {DIET}'
        f"</li></ol><p>{PROSE}</p>",
        "html",
    )
    assert labels(found) == ["1", "2"]
    assert found.entries[0].text.startswith("Berg")
    assert found.entries[0].identifiers.doi == "10.1234/light"
    assert found.entries[1].identifiers.doi is None


def test_html_notes_without_a_heading() -> None:
    found = find(
        f'<p>{PROSE}</p><ol><li id="fn:1">State report, table 2 <a href="#fnref:1">↩</a></li>'
        '<li id="fn:2">Ibid. <a href="#fnref:2">↩</a></li></ol>',
        "html",
    )
    assert [(entry.label, entry.kind, entry.text) for entry in found.entries] == [
        ("1", ReferenceKind.NOTE, "State report, table 2"),
        ("2", ReferenceKind.NOTE, "Ibid."),
    ]


def test_sources_that_are_links_only() -> None:
    found = find(
        "## Sources\n\n- [Sleep basics](https://example.org/a)\n- [Shift work](https://example.com/b)\n", "markdown"
    )
    assert [entry.identifiers.urls for entry in found.entries] == [
        ("https://example.org/a",),
        ("https://example.com/b",),
    ]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (f"Sources\n\n{PROSE}", "text"),
        (f"## Sources of energy\n\n{PROSE}\n", "markdown"),
        (
            "## Resources\n\n- [Book a call](https://example.org/call)\n- [Prices](https://example.org/prices)\n",
            "markdown",
        ),
        (f"## Notes\n\n{PROSE}\n\n{PROSE}\n", "markdown"),
        (f"1. {PROSE}\n2. {PROSE}\n3. {PROSE}\n", "text"),
        ("", "text"),
    ],
)
def test_what_is_no_list(source: str, kind: str) -> None:
    assert find(source, kind) == References()


def test_two_lists_on_one_page() -> None:
    found = find(
        f"## A\n\n{PROSE}\n\n### References\n\n1. {LIGHT}\n\n## B\n\n{PROSE}\n\n### References\n\n1. {DIET}\n",
        "markdown",
    )
    assert labels(found) == ["1", "1"]
    assert len(found.lists) == 2


def test_prose_behind_a_list_does_not_belong_to_it() -> None:
    found = find(f"## References\n\n1. {LIGHT}\n2. {DIET}\n\nAll references were taken from PubMed.\n", "markdown")
    assert labels(found) == ["1", "2"]


def test_notes_that_count_on_belong_to_the_list() -> None:
    notes = f"1 {LIGHT}\n2 {DIET}\n3 Ibid., p. 47.\n4 Own count of beds sold."
    found = find(f"{PROSE}\n\nNotes\n{notes}\n")
    assert labels(found) == ["1", "2", "3", "4"]
    assert labels(find(f"{PROSE}\n\nReferences\n{notes}\n\n12 guides live here.")) == ["1", "2", "3", "4"]


def test_a_number_that_belongs_to_a_title_is_no_label() -> None:
    found = find(f"References\n\n5-HT receptors and sleep. Sleep. 2011;2:3-9. PMID: 1234567\n\n{DIET}\n")
    assert labels(found) == ["1", "2"]
    assert found.entries[0].text.startswith("5-HT")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("References", "references"),
        ("7. REFERENCES:", "references"),
        ("References[edit]", "references"),
        ("Key Studies", "key studies"),
        ("Sources of sleep debt", None),
        ("References are listed in the order in which they appear in the text above", None),
    ],
)
def test_headings(text: str, name: str | None) -> None:
    assert announced(text) == name


@given(st.text(alphabet=st.sampled_from("References\n \n12.[]()ABCab,;:/10.1234-•"), max_size=400))
def test_entries_slice_back(text: str) -> None:
    page = page_of(text)
    found = find_references(page)
    for entry in found.entries:
        assert entry.span.slice(page.text) == entry.text
        assert any(span.contains(entry.span) for span in found.lists)


@pytest.mark.parametrize("unit", ["1. A ", "[1] ", "References\n\n", "10.1234/a ", "Berg AB, ", "(2018) ", "1\n\n"])
def test_long_hostile_pages_are_read(unit: str) -> None:
    find(unit * 20_000)


ALONE = "Okafor A, Ng B. Sleep and mood in later life. J Sleep Stud. 2020;5:11-19. doi:10.1234/sleep.2020.118"


@pytest.mark.parametrize("printed", [ALONE, f"1. {ALONE}", f"[1] {ALONE}", f"[1] {ALONE}\n\n[2] {ALONE}8"])
def test_a_page_of_nothing_but_entries_is_a_list(printed: str) -> None:
    citation_index = scan(read_bytes(printed.encode(), "list.txt", "text"))
    assert [reference.kind for reference in citation_index.references] == [ReferenceKind.ENTRY] * printed.count(
        "Okafor"
    )


def test_an_entry_of_few_marks_stays_in_a_list_without_heading() -> None:
    lines = [ALONE, f"{ALONE}1", "Ng B. Unpublished notes on rest, 1999.", f"{ALONE}2", f"{ALONE}3"]
    citation_index = scan(read_bytes("\n\n".join(lines).encode(), "list.txt", "text"))
    assert len(citation_index.references) == 5
