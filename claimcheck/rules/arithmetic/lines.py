"""The stretches of a page inside which figures are held against each other, and their figures.

In: a document. Out: lines. A line is a sentence or table row (one claim), a list item of several sentences, or a card:
a short block that counts something ("12-session program") with the short blocks below it ("$2,148 total"). The figures
are those of the claims, as the stage that extracts them read them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.model.claim import Claim, Quantity
from claimcheck.model.document import Document
from claimcheck.model.page import Block, BlockKind, Span
from claimcheck.rules.arithmetic.rounding import Reach, step
from claimcheck.rules.arithmetic.unclaimed import COUNT, PRICED, counted, fill_up, read_unclaimed

MOST = 16
"""Figures of one line: what holds more is data, and no sum of it can be told from its words."""
_LONGEST_ITEM = 500
_NEAR = 90
"""Characters on either side of a figure that can say what it is."""
_CARD_BLOCK = 90
_CARD_BLOCKS = 7
_CARD_KINDS = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})
_MONEY = re.compile(r"[A-Z]{3}")
_NO_MONEY = frozenset({"BMI", "CFU"})
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
            and self.unit not in ("percent", "percentage point", "fraction", "year-date", "p-value")
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


@dataclass(frozen=True)
class Line:
    """A stretch of text whose figures belong together."""

    page: str
    """The reading text of the whole page."""
    span: Span
    quantities: tuple[Quantity, ...]
    header: tuple[str, ...] = ()
    """The table's header cells, for a row."""
    claim: int | None = None
    apart: bool = False
    """Whether the figures stand in cells or blocks of their own, so that their order says nothing."""

    @cached_property
    def text(self) -> str:
        """The line as printed."""
        return self.span.slice(self.page)

    @cached_property
    def units(self) -> frozenset[str | None]:
        """The units that occur: a cheap look before anything is read."""
        return frozenset(quantity.unit for quantity in self.quantities)

    @cached_property
    def has_money(self) -> bool:
        """Whether a price occurs."""
        return any(map(is_money, self.units))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures with a value, in order."""
        return tuple(self._read())

    def _read(self) -> Iterator[Figure]:
        ends = [self.span.start, *(quantity.span.end for quantity in self.quantities)]
        starts = [*(quantity.span.start for quantity in self.quantities), self.span.end]
        for place, quantity in enumerate(self.quantities):
            low = quantity.value if quantity.low is None else quantity.low
            high = quantity.value if quantity.high is None else quantity.high
            if low is None or high is None:
                continue
            money = is_money(quantity.unit)
            counted = not money and quantity.unit not in ("percent", "percentage point") and low == int(low)
            digit = 0.0 if quantity.unit == "fraction" else step(quantity, high, counted=counted)
            before = self.page[max(ends[place], starts[place] - _NEAR) : starts[place]]
            after = self.page[quantity.span.end : min(starts[place + 1], quantity.span.end + _NEAR)]
            yield Figure(quantity, low, high, digit, before, after, self._label(quantity))

    def _label(self, quantity: Quantity) -> str:
        if not self.header:
            return ""
        column = self.page.count("\t", self.span.start, quantity.span.start)
        return self.header[column] if column < len(self.header) else ""

    def between(self, first: Figure, second: Figure) -> str:
        """Return what stands between two figures."""
        return self.page[first.span.end : second.span.start]


def lines_of(document: Document) -> Iterator[Line]:
    """Yield the lines of a document that hold two figures or more."""
    claims, text = document.claims, document.page.text
    starts = [claim.span.start for claim in claims]
    blocks = document.page.blocks
    block_starts = [block.span.start for block in blocks]
    for index, claim in enumerate(claims):
        if not 2 <= len(claim.quantities) <= MOST:
            continue
        place = bisect_left(block_starts, claim.span.start + 1) - 1
        block = blocks[place] if place >= 0 else None
        tile = block is not None and claim.span.end > block.span.end
        row = block is not None and block.kind is BlockKind.ROW
        if block is None or not tile:
            header = block.header if block is not None and row else ()
            yield Line(text, claim.span, claim.quantities, header, index, apart=row)
    quantities = _Quantities(claims, starts)
    for place, block in enumerate(blocks):
        if (
            block.kind is BlockKind.ITEM
            and len(block.span) <= _LONGEST_ITEM
            and quantities.claims_within(block.span) > 1
        ):
            yield Line(text, block.span, quantities.within(block.span))
        if _is_unclaimed(block, text, quantities):
            yield Line(
                text, block.span, tuple(read_unclaimed(text, block.span)), block.header, apart=bool(block.header)
            )
        if block.kind in _CARD_KINDS and (card := _card(blocks, place, text, quantities)):
            yield card


def _is_unclaimed(block: Block, text: str, quantities: "_Quantities") -> bool:
    """Whether a short block names prices and is no claim, nor part of one."""
    if len(block.span) > _CARD_BLOCK or not PRICED.search(text, block.span.start, block.span.end):
        return False
    return not quantities.within(block.span)


class _Quantities:
    """The quantities of the claims, to be asked for those of a stretch."""

    def __init__(self, claims: Sequence[Claim], starts: Sequence[int]) -> None:
        self._claims, self._claim_starts = claims, starts
        self._all = sorted({q.span: q for claim in claims for q in claim.quantities}.values(), key=lambda q: q.span)
        self._starts = [quantity.span.start for quantity in self._all]

    def within(self, span: Span) -> tuple[Quantity, ...]:
        """Return the quantities of a stretch, in order."""
        return tuple(self._all[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)])

    def claims_within(self, span: Span) -> int:
        """Return how many claims begin in a stretch."""
        return bisect_left(self._claim_starts, span.end) - bisect_left(self._claim_starts, span.start)


def _card(blocks: Sequence[Block], place: int, text: str, quantities: _Quantities) -> Line | None:
    """Return the card that begins with a block that counts something, if one does."""
    first = blocks[place]
    if len(first.span) > _CARD_BLOCK:
        return None
    found = COUNT.search(text, first.span.start, first.span.end)
    priced = first.kind is not BlockKind.HEADING and any(is_money(q.unit) for q in quantities.within(first.span))
    if found is None or priced:  # an item with a price of its own stands beside the next one, not over it
        return None
    end = place + 1
    while end < len(blocks) and end - place <= _CARD_BLOCKS and _goes_on(blocks[end], text, counted(found)):
        end += 1
    if end == place + 1:
        return None
    span = Span(first.span.start, blocks[end - 1].span.end)
    within = fill_up(quantities.within(span), text, span)
    return Line(text, span, within, apart=True) if 3 <= len(within) <= MOST else None


def _goes_on(block: Block, text: str, noun: str) -> bool:
    """Whether a block still belongs to the card: short, no new heading, and no count of the same things."""
    if block.kind not in _CARD_KINDS or len(block.span) > _CARD_BLOCK:
        return False
    words = block.span.slice(text)
    if block.kind is BlockKind.HEADING and not any(character.isdigit() for character in words):
        return False
    return not any(counted(count) == noun for count in COUNT.finditer(words))
