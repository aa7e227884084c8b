"""What a page asserts in figures."""

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.span import Span


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


class Dimension(StrEnum):
    """What a quantity measures: groups of units that are judged alike."""

    SHARE = "share"
    MULTIPLE = "multiple"
    STATISTIC = "statistic"
    TIME = "time"
    DATE = "date"
    AGE = "age"
    MONEY = "money"
    DOSE = "dose"
    PROGRAM = "program"
    RATE = "rate"
    PEOPLE = "people"
    STUDY = "study"
    COUNT = "count"
    """A number without a unit."""
    PHYSICAL = "physical"
    """Grams, metres, degrees, beats per minute."""
    THINGS = "things"
    """Something counted that is neither people nor studies: stations, pathways."""
    VAGUE = "vague"
    """An amount without a number: "many", "weeks"."""


class Modifier(StrEnum):
    """What the words or the sign beside a number make of it."""

    APPROXIMATELY = "approximately"
    OVER = "over"
    UNDER = "under"
    UP_TO = "up to"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    BETWEEN = "between"


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
    modifier: Modifier | None = None
    """"about", "≥", "or more"; None for a plain figure."""
    dimension: Dimension = Dimension.COUNT
    per: tuple[str, ...] = ()
    """What the unit is counted by: ("kg", "day") for "mg/kg/day"."""
    precision: float = 0.0
    """What one step of the last printed digit is worth: 0.1 for "62.8%", 100,000 for "1.2 million"; 0 where the figure
    is exact, as a share of counts is."""
    part: tuple[float, float] | None = None
    """Of a share told as one number of another: (8, 23) for "8 of 23"."""

    @property
    def size(self) -> float:
        """The largest number it names; 0 for a vague amount."""
        return max((part for part in (self.value, self.low, self.high) if part is not None), default=0.0)


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
