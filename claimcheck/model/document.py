"""One page with everything found on it, before anybody outside is asked."""

from dataclasses import dataclass, field

from claimcheck.model.citation import Apparatus, Citation
from claimcheck.model.claim import Claim
from claimcheck.model.page import Page


@dataclass(frozen=True, slots=True)
class Document:
    """A page, its claims, its citation apparatus, and which claim leans on which reference."""

    page: Page
    claims: tuple[Claim, ...] = ()
    apparatus: Apparatus = field(default_factory=Apparatus)
    citations: tuple[Citation, ...] = ()

    def citations_of(self, claim: int) -> tuple[Citation, ...]:
        """Return the citations of the claim with this index."""
        return tuple(citation for citation in self.citations if citation.claim == claim)
