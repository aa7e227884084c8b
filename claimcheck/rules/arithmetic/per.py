"""What a figure is per: "$179 per session", "$358 monthly", "6 payments of $358", "3 times a week", a column "Each".

In: a figure with the words around it. Out: the names of what it is counted per, in the singular; EACH where the words
do not say.
"""

import re
from collections.abc import Sequence

from claimcheck.rules.arithmetic.figures import PAYMENTS, TIMES, Figure
from claimcheck.rules.arithmetic.unclaimed import singular

EACH = "each"
_LY = {
    "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour", "yearly": "year", "annually": "year",
    "nightly": "night",
}  # fmt: skip
_AFTER = re.compile(
    r"[\s-]?[([]?(?:/|per\b|an?\b|each\b|every\b|for (?:each|every|one|a)\b)[\s-]?(?:single |individual |of the |of )?"
    r"(?P<noun>[a-z]{1,20})",
    re.IGNORECASE,
)
_EACH_AFTER = re.compile(r"[\s,]{0,2}[([]?(?:each|apiece|a piece|a pop|per unit|per piece|/ ?ea)\b", re.IGNORECASE)
_LY_AFTER = re.compile(rf"[\s,]{{0,2}}(?P<often>{'|'.join(_LY)})\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?P<per>per|each|every|one)[\s-](?P<noun>[a-z]{1,20})(?:[\s-](?:price|rate|cost|fee|charge))?"
    r"(?:\s(?:is|of|at|just|only|costs?|comes|works|out|to|you|priced|then|about)){0,4}\s?[:=–—-]?\s?$",
    re.IGNORECASE,
)
_BEFORE_PRICE = re.compile(
    r"\b(?P<per>per|each|every|one)[\s-](?P<noun>[a-z]{1,20})(?:\s[a-z]{2,10}){0,4}\s?[:=–—-]?\s?$", re.IGNORECASE
)
"""Before a price, whatever verb leads to it: "per lesson we ask $40"."""
_NUMBER_OF = re.compile(r"\b(?:number|no\.) of (?:[a-z-]{1,20} ){0,2}[a-z-]{1,20}\s?[:=–-]?\s?$", re.IGNORECASE)
_OFTEN_BEFORE = re.compile(
    rf"\b(?P<often>{'|'.join(_LY)}) (?:rate|price|fee|charge|payment|instal?lment)s?"
    r"(?: (?:is|of|at|just|only)){0,2}:? $",
    re.IGNORECASE,
)
_EACH_OF = re.compile(r"\b(?:each|every one|each one) of (?:the |these |our |your )?$", re.IGNORECASE)
_RESULTS = frozenset(
    {"make", "makes", "making", "gives", "give", "equal", "equals", "total", "totals", "come", "comes", "and", "so"}
)
"""Behind "each" they lead to the whole: "9 sessions at £200 each make £1,800"."""
_THING = re.compile(r"-(?P<noun>[a-z]{2,15})\b", re.IGNORECASE)
_ANYTHING = frozenset({"unit", "piece", "item"})
_ONLY_WORDS = re.compile(r"\s?(?:[\w-]{1,20}\s){0,3}")
_UNIT_PRICE = re.compile(
    r"\b(?:unit|per-unit) (?:price|cost)(?: (?:is|of|at))?\s?[:=–—-]?\s?$|\beach (?:of|at|for)\s$", re.I
)
_LABEL = re.compile(r"(?:\b(?:per|each|every|one)\b|/)[\s-]?(?P<noun>[a-z]{1,20})?|\b(?:unit|apiece)\b", re.IGNORECASE)
_OF_PAYMENT = re.compile(r"(?:[\s,(]|\b(?:of|at|for|each|just|only)\b|[×x:@]){1,8}$", re.IGNORECASE)
_TIMES_BEFORE = re.compile(r"[\s(]*(?:[a-z]{3,15} ){0,3}[×x@]\s?$")
_TIMES_AFTER = re.compile(r"\s?[×x]\s?$")


