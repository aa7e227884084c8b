"""Tests of figures against evidence."""
