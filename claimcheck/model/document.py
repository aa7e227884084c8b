"""One page with everything found on it, before anybody outside is asked."""

from dataclasses import dataclass, field
from functools import cached_property

from claimcheck.model.citation import Apparatus, Citation
from claimcheck.model.claim import Claim
from claimcheck.model.page import Page


@dataclass(frozen=True)
class Document:
    """A page, its claims, its citation apparatus, and which claim leans on which reference."""

    page: Page
    claims: tuple[Claim, ...] = ()
    apparatus: Apparatus = field(default_factory=Apparatus)
    citations: tuple[Citation, ...] = ()

    @cached_property
    def _by_claim(self) -> dict[int, tuple[Citation, ...]]:
        found: dict[int, tuple[Citation, ...]] = {}
        for citation in self.citations:
            found[citation.claim] = (*found.get(citation.claim, ()), citation)
        return found

    def citations_of(self, claim: int) -> tuple[Citation, ...]:
        """Return the citations of the claim with this index."""
        return self._by_claim.get(claim, ())
