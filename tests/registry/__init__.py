"""A real registry server on loopback: Crossref, doi.org, DataCite and Europe PMC, answering from records.

Every registry lives under its own path of one server, and each can be told to fail in the ways the real ones do.
"""

from tests.registry.server import Mode, RegistryServer, load_records

__all__ = ["Mode", "RegistryServer", "load_records"]
