"""A registry that stands in a route is asked, for what those before it have no record of."""

import pytest

from claimcheck.evidence.routing import ROUTES
from claimcheck.model.citation import Identifiers
from claimcheck.model.evidence import Outcome
from claimcheck.model.registry import Registry
from tests.evidence.pages import INVENTED, PHQ9, Resolver
from tests.registry import Mode, RegistryServer

DATA = "10.5555/data.1"
KNOWN = "10.1046/j.1525-1497.2001.016009606.x"


@pytest.fixture(autouse=True)
def longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask DataCite for what Crossref has no record of, before anybody asks for an agency."""
    monkeypatch.setitem(ROUTES, "doi:", (Registry.CROSSREF, Registry.DATACITE))


def test_the_second_of_a_route_is_asked(resolver: Resolver, server: RegistryServer) -> None:
    server.datacite[DATA] = {"doi": DATA, "titles": [{"title": "Sleep diaries of harbour pilots"}]}
    (found,) = resolver.resolve((Identifiers(doi=DATA), INVENTED))
    assert found.work is not None
    assert found.work.registry is Registry.DATACITE
    assert not server.asked("/doi/")


def test_it_is_not_asked_for_what_the_first_has(resolver: Resolver, server: RegistryServer) -> None:
    (found,) = resolver.resolve((Identifiers(doi=KNOWN), PHQ9))
    assert found.is_verified
    assert not server.asked("/datacite/")


def test_nothing_follows_where_it_does_not_answer(resolver: Resolver, server: RegistryServer) -> None:
    server.fail(Mode.ERROR, "datacite")
    (found,) = resolver.resolve((Identifiers(doi=DATA), INVENTED))
    assert (found.outcome, found.reason) == (Outcome.UNREACHABLE, "DataCite did not answer")
