"""What a claim is about: outcome, safety, prevalence … In: a sentence's quantities and cue words. Out: one kind.

Each quantity is judged by what it measures and the words around it (`data/kinds.toml`); the strongest kind is the
sentence's. Nothing here knows a field, a brand or a page.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimcheck.claims.lexicon import Cues
from claimcheck.claims.measures import Measure, measure, size
from claimcheck.model.claim import ClaimKind, Quantity

_STRENGTH = (
    ClaimKind.OUTCOME,
    ClaimKind.SAFETY,
    ClaimKind.PREVALENCE,
    ClaimKind.COMPARISON,
    ClaimKind.TIMING,
    ClaimKind.MEASUREMENT,
    ClaimKind.DESIGN,
    ClaimKind.PRICE,
    ClaimKind.SCALE,
    ClaimKind.PROGRAM,
    ClaimKind.HISTORY,
    ClaimKind.DEFINITION,
    ClaimKind.VAGUE,
)
_AFTER_CHANGE = re.compile(
    r"\b(?:after|within|in|by|over|for|during|at)\s+(?:(?:just|only|as few as|the|first|about)\s+){0,2}$", re.IGNORECASE
)
_EVERY = re.compile(r"\b(?:every|each|per|once|twice)\s+$|/\s?$", re.IGNORECASE)
_WOULD = re.compile(r"If\b[^.]{1,200}\b(?:might|would|could)\b")
_WINDOW = re.compile(r"\b(?:last|past|previous|preceding|next|coming)\s+$", re.IGNORECASE)
_EXAMPLE = re.compile(r"(?:\be\.g\.|\bsuch as|\bfor example|\bsay),?\s+$", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\w[-‐‑]\s?[a-z]+$")
_WORD_NEXT = re.compile(r"\s[^\W\d_]")
_MULTIPLIED = re.compile(r"(?:doubl|tripl|quadrupl|halv)(?:es|ed|ing)", re.IGNORECASE)
_INTERVAL = re.compile(r"\s*(?:confidence|credible|prediction|CI\b|CrI\b)", re.IGNORECASE)
_NUMERAL = re.compile(r"\d{5,}")
_AGO = re.compile(
    r"\s*(?:ago|old|earlier|later)\b|['’]s?\s+experience|\s+(?:of|in)\s+(?:experience|service|business|practice)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\s*(?:less|more|cheaper|faster|higher|lower|greater|fewer|better|worse|longer|shorter|larger|smaller|stronger|slower|quicker|above|below)\b",
    re.IGNORECASE,
)
_IDIOM = re.compile(r"\s*(?:of\b|in\b|at\b|response|remission|success)", re.IGNORECASE)
_HANDFUL = 4
_FEW = 20
_NOTABLE = 100
"""From here on a count of things or people is worth asking where it comes from."""
_MANY = 1_000
_MILLION = 1_000_000
_NATION = 50_000_000
"""Nobody treats as many people as this."""


@dataclass(frozen=True)
class Place:
    """One quantity in its sentence; offsets count from the sentence's start."""

    quantity: Quantity
    start: int
    end: int
    cues: Cues
    siblings: frozenset[Measure]
    """What the sentence's quantities measure."""

    @property
    def before(self) -> str:
        """The words that lead up to the quantity."""
        return self.cues.text[max(0, self.start - 60) : self.start]

    @property
    def after(self) -> str:
        """The words that follow the quantity."""
        return self.cues.text[self.end : self.end + 60]

    def near(self, group: str, reach: int) -> bool:
        """Whether a cue of the group stands within `reach` characters."""
        return self.cues.near(group, self.start, self.end, reach)

    def distance(self, group: str) -> int:
        """Return the distance to the nearest cue of the group, in characters."""
        return self.cues.distance(group, self.start, self.end)


