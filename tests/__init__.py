"""The tests mirror the package; `tests/registry` is a real registry server on loopback."""
