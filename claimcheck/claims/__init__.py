"""extract(): a page in, its quantitative claims out, in order of the text.

The quantities are found first, over the whole page; only the sentences that hold one are looked at closely, and only
for those is spaCy loaded.
"""

from claimcheck.claims.extracting import extract

__all__ = ["extract"]
