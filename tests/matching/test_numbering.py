"""Volume and issue in the forms registries hold them."""

from dataclasses import replace

import pytest

from claimcheck.matching.field_match import Sign
from claimcheck.matching.year_volume_issue import compare_issue, compare_volume, compare_year
from claimcheck.model.severity import Severity
from tests.matching.works import TRIAL


@pytest.mark.parametrize(
    ("printed", "record", "sign"),
    [
        ("26", "26", Sign.AGREES),
        ("26", "026", Sign.AGREES),
        ("Vol. 26", "26", Sign.AGREES),
        ("XXVI", "26", Sign.AGREES),
        ("199", "199-200", Sign.AGREES),
        ("15 Suppl", "15_suppl", Sign.AGREES),
        ("149A", "149A", Sign.AGREES),
        ("26", "62", Sign.DIFFERS),
        ("8", "2016", Sign.SILENT),
        ("26", "null", Sign.SILENT),
        ("26", None, Sign.SILENT),
        (None, "26", Sign.SILENT),
    ],
)
def test_volumes(printed: str | None, record: str | None, sign: Sign) -> None:
    assert compare_volume(printed, replace(TRIAL, volume=record)).sign is sign


@pytest.mark.parametrize(
    ("printed", "record"), [("7", "7-8"), ("Suppl 1", "S1"), ("06", "6"), ("6 Pt 1", "6"), ("1", "1/3")]
)
def test_issues_that_agree(printed: str, record: str) -> None:
    assert compare_issue(printed, replace(TRIAL, issue=record)).sign is Sign.AGREES


def test_every_deposited_year_counts() -> None:
    assert compare_year(2016, TRIAL).sign is Sign.AGREES
    assert compare_year(2017, TRIAL).sign is Sign.AGREES
    assert compare_year(2016, replace(TRIAL, years=())).sign is Sign.SILENT


@pytest.mark.parametrize(
    ("printed", "record", "sign"),
    [
        ("2010", "2010", Sign.AGREES),
        ("2011", "2010", Sign.SILENT),  # print and online
        ("26", "2016", Sign.SILENT),
        ("2016", "26", Sign.SILENT),
        ("2023", "2016", Sign.DIFFERS),
    ],
)
def test_years_that_stand_for_volumes(printed: str, record: str, sign: Sign) -> None:
    assert compare_volume(printed, replace(TRIAL, volume=record, years=(int(record[:4]), 2016))).sign is sign


@pytest.mark.parametrize(
    ("printed", "kind", "grade"),
    [
        (1988, "book", Severity.NOTE),
        (1988, "journal-article", Severity.WARNING),
        (2020, "book", Severity.WARNING),
    ],
)
def test_a_later_issue_of_a_book_has_a_later_year(printed: int, kind: str, grade: Severity) -> None:
    difference = compare_year(printed, replace(TRIAL, type=kind, years=(2013,))).difference
    assert difference is not None
    assert difference.grade is grade
