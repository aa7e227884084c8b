"""Clients of the registries, against a server of our own."""
