"""Everything on a page that points at sources: `scan` finds it, `link` joins it to the claims. Pure, no network."""

from claimcheck.citations.linking import link
from claimcheck.citations.scanning import scan

__all__ = ["link", "scan"]
