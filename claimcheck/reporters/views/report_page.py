"""The values of a file of the report: pages with their text, works, rules, and what stands before them all."""

from dataclasses import dataclass

from claimcheck.model.finding import Problem, Report
from claimcheck.model.summary import PageSummary, Summary
from claimcheck.reporters.views.values import Card, ClaimStatus, CountView, SourceView


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of page text that is one thing."""

    text: str
    figure: bool = False
    flagged: bool = False
    """Whether a finding is about just these words."""
    href: str | None = None
    """For a marker: where its reference stands."""
    label: str = ""
    """What the link leads to, in words."""


@dataclass(frozen=True, slots=True)
class Run:
    """Parts that belong to one claim, or to none."""

    parts: tuple[Part, ...]
    card: str | None = None
    """Anchor of the claim's card."""
    verdict: ClaimStatus = ClaimStatus.FREE
    last: bool = False
    """Whether the claim ends here."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """A heading, paragraph, item or row of the page."""

    kind: str
    level: int
    label: str | None
    header: tuple[str, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PageRow:
    """Blocks of the page and, beside the last of them, the cards about it."""

    blocks: tuple[BlockView, ...]
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Shares:
    """Claims that need evidence, by how they stand: what the bars show."""

    verified: int
    cited: int
    """Cited, but with a finding or not verified."""
    uncited: int

    @property
    def total(self) -> int:
        """All claims that need evidence."""
        return self.verified + self.cited + self.uncited


@dataclass(frozen=True, slots=True)
class PageView:
    """One page."""

    anchor: str
    href: str
    """From the overview."""
    path: str
    title: str | None
    skipped: str | None
    language: str | None
    summary: PageSummary
    shares: Shares
    rows: tuple[PageRow, ...]
    problems: tuple[Problem, ...]
    rules: str
    """Of its findings, for filters; so are severities and statuses."""
    severities: str
    statuses: str


@dataclass(frozen=True, slots=True)
class PrintedView:
    """A reference as one page prints it."""

    page: str
    source: SourceView
    """Its address leads to its card on the page, else to the page."""
    addresses: tuple[tuple[str, str], ...]
    claims: tuple[tuple[str, str], ...]
    """Where each claim that leans on it stands, and its words."""


@dataclass(frozen=True, slots=True)
class WorkView:
    """A work that pages refer to, once, with every entry that means it."""

    anchor: str
    heading: str
    verified: bool
    sign: str
    words: str
    """Its status."""
    notices: tuple[str, ...]
    printed: tuple[PrintedView, ...]
    entries: tuple[tuple[str, str], ...]
    """Style and corrected entry."""
    gaps: str
    """What the record does not say, in words."""
    rules: str
    severities: str
    statuses: str
    pages: str
    """Anchors of the pages, for filters."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with what it found and its manual."""

    anchor: str
    href: str
    rule: str
    summary: str
    severity: str
    found: int
    new: int
    manual: tuple[tuple[str, tuple[str, ...]], ...]
    """Sections: heading and paragraphs."""


@dataclass(frozen=True, slots=True)
class Unverified:
    """References that could not be verified for one reason."""

    reason: str
    references: tuple[tuple[str, str], ...]
    """Where each stands, and its name."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands first: how the run ended and what needs attention."""

    report: Report
    summary: Summary
    shares: Shares
    against: tuple[CountView, ...]
    """How many claims stand how to the works they cite."""
    passes: bool
    ending: str
    """The verdict in a sentence."""
    pages: tuple[PageView, ...]
    """Without their rows, by what needs attention."""
    unverified: tuple[Unverified, ...]
    settings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One file of the report."""

    name: str
    title: str
    home: str
    """Where the overview stands, from here."""
    references: str
    """Where the list of references stands, from here."""
    overview: Overview | None
    pages: tuple[PageView, ...]
    works: tuple[WorkView, ...]
    rules: tuple[RuleView, ...]
    filtered: tuple[str, ...]
    """Ids of rules to filter by."""
