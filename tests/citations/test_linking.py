"""Which claims lean on which markers."""

from collections.abc import Sequence

from claimcheck.citations import link, scan
from claimcheck.model.claim import Claim, ClaimKind
from claimcheck.model.page import Page
from claimcheck.model.span import Span
from claimcheck.readers import read_bytes
from tests.citations.prose import build, entries


def test_a_marker_inside_the_claim() -> None:
    text = "It takes 8-12 weeks to reach such results7, whereas naps need four weeks."
    assert linked(text, [text]) == [(0, ("7",))]


def test_a_marker_behind_the_full_stop_closes_the_sentence_before() -> None:
    text = "Half the guests slept well.9 The other 50% woke.[2] A third dreamt. (Hart et al., 2006) Two left."
    claims = [
        "Half the guests slept well.",
        "9 The other 50% woke.",
        "A third dreamt.",
        "(Hart et al., 2006) Two left.",
    ]
    assert linked(text, claims) == [(0, ("9",)), (1, ("2",)), (2, ("Hart et al., 2006",))]


def test_a_sentence_that_begins_with_its_source_keeps_it() -> None:
    text = "Half slept. Hart and Lund (2006) found that 20% dreamt."
    assert linked(text, ["Half slept.", "Hart and Lund (2006) found that 20% dreamt."]) == [
        (1, ("Hart and Lund (2006)",))
    ]


def test_two_markers_in_a_row_belong_together() -> None:
    text = "Half slept. [1] [2]\n\nA third woke.[3]"
    assert linked(text, ["Half slept.", "A third woke."]) == [(0, ("1",)), (0, ("2",)), (1, ("3",))]


def test_a_marker_in_the_next_paragraph_is_not_the_claims() -> None:
    assert linked("Half slept.\n\n[1] is a number in brackets.", ["Half slept."]) == []


def test_an_introduction_lends_its_marker_to_its_list_and_to_nothing_after_it() -> None:
    source = "The night trial [3] found:\n\n- Half slept\n- A third woke\n\nA fifth dreamt.\n\n## References\n\n"
    source += "".join(f"{number}. Hart J. Sleep. BMJ. 2014;348:g{number}.\n" for number in range(1, 5))
    page = read_bytes(source.encode(), "page.md", "markdown")
    assert links(page, ["Half slept", "A third woke", "A fifth dreamt."]) == [(0, ("3",)), (1, ("3",))]


def test_a_tables_caption_and_header_speak_for_its_rows() -> None:
    source = """
| Kind | Slept [3] |
|------|-----------|
| Naps | 50% |
| Beds | 60% [1] |

Between the tables.

| Kind | Dreamt |
|------|--------|
| Cots | 70% |
"""
    page = read_bytes(source.encode(), "page.md", "markdown")
    assert links(page, ["Naps\t50%", "Beds\t60% [1]", "Cots\t70%"]) == [(0, ("3",)), (1, ("1",))]
    rows = "<tr><th>Kind</th><th>Slept</th></tr><tr><td>Naps</td><td>50%</td></tr>"
    page = read_bytes(f"<table><caption>Nights [2]</caption>{rows}</table>".encode(), "page.html", "html")
    assert links(page, ["Naps\t50%"]) == [(0, ("2",))]


def test_a_note_that_says_ibid_means_the_note_before() -> None:
    notes = ("Vera Lund, “Nights at Sea,” Journal of Ships 6, no. 4 (2011): 55.", "Ibid., 57.", "Id. at 60.")
    page = build("Half slept.[1] A third woke.[2] Two dreamt.[3]", notes).page
    told = [(0, ("1",)), (1, ("2", "1")), (2, ("3", "1"))]
    assert links(page, ["Half slept.", "A third woke.", "Two dreamt."]) == told


def linked(text: str, sentences: Sequence[str]) -> list[tuple[int, tuple[str, ...]]]:
    """Return claim index and labels of every citation of a page with nine list entries."""
    return links(build(text, entries(9)).page, sentences)


def links(page: Page, sentences: Sequence[str]) -> list[tuple[int, tuple[str, ...]]]:
    claims = []
    for sentence in sentences:
        start = page.text.index(sentence)
        span = Span(start, start + len(sentence))
        claims.append(Claim(span, sentence, ClaimKind.OUTCOME, True, ()))
    return [(citation.claim, citation.labels) for citation in link(page, claims, scan(page))]
