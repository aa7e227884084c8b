"""Which claims lean on which markers."""

from collections.abc import Sequence

from claimcheck.citations import link, scan
from claimcheck.model.claim import Claim, ClaimKind
from claimcheck.model.page import Block, BlockKind, Page, Segment, Span
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


def test_an_introduction_does_not_lend_its_marker_to_the_items() -> None:
    text = "The night trial [3]:\n\nHalf slept\n\nA third woke"
    assert linked(text, ["Half slept", "A third woke"]) == []


def test_a_tables_caption_speaks_for_its_rows() -> None:
    caption, rows = "Table 1. Nights [2]", ("Naps\t50%", "Beds\t60% [1]")
    text = "\n\n".join((caption, *rows, "Done.", "References", *entries(3)))
    blocks: list[Block] = []
    kinds = [BlockKind.CAPTION, BlockKind.ROW, BlockKind.ROW, BlockKind.PARAGRAPH, BlockKind.HEADING] + [
        BlockKind.ITEM
    ] * 3
    at = 0
    for number, (kind, part) in enumerate(zip(kinds, text.split("\n\n"), strict=True)):
        label = str(number - 4) if kind is BlockKind.ITEM else None
        header = ("", "Slept") if kind is BlockKind.ROW else ()
        blocks.append(Block(kind, Span(at, at + len(part)), 1, label, header))
        at += len(part) + 2
    page = Page("p.md", "markdown", text, text, (Segment(Span(0, len(text)), Span(0, len(text))),), tuple(blocks))
    assert links(page, rows) == [(0, ("2",)), (1, ("2",)), (1, ("1",))]


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
