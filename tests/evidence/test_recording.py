"""The lock is asked first, repeats a run without the outside, and never holds failures."""

from pathlib import Path

from claimcheck.lock import Lock
from claimcheck.model.citation import Identifiers
from claimcheck.model.evidence import Outcome
from tests.evidence.pages import INVENTED, PHQ9, THEMES, Resolver
from tests.registry import Mode, RegistryServer

ENTRIES = (
    (Identifiers(doi="10.1046/j.1525-1497.2001.016009606.x"), PHQ9),
    (Identifiers(doi="10.5555/not-registered"), INVENTED),
    (Identifiers(pmcid="PMC2719451"), INVENTED),
    (Identifiers(), THEMES),
    (Identifiers(), INVENTED),
)


def test_a_second_run_asks_nobody_and_says_the_same(resolver: Resolver, server: RegistryServer, tmp_path: Path) -> None:
    first = resolver.resolve(*ENTRIES)
    resolver.lock.save(tmp_path / "lock")
    asked, written = len(server.requests), (tmp_path / "lock").read_bytes()
    again = Resolver(server, Lock.load(tmp_path / "lock"))
    assert again.resolve(*ENTRIES) == first
    assert len(server.requests) == asked
    again.lock.save(tmp_path / "lock")
    assert (tmp_path / "lock").read_bytes() == written


def test_offline_uses_the_lock_alone(resolver: Resolver, server: RegistryServer) -> None:
    resolver.resolve(ENTRIES[0])
    asked = len(server.requests)
    offline = Resolver(server, resolver.lock, offline=True)
    known, unknown = offline.resolve(ENTRIES[0], ENTRIES[3])
    assert known.outcome is Outcome.RESOLVED
    assert unknown.outcome is Outcome.NOT_TRIED
    assert "offline" in unknown.reason
    assert len(server.requests) == asked


def test_refreshing_asks_again(resolver: Resolver, server: RegistryServer) -> None:
    resolver.resolve(ENTRIES[0])
    server.records[0] = {**server.records[0], "title": ["The PHQ-9 revisited"]}
    resolver.refresh = True
    (found,) = resolver.resolve(ENTRIES[0])
    assert found.work is not None
    assert "revisited" in found.work.title


def test_refreshing_keeps_what_nobody_can_confirm(resolver: Resolver, server: RegistryServer) -> None:
    (first,) = resolver.resolve(ENTRIES[0])
    server.fail(Mode.ERROR)
    resolver.refresh = True
    assert resolver.resolve(ENTRIES[0]) == [first]
    assert resolver.outages


def test_provenance_is_stated(resolver: Resolver) -> None:
    resolver.provenance = "transcribed by hand"
    resolver.resolve(ENTRIES[0])
    assert resolver.lock.provenance == ("transcribed by hand",)


def test_answers_name_registry_and_date(resolver: Resolver) -> None:
    resolver.resolve(*ENTRIES[:3])
    answers = resolver.lock.answers
    assert answers["doi:10.1046/j.1525-1497.2001.016009606.x"].registry == "crossref"
    assert answers["doi:10.5555/not-registered"].outcome is Outcome.NOT_FOUND
    assert answers["pmcid:PMC2719451"].registry == "europepmc"
    assert {answer.asked for answer in answers.values()} == {"2026-11-21"}