def judge(quantities: Sequence[Quantity], cues: Cues, start: int) -> ClaimKind | None:
    """Return the kind of the sentence that begins at `start` of the reading text and holds these quantities.

    None when none of them says anything: telephone and licence numbers that look like counts.
    """
    if cues.has("hypothetical") or _WOULD.match(cues.text):
        return ClaimKind.DEFINITION
    siblings = frozenset(measure(quantity) for quantity in quantities)
    kinds = {
        _JUDGES[measure(quantity)](
            Place(quantity, quantity.span.start - start, quantity.span.end - start, cues, siblings)
        )
        for quantity in quantities
    }
    said = kinds - {None}
    return min((kind for kind in said if kind), key=_STRENGTH.index, default=None)


def _share(place: Place) -> ClaimKind | None:
    if _INTERVAL.match(place.after):
        return None
    if place.near("discount", 25) and (Measure.MONEY in place.siblings or not place.cues.has("effect", "harm")):
        return ClaimKind.PRICE
    if place.near("goal", 60) and not place.cues.has("study"):
        return ClaimKind.PROGRAM
    if _COMPARED.match(place.after):
        return ClaimKind.COMPARISON
    if place.quantity.value == 100 and not _IDIOM.match(place.after) and not place.near("effect", 40):
        return ClaimKind.VAGUE
    for group, kind in (("harm", ClaimKind.SAFETY), ("effect", ClaimKind.OUTCOME)):
        if place.near(group, 60):
            return kind
    if place.near("people", 40) or place.cues.has("prevalence"):
        return ClaimKind.PREVALENCE
    if place.cues.has("effect"):
        return ClaimKind.OUTCOME
    return ClaimKind.MEASUREMENT


def _multiple(place: Place) -> ClaimKind:
    if place.near("goal", 40):
        return ClaimKind.PROGRAM
    multiplied = _MULTIPLIED.fullmatch(place.quantity.text) is not None
    if multiplied or place.near("compare", 30) or place.near("effect", 30) or place.near("harm", 30):
        return ClaimKind.COMPARISON
    return ClaimKind.PROGRAM


def _statistic(_: Place) -> ClaimKind:
    return ClaimKind.OUTCOME


def _time(place: Place) -> ClaimKind:
    if place.cues.has("person"):
        return ClaimKind.HISTORY
    if _WINDOW.search(place.before) or _EXAMPLE.search(place.before):
        return ClaimKind.HISTORY
    if place.near("volume", 12) or _AGO.match(place.after):
        return ClaimKind.SCALE if place.near("volume", 25) else ClaimKind.HISTORY
    if place.quantity.unit in ("decade", "century") or (place.quantity.unit == "year" and place.near("past", 30)):
        return ClaimKind.HISTORY
    if Measure.MONEY in place.siblings:
        return ClaimKind.PRICE
    if place.cues.has("defining"):
        return ClaimKind.DEFINITION
    if _EVERY.search(place.before):
        return ClaimKind.PROGRAM
    return _timing_or_program(place)


def _timing_or_program(place: Place) -> ClaimKind:
    """Tell how long something takes to work from how long somebody is to do it."""
    if _ATTRIBUTE.search(place.quantity.text) and _WORD_NEXT.match(place.after):
        return ClaimKind.DESIGN if place.near("trial", 30) else ClaimKind.PROGRAM
    onset, program = place.distance("onset"), place.distance("program")
    if onset <= program and onset <= 60:
        return ClaimKind.TIMING
    if _AFTER_CHANGE.search(place.before) and (place.near("onset", 80) or place.near("effect", 80)):
        return ClaimKind.TIMING
    if program <= 60:
        return ClaimKind.PROGRAM
    if place.near("lasting", 15):
        return ClaimKind.TIMING
    if place.near("study", 30):
        return ClaimKind.DESIGN
    if place.near("measured", 30):
        return ClaimKind.MEASUREMENT
    return ClaimKind.PROGRAM


def _program(place: Place) -> ClaimKind:
    if place.near("volume", 15) and size(place.quantity) >= _MANY:
        return ClaimKind.SCALE
    if _AFTER_CHANGE.search(place.before) and (place.near("onset", 80) or place.near("effect", 80)):
        return ClaimKind.TIMING
    if place.cues.has("study") and place.cues.has("effect"):
        return ClaimKind.OUTCOME
    return ClaimKind.PROGRAM


