"""Whether the works a claim cites report its figures."""

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.claim import Quantity
from claimcheck.model.evidence import ReportedFigure


class Verdict(StrEnum):
    """How a figure stands to what was read of the cited works."""

    SUPPORTED = "supported"
    ROUNDED = "supported-by-rounding"
    """Also by complement, by computing a share from counts, or within the tolerance of a word."""
    DIFFERS = "differs"
    """The same measure is reported with another figure."""
    NOT_FOUND = "not-found"
    """In nothing that was read; nobody says it is false."""
    NOT_CHECKABLE = "not-checkable"
    """Nothing could be read, or there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class FigureSupport:
    """One figure of a claim, held against the cited works."""

    quantity: Quantity
    verdict: Verdict
    weighty: bool = True
    """Whether the claim stands or falls with it; a session count or a time in passing does not."""
    reference: str | None = None
    """Label of the reference whose work holds `figure`."""
    figure: ReportedFigure | None = None
    """What the work reports: the same figure or, where it differs, the nearest of the same measure."""
    others: tuple[ReportedFigure, ...] = ()
    """Further figures that the same work reports for the same measure."""
    how: str = ""
    """In words: "as printed", "rounded", "100% less 67%", "4 of 1,247"."""
    certain: bool = False
    """For what differs: whether the measure is a specific one, the same on both sides."""
    note: str = ""
    """What differs around the figure, in words: its time point, its population."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at for one reference."""

    reference: str
    read: tuple[str, ...]
    """"abstract", "full text"; empty when nothing could be read."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """What a cited work says that is near to a claim by meaning; offered to the reader, and nothing follows from it."""

    reference: str
    """Label of the reference whose work holds `figure`."""
    figure: ReportedFigure
    score: float
    """Cosine of the two texts, above 0 and at most 1, in thousandths; of one model only."""


@dataclass(frozen=True, slots=True)
class Support:
    """A claim held against the works it cites."""

    verdict: Verdict
    figures: tuple[FigureSupport, ...] = ()
    looked: tuple[Looked, ...] = ()
    reason: str = ""
    """Why nothing could be compared, for `NOT_CHECKABLE`."""
    nearest: tuple[Nearest, ...] = ()
    """The nearest first, for a figure that differs or was not found; empty unless a model was asked."""
