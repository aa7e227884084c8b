"""What the outside says about a reference. Every outcome is a value."""

from dataclasses import dataclass, replace
from enum import StrEnum

from claimcheck.model.claim import Modifier
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity


@dataclass(frozen=True, slots=True)
class Author:
    """One author of a work as a registry holds it."""

    family: str
    """Family name, or the whole name of an organisation."""
    given: str = ""
    suffix: str = ""
    organisation: bool = False


class UpdateKind(StrEnum):
    """What was published about a work later, the most severe first."""

    RETRACTION = "retraction"
    WITHDRAWAL = "withdrawal"
    REMOVAL = "removal"
    PARTIAL_RETRACTION = "partial-retraction"
    CONCERN = "expression-of-concern"
    CORRECTION = "correction"


_BY = {"publisher": "the publisher", "retraction-watch": "Retraction Watch", "pubmed": "PubMed", "title": "its title"}


@dataclass(frozen=True, slots=True)
class Update:
    """A notice that stands over a work."""

    kind: UpdateKind
    notice: str | None = None
    """DOI of the notice."""
    source: str | None = None
    """Who recorded it: "publisher", "retraction-watch", "pubmed"; "title" where the work's own title says so."""
    date: str | None = None
    """ISO date."""

    @property
    def details(self) -> tuple[str, ...]:
        """When it was published, who recorded it and where it stands, as far as known."""
        source = self.source and f"recorded by {_BY.get(self.source, self.source)}"
        notice = self.notice and f"notice doi:{self.notice}"
        return tuple(part for part in (self.date, source, notice) if part)


class Place(StrEnum):
    """Where in a work a text stands."""

    TITLE = "title"
    ABSTRACT = "abstract"
    RESULTS = "results"
    TABLE = "table"
    TEXT = "text"
    UNKNOWN = ""


LEFT_OUT = "…"
"""Stands where words are left out."""


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A figure that a work reports, and what stands around it; never the text itself."""

    text: str
    """As printed: "62.8%", "N=1247"."""
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    modifier: Modifier | None = None
    precision: float = 0.0
    """What one step of the last printed digit is worth; 0 where it is exact."""
    measures: tuple[str, ...] = ()
    """What is measured, by groups of words: "remission", "improvement"; "not" where the words deny it."""
    arm: str | None = None
    """"comparator" where the words say placebo, controls, sham; None where they say nothing."""
    time: str | None = None
    """Time point named beside it: "24 hour"."""
    place: Place = Place.UNKNOWN
    sentence: int = 0
    """Number of its sentence in the text."""
    words: tuple[str, ...] = ()
    """A few words around it as printed, it among them; "…" behind the first of the sentence, where some are left out
    between them and those before the figure. Fifteen at most, never a whole sentence of any length."""
    at: int = 0
    """Its place among `words`; -1 where they were cut before it."""
    joint: str | None = None
    """What stands between it and the figure before it in the sentence, "…" where that is long; None for the first."""

    @property
    def context(self) -> str:
        """The words around it as people read them."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Work:
    """A publication as a registry's record describes it; empty means the record is silent, not that there is none."""

    key: str
    """The work's one name here: "doi:10.…", else "pmcid:PMC…", "pmid:…"."""
    registry: Registry
    """Which registry answered."""
    asked: str
    """ISO date of the answer."""
    title: str = ""
    """Plain text, with the subtitle behind a colon where the record keeps it apart."""
    other_titles: tuple[str, ...] = ()
    """Further titles of the same work: translations, manuscript titles, the title without its subtitle."""
    authors: tuple[Author, ...] = ()
    authors_complete: bool = True
    years: tuple[int, ...] = ()
    """Every deposited year (print, online, issued), the earliest first."""
    journals: tuple[str, ...] = ()
    """Container titles, full and short."""
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    article_number: str | None = None
    type: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    url: str | None = None
    updates: tuple[Update, ...] = ()
    """Most severe first, without doubles."""
    provenance: str | None = None
    """Where the record comes from, when not straight from the registry."""
    figures: tuple[ReportedFigure, ...] = ()
    """What was read in it, in order."""
    read: tuple[str, ...] = ()
    """What of it could be read: "abstract", "full text"; empty when nothing could."""

    @property
    def address(self) -> str:
        """What the work can be looked up by: its DOI, else its PMCID or PMID; empty where it has none."""
        return f"doi:{self.doi}" if self.doi else self.pmcid or (f"PMID {self.pmid}" if self.pmid else "")

    def completed(self, known: "Work") -> "Work":
        """Return the work with the numbers and the figures that are known of it and that this newer record lacks."""
        fuller = max(self, known, key=lambda work: len(work.read))
        pmid, pmcid = self.pmid or known.pmid, self.pmcid or known.pmcid
        return replace(self, pmid=pmid, pmcid=pmcid, figures=fuller.figures, read=fuller.read)


