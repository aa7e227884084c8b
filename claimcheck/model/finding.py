"""What a rule says, and the whole run as one value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from posixpath import normpath

from claimcheck.model.consistency import Conflict
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence
from claimcheck.model.manual import Manual
from claimcheck.model.severity import Severity
from claimcheck.model.span import Location, Span
from claimcheck.model.support import Support


class Confidence(StrEnum):
    """How sure a rule is of what it says."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Status(StrEnum):
    """How a finding stands to what was known before."""

    NEW = "new"
    ACCEPTED = "accepted"
    """It stands in the baseline."""
    SUPPRESSED = "suppressed"
    """An ignore comment with a reason covers it."""


@dataclass(frozen=True, slots=True)
class Related:
    """A second place a finding is about."""

    span: Span
    """In the source."""
    location: Location
    text: str
    role: str
    """What stands there: "reference 5", "the same figure, cited"."""
    path: str | None = None
    """Of the page it stands on, where that is another than the finding's."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of one rule, with where it stands and what to do."""

    rule: str
    severity: Severity
    confidence: Confidence
    path: str
    span: Span
    """In the source."""
    location: Location
    excerpt: str
    """The claim, marker or reference entry as printed."""
    message: str
    remedy: str
    claim: int | None = None
    """Index into the document's claims."""
    reference: str | None = None
    """Label of the reference."""
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    """What it is known by from run to run."""
    content: str = ""
    """The same without the page's path: it stays when the page is renamed."""
    status: Status = Status.NEW
    reason: str | None = None
    """Why it is accepted or suppressed, when somebody wrote it down."""
    group: str | None = None
    """What it shares with other findings of the rule on the page that show one gap."""
    others: tuple["Finding", ...] = ()
    """Once grouped: the further findings of the same gap, which it stands for."""


def heaviest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order in which people look at them: the gravest first, else as they stand on the page."""
    return tuple(sorted(findings, key=lambda finding: (-finding.severity.rank, finding.span)))


@dataclass(frozen=True, slots=True)
class Analysis:
    """One document with the evidence for its references: what rules judge."""

    document: Document
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """By reference label."""
    support: Mapping[int, Support] = field(default_factory=dict)
    """By index of the claim: whether the works it cites report its figures; claims that cite nothing have none."""
    conflicts: tuple[Conflict, ...] = ()
    """Where the page states other figures for the same measure than elsewhere, in the order of its claims."""

    def confirms(self, label: str) -> bool:
        """Whether the reference of this label was seen to lead to the work it names, or its plain link to answer."""
        evidence = self.evidence.get(label)
        return evidence is not None and evidence.is_confirmed


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that could not be read, and why."""

    path: str
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that went wrong unexpectedly; what it was met at could not be checked, all else was."""

    where: str
    """A page, a reference of one, an address or a report."""
    words: str
    """The exception in a line."""
    identifier: str
    """The same for every fault of this kind at this place of the program."""
    traceback: str

    @property
    def message(self) -> str:
        """What happened, in words."""
        return f"could not be checked: {self.words}"

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return f"please report it as fault {self.identifier}; -v shows more"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a page that cannot be followed or read: an ignore comment without a reason, a broken entry."""

    path: str
    line: int
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Stale:
    """A baseline entry whose finding is gone."""

    fingerprint: str
    rule: str
    path: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What a run looked at: it says nothing about baseline entries of other pages and other rules."""

    judged: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By path of each page read: the rules that could say all they have to say."""
    gone: frozenset[str] = frozenset()
    """Pages of the baseline that no longer exist; a page that took their text takes over their entries."""
    cleared: frozenset[str] = frozenset()
    """Of these, the ones the run would have read: what nobody takes over of their entries is stale."""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole run: what was read, found out and judged, and by what."""

    version: str
    """Of claimcheck."""
    created: str
    """ISO date and time, UTC."""
    analyses: tuple[Analysis, ...]
    findings: tuple[Finding, ...]
    """In order of path and place."""
    unread: tuple[Unread, ...] = ()
    excluded: tuple[str, ...] = ()
    """Pages named one by one that the configuration leaves out."""
    problems: tuple[Problem, ...] = ()
    stale: tuple[Stale, ...] = ()
    scope: Scope = field(default_factory=Scope)
    folder: str = ""
    """Where the pages' names start, from the top of the repository: "docs/"; empty at the top."""
    lock: str | None = None
    """Path of the lock, as shown."""
    lock_provenance: tuple[str, ...] = ()
    """What the lock says about answers that did not come straight from a registry."""
    offline: bool = False
    semantic: str | None = None
    """The embedding model that was asked for a second opinion, in words."""
    outages: tuple[str, ...] = ()
    """One line for each registry or host that could not be reached, and for what could not be checked for a fault."""
    faults: tuple[Fault, ...] = ()
    rules: tuple[Manual, ...] = ()
    """The rules that judged, in the order of the catalogue."""
    fail_on: Severity = Severity.ERROR
    """Least severity of a new finding that fails the run."""

    def from_top(self, path: str) -> str:
        """Return the path of a page as its forge knows it: from the top of the repository, where it lies in one."""
        apart = path == "-" or path.startswith("/") or ":/" in path[:4]
        return path.removeprefix("./") if apart or not self.folder else normpath(self.folder + path)

    @property
    def new(self) -> tuple[Finding, ...]:
        """The findings that are neither accepted nor suppressed."""
        return tuple(finding for finding in self.findings if finding.status is Status.NEW)

    @property
    def failing(self) -> int:
        """How many findings fail the run: the new ones at or above the severity that fails it."""
        return sum(finding.severity.rank >= self.fail_on.rank for finding in self.new)

    @property
    def each_finding(self) -> tuple[Finding, ...]:
        """Every finding by itself, those that another one stands for among them: what a baseline accepts."""
        return tuple(one for finding in self.findings for one in (finding, *finding.others))
