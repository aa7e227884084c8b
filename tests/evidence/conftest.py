"""A registry server and a resolver to ask from, for one test."""

from collections.abc import Iterator

import pytest

from tests.evidence.pages import RECORDS, Resolver
from tests.registry import RegistryServer


@pytest.fixture
def server() -> Iterator[RegistryServer]:
    """Serve the suite's records."""
    with RegistryServer(list(RECORDS)) as running:
        yield running


@pytest.fixture
def resolver(server: RegistryServer) -> Resolver:
    """Ask that server, with an empty lock."""
    return Resolver(server)
