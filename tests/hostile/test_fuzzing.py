"""Right answers, spoilt anywhere by anything that is no text of its kind: no traceback, no accusation that rests on it.

`FUZZ=100` makes a hundred times as many examples as a run of the suite does.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.world import SpoilingServer, accusations, checked, denied, places, put, serve

MORE = int(os.environ.get("FUZZ", "1"))
VALUES = st.sampled_from([
    None, [], {}, "", 0, -1, True, False, 3.5, 1e308, 10**40, -(2**70), [None], [[1]], {"a": 1}, ["null"], "null",
    "a\ud800b", "\x00\x1b[31m", "x" * 5_000,
])  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[SpoilingServer]:
    world = serve()
    with world:
        yield world


@pytest.fixture(scope="module")
def goods(server: SpoilingServer) -> dict[str, Any]:
    """Return a good answer to each kind of question that the page brings about."""
    met: dict[str, Any] = {}
    server.spoil = lambda kind, good: met.setdefault(kind, good) and good
    with tempfile.TemporaryDirectory() as folder:
        checked(Path(folder), server)
    assert len(met) == 4
    return met


@settings(max_examples=40 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_spoilt_answer_accuses(data: st.DataObject, server: SpoilingServer, goods: dict[str, Any]) -> None:
    kind = data.draw(st.sampled_from(sorted(goods)))
    place = data.draw(st.sampled_from(list(places(goods[kind]))))
    value = data.draw(VALUES)
    server.spoil = lambda asked, good: put(good, place, value) if asked == kind else good
    with tempfile.TemporaryDirectory() as folder:
        report = checked(Path(folder), server)
        assert accusations(report) == []
        assert denied(Path(folder)) == []
