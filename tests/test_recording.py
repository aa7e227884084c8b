"""`claimcheck lock`: answers are recorded, and a refresh says what changed since."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from claimcheck.config import Config
from claimcheck.model.severity import Severity
from claimcheck.recording import record
from tests.registry import Mode, RegistryServer
from tests.registry.server import NO_LINKS

ENTRY = "Okafor A. Sleep and mood in shift workers. J Sleep Stud. 2020;5:11-19. doi:10.5555/sleep.118"
RECORD: Mapping[str, Any] = {
    "DOI": "10.5555/sleep.118",
    "type": "journal-article",
    "title": ["Sleep and mood in shift workers"],
    "author": [{"family": "Okafor", "given": "Ada", "sequence": "first"}],
    "container-title": ["Journal of Sleep Studies"],
    "short-container-title": ["J Sleep Stud"],
    "issued": {"date-parts": [[2020, 3]]},
    "volume": "5",
    "page": "11-19",
}
NOTICE = {"DOI": "10.5555/sleep.200", "type": "retraction", "updated": {"date-parts": [[2026, 5, 4]]}}


@pytest.fixture
def server() -> Iterator[RegistryServer]:
    with RegistryServer([RECORD]) as running:
        yield running


@pytest.fixture
def config(tmp_path: Path, server: RegistryServer) -> Config:
    (tmp_path / "page.txt").write_text(f"References\n\n1. {ENTRY}\n", encoding="utf-8")
    return Config(registries=server.config, links=NO_LINKS, lock=tmp_path / "answers.lock")


def test_a_refresh_tells_a_retraction_that_came_since(tmp_path: Path, server: RegistryServer, config: Config) -> None:
    first = record([tmp_path], config)
    assert (first.changed, first.failed) == ((), 0)
    server.records[0] = {**RECORD, "updated-by": [NOTICE]}
    (change,) = record([tmp_path], config, refresh=True).changed
    assert change.severity is Severity.ERROR
    assert change.key == "doi:10.5555/sleep.118"
    assert change.words == "retraction recorded since (2026-05-04)"
    assert record([tmp_path], config, refresh=True).changed == ()


def test_a_refresh_notes_a_record_that_was_corrected(tmp_path: Path, server: RegistryServer, config: Config) -> None:
    record([tmp_path], config)
    server.records[0] = {**RECORD, "volume": "6"}
    (change,) = record([tmp_path], config, refresh=True).changed
    assert (change.severity, change.words) == (Severity.NOTE, "its record differs now in volume")


def test_a_refresh_in_vain_keeps_the_old_answers(tmp_path: Path, server: RegistryServer, config: Config) -> None:
    record([tmp_path], config)
    assert config.lock
    before = config.lock.read_bytes()
    server.fail(Mode.ERROR)
    after = record([tmp_path], config, refresh=True)
    assert after.changed == ()
    assert after.outages
    assert config.lock.read_bytes() == before
