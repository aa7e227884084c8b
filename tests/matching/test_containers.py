"""Chapters that give the DOI of the book that holds them."""

from dataclasses import replace

import pytest

from claimcheck.citations.fields import parse_fields
from claimcheck.matching.comparing import compare
from claimcheck.matching.containers import is_within
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Author, Work, WorkMatch
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity

BOOK = Work(
    key="doi:10.1234/rest",
    registry=Registry.CROSSREF,
    asked="2026-01-01",
    title="The Structure of Rest: Studies in Napping",
    type="edited-book",
    doi="10.1234/rest",
    authors=(Author("Okafor", "Ann"), Author("Lindqvist", "Bo")),
    years=(1985,),
)
CHAPTERS = [
    "Quill, C. (1984). Naps in the courtroom. In A. Okafor & B. Lindqvist (Eds.), The structure of rest: Studies in "
    "napping (pp. 28–52). Harbour Press.",
    "Quill C. Naps in the courtroom. In: Okafor A, Lindqvist B, editors. The structure of rest. Oslo: Harbour; 1984.",
    "Quill, Cora. “Naps in the Courtroom.” In The Structure of Rest, edited by Ann Okafor, 11–30. Oslo: Harbour, 1984.",
]


@pytest.mark.parametrize("text", CHAPTERS)
def test_a_chapter_that_gives_its_book(text: str) -> None:
    found = compare(parse_fields(text), BOOK, text)
    assert found.agreement is WorkMatch.SAME
    assert {one.grade for one in found.differences} == {Severity.NOTE}
    assert found.differences[0].field == "title"


@pytest.mark.parametrize("journal", ["The Structure of Rest", "The Structure of Rest: Studies in Napping"])
def test_a_chapter_whose_book_the_format_names(journal: str) -> None:
    fields = Fields(("Quill, Cora",), title="Naps in the courtroom", journal=journal, year=1984, given=True)
    assert is_within(fields, BOOK, "")
    assert not is_within(replace(fields, journal="The Handbook of Cooking"), BOOK, "")


def test_a_chapter_of_another_book_is_another_work() -> None:
    text = "Quill, C. (1984). Naps in the courtroom and beyond it. In B. Roe (Ed.), Handbook of cooking. Harbour Press."
    assert not is_within(parse_fields(text), BOOK, text)
    assert not is_within(parse_fields(CHAPTERS[0]), replace(BOOK, type="journal-article"), CHAPTERS[0])


def test_the_book_itself_is_no_part_of_it() -> None:
    text = "Okafor A, Lindqvist B. The structure of rest: studies in napping. Oslo: Harbour; 1984."
    assert not is_within(parse_fields(text), BOOK, text)
