"""What times and sessions say: how long until something works, or what a programme asks for, or the past."""

import re

from claimcheck.claims.kinds.place import Place
from claimcheck.model.claim import ClaimKind, Dimension

_AFTER_CHANGE = re.compile(
    r"\b(?:after|within|in|by|over|for|during|at)\s+(?:(?:just|only|as few as|as little as|the|first|about)\s+){0,2}$",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:every|each|per|once|twice)\s+$|/\s?$", re.IGNORECASE)
_UNMET = re.compile(
    r"(?:\b(?:no|not|without|fails?|failed|failing)|n['’]t)\b[^.,;]{0,20}\b(?:improv|respon|relie|better|resol|work)",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    r"\b(?:(?:the|in|over|during|within|for|this)\s+last|past|previous|preceding|next|coming)\s+$", re.IGNORECASE
)
_TO_WORK = re.compile(
    r"\s+(?:to|before you|until you|for you to)\s+(?:fully\s+)?"
    r"(?:work|show|see|feel|notice|take effect|heal|develop|recover|resolve|kick in|appear|improve|reach|respond)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\s+(?:faster|longer|shorter|sooner|quicker|more|less)\b", re.IGNORECASE)
_AVERAGED_WAIT = re.compile(
    r"\b(?:wait(?:s|ing)?|delays?|stays?|queues?)\b[^.;]{0,30}\baverag(?:e[ds]?|ing)\b[^.;\d]{0,12}$"
    r"|\b(?:average|mean|median)\b[^.;]{0,12}\b(?:wait(?:s|ing)?|delays?|stays?|queues?)\b[^.;\d]{0,20}$",
    re.IGNORECASE,
)
"""How long people wait is found out by counting."""
_EXAMPLE = re.compile(r"(?:\be\.g\.|\bsuch as|\bfor example|\bsay),?\s+$", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\w[-‐‑]\s?[a-z]+$")
_WORD_NEXT = re.compile(r"\s[^\W\d_]")
_AGO = re.compile(
    r"\s*(?:ago|old|earlier|later)\b|['’]s?\s+experience|\s+(?:of|in)\s+(?:experience|service|business|practice)",
    re.IGNORECASE,
)
_MANY = 1_000
_TOO_SHORT = frozenset({"ms", "µs", "us", "ns", "millisecond", "microsecond", "nanosecond"})
"""Nobody is asked to do something for so long: it is measured."""


def time(place: Place) -> ClaimKind:
    """Judge a stretch of time."""
    if place.quantity.unit in _TOO_SHORT:
        return ClaimKind.OUTCOME if place.near("effect", 25) else ClaimKind.MEASUREMENT
    if place.cues.has("person"):
        return ClaimKind.HISTORY
    if _WINDOW.search(place.before) or _EXAMPLE.search(place.before):
        return ClaimKind.HISTORY
    if place.near("volume", 12) or _AGO.match(place.after):
        return ClaimKind.SCALE if place.near("volume", 25) else ClaimKind.HISTORY
    if place.quantity.unit in ("decade", "century") or (place.quantity.unit == "year" and place.near("past", 30)):
        return ClaimKind.HISTORY
    if Dimension.MONEY in place.siblings:
        return ClaimKind.PRICE
    if place.cues.has("defining") or _UNMET.search(place.before):
        return ClaimKind.DEFINITION
    if _EVERY.search(place.before) or place.commanded or place.planned or place.near("service", 40):
        return ClaimKind.PROGRAM
    if Dimension.SHARE in place.siblings and place.near("goal", 80) and not place.cues.has("study"):
        return ClaimKind.PROGRAM  # when a goal is to be reached
    if _COMPARED.match(place.after):
        return ClaimKind.COMPARISON
    if _AVERAGED_WAIT.search(place.before) and not place.cues.has("own", "reader"):
        return ClaimKind.MEASUREMENT
    return _timing_or_program(place)


def _timing_or_program(place: Place) -> ClaimKind:
    """Tell how long something takes to work from how long somebody is to do it."""
    if _ATTRIBUTE.search(place.quantity.text) and _WORD_NEXT.match(place.after):
        return ClaimKind.DESIGN if place.near("trial", 30) else ClaimKind.PROGRAM
    if _TO_WORK.match(place.after):
        return ClaimKind.TIMING
    if place.near("lasting", 15) and place.leads("onset", "program"):
        return ClaimKind.TIMING
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


def program(place: Place) -> ClaimKind:
    """Judge a number of sessions, doses, visits."""
    if place.near("volume", 15) and place.quantity.size >= _MANY:
        return ClaimKind.SCALE
    if _AFTER_CHANGE.search(place.before) and (place.near("onset", 80) or place.near("effect", 80)):
        return ClaimKind.TIMING
    if place.cues.has("study") and place.cues.has("effect"):
        return ClaimKind.OUTCOME
    return ClaimKind.PROGRAM


def history(_: Place) -> ClaimKind:
    """Judge a date."""
    return ClaimKind.HISTORY


def age(_: Place) -> ClaimKind:
    """Judge an age."""
    return ClaimKind.PROGRAM
