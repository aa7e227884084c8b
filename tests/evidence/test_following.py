"""Which links are followed, and what the lock keeps of them."""

from claimcheck.config import Config, LinksConfig
from claimcheck.evidence import gather
from claimcheck.lock import Lock
from claimcheck.model.citation import CitationIndex, Fields, Identifiers, Reference, ReferenceKind
from claimcheck.model.document import Document
from claimcheck.model.evidence import Link, LinkStatus
from claimcheck.model.page import Page
from claimcheck.model.span import Span
from tests.evidence.pages import PHQ9, TODAY
from tests.registry import RegistryServer


def follow(
    server: RegistryServer,
    lock: Lock,
    *references: tuple[Identifiers, Fields],
    private: bool = True,
    offline: bool = False,
) -> list[Link | None]:
    """Return what became of the links of references."""
    entries = tuple(
        Reference(str(number), ReferenceKind.ENTRY, Span(0, 0), "", identifiers, fields)
        for number, (identifiers, fields) in enumerate(references)
    )
    document = Document(Page("page.txt", "text", "", "", (), ()), citation_index=CitationIndex(references=entries))
    links = LinksConfig(allow_private=private, timeout=5)
    config = Config(registries=server.config, links=links, offline=offline)
    return [found.link for found in gather([document], config, lock, today=TODAY).evidence]


def test_a_dead_link_is_recorded_and_not_asked_again(server: RegistryServer) -> None:
    lock, gone = Lock(), (Identifiers(urls=(server.base("gone"),)), Fields())
    (first, twin) = follow(server, lock, gone, gone)
    assert first is not None
    assert first.status is LinkStatus.DEAD
    assert twin == first
    asked = len(server.requests)
    assert follow(server, lock, gone) == [first]
    assert follow(server, lock, gone, offline=True) == [first]
    assert len(server.requests) == asked


def test_what_a_registry_settles_is_not_followed(server: RegistryServer) -> None:
    settled = Identifiers(doi="10.1046/j.1525-1497.2001.016009606.x", urls=(server.base("publisher"),))
    assert follow(server, Lock(), (settled, PHQ9)) == [None]
    assert not server.asked("/publisher")


def test_private_hosts_are_left_alone(server: RegistryServer) -> None:
    lock = Lock()
    (link,) = follow(server, lock, (Identifiers(urls=(server.base("intern"),)), Fields()), private=False)
    assert link is not None
    assert link.status is LinkStatus.REFUSED
    assert not server.requests
    assert not lock.links


def test_offline_nothing_is_followed(server: RegistryServer) -> None:
    (link,) = follow(server, Lock(), (Identifiers(urls=(server.base("gone"),)), Fields()), offline=True)
    assert link is not None
    assert link.status is LinkStatus.NOT_TRIED
    assert not server.requests
