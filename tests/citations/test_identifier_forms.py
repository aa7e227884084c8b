"""Every form of the benchmark of identifiers over DOIs of every shape, and every kind of near miss."""

import pytest

from tests.benchmarks.identifiers import FORMS, NEAR_MISSES, known_dois, near_misses, round_trips
from tests.benchmarks.shared_works import DATA

SHAPES = [
    "10.1234/j.abc.2020.07.004",
    "10.1234/s0140-6736(17)32802-7",
    "10.1234/0012-9615(1999)069[0569:edilsa]2.0.co;2",
    "10.1234/(sici)1097-1234(199823)43:4<421::aid-xyz9>3.0.co;2-7",
    "10.12345/osf.io/sthwk_v1",
    "10.1234/978-3-540-39398-6_23",
    "10.1234/abc/xyz123",
    "10.1234//0022-006x.69.5.802",
    "10.12345/rs.3.rs-4954028/v1",
    "10.1234/journal.abcd.0012345",
    "10.1234/nejm198710293171806",
]
MAY_BREAK = {"broken behind a full stop"}
"""Where the half behind the break may as well begin a sentence; the whole is not promised there."""


@pytest.mark.parametrize("form", [form for form in FORMS if form not in MAY_BREAK])
def test_a_doi_printed_in_a_form_is_read_back_whole(form: str) -> None:
    assert round_trips(SHAPES, {form: FORMS[form]})[form].errors == []


def test_every_kind_of_near_miss_is_seen() -> None:
    rows = near_misses(SHAPES)
    assert set(rows) == set(NEAR_MISSES)
    assert {name: row.errors for name, row in rows.items() if row.errors} == {}


@pytest.mark.skipif(not DATA.is_dir(), reason="the data beside the project is absent")
def test_no_known_doi_is_called_malformed() -> None:
    forms = {name: FORMS[name] for name in ("doi:", "percent-encoded")}
    rows = round_trips(known_dois()[::5], forms)
    assert {name: row.errors for name, row in rows.items() if row.errors} == {}
