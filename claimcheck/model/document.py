"""One page with everything found on it, before anybody outside is asked."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from claimcheck.model.citation import Citation, CitationIndex
from claimcheck.model.claim import Claim
from claimcheck.model.page import Page
from claimcheck.model.span import Span


class PageRole(StrEnum):
    """What a page is."""

    PAGE = "page"
    PRIMARY_REPORT = "primary-report"
    """It reports a study, survey or test of its own and tells its method."""
    ACTIVITY_REPORT = "activity-report"
    """It counts whom its publisher served, and when."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a page is, and where it says so."""

    kind: PageRole = PageRole.PAGE
    method: Span | None = None
    """Where it tells its method."""
    paper: bool = False
    """Whether it is built like a paper, whose introduction and discussion speak of the world."""


@dataclass(frozen=True)
class Document:
    """A page, its claims, its citation index, and which claim leans on which reference."""

    page: Page
    claims: tuple[Claim, ...] = ()
    citation_index: CitationIndex = field(default_factory=CitationIndex)
    citations: tuple[Citation, ...] = ()
    role: Role = field(default_factory=Role)
    own_data: frozenset[int] = frozenset()
    """Indexes of the claims that report what the page itself found."""

    @cached_property
    def _by_claim(self) -> dict[int, tuple[Citation, ...]]:
        found: dict[int, tuple[Citation, ...]] = {}
        for citation in self.citations:
            found[citation.claim] = (*found.get(citation.claim, ()), citation)
        return found

    def citations_of(self, claim: int) -> tuple[Citation, ...]:
        """Return the citations of the claim with this index."""
        return self._by_claim.get(claim, ())

    def labels_of(self, claim: int) -> tuple[str, ...]:
        """Return the labels of the references that the claim with this index cites, each once, in order."""
        return tuple(dict.fromkeys(label for citation in self.citations_of(claim) for label in citation.labels))

    @cached_property
    def _by_label(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for claim in sorted(self._by_claim):
            for label in self.labels_of(claim):
                found.setdefault(label, []).append(claim)
        return found

    def claims_citing(self, label: str) -> tuple[int, ...]:
        """Return the indexes of the claims that cite the reference with this label, in order."""
        return tuple(self._by_label.get(label, ()))

    @cached_property
    def cited(self) -> frozenset[int]:
        """Indexes of the claims that cite a reference."""
        return frozenset(citation.claim for citation in self.citations if citation.labels)
