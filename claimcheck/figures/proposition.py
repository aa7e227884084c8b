"""One figure and what the words around it say: the same for a claim and for a work, compared attribute by attribute.

In: a figure, the words it stands in, and what was read there once. Out: a `Proposition`; of two of them, `Attributes`,
which say of each attribute whether both agree, differ or one of them is silent.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from claimcheck.figures.vocabulary import denied, named, read_tokens, stems, table, tokens
from claimcheck.language.clauses import clause_around
from claimcheck.matching.field_match import Sign
from claimcheck.model.claim import Quantity
from claimcheck.model.evidence import LEFT_OUT, Place, ReportedFigure
from claimcheck.model.span import Span
from claimcheck.quantities.agreement import Agreement, Magnitude, agree
from claimcheck.quantities.units import unit_info

Printed = TypeVar("Printed", Quantity, ReportedFigure)

SHORT = frozenset({Place.TITLE, Place.ABSTRACT})
"""Places with so few figures that a number can tell by itself, and all can be weighed against each other."""
_COMPARED = re.compile(
    r"\b(?:than|versus|vs\.?|compared (?:with|to)|as opposed to|against|unlike)(?:\s+[^\s,;:()\d]{1,40}){1,5}",
    re.IGNORECASE,
)
"""What a figure is compared with, which is not what it is for: "longer than with chemotherapy alone"."""
_TOUCHING_BEFORE = re.compile(r"([^\W\d_][\w-]*)[ \u00a0]$")
_TOUCHING = re.compile(r"[ \u00a0-]([^\W\d_][\w-]*)")
_TOUCH = 40
_SAME_TIME = 0.1
"""Share of the longer time that two times may lie apart."""


@dataclass(frozen=True, eq=False)
class Proposition(Generic[Printed]):
    """A figure, what it measures, for whom and when; what is read of the words beyond that, when it is asked for."""

    figure: Printed
    amount: Magnitude
    text: str
    """Of a claim the sentence, at most some hundred characters on either side; of a work the few words kept."""
    span: Span | None
    """Where the figure stands in `text`; None where the words were cut before it."""
    measures: frozenset[str]
    """Groups of the clause, else of the sentence."""
    negated: bool
    """Whether what is measured is denied."""
    arm: str | None
    time: str | None
    alone: bool = False
    """Whether the sentence, being known whole, holds no other figure of this kind."""
    weighty: bool = False
    """Whether a claim stands or falls with it."""
    reference: str = ""
    """Label of the reference that reports it; empty for a claim."""

    @property
    def specific(self) -> frozenset[str]:
        """The measures of their own: two figures for one of them can be compared."""
        return self.measures & table("specific").keys()

    @cached_property
    def stems(self) -> frozenset[str]:
        """Beginnings of all words around that mean something."""
        return stems(self.text)

    @cached_property
    def all_tokens(self) -> frozenset[str]:
        """Tokens of all words around."""
        return tokens(self.text)

    @cached_property
    def clause(self) -> Span:
        """Where its clause stands in `text`, as far as that is known."""
        if self.span is None:
            return Span(0, 0)
        start = self._start
        found = clause_around(self.text[start:], self._moved(self.span, -start))
        return self._moved(found, start)

    @cached_property
    def words(self) -> str:
        """The clause in lower case; all words where the figure is alone."""
        return (self.text if self.alone else self.clause.slice(self.text)).lower()

    @cached_property
    def terms(self) -> frozenset[str]:
        """Tokens of these words but for what the figure is compared with; none where they are dealt out by order."""
        if self.span is None or "respectively" in self.text.lower():
            return frozenset()
        return tokens(" ".join(_COMPARED.sub(" ", piece) for piece in self._pieces))

    @cached_property
    def length(self) -> int:
        """How many tokens these words have, with those of what the figure is compared with."""
        return len(tokens(" ".join(self._pieces)))

    @cached_property
    def denied(self) -> frozenset[str]:
        """Tokens of these words that a "no", "not", "never" or "without" denies."""
        return denied(self.words)

    @cached_property
    def ahead(self) -> frozenset[str]:
        """Tokens of its clause before the figure."""
        start, end = self.clause.start, self.span.start if self.span else 0
        return frozenset(token for token in tokens(self.text[start:end]) if not token[0].isdigit())

    @cached_property
    def after(self) -> Mapping[str, frozenset[str]]:
        """Tokens of its clause after the figure, by the preposition that leads them; under "" those without one.

        "62.8% with the drug and 41.9% with placebo": "with" leads one arm here and the other there.
        """
        found: dict[str, frozenset[str]] = {}
        leading = ""
        for token, plain in read_tokens(self.text[self.span.end : self.clause.end] if self.span else ""):
            if plain in table("prepositions")["words"]:
                leading = plain
            elif plain in table("prepositions")["ended_by"]:
                leading = ""
            elif token:
                found[leading] = found.get(leading, frozenset()) | {token}
        return found

    @property
    def own_tokens(self) -> frozenset[str]:
        """All tokens of its clause."""
        return self.ahead.union(*self.after.values())

    @cached_property
    def touching(self) -> tuple[str, str]:
        """The words that touch the figure before and after; empty where there is none or it says nothing."""
        if self.span is None:
            return "", ""
        found = _TOUCHING_BEFORE.search(self.before[-_TOUCH:]), _TOUCHING.match(self.text[self.span.end :][:_TOUCH])
        words = [one[1].lower() if one else "" for one in found]
        idle = {*table("stop")["words"], *table("prepositions")["words"]}
        return ("" if words[0] in idle else words[0], "" if words[1] in idle else words[1])

    @property
    def before(self) -> str:
        """The words directly before the figure."""
        return self.text[self._start : self.span.start] if self.span else ""

    @property
    def begins_inside(self) -> bool:
        """Whether the clause begins within the words that are known."""
        return self.span is not None and (self.clause.start > self._start or f"{LEFT_OUT}," in self.text)

    @property
    def _pieces(self) -> tuple[str, str]:
        start, end = (0, len(self.text)) if self.alone else (self.clause.start, self.clause.end)
        place = self.span or Span(start, end)
        return self.text[start : place.start], self.text[place.end : end]

    @cached_property
    def _start(self) -> int:
        """Where the words begin that stand directly around the figure, after the first of the sentence."""
        if isinstance(self.figure, Quantity):
            return 0
        words: tuple[str, ...] = self.figure.words[: max(self.figure.at, 0)]
        head: int = next((place for place, word in enumerate(words) if word.rstrip(",") == LEFT_OUT), -1)
        return len(" ".join([*words[: head + 1], ""])) if head >= 0 else 0

    @staticmethod
    def _moved(span: Span, by: int) -> Span:
        return Span(span.start + by, span.end + by)


Claimed = Proposition[Quantity]
Reported = Proposition[ReportedFigure]


@dataclass(frozen=True)
class Attributes:
    """A claimed figure compared with a reported one, each attribute by itself."""

    claimed: Claimed
    reported: Reported

    @cached_property
    def amount(self) -> Agreement:
        """How well the numbers agree."""
        return agree(self.claimed.amount, self.reported.amount)

    @property
    def measure(self) -> Sign:
        """Whether both are for the same measures of their own; CLOSE where they share some."""
        mine, theirs = self.claimed.specific, self.reported.specific
        if not mine or not theirs:
            return Sign.SILENT
        if mine == theirs:
            return Sign.AGREES
        return Sign.CLOSE if mine & theirs else Sign.DIFFERS

    @property
    def polarity(self) -> Sign:
        """Whether both assert what is measured, or both deny it."""
        return Sign.AGREES if self.claimed.negated == self.reported.negated else Sign.DIFFERS

    @property
    def arm(self) -> Sign:
        """Whether both are for the same group of a trial; CLOSE where only one of them names it."""
        if self.claimed.arm == self.reported.arm:
            return Sign.AGREES
        return Sign.DIFFERS if self.claimed.arm and self.reported.arm else Sign.CLOSE

    @property
    def time(self) -> Sign:
        """Whether both are for the same time point."""
        mine, theirs = self.claimed.time, self.reported.time
        if not mine or not theirs:
            return Sign.SILENT
        return Sign.AGREES if times_agree(mine, theirs) else Sign.DIFFERS

    @property
    def touching(self) -> Sign:
        """Whether the same word touches both figures: "at 3 T" and "at 3 T"."""
        pairs = zip(self.claimed.touching, self.reported.touching, strict=True)
        return Sign.AGREES if any(mine and mine == theirs for mine, theirs in pairs) else Sign.SILENT

    @property
    def common_measures(self) -> int:
        """How many measures both name, and whether both deny them."""
        both_negated = self.claimed.negated and self.reported.negated
        return len(self.claimed.measures & self.reported.measures) + both_negated

    @cached_property
    def words(self) -> int:
        """How many words the claim shares with those around the figure."""
        return shared(self.claimed, self.reported)

    @property
    def is_about(self) -> bool:
        """Whether they share a word or a measure at all."""
        return bool(self.words or self.common_measures)

    @property
    def is_same_measure(self) -> bool:
        """Whether both name the same measures of their own, both deny or both assert, for the same arm and time."""
        agreeing = {self.measure, self.polarity, self.arm} == {Sign.AGREES}
        return agreeing and self.time is not Sign.DIFFERS

    @property
    def contradicts(self) -> bool:
        """Whether one denies the good that the other asserts."""
        good = set(table("polarity")["good"])
        both = good & self.claimed.measures and good & self.reported.measures
        return bool(both) and self.polarity is Sign.DIFFERS


def shared(claimed: Claimed, *reported: Reported) -> int:
    """Return how many words a claim shares with what stands around figures."""
    return len(claimed.stems.intersection(frozenset().union(*(one.stems for one in reported))))


def times_agree(mine: str, theirs: str) -> bool:
    """Whether two times ("24 hour") are one, or nearly."""
    times = [_hours(mine), _hours(theirs)]
    return abs(times[0] - times[1]) <= _SAME_TIME * (max(times) or 1.0)


def _hours(time: str) -> float:
    value, _, unit = time.partition(" ")
    return float(value) * unit_info(unit).scale


def names_measure(one: Reported) -> bool:
    """Whether the clause of a figure names a measure of its own."""
    return bool(named("specific", one.words))


def are_neighbours(reported: Sequence[Reported], first: int, second: int) -> bool:
    """Whether a figure and the one after it stand in one sentence."""
    one, other = reported[first], reported[second]
    same = (one.reference, one.figure.place, one.figure.sentence) == (
        other.reference,
        other.figure.place,
        other.figure.sentence,
    )
    return same and other.figure.joint is not None


def joint(reported: Sequence[Reported], first: int, second: int) -> str | None:
    """Return what stands between two figures of one sentence; None where they are not, or it was not kept."""
    first, second = min(first, second), max(first, second)
    said = ""
    for place in range(first + 1, second + 1):
        words = reported[place].figure.joint
        if not are_neighbours(reported, place - 1, place) or words is None or words == LEFT_OUT:
            return None
        said += f" {words} " + (reported[place].figure.text if place < second else "")
    return said
