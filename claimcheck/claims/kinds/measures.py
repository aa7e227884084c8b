"""What money, doses, rates and physical measures say."""

import re

from claimcheck.claims.kinds.place import Place
from claimcheck.model.claim import ClaimKind

_MADE = re.compile(r"\d[-‐‑](?:bit|byte)$")
"""How a thing is built ("a 64-bit chip"), not what somebody measured."""
_AVERAGE_COST = re.compile(
    r"\b(?:average|mean|median|typical)\b[^.;]{0,20}\b(?:costs?|spending|expenditure)\b[^.;]{0,40}$", re.IGNORECASE
)
_MILLION = 1_000_000


def money(place: Place) -> ClaimKind:
    """Judge an amount of money: a market or a cost to society, or somebody's price."""
    if place.near("funding", 30) and not place.near("market", 20):
        return ClaimKind.SCALE
    if place.near("market", 50) and (place.quantity.size >= _MILLION or not place.near("price", 30)):
        return ClaimKind.MEASUREMENT
    if place.quantity.size >= _MILLION:
        return ClaimKind.MEASUREMENT if not place.cues.has("own") else ClaimKind.SCALE
    if _AVERAGE_COST.search(place.before) and not place.cues.has("own", "reader"):
        return ClaimKind.MEASUREMENT
    borne = place.near("harm", 40) or (place.near("people", 40) and not place.near("program", 40))
    return ClaimKind.MEASUREMENT if borne and not place.cues.has("own", "reader") else ClaimKind.PRICE


def dose(place: Place) -> ClaimKind:
    """Judge a dose: prescribed, or contained in something."""
    if place.commanded or place.near("goal", 40):
        return ClaimKind.PROGRAM
    if place.near("measured", 20) and not place.near("program", 30):
        return ClaimKind.MEASUREMENT
    return ClaimKind.PROGRAM


def rate(place: Place) -> ClaimKind:
    """Judge a rate: so often or so much per time."""
    if place.commanded:
        return ClaimKind.PROGRAM
    often = (place.quantity.unit or "").endswith(("/second", "/minute", "/hour", "/s", "/min", "/h"))
    if not often and (
        place.near("program", 60) or place.near("goal", 60) or (place.quantity.unit or "").startswith("times/")
    ):
        return ClaimKind.PROGRAM
    return ClaimKind.MEASUREMENT


def physical(place: Place) -> ClaimKind:
    """Judge a physical measure."""
    if place.cues.has("person"):
        return ClaimKind.HISTORY
    if place.commanded or place.planned or place.near("goal", 40):
        return ClaimKind.PROGRAM
    if place.cues.has("defining"):
        return ClaimKind.DEFINITION
    if place.near("effect", 25):
        return ClaimKind.OUTCOME
    if _MADE.search(place.quantity.text) and not place.cues.has("measured", "compare"):
        return ClaimKind.DEFINITION
    if place.cues.has("own"):
        return ClaimKind.SCALE
    if place.near("program", 25) and not place.near("measured", 25):
        return ClaimKind.PROGRAM
    return ClaimKind.MEASUREMENT
