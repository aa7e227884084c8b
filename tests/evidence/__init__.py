"""Tests of gathering evidence, against the registry server."""
