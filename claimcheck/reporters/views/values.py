"""The values of a card, as frozen strings ready to read: what stands behind a claim, a reference or a finding."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from claimcheck.model.finding import Finding
from claimcheck.reporters.differing import Piece


class ClaimStatus(StrEnum):
    """How a claim stands to its sources; every report colour has a sign and words beside it."""

    VERIFIED = "verified"
    """It cites a work that was found, and nothing stands against either."""
    WRONG = "wrong"
    """It is cited, and a finding stands against the citation."""
    UNVERIFIED = "unverified"
    """It is cited, and no source could be verified."""
    UNCITED = "uncited"
    FREE = "free"
    """It needs no evidence."""
    FLAWED = "flawed"
    """It needs no evidence, and a finding stands against it all the same: a sum that does not come out."""

    @property
    def sign(self) -> str:
        """A character that says the same as the colour."""
        return {"verified": "✓", "wrong": "!", "unverified": "?", "uncited": "✗", "free": "·", "flawed": "!"}[
            self.value
        ]

    @property
    def words(self) -> str:
        """The verdict as a reader is told it."""
        return {
            "verified": "source verified",
            "wrong": "cited, but a finding stands",
            "unverified": "cited, not verified",
            "uncited": "no citation",
            "free": "no evidence asked",
            "flawed": "no evidence asked, but a finding stands",
        }[self.value]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One field, printed and recorded, with the differing words marked."""

    field: str
    grade: str
    printed: tuple[Piece, ...]
    record: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """A registry's record beside an entry."""

    title: str
    """What stands before it: "Crossref", "the work as printed", "nearest record"."""
    text: str
    links: tuple[tuple[str, str], ...]
    """Name and address of where the record can be read."""
    asked: str
    provenance: str | None
    differences: tuple[DifferenceView, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A second place a finding is about."""

    words: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding."""

    anchor: str
    rule: str
    manual: str | None
    """Where the rule's manual stands."""
    severity: str
    confidence: str
    status: str
    place: str
    message: str
    remedy: str
    reason: str | None
    related: tuple[RelatedView, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A reference as seen from what leans on it."""

    label: str
    href: str | None
    """Where the reference stands in the list of all references."""
    printed: str
    verified: bool
    outcome: str
    link: str | None
    records: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A few words of a cited work around a figure, the figure marked where it is what they are shown for."""

    pieces: tuple[Piece, ...]
    label: str
    """The reference whose work holds them."""
    place: str
    """Where in the work: "abstract", "results"."""


@dataclass(frozen=True, slots=True)
class SaidView:
    """What the cited works say about one figure of a claim."""

    figure: str
    sign: str
    words: str
    how: str
    """How the figures were brought together, where the verdict does not say it: "100% less 67%"."""
    passage: PassageView | None
    note: str


@dataclass(frozen=True, slots=True)
class NearView:
    """A passage that an embedding model holds for near to a claim."""

    passage: PassageView
    score: str


@dataclass(frozen=True, slots=True)
class AgainstView:
    """A claim against the works it cites."""

    words: str
    """The verdict."""
    reason: str
    """Why nothing was compared, when nothing was."""
    said: tuple[SaidView, ...]
    nearest: tuple[NearView, ...]
    looked: str
    """What was read of each work, or why nothing was."""


@dataclass(frozen=True, slots=True)
class CountView:
    """How many claims have one verdict."""

    words: str
    sign: str
    look: str
    means: str


@dataclass(frozen=True, slots=True)
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
    quote: tuple[Piece, ...] = ()
    figures: tuple[str, ...] = ()
    about: str = ""
    """Kind of claim, attribution."""
    findings: tuple[FindingView, ...] = ()
    sources: tuple[SourceView, ...] = ()
    against: AgainstView | None = None
    """How a claim stands to the works it cites."""
    missing: tuple[str, ...] = ()
    """Labels that the claim cites and no reference has."""
    settles: str = ""
    """For a claim without a source: what would settle it."""
    rules: str = ""
    """Of its findings, for filters; so are severities and statuses."""
    severities: str = ""
    statuses: str = ""

    @property
    def brief(self) -> bool:
        """Whether there is nothing to say but that it is there."""
        return self.verdict is ClaimStatus.FREE and not self.findings and not self.sources


class FilterWords(TypedDict):
    """What a reader filters by: rules, severities and statuses of findings, each once, parted by blanks."""

    rules: str
    severities: str
    statuses: str


def filter_words(findings: Sequence[Finding]) -> FilterWords:
    """Return what findings are filtered by."""
    return FilterWords(
        rules=" ".join(dict.fromkeys(finding.rule for finding in findings)),
        severities=" ".join(dict.fromkeys(finding.severity.value for finding in findings)),
        statuses=" ".join(dict.fromkeys(finding.status.value for finding in findings)),
    )
