"""Clients of the registries: one file per line of `model.registry`, of the same name, with its class as `CLIENT`."""

from importlib import import_module
from typing import Any

from claimcheck.model.registry import Registry


def client_of(registry: Registry) -> Any:
    """Return the class that asks a registry: made of base address, contact address, today's date and `Health`."""
    return import_module(f"{__name__}.{registry}").CLIENT
