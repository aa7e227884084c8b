"""Tests of words and sentences."""
