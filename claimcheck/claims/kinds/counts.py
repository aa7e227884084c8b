"""What counts say: people, studies, things, bare numbers."""

import re

from claimcheck.claims.kinds.place import Place
from claimcheck.model.claim import ClaimKind

_FROM_TO = re.compile(r"\b(?:from|to|by)\s+$", re.IGNORECASE)
_FUTURE = re.compile(r"\bwill (?:be )?(?:enrol|recruit|random|includ|invit|ask|test)", re.IGNORECASE)
_NUMERAL = re.compile(r"\d{5,}")
_HANDFUL = 4
_FEW = 20
_NOTABLE = 100
"""From here on a count of things is worth asking where it comes from; of people and countries from half of it."""
_NATION = 50_000_000
"""Nobody treats as many people as this."""


def people(place: Place) -> ClaimKind:
    """Judge a count of people: taking part, affected, or served by the publisher."""
    amount = place.quantity.size
    if _FUTURE.search(place.before):
        return ClaimKind.PROGRAM
    if place.near("study", 60) and amount > _HANDFUL:
        return ClaimKind.DESIGN
    if _is_own(place) and amount < _NATION:
        return ClaimKind.SCALE
    if place.near("harm", 80) and amount > _HANDFUL:
        return ClaimKind.SAFETY
    if amount >= _NOTABLE / 2:
        return ClaimKind.PREVALENCE
    return ClaimKind.DEFINITION


def study(place: Place) -> ClaimKind:
    """Judge a count of studies or of those who took part."""
    if _FUTURE.search(place.before):
        return ClaimKind.PROGRAM
    if place.quantity.size <= _HANDFUL and (place.cues.has("defining") or not place.cues.has("effect", "harm")):
        return ClaimKind.DEFINITION
    return ClaimKind.DESIGN


def count(place: Place) -> ClaimKind | None:
    """Judge a number without a unit; None for one that names something (a telephone, a postcode)."""
    if _NUMERAL.fullmatch(place.quantity.text) or (place.near("contact", 20) and not place.near("measured", 20)):
        return None
    if "\t" in place.cues.text:  # a row of bare numbers: the table's head says what they are
        return ClaimKind.DEFINITION
    if place.quantity.low in (0, 1) and place.near("scoring", 30):
        return ClaimKind.DEFINITION
    if place.near("effect", 30) and (place.near("scoring", 40) or _FROM_TO.search(place.before)):
        return ClaimKind.OUTCOME
    if place.quantity.text.isdigit() and not place.near("measured", 40) and not place.near("effect", 40):
        return ClaimKind.DESIGN if place.near("study", 20) else ClaimKind.DEFINITION
    if place.near("study", 20):
        return ClaimKind.DESIGN
    return things(place)


def _is_own(place: Place) -> bool:
    """Whether the publisher counts what it has or has done itself."""
    return place.near("own", 60) or (place.near("volume", 30) and not place.cues.has("everywhere"))


def things(place: Place) -> ClaimKind:
    """Judge a count of things."""
    amount = place.quantity.size
    if place.near("person", 40):
        return ClaimKind.HISTORY
    if place.cues.has("defining"):
        return ClaimKind.DEFINITION
    if _is_own(place) or place.near("offering", 25):
        return ClaimKind.SCALE if amount > _FEW else ClaimKind.PROGRAM
    if amount < _NOTABLE:
        return ClaimKind.DEFINITION
    if place.near("people", 25):
        return ClaimKind.PREVALENCE
    return ClaimKind.MEASUREMENT


def vague(_: Place) -> ClaimKind:
    """Judge an amount without a number."""
    return ClaimKind.VAGUE
