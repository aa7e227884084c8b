"""Where a page, or the pages of one run, state different figures for the same measure."""

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.claim import Quantity
from claimcheck.model.evidence import ReportedFigure
from claimcheck.model.span import Location, Span

ONSET = "onset"
"""The measure of a time after which something takes effect."""


class ConflictKind(StrEnum):
    """How a figure stands to others for the same measure."""

    RESTATED = "restated"
    """The same page says the same with another figure."""
    UNREACHED = "unreached"
    """A headline without a citation that no figure of the page's own cited evidence reaches."""
    ACROSS = "across"
    """Another page of the same publisher says the same with another figure."""


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A claim that states another figure."""

    path: str
    """Of its page."""
    span: Span
    """The claim, in the reading text of its page."""
    source: Span
    """The same in the source."""
    location: Location
    text: str
    """The claim as printed."""
    figure: str
    """As printed."""


@dataclass(frozen=True, slots=True)
class WorkFigure:
    """A figure that a cited work reports for the same measure."""

    reference: str
    figure: ReportedFigure


@dataclass(frozen=True, slots=True)
class Conflict:
    """One figure of a claim, and what stands against it."""

    kind: ConflictKind
    claim: int
    """Index into the document's claims."""
    quantity: Quantity
    measure: str | None
    """The group of words both are about ("response"); None where only the sentences are alike."""
    others: tuple[OtherPlace, ...] = ()
    works: tuple[WorkFigure, ...] = ()
    """What the cited works report, for a headline."""
    reached: tuple[WorkFigure, ...] = ()
    """What a cited work reports that does reach the headline, although the page does not say so."""
