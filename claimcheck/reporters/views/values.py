"""The values of a card: how a claim stands, what leans on which reference, what stands beside a block."""

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.citation import Reference
from claimcheck.model.evidence import Evidence
from claimcheck.model.finding import Finding
from claimcheck.model.support import Support
from claimcheck.reporters.differing import Piece
from claimcheck.reporters.phrases import outcome_words


class ClaimStatus(StrEnum):
    """How a claim stands to its sources: its name, a sign that says the same as the colour, and words for readers."""

    VERIFIED = "verified", "✓", "source verified"
    """It cites a work that was found, and nothing stands against either."""
    WRONG = "wrong", "!", "cited, but a finding stands"
    """It is cited, and a finding stands against the citation."""
    UNVERIFIED = "unverified", "?", "cited, not verified"
    """It is cited, and no source could be verified."""
    UNCITED = "uncited", "✗", "no citation"
    FREE = "free", "·", "no evidence asked"
    """It needs no evidence."""
    FLAWED = "flawed", "!", "no evidence asked, but a finding stands"
    """It needs no evidence, and a finding stands against it all the same: a sum that does not come out."""

    sign: str
    words: str

    def __new__(cls, value: str, sign: str, words: str) -> "ClaimStatus":
        """Make a line of the table."""
        status = str.__new__(cls, value)
        status._value_, status.sign, status.words = value, sign, words
        return status


@dataclass(frozen=True, slots=True)
class Source:
    """A reference as seen from what leans on it, with what came of it."""

    reference: Reference
    evidence: Evidence | None
    href: str | None
    """Where more of the reference stands: in the list of all references or, from there, on the page."""

    @property
    def verified(self) -> bool:
        """Whether it was seen to lead to the work it names, or its plain link to answer."""
        return self.evidence is not None and self.evidence.is_confirmed

    @property
    def outcome(self) -> str:
        """What became of it, the work it leads to compared with the one printed."""
        words = outcome_words(self.evidence)
        return (
            f"{words}, of another work than printed" if self.evidence and self.evidence.resolution.is_other else words
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What stands beside a block: a claim, a reference, or words a finding is about."""

    anchor: str
    kind: str
    """"claim", "reference" or "place"."""
    heading: str
    verdict: ClaimStatus
    words: str
    """The verdict in words."""
    place: str
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...] = ()
    quote: tuple[Piece, ...] = ()
    about: str = ""
    """Kind of claim, attribution."""
    support: Support | None = None
    """How a claim stands to the works it cites."""
    missing: tuple[str, ...] = ()
    """Labels that the claim cites and no reference has."""
    settles: str = ""
    """For a claim without a source: what would settle it."""

    @property
    def brief(self) -> bool:
        """Whether there is nothing to say but that it is there."""
        return self.verdict is ClaimStatus.FREE and not self.findings and not self.sources
