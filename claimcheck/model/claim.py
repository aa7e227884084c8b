"""What a page asserts in figures."""

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.page import Span


class ClaimKind(StrEnum):
    """What a claim is about; the first seven are the kinds that ask for evidence unless configured otherwise."""

    OUTCOME = "outcome"
    SAFETY = "safety"
    PREVALENCE = "prevalence"
    TIMING = "timing"
    COMPARISON = "comparison"
    MEASUREMENT = "measurement"
    DESIGN = "design"
    HISTORY = "history"
    SCALE = "scale"
    PRICE = "price"
    PROGRAM = "program"
    DEFINITION = "definition"
    VAGUE = "vague"


EVIDENCE_KINDS = frozenset(
    {
        ClaimKind.OUTCOME,
        ClaimKind.SAFETY,
        ClaimKind.PREVALENCE,
        ClaimKind.TIMING,
        ClaimKind.COMPARISON,
        ClaimKind.MEASUREMENT,
        ClaimKind.DESIGN,
    }
)
"""The kinds that ask for evidence by default."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value or range with its unit, as printed and as understood."""

    span: Span
    """In the reading text."""
    text: str
    """As printed: "50%+", "4-8 weeks", "one-third"."""
    value: float | None
    """The value; None for a range or a vague amount ("weeks")."""
    low: float | None = None
    """Lower end of a range."""
    high: float | None = None
    """Upper end of a range."""
    unit: str | None = None
    """Normalised: "percent", "week", "USD", "mg/kg", "client"; None for a bare number."""
    modifier: str | None = None
    """"approximately", "over", "under", "up to", "at least", "at most", "between"."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, item, row or tile that asserts at least one quantity."""

    span: Span
    """In the reading text."""
    text: str
    kind: ClaimKind
    needs_evidence: bool
    quantities: tuple[Quantity, ...]
    attribution: str | None = None
    """Who the sentence says it from: "Zarate et al., 2006", "Harvard Health"."""
    score: float = 1.0
    """How sure it is that a reader needs evidence for it, from 0 to 1."""
    reasons: tuple[str, ...] = ()
    """What speaks most for that, or against it: "near:improve +1.2"."""
    vouched: str | None = None
    """Who vouches for its figures by the configuration; such a claim needs no evidence."""
