"""Figures against evidence, and against each other: what a text reports, whether cited works report it, what disagrees.

`read_figures` is handed to whoever fetches texts, so that only figures ever leave there; `support` compares a page with
the works it cites, `find_conflicts` with itself and with the publisher's other pages. Pure.
"""

from claimcheck.figures.contradictions import find_conflicts
from claimcheck.figures.reading_figures import read_figures
from claimcheck.figures.supporting import support

__all__ = ["find_conflicts", "read_figures", "support"]