def per(figures: Sequence[Figure], place: int) -> frozenset[str]:
    """Return what the figure at `place` is per; empty when it is a price or count of its own."""
    figure = figures[place]
    names: set[str] = set()
    below = (figure.quantity.unit or "").partition("/")[2]
    if below:
        names.add(singular(below))
    if match := _AFTER.match(figure.after):
        names |= {singular(match["noun"]), *([EACH] if "each" in match[0].lower() else [])}
    if _EACH_AFTER.match(figure.after) or _UNIT_PRICE.search(figure.before):
        names.add(EACH)
    if match := _LY_AFTER.match(figure.after):
        names.add(_LY[match["often"].lower()])
    leading = _BEFORE_PRICE if figure.money else _BEFORE
    if (match := leading.search(figure.before)) and not _belongs_elsewhere(figures, place, match):
        names |= {singular(match["noun"]), *([EACH] if match["per"].lower() == "each" else [])}
    if match := _OFTEN_BEFORE.search(figure.before):
        names.add(_LY[match["often"].lower()])
    if figure.money and place and figures[place - 1].count and _EACH_OF.search(figures[place - 1].before):
        names.add(singular(figures[place - 1].unit))
    if figure.label and (match := _LABEL.search(figure.label)):
        names.add(singular(match["noun"]) if match["noun"] else EACH)
    earlier = figures[place - 1] if place else None
    if earlier is not None and figure.money and earlier.unit in PAYMENTS and _is_payment(figure.before):
        names.add(singular(earlier.unit))
    return frozenset(names | {EACH} if names & _ANYTHING else names)


def _belongs_elsewhere(figures: Sequence[Figure], place: int, match: re.Match[str]) -> bool:
    """Whether "per week" belongs to the count before ("two sessions per week at $50"), or "each" to the price."""
    if match["noun"].lower() in _RESULTS:
        return True
    between = figures[place].before[: match.start()]
    if place and figures[place - 1].money and not between.strip():
        return True  # "$150 each cost $1,800"
    return (
        bool(place)
        and figures[place - 1].count
        and match["per"].lower() != "each"
        and _ONLY_WORDS.fullmatch(between) is not None
    )


def _is_payment(before: str) -> bool:
    """Whether a price is that of the payments counted before it: "6 payments of $358", "6 equal payments at $358"."""
    words = before.removesuffix(" ").split()
    return len(words) <= 5 and _OF_PAYMENT.search(before) is not None


def multiplied(figures: Sequence[Figure], place: int) -> int | None:
    """Return the place of the count a sign multiplies the figure at `place` by: "12 × $179", "$179 x 12"."""
    if place and figures[place - 1].count and _TIMES_BEFORE.match(figures[place].before):
        return place - 1
    if place + 1 < len(figures) and figures[place + 1].count and _TIMES_AFTER.match(figures[place].after):
        return place + 1
    return None


def counts_for(figures: Sequence[Figure], names: frozenset[str]) -> list[int]:
    """Return the places of the counts that something per one of these names is multiplied by."""
    named = [
        place
        for place, figure in enumerate(figures)
        if figure.value > 1 and _counts(figure, names - {EACH}) and not per(figures, place) & TIMES
    ]
    if not named:  # "a 10-pack"
        named = [place for place, figure in enumerate(figures) if figure.count and figure.unit in ("pack", "count")]
    if not named:  # "9 monthly payments", each so much per month
        named = [place for place, figure in enumerate(figures) if _is_of_payments(figure, names)]
    if named or EACH not in names:
        return named
    things = [place for place, figure in enumerate(figures) if figure.count and figure.unit not in TIMES]
    return [place for place in things if not per(figures, place)]


def _is_of_payments(figure: Figure, names: frozenset[str]) -> bool:
    words = f"{figure.quantity.text} {figure.after}".lower()
    often = [word for word in _LY if word in words.split()[:4]]
    return figure.count and figure.unit in PAYMENTS and any(_LY[word] in names for word in often)


def _counts(figure: Figure, names: frozenset[str]) -> bool:
    if not figure.count:
        return False
    if singular(figure.unit.rpartition(" ")[2]) in names:
        return True
    if not figure.unit and (thing := _THING.match(figure.after)) and singular(thing["noun"]) in names:
        return True  # "a ten-ride ticket"
    label = figure.label or (told[0] if (told := _NUMBER_OF.search(figure.before)) else "")
    return any(singular(word) in names for word in re.findall(r"[a-z]+", label.lower())) and not figure.unit
