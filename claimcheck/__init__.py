"""claimcheck: quantitative claims on pages, followed to their citations and compared with the registries' records.

The public names are few and import nothing heavy; `claimcheck.check.check` is the whole run in one function.
"""

from claimcheck.errors import ClaimcheckError

__all__ = ["ClaimcheckError", "__version__"]

__version__ = "0.1.0"
