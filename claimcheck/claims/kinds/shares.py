"""What shares, multiples and statistics say: "40%", "a third", "3×", "OR = 2.1"."""

import re

from claimcheck.claims.kinds.place import RESULTS, Place
from claimcheck.model.claim import ClaimKind, Dimension

_DEFINED = re.compile(r"\b(?:defined|definition)\b[^.]{0,80}$", re.IGNORECASE)
_COSTS = re.compile(r"\b(?:costs?|price|fees?|bills?|charges?)\b", re.IGNORECASE)
_ORDER = re.compile(r"\d{1,3} of \d{1,3}")
_DOSE_CHANGE = re.compile(r"\s*(?:dose|dosage)\s+(?:increase|reduction|decrease|adjustment)", re.IGNORECASE)
_REGULARLY = re.compile(
    r"\b(?:each|every|per)\s(?:(?:other|second|third|fourth|few|[\w-]{1,6})\s)?"
    r"(?:days?|nights?|weeks?|fortnight|months?|sessions?|sets?|visits?|rounds?|runs?|doses?|meals?|watering)\b",
    re.IGNORECASE,
)
"""How often a step is to be taken."""
_CONDITION = re.compile(r"\b(?:until|if|when|once|as soon as|unless)\b[^.:;]{0,50}$", re.IGNORECASE)
"""When it is to be done: "Stir until it has grown by a third"."""
_ASIDE = re.compile(r"[:;—–]\s")
"""Behind it something else is said than what to do."""
_DONT = re.compile(r"(?:Do not|Don['’]t|Never|Avoid)\b")
_MULTIPLIED = re.compile(r"(?:doubl|tripl|quadrupl|halv)(?:es|ed|ing)", re.IGNORECASE)
_INTERVAL = re.compile(r"\s*(?:confidence|credible|prediction|CI\b|CrI\b)", re.IGNORECASE)
_COMPARED = re.compile(
    r"\s*(?:less|more|cheaper|faster|higher|lower|greater|fewer|better|worse|longer|shorter|larger|smaller|stronger|slower|quicker|above|below)\b",
    re.IGNORECASE,
)
_SPREAD = re.compile(r"(?:SDs?|SEM?|IQR|[Ss]tandard|[Ii]nterquartile)\b")
_IDIOM = re.compile(r"\s*(?:of\b|in\b|at\b|response|remission|success)", re.IGNORECASE)


def share(place: Place) -> ClaimKind | None:
    """Judge a share; None for the level of a confidence interval."""
    if _INTERVAL.match(place.after) or _is_place_in_order(place):
        return None
    if _DEFINED.search(place.cues.text[: place.start]):
        return ClaimKind.DEFINITION
    if _DONT.match(place.cues.text) or _DOSE_CHANGE.match(place.after) or _is_instructed(place):
        return ClaimKind.PROGRAM
    if _is_price(place):
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


def _covers_costs(place: Place) -> bool:
    """Whether an insurer pays the share of a bill."""
    return place.cues.has("insurer") and _COSTS.search(place.after) is not None


def _is_place_in_order(place: Place) -> bool:
    """Whether "3 of 12" counts photos or parts of a page."""
    return (
        bool(_ORDER.fullmatch(place.quantity.text))
        and place.quantity.value != 0
        and not place.cues.has("people", "effect", "harm", "study", "prevalence", "compare")
    )


def _is_instructed(place: Place) -> bool:
    """Whether the share is a part of what somebody is to do: a recipe, a plan, a dose that is stepped up."""
    if place.commanded and (
        place.near("dosing", 30) or _REGULARLY.search(place.after) or _CONDITION.search(place.before)
    ):
        return True
    if place.planned:
        return True
    told = place.commanded and not _ASIDE.search(place.cues.text[: place.start])
    return told and not place.cues.has(*RESULTS, "prevalence", "market")


def _is_price(place: Place) -> bool:
    """Whether the share is a part of somebody's price: a discount, a saving offered to the reader."""
    priced = Dimension.MONEY in place.siblings
    if place.near("discount", 25) and (priced or not place.cues.has("effect", "harm")):
        return True
    return place.near("saving", 25) and (priced or place.commanded or place.cues.has("reader") or _covers_costs(place))


def multiple(place: Place) -> ClaimKind:
    """Judge a multiple."""
    if place.near("goal", 40):
        return ClaimKind.PROGRAM
    multiplied = _MULTIPLIED.fullmatch(place.quantity.text) is not None
    if multiplied or place.near("compare", 30) or place.near("effect", 30) or place.near("harm", 30):
        return ClaimKind.COMPARISON
    return ClaimKind.PROGRAM


def statistic(place: Place) -> ClaimKind:
    """Judge a statistic: an effect, or how widely something measured is spread."""
    spread = _SPREAD.match(place.quantity.text) is not None
    if spread and place.cues.has("measured") and not place.cues.has("effect", "compare"):
        return ClaimKind.MEASUREMENT
    return ClaimKind.OUTCOME
