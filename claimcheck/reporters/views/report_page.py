"""The values of a file of the report: pages with their text, works, rules, and what stands before them all."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.model.finding import Analysis, Finding, Problem, Report
from claimcheck.model.manual import Manual
from claimcheck.model.page import Block, Page
from claimcheck.model.severity import Severity
from claimcheck.model.summary import PageSummary, Summary
from claimcheck.reporters.phrases import visible
from claimcheck.reporters.views.site import Links, Site
from claimcheck.reporters.views.values import Card, ClaimStatus, Source


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
    """A heading, paragraph, item or row of the page, cut into runs."""

    block: Block
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

    analysis: Analysis
    findings: Sequence[Finding]
    problems: Sequence[Problem]
    links: Links
    """What the page refers to, as seen from its own file."""
    href: str
    """From the overview."""
    summary: PageSummary
    shares: Shares
    rows: tuple[PageRow, ...]

    @property
    def own(self) -> Page:
        """The page as read."""
        return self.analysis.document.page

    @property
    def path(self) -> str:
        """The page's path, safe to show."""
        return visible(self.own.path)


@dataclass(frozen=True, slots=True)
class PrintedView:
    """A reference as one page prints it."""

    page: str
    source: Source
    """Its address leads to its card on the page, else to the page."""
    addresses: tuple[tuple[str, str], ...]
    claims: tuple[tuple[str, str], ...]
    """Where each claim that leans on it stands, and its words."""


@dataclass(frozen=True, slots=True)
class WorkView:
    """A work that pages refer to, once, with every entry that means it."""

    anchor: str
    heading: str
    sign: str
    words: str
    """Its status."""
    notices: tuple[str, ...]
    printed: tuple[PrintedView, ...]
    entries: tuple[tuple[str, str], ...]
    """Style and corrected entry."""
    gaps: tuple[str, ...]
    """What the record does not say."""
    findings: tuple[Finding, ...]
    pages: str
    """Anchors of the pages, for filters."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with what it found and its manual, when the run knows it."""

    anchor: str
    rule: str
    severity: Severity
    """Of its gravest finding."""
    found: int
    new: int
    manual: Manual | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands first: how the run ended and what needs attention."""

    report: Report
    summary: Summary
    shares: Shares
    passes: bool
    ending: str
    """The verdict in a sentence."""
    pages: tuple[PageView, ...]
    """By what needs attention."""
    unverified: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Each reason why references could not be verified: where each of these stands, and its name."""
    settings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One file of the report."""

    site: Site
    name: str
    title: str
    overview: Overview | None = None
    pages: tuple[PageView, ...] = ()
    works: tuple[WorkView, ...] = ()
    rules: tuple[RuleView, ...] = ()

    @property
    def home(self) -> str:
        """Where the overview stands, from here."""
        return self.site.href(self.name, self.site.index, "overview")

    @property
    def references(self) -> str:
        """Where the list of references stands, from here."""
        return self.site.href(self.name, self.site.works_file, "references")

    @property
    def filtered(self) -> list[str]:
        """Ids of rules to filter by."""
        found = [*(page.findings for page in self.pages), *(work.findings for work in self.works)]
        return sorted({one.rule for one in self.rules} | {one.rule for findings in found for one in findings})
