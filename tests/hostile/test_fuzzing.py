"""Right answers, locks, baselines and pages, spoilt anywhere: no traceback, no accusation that rests on it.

`FUZZ=100` makes a hundred times as many examples as a run of the suite does.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.baseline import Baseline
from claimcheck.check import check
from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.errors import BaselineError, LockError, ReadError
from claimcheck.readers import read_bytes
from claimcheck.reporters import REPORTERS, Target, write
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


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the page, a lock and a baseline as they should be."""
    folder = tmp_path_factory.mktemp("kept")
    world = serve()
    with world:
        report = checked(folder, world)
    Baseline().accept(report.each_finding, report.scope).save(folder / "baseline.json")
    return folder


@settings(max_examples=40 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), name=st.sampled_from(["lock", "baseline.json"]))
def test_a_spoilt_lock_or_baseline_is_understood_or_refused(data: st.DataObject, name: str, kept: Path) -> None:
    good = json.loads((kept / name).read_text(encoding="utf-8"))
    spoilt = put(good, data.draw(st.sampled_from(list(places(good)))), data.draw(VALUES))
    with tempfile.TemporaryDirectory() as folder:
        for one in ("lock", "baseline.json"):
            text = json.dumps(spoilt) if one == name else (kept / one).read_text(encoding="utf-8")
            Path(folder, one).write_text(text, encoding="utf-8")
        config = Config(offline=True, lock=Path(folder, "lock"), baseline=Path(folder, "baseline.json"))
        try:
            report = check([kept / "page.txt"], config)
        except (LockError, BaselineError):
            return
        assert report.faults == ()
        for kind in REPORTERS:
            write(report, Target(kind, Path(folder, "out", kind)))


PIECES = st.sampled_from(
    [
        "<sup>1",
        "</p>",
        "&#²;",
        "half a mmHg ",
        "½",
        "9" * 400,
        "\x00",
        "\ud800",
        "[^1]: ",
        "[1-9999]",
        "<!--",
        "```",
        "|-|",
        "(95% CI ",
        "doi:10.1/",
        "https://[::1",
        "@article{k,",
        "@string{a=",
        "1e999%",
        "٣%",
        "<h²>",
        "<table>",
        "\u202e",
        "{{",
        "- ",
        "In 12 of 40 adults (31%) ",
        "(Ito et al., 2019) ",
        "\n\nReferences\n\n",
        "1. Lee K. Naps. J Rest. 2019;4:1-9.\n",
        " ",
        "\n",
    ]
)


@settings(max_examples=60 * MORE)
@given(pieces=st.lists(PIECES, max_size=30), form=st.sampled_from(["text", "html", "markdown", "bibtex"]))
def test_a_page_of_odd_pieces_is_read_or_refused(pieces: list[str], form: str) -> None:
    with suppress(ReadError):
        examine(read_bytes("".join(pieces).encode("utf-8", "surrogatepass"), "page", form), Config())
