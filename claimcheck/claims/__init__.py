"""extract(): a page in, its quantitative claims out, in order of the text.

The quantities are found first, over the whole page; only the sentences that hold one are looked at closely, and only
for those is spaCy loaded. vouch(): claims in, the same out, those marked whose figures the publisher vouches for.
"""

from claimcheck.claims.extracting import extract
from claimcheck.claims.role import find_role, own_claims
from claimcheck.claims.vouching import vouch

__all__ = ["extract", "find_role", "own_claims", "vouch"]
