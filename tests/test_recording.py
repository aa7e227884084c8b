"""`claimcheck lock`: answers are recorded, and a refresh says what changed since."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from claimcheck.cli import cli
from claimcheck.config import Config, LinksConfig
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


def test_a_refresh_tells_it_of_a_work_that_has_another_name_now(
    tmp_path: Path, server: RegistryServer, config: Config
) -> None:
    entry = ENTRY.replace("doi:10.5555/sleep.118", "PMID: 1234567")
    (tmp_path / "page.txt").write_text(f"References\n\n1. {entry}\n", encoding="utf-8")
    nameless = {**RECORD, "x-identifiers": {"pmid": "1234567"}}
    server.records[0] = {name: value for name, value in nameless.items() if name != "DOI"}
    record([tmp_path], config)
    server.records[0] = {**nameless, "updated-by": [NOTICE]}
    changed = record([tmp_path], config, refresh=True).changed
    assert [change.severity for change in changed if "retraction" in change.words] == [Severity.ERROR]


def test_a_refresh_says_nothing_of_works_that_a_search_brought_along(
    tmp_path: Path, server: RegistryServer, config: Config
) -> None:
    (tmp_path / "page.txt").write_text(f"References\n\n1. {ENTRY.split(' doi:', maxsplit=1)[0]}\n", encoding="utf-8")
    other = {**RECORD, "DOI": "10.5555/sleep.7", "title": ["Sleep in shift workers and others"], "volume": "1"}
    server.records.append(other)
    record([tmp_path], config)
    server.records[1] = {**other, "updated-by": [NOTICE]}
    assert record([tmp_path], config, refresh=True).changed == ()
    server.records[0] = {**RECORD, "updated-by": [NOTICE]}
    (change,) = record([tmp_path], config, refresh=True).changed
    assert (change.key, change.severity) == ("doi:10.5555/sleep.118", Severity.ERROR)


def test_a_refresh_tells_what_went_and_what_came(tmp_path: Path, server: RegistryServer, config: Config) -> None:
    (tmp_path / "page.txt").write_text(
        f"References\n\n1. {ENTRY}\n2. Sleep at night. {server.base('pages/night')}\n", encoding="utf-8"
    )
    config = replace(config, links=LinksConfig(allow_private=True, timeout=5, delay=0))
    server.pages["night"] = "<title>Sleep at night</title>"
    record([tmp_path], config)
    gone, page = server.records.pop(), server.pages.pop("night")
    changes = record([tmp_path], config, refresh=True).changed
    assert {(one.title, one.severity) for one in changes} == {
        ("identifier", Severity.WARNING),
        ("link", Severity.WARNING),
    }
    server.records.append(gone)
    server.pages["night"] = page
    changes = record([tmp_path], config, refresh=True).changed
    assert {(one.title, one.severity) for one in changes} == {("identifier", Severity.NOTE), ("link", Severity.NOTE)}


def test_a_retraction_ends_with_one_even_where_another_registry_is_out(
    tmp_path: Path, server: RegistryServer, config: Config
) -> None:
    (tmp_path / "page.txt").write_text(
        f"In a trial, 81% of the nurses slept better [1].\n\nReferences\n\n1. {ENTRY}\n2. Other. PMID: 7654321\n",
        encoding="utf-8",
    )
    assert config.lock
    arguments = ["lock", str(tmp_path / "page.txt"), "--lock", str(config.lock), "--no-progress", "--no-cache"]
    runner = CliRunner(env=server.environ)
    assert runner.invoke(cli, arguments).exit_code == 0
    server.fail(Mode.ERROR, "europepmc")
    assert runner.invoke(cli, [*arguments, "--refresh"]).exit_code == 2
    server.records[0] = {**RECORD, "updated-by": [NOTICE]}
    assert runner.invoke(cli, [*arguments, "--refresh"]).exit_code == 1
