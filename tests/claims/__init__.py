"""Tests of `claimcheck.claims`."""
