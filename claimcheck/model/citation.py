"""How a page points at its sources."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from claimcheck.model.span import Span

_WORDS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What a reference gives to find its work by, normalised."""

    doi: str | None = None
    """Lower case, without resolver."""
    pmid: str | None = None
    pmcid: str | None = None
    """With its prefix: "PMC2719451"."""
    arxiv: str | None = None
    isbn: str | None = None
    """Thirteen digits."""
    nct: str | None = None
    """ClinicalTrials.gov number: "NCT01234567"."""
    urls: tuple[str, ...] = ()
    """Addresses as printed, resolver addresses of identifiers included."""
    doi_hidden: bool = False
    """Whether the DOI is printed nowhere, but is what an address stands for by the publisher's usage."""
    malformed: tuple["Malformed", ...] = ()
    """What stands where an identifier should and cannot be one."""


@dataclass(frozen=True, slots=True)
class Malformed:
    """Something printed as an identifier that cannot be one."""

    kind: str
    """"doi", "pmid", "pmcid", "isbn", "arxiv", "nct", "url"."""
    printed: str
    reason: str
    repaired: str | None = None
    """The identifier that was probably meant, when the repair is safe to offer."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The bibliographic fields of a reference as printed; None or empty where not printed."""

    authors: tuple[str, ...] = ()
    """As printed, without "et al."."""
    et_al: bool = False
    """Whether the list of authors is cut short ("et al.", "…")."""
    year: int | None = None
    title: str | None = None
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    given: bool = False
    """Whether the page's format itself tells the fields apart, so that nothing was misread or lost."""
    container: "Container | None" = None
    """What `journal` names when the page's format says that it is no journal."""


class Container(StrEnum):
    """What holds a work that stands in no journal."""

    BOOK = "book"
    MEETING = "meeting"


class ReferenceKind(StrEnum):
    """Where a reference stands."""

    ENTRY = "entry"
    """An entry of the page's reference list."""
    NOTE = "note"
    """A footnote or endnote."""
    LINK = "link"
    """A hyperlink in the text that is its own citation; its label is the address."""
    MENTION = "mention"
    """An author-year mention without an entry in a list; its label is the mention as printed."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a marker points at."""

    label: str
    kind: ReferenceKind
    span: Span
    """In the reading text."""
    text: str
    identifiers: Identifiers = field(default_factory=Identifiers)
    fields: Fields = field(default_factory=Fields)

    @property
    def is_listed(self) -> bool:
        """Whether it stands in a list or in notes, rather than being a link or a mention in the text."""
        return self.kind in (ReferenceKind.ENTRY, ReferenceKind.NOTE)


@dataclass(frozen=True, slots=True)
class GivenReference:
    """A reference whose fields the page's format itself tells apart, as an entry of a BibTeX file does."""

    label: str
    span: Span
    """In the reading text, where it stands as a list would print it."""
    fields: Fields


@dataclass(frozen=True, slots=True)
class Traits:
    """What a marker style says of its markers; each file of `citations/markers` declares its own."""

    numbered: bool = False
    """Its numbers are plainly markers: bare numbers beside them are something else."""
    part_of_sentence: bool = False
    """A marker may be words of the sentence, so that what it supports stands before or after it."""
    names_authors: bool = False
    """A marker names authors, and so is what a claim is attributed to."""
    quotes_sentence: bool = False
    """A marker may be a phrase of the sentence whose figures are the author's own, as a linked phrase is."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands in the text and points."""

    span: Span
    """In the reading text."""
    text: str
    style: str
    """Name of the file in `citations/markers` that knows it."""
    labels: tuple[str, ...]
    """The references it points at, ranges written out; also labels that no reference has."""
    traits: Traits = field(default_factory=Traits)

    @property
    def is_said(self) -> bool:
        """Whether it is words of the sentence that are read aloud, and not a sign that only points."""
        return self.traits.quotes_sentence and _WORDS.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class CitationIndex:
    """Everything on a page that points at sources: its markers, its references and where its lists stand."""

    references: tuple[Reference, ...] = ()
    markers: tuple[Marker, ...] = ()
    lists: tuple[Span, ...] = ()
    """Runs of the reading text that are reference lists or notes, headings included: no claims are made there."""

    def reference(self, label: str) -> Reference | None:
        """Return the reference with this label."""
        return next((reference for reference in self.references if reference.label == label), None)


class Scope(StrEnum):
    """How a citation reaches a claim, the nearest first."""

    SENTENCE = "sentence"
    """It stands inside the claim or directly after it."""
    ITEM = "item"
    QUOTE = "quote"
    CAPTION = "caption"
    LEAD_IN = "lead-in"
    NEXT_SENTENCE = "next-sentence"
    PARAGRAPH = "paragraph"
    SOURCE_LINE = "source-line"
    HEADING = "heading"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Citation:
    """The relation claim → marker → references."""

    claim: int
    """Index into the document's claims."""
    marker: int
    """Index into the document's markers."""
    labels: tuple[str, ...]
    scope: Scope = Scope.SENTENCE
    """How far the marker reaches to cover the claim."""