def _money(place: Place) -> ClaimKind:
    if place.near("funding", 30) and not place.near("market", 20):
        return ClaimKind.SCALE
    if place.near("market", 50) and (size(place.quantity) >= _MILLION or not place.near("price", 30)):
        return ClaimKind.MEASUREMENT
    if size(place.quantity) >= _MILLION:
        return ClaimKind.MEASUREMENT if not place.cues.has("own") else ClaimKind.SCALE
    return ClaimKind.PRICE


def _people(place: Place) -> ClaimKind:
    amount = size(place.quantity)
    if place.near("study", 60) and amount > _HANDFUL:
        return ClaimKind.DESIGN
    if (place.near("own", 60) or place.near("volume", 30)) and amount < _NATION:
        return ClaimKind.SCALE
    if place.near("harm", 80) and amount > _HANDFUL:
        return ClaimKind.SAFETY
    if amount >= _NOTABLE:
        return ClaimKind.PREVALENCE
    return ClaimKind.DEFINITION


def _study(_: Place) -> ClaimKind:
    return ClaimKind.DESIGN


def _dose(place: Place) -> ClaimKind:
    if place.near("measured", 20) and not place.near("program", 30):
        return ClaimKind.MEASUREMENT
    return ClaimKind.PROGRAM


def _rate(place: Place) -> ClaimKind:
    often = (place.quantity.unit or "").endswith(("/second", "/minute", "/hour", "/s", "/min", "/h"))
    if not often and (
        place.near("program", 60) or place.near("goal", 60) or (place.quantity.unit or "").startswith("times/")
    ):
        return ClaimKind.PROGRAM
    return ClaimKind.MEASUREMENT


def _count(place: Place) -> ClaimKind | None:
    if _NUMERAL.fullmatch(place.quantity.text) or (place.near("contact", 20) and not place.near("measured", 20)):
        return None
    if place.quantity.low in (0, 1) and place.near("scoring", 30):
        return ClaimKind.DEFINITION
    if place.near("study", 20):
        return ClaimKind.DESIGN
    if place.near("score", 30) and place.cues.has("effect"):
        return ClaimKind.OUTCOME
    return _things(place)


def _things(place: Place) -> ClaimKind:
    amount = size(place.quantity)
    if place.cues.has("defining"):
        return ClaimKind.DEFINITION
    if place.cues.has("own") or place.near("volume", 25) or place.near("offering", 25):
        return ClaimKind.SCALE if amount > _FEW else ClaimKind.PROGRAM
    if amount < _NOTABLE:
        return ClaimKind.DEFINITION
    if place.near("people", 25):
        return ClaimKind.PREVALENCE
    return ClaimKind.MEASUREMENT


def _physical(place: Place) -> ClaimKind:
    if place.cues.has("own"):
        return ClaimKind.SCALE
    if place.near("effect", 25):
        return ClaimKind.OUTCOME
    if place.near("program", 25) and not place.near("measured", 25):
        return ClaimKind.PROGRAM
    return ClaimKind.MEASUREMENT


def _history(_: Place) -> ClaimKind:
    return ClaimKind.HISTORY


def _age(_: Place) -> ClaimKind:
    return ClaimKind.PROGRAM


def _vague(_: Place) -> ClaimKind:
    return ClaimKind.VAGUE


_JUDGES: dict[Measure, Callable[[Place], ClaimKind | None]] = {
    Measure.SHARE: _share,
    Measure.MULTIPLE: _multiple,
    Measure.STATISTIC: _statistic,
    Measure.TIME: _time,
    Measure.DATE: _history,
    Measure.AGE: _age,
    Measure.MONEY: _money,
    Measure.DOSE: _dose,
    Measure.PROGRAM: _program,
    Measure.RATE: _rate,
    Measure.PEOPLE: _people,
    Measure.STUDY: _study,
    Measure.COUNT: _count,
    Measure.PHYSICAL: _physical,
    Measure.THINGS: _things,
    Measure.VAGUE: _vague,
}
