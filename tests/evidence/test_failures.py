"""A registry that is down, throttles, lies or talks nonsense: nothing is ever called missing because of it."""

import socket
import time
from dataclasses import replace

import pytest

from claimcheck.config import Config, LinksConfig
from claimcheck.evidence import gather
from claimcheck.lock import Lock
from claimcheck.model.citation import CitationIndex, Fields, Identifiers, Reference, ReferenceKind
from claimcheck.model.document import Document
from claimcheck.model.evidence import Outcome
from claimcheck.model.page import Page
from claimcheck.model.registry import Registry
from claimcheck.model.span import Span
from tests.evidence.pages import INVENTED, PHQ9, TODAY, Resolver, printed
from tests.registry import Mode, RegistryServer

ENTRIES = (
    (Identifiers(doi="10.1046/j.1525-1497.2001.016009606.x"), PHQ9),
    (Identifiers(doi="10.1136/bmj.n71"), Fields()),
    (Identifiers(doi="10.5555/not-registered"), INVENTED),
    (Identifiers(pmid="16060722"), Fields()),
    (Identifiers(pmcid="PMC404404"), Fields()),
    (Identifiers(), INVENTED),
)
PASSING = {Mode.OK, Mode.THROTTLE_ONCE, Mode.SLOW, Mode.DRIPPING}
"""What is waited out, or (the last one) for longer than a test should take."""


@pytest.mark.parametrize("mode", sorted(set(Mode) - PASSING - {Mode.LYING}))
def test_a_failing_outside_leaves_everything_unverified(mode: Mode, resolver: Resolver, server: RegistryServer) -> None:
    server.fail(mode)
    assert {found.outcome for found in resolver.resolve(*ENTRIES)} == {Outcome.UNREACHABLE}
    assert len(resolver.outages) == 2
    assert resolver.lock.answers == {}


@pytest.mark.parametrize("mode", sorted(set(Mode) - PASSING))
def test_a_failing_crossref_never_makes_a_work_missing(mode: Mode, resolver: Resolver, server: RegistryServer) -> None:
    server.fail(mode, "crossref")
    found = resolver.resolve(*ENTRIES)
    assert [one.outcome for one in found[:3]] == [Outcome.UNREACHABLE] * 3
    assert found[3].outcome is Outcome.RESOLVED  # Europe PMC still speaks for it
    assert found[5].outcome is Outcome.UNREACHABLE
    assert any("Crossref" in line for line in resolver.outages)


@pytest.mark.parametrize("mode", sorted(set(Mode) - PASSING - {Mode.LYING}))
def test_without_doi_org_nothing_is_unregistered(mode: Mode, resolver: Resolver, server: RegistryServer) -> None:
    server.fail(mode, "doi")
    found = resolver.resolve(*ENTRIES)
    assert found[0].outcome is Outcome.RESOLVED
    assert found[2].outcome is Outcome.UNREACHABLE


def test_a_short_throttling_is_waited_out(resolver: Resolver, server: RegistryServer) -> None:
    server.fail(Mode.THROTTLE_ONCE)
    found = resolver.resolve(*ENTRIES[:2])
    assert {one.outcome for one in found} == {Outcome.RESOLVED}
    assert resolver.outages == ()


def test_a_registry_that_is_out_is_left_alone(resolver: Resolver, server: RegistryServer) -> None:
    server.fail(Mode.GATEWAY)
    invented = [replace(INVENTED, title=f"{INVENTED.title}, part {number}") for number in range(20)]
    resolver.resolve(*((Identifiers(), fields) for fields in invented))
    assert len(server.asked("/crossref")) == 9  # three questions, three tries each
    assert len(resolver.outages) == 1


def test_slow_answers_end_the_asking_after_two_tries(
    resolver: Resolver, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.registries.crossref._TIMEOUT", 0.1)
    server.fail(Mode.SLOW, "crossref")
    found = resolver.resolve(
        ENTRIES[0], ENTRIES[5], (Identifiers(), replace(INVENTED, title="Tides and pilots at rest"))
    )
    assert {one.outcome for one in found} == {Outcome.UNREACHABLE}
    assert len(server.asked("/crossref")) == 2
    time.sleep(0.6)  # the server still has to get rid of its answers


def test_no_network_at_all(resolver: Resolver) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{unused.getsockname()[1]}"
        registries = dict.fromkeys(Registry, base)
        entries = tuple(
            Reference(str(number), ReferenceKind.ENTRY, Span(0, 0), printed(fields), identifiers, fields)
            for number, (identifiers, fields) in enumerate(ENTRIES)
        )
        document = Document(Page("page.txt", "text", "", "", (), ()), citation_index=CitationIndex(references=entries))
        config = Config(registries=registries, links=LinksConfig(check=False))
        gathered = gather([document], config, Lock(), today=TODAY)
    assert {one.resolution.outcome for one in gathered.evidence} == {Outcome.UNREACHABLE}
    assert len(gathered.outages) == 2
