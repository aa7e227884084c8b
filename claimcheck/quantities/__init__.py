"""Quantities: a text in, every value or range with its unit, modifier and place out."""
