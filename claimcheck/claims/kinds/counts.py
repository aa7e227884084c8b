"""What counts say: people, studies, things, bare numbers."""

import re

from claimcheck.claims.kinds.place import Place
from claimcheck.language.word_tables import table
from claimcheck.model.claim import ClaimKind

_FROM_TO = re.compile(r"\b(?:from|to|by)\s+$", re.IGNORECASE)
_FUTURE = re.compile(r"\bwill (?:be )?(?:enrol|recruit|random|includ|invit|ask|test)", re.IGNORECASE)
_NUMBERING = re.compile(r"\bnumber(?:s|ed)?(?: (?:about|around|some|over|nearly|almost|roughly|more than))?\s+$")
"""What says how many there are: "Beekeepers number 31,000"."""
_KNOWN = re.compile(r"\b(?:the|these|those|other|all|both)\s+$", re.IGNORECASE)
"""What is known already and not counted here: "the two laws that ban it"."""
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
    if kind := _none_of(place) or _regulated(place):
        return kind
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
    if _NUMBERING.search(place.before) and not place.cues.has("own", "person"):
        return ClaimKind.PREVALENCE
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


def _none_of(place: Place) -> ClaimKind | None:
    """Judge a count of none: that nothing went wrong or came back is a result like any other."""
    if place.quantity.value != 0 or place.near("scoring", 40) or place.cues.has("defining", "goal"):
        return None
    if place.near("harm", 40) or place.counts("harm"):
        return ClaimKind.SAFETY
    return ClaimKind.OUTCOME if place.quantity.unit and (place.near("effect", 20) or place.counts("effect")) else None


def _regulated(place: Place) -> ClaimKind | None:
    """Judge a count of countries, laws or medicines of which a fact is stated: that they ban, require, are licensed."""
    unit = place.quantity.unit
    if unit not in table("claims", "kinds")["regulated"]["units"] or not place.near("ruling", 60):
        return None
    if _KNOWN.search(place.before):
        return None
    return None if place.cues.has("own", "person", "reader", "hypothetical") else ClaimKind.MEASUREMENT


def _is_own(place: Place) -> bool:
    """Whether the publisher counts what it has or has done itself."""
    return place.near("own", 60) or (place.near("volume", 30) and not place.cues.has("everywhere"))


def things(place: Place) -> ClaimKind:
    """Judge a count of things."""
    amount = place.quantity.size
    if kind := _none_of(place) or _regulated(place):
        return kind
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
