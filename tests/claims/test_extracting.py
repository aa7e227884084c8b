"""What holds for every page: order, spans, what is left out, and what is loaded."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claims import extract
from claimcheck.config import ClaimsConfig
from claimcheck.model.page import BlockKind, Inline, InlineKind
from claimcheck.model.span import Span
from tests.claims.pages import claims_of, page_of

PIECES = [
    "40%",
    "of",
    "adults",
    "improved",
    "within",
    "3 weeks",
    ".",
    "(",
    "Ito 2019",
    ")",
    "[12]",
    "$5",
    "million",
    "1 in 5",
]
PIECES += ["many", "?", "\n", "•", "half", "7.7→", "–", "twice", "50%+", "e.g.", "U.S.", "“", "”", "\t", "Take"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@given(st.lists(WORDS | st.text(max_size=60), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_claims_that_slice_back(blocks: list[str]) -> None:
    page, citation_index = page_of(*(block for block in blocks if block.strip()))
    claims = extract(page, citation_index, ClaimsConfig())
    assert [claim.span.start for claim in claims] == sorted(claim.span.start for claim in claims)
    for claim in claims:
        assert claim.text == claim.span.slice(page.text)
        assert claim.quantities
        for quantity in claim.quantities:
            assert claim.span.contains(quantity.span)
            assert quantity.text == quantity.span.slice(page.text)


def test_lists_of_references_claim_nothing() -> None:
    page, citation_index = page_of("Pain fell by 40%.", "Ito K. Pain fell by 40% in 90 runners. J Gait. 2019;4:1-9.")
    citation_index = replace(citation_index, lists=(page.blocks[1].span,))
    assert [claim.text for claim in extract(page, citation_index, ClaimsConfig())] == ["Pain fell by 40%."]


def test_short_links_are_navigation() -> None:
    page, citation_index = page_of("Save 20% today", "Pain fell by 40%.")
    link = Inline(InlineKind.LINK, page.blocks[0].span, "/sale")
    claims = extract(replace(page, inlines=(link,)), citation_index, ClaimsConfig())
    assert [claim.text for claim in claims] == ["Pain fell by 40%."]


def test_markers_and_addresses_are_no_quantities() -> None:
    (claim,) = claims_of("Relief came to 30% of them⟦5,6⟧ (see https://example.org/2019/45%25/x).")
    assert [quantity.text for quantity in claim.quantities] == ["30%"]


def test_what_a_template_would_fill_in_is_no_quantity() -> None:
    (claim,) = claims_of("Relief came to 30% of {{ 6*7 }} riders.")
    assert [quantity.text for quantity in claim.quantities] == ["30%"]


def test_what_is_struck_out_is_no_quantity() -> None:
    page, citation_index = page_of("Relief came to 70% 30% of riders.")
    struck = Inline(InlineKind.STRUCK, Span(15, 18))
    (claim,) = extract(replace(page, inlines=(struck,)), citation_index, ClaimsConfig())
    assert [quantity.text for quantity in claim.quantities] == ["30%"]


def test_an_old_price_that_is_struck_out_is_still_read() -> None:
    page, citation_index = page_of("The mat costs £90 £60 in this shop.")
    struck = Inline(InlineKind.STRUCK, Span(14, 17))
    (claim,) = extract(replace(page, inlines=(struck,)), citation_index, ClaimsConfig())
    assert [quantity.text for quantity in claim.quantities] == ["£90", "£60"]


def test_a_pronoun_of_number_counts_nothing() -> None:
    assert claims_of("The wall stands between the two.") == ()


def test_a_row_is_read_with_its_header() -> None:
    (claim,) = claims_of((BlockKind.ROW, "Gel\t34%\t12%"), header=("Arm", "Response rate", "Relapse"))
    assert claim.text == "Gel\t34%\t12%"
    assert claim.kind == "outcome"


def test_headings_claim_only_what_they_assert() -> None:
    assert claims_of((BlockKind.HEADING, "5 ways to sleep better")) == ()
    assert len(claims_of((BlockKind.HEADING, "New gel cuts pain by 40% in runners"))) == 1


def test_endless_blocks_are_no_sentences() -> None:
    assert claims_of("40% of " * 400) == ()


@pytest.mark.parametrize("unit", ["1,", "9 ", "(", "40% ", "[1]", ". "])
def test_endless_lines_end(unit: str) -> None:
    assert len(claims_of(unit * 4_000)) < 4_000


@pytest.mark.parametrize(("text", "loaded"), [("Nothing is counted here.", False), ("Pain fell by 40%.", True)])
def test_spacy_is_loaded_for_candidates_only(text: str, *, loaded: bool) -> None:
    code = f"import sys; from tests.claims.pages import claims_of; claims_of({text!r}); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(loaded)


def test_spans_are_spans_of_the_block() -> None:
    page, citation_index = page_of("First. Pain fell by 40% in the U.S. While it lasted, nobody ran.", "Then it rose.")
    (claim,) = extract(page, citation_index, ClaimsConfig())
    assert claim.span == Span(7, 35)


@pytest.mark.parametrize(
    "sentence", ["A fifth of adults sleep badly.", "A sixth of adults sleep badly.", "An eighth of patients relapsed."]
)
def test_every_part_of_a_whole_makes_a_claim(sentence: str) -> None:
    (claim,) = claims_of(sentence)
    assert claim.needs_evidence
    assert [quantity.unit for quantity in claim.quantities] == ["fraction"]
