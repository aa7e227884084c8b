"""Pages and article numbers."""

from dataclasses import replace

import pytest

from claimcheck.matching.field_match import Sign
from claimcheck.matching.page_ranges import PageRange, compare_pages, read_pages
from tests.matching.works import TRIAL


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("59-67", PageRange("", 59, 67)),
        ("1905–17", PageRange("", 1905, 1917)),
        ("069-075", PageRange("", 69, 75)),
        ("e33693", PageRange("e", 33693, None)),
        ("S1487-S1513", PageRange("s", 1487, 1513)),
        ("pp. 12–18", PageRange("", 12, 18)),
        ("III-318", PageRange("iii", 318, None)),
    ],
)
def test_reading(printed: str, found: PageRange) -> None:
    assert read_pages(printed)[0].first == found.first
    assert printed == "III-318" or read_pages(printed) == [found]


@pytest.mark.parametrize("printed", [None, "", "null", "n.p.", "–"])
def test_nothing_to_read(printed: str | None) -> None:
    assert read_pages(printed) == []


@pytest.mark.parametrize(
    ("printed", "record", "sign"),
    [
        ("1308-9", "1308-1309.e1", Sign.AGREES),
        ("945-951, discussion 951", "945-951", Sign.AGREES),
        ("509-11", "509a-511", Sign.AGREES),
        ("1487-1513", "S1487-S1513", Sign.AGREES),
        ("604", "604.4-604", Sign.AGREES),
        ("e33693", "1143-1146", Sign.SILENT),
        ("33-48", "43-48", Sign.DIFFERS),
        ("10364-10368", "10 364 - 10 368", Sign.AGREES),
        ("172", "1", Sign.DIFFERS),
        ("CD004366", "CD004366", Sign.AGREES),
        ("CD004366", "CD009999", Sign.DIFFERS),
    ],
)
def test_comparing(printed: str, record: str, sign: Sign) -> None:
    assert compare_pages(printed, replace(TRIAL, pages=record)).sign is sign
