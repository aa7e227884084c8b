"""Figures against evidence: what a text reports, and whether the works a claim cites report its figures.

`read_figures` is handed to whoever fetches texts, so that only figures ever leave there; `support` compares. Pure.
"""

from claimcheck.figures.reading import read_figures
from claimcheck.figures.supporting import support

__all__ = ["read_figures", "support"]
