"""The table of registries, the clients beside it and the routes name each other."""

from pathlib import Path

import pytest

import claimcheck.registries
from claimcheck.config import Config
from claimcheck.evidence.routing import READ, ROUTES, SEARCHED, route_of
from claimcheck.model.registry import Registry
from claimcheck.registries import client_of

FOLDER = Path(claimcheck.registries.__file__).parent
WORKS = sorted(set(Registry) - {Registry.DOI})
"""Registries that describe works; doi.org only knows agencies."""


@pytest.mark.parametrize("registry", Registry)
def test_every_line_has_its_client(registry: Registry) -> None:
    assert client_of(registry).registry is registry
    assert Config().registries[registry] == registry.address


def test_every_client_has_its_line() -> None:
    files = {path.stem for path in FOLDER.glob("*.py") if "\nCLIENT = " in path.read_text(encoding="utf-8")}
    assert files == set(Registry)


@pytest.mark.parametrize("registry", WORKS)
def test_every_registry_of_works_is_asked(registry: Registry) -> None:
    assert callable(client_of(registry).look_up)
    assert any(registry in route for route in ROUTES.values())


@pytest.mark.parametrize("key", ["doi:10.1000/1", "pmid:1", "pmcid:PMC1", "doi:10.48550/arxiv.1706.03762"])
def test_every_identifier_has_its_route(key: str) -> None:
    assert route_of(key)


def test_searches_and_texts_are_asked_of_those_who_have_them() -> None:
    assert callable(client_of(SEARCHED).search)
    assert callable(client_of(READ).read)
