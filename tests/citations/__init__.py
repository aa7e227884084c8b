"""Tests of claimcheck.citations."""
