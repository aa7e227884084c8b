"""A quantity inside a line with the words around it: what it counts, whether it is hedged, what it may stand for."""

import re
from dataclasses import dataclass

from claimcheck.model.claim import Quantity
from claimcheck.model.page import Span
from claimcheck.rules.arithmetic.rounding import Reach

_MONEY = re.compile(r"[A-Z]{3}")
_NO_MONEY = frozenset({"BMI", "CFU"})
_NO_COUNTS = frozenset(
    {"percent", "percentage point", "fraction", "year-date", "p-value", "sample-size", "effect-size", "test-statistic"}
)
PAYMENTS = frozenset({"payment", "instalment", "installment"})
TIMES = frozenset({"minute", "hour", "day", "night", "week", "fortnight", "month", "year"})
_HEDGE = re.compile(
    r"\b(?:start(?:s|ing)? at|begin(?:s|ning)? at|as (?:low|little|few|high|much|many) as|about|around|roughly"
    r"|approximately|approx\.?|nearly|almost|some|typically|usually|averag(?:e|es|ed|ing)|estimated|an estimated)"
    r"(?: (?:just|only|a|the|of|at))?\s*$",
    re.IGNORECASE,
)
_ADDS = re.compile(r"\b(?:adds?|adding|added|comes?|sums?) up to $", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:just |only )?$", re.IGNORECASE)
_SO = re.compile(r"\s?(?:or so|ish\b|or (?:more|less)|and up\b)", re.IGNORECASE)
_OVER_TIME = re.compile(r"\bover (?:the )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity inside a line with the words around it."""

    quantity: Quantity
    low: float
    high: float
    step: float
    before: str
    """What stands between the figure before and this one."""
    after: str
    """What stands between this figure and the next."""
    label: str = ""
    """The header of its column."""
    leads: bool = False
    """Whether no figure stands before it."""

    @property
    def unit(self) -> str:
        """The unit, without what it is counted per."""
        return (self.quantity.unit or "").partition("/")[0]

    @property
    def value(self) -> float:
        """The value, or the lower end."""
        return self.low

    @property
    def span(self) -> Span:
        """In the reading text."""
        return self.quantity.span

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return is_money(self.quantity.unit)

    @property
    def count(self) -> bool:
        """Whether it counts whole things or stretches of time."""
        return (
            self.low == self.high == int(self.low)
            and self.low > 0
            and not self.money
            and self.unit not in _NO_COUNTS
            and not self.unit.endswith("-old")
            and "/" not in (self.quantity.unit or "")
        )

    @property
    def exact(self) -> Reach:
        """What it says as printed."""
        return Reach(self.low, self.high)

    @property
    def reach(self) -> Reach:
        """What it may stand for, rounded as it may be."""
        return Reach(self.low - self.step, self.high + self.step) if self.step else Reach(self.low, self.high)

    @property
    def hedged(self) -> bool:
        """Whether the words leave open how much it is: "about", "from", "up to", "$400+"."""
        return self.hedged_amount or _FROM.search(self.before) is not None

    @property
    def hedged_amount(self) -> bool:
        """The same, where "from" says what comes before, not the least it may cost."""
        modifier = self.quantity.modifier
        if modifier == "over" and self.unit in TIMES | PAYMENTS and _OVER_TIME.search(self.before):
            modifier = None  # "paid over six months"
        if modifier == "up to" and _ADDS.search(self.before):
            modifier = None  # "adds up to $1,200"
        return modifier is not None or bool(_HEDGE.search(self.before) or _SO.match(self.after))


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency's code, perhaps per something."""
    return (
        unit is not None
        and (match := _MONEY.match(unit)) is not None
        and (match[0] not in _NO_MONEY and unit[3:4] in ("", "/"))
    )