class Outcome(StrEnum):
    """How looking a reference up ended; never merged."""

    RESOLVED = "resolved"
    NOT_FOUND = "not-found"
    """Every registry that could know it answered, and none does."""
    AMBIGUOUS = "ambiguous"
    """Several works fit equally well."""
    UNREACHABLE = "unreachable"
    """A registry did not answer; nothing follows."""
    NOT_TRIED = "not-tried"
    """Nobody was asked: no network and no recorded answer, or nothing to ask with."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is printed otherwise than recorded."""

    field: str
    """"title", "authors", "year", "journal", "volume", "issue", "pages"."""
    printed: str
    record: str
    grade: Severity


class WorkMatch(StrEnum):
    """Whether a reference as printed and a record are about one work."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"
    """Too little is printed to tell."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A reference as printed, held against one record."""

    agreement: WorkMatch
    differences: tuple[Difference, ...] = ()


class FoundBy(StrEnum):
    """What a reference was looked up by."""

    IDENTIFIER = "identifier"
    SEARCH = "search"
    PAGE = "page"
    """Named by the page that its link leads to."""
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome of looking one reference up."""

    outcome: Outcome
    work: Work | None = None
    """What the identifier or link leads to or, without one, the work found by its printed fields."""
    comparison: Comparison | None = None
    """The printed fields against `work`."""
    asked: str = ""
    """What was looked up, in words: "DOI 10.…", "PMC2719451", "the entry's words"."""
    by: FoundBy = FoundBy.NOTHING
    reason: str = ""
    """Why, for every outcome but resolved, in words a reader understands."""
    match: Work | None = None
    """When `work` is another than the one printed, or none was found: the work whose record does agree."""
    match_comparison: Comparison | None = None
    nearest: Work | None = None
    """The nearest record when none agrees."""
    nearest_comparison: Comparison | None = None

    @property
    def is_other(self) -> bool:
        """Whether the identifier or link leads to another work than the one printed."""
        compared = self.comparison
        return self.outcome is Outcome.RESOLVED and compared is not None and compared.agreement is WorkMatch.OTHER

    @property
    def is_verified(self) -> bool:
        """Whether a registry's record of the work as printed was seen."""
        return self.outcome is Outcome.RESOLVED and self.work is not None and not self.is_other

    @property
    def work_meant(self) -> Work | None:
        """The work whose record agrees with the reference as printed, as far as known."""
        return self.work if self.is_verified else self.match


class LinkStatus(StrEnum):
    """What became of a link."""

    OK = "ok"
    DEAD = "dead"
    """404, 410 or no such host, after redirects."""
    SOFT_404 = "soft-404"
    """Answers, but with a home or error page."""
    BLOCKED = "blocked"
    """The host does not talk to programs (401, 403, 429, a robot check)."""
    UNREACHABLE = "unreachable"
    """No usable answer (time-out, 5xx, broken connection)."""
    REFUSED = "refused"
    """Not asked on purpose: a private address, a scheme that is not the web's."""
    NOT_TRIED = "not-tried"


@dataclass(frozen=True, slots=True)
class Link:
    """The outcome of following one address."""

    url: str
    status: LinkStatus
    code: int | None = None
    final_url: str | None = None
    """Where the redirects ended, when elsewhere."""
    reason: str = ""
    lost_anchor: str | None = None
    """The place inside the page that the address names, when the page answers and has no such place."""
    named: tuple[str, ...] = ()
    """Identifiers of a work that the page gives in its meta tags as its own, as written there; a hint, no record."""
    named_title: str | None = None
    """The title that it gives there to the work."""
    headings: tuple[str, ...] = ()
    """What else a reader would take for its title, where it names identifiers."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the outside says about one reference."""

    path: str
    """Of the page."""
    label: str
    """Of the reference."""
    resolution: Resolution
    link: Link | None = None

    @property
    def is_confirmed(self) -> bool:
        """Whether the reference was seen to lead to the work it names, or its plain link to answer."""
        if self.resolution.outcome is Outcome.NOT_TRIED:
            return self.link is not None and self.link.status is LinkStatus.OK
        return self.resolution.outcome is Outcome.RESOLVED and not self.resolution.is_other
