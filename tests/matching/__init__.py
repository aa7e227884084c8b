"""References as printed against the records of registries."""
