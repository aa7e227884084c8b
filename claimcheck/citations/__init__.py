"""Everything on a page that points at sources: `scan` finds it, `link` joins it to the claims. Pure, no network.

`attribute` does so for sources that are only named.
"""

from claimcheck.citations.attributing import attribute
from claimcheck.citations.linking import link
from claimcheck.citations.scanning import scan

__all__ = ["attribute", "link", "scan"]
