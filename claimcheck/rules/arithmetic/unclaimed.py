"""Prices, counts and shares of short blocks that are no claims. In: a text and a span. Out: quantities, in order.

A claim is more than a label: a heading ("12-session program – $2,148") and a row or line that holds nothing but
amounts ("4 workshops | $260 | $1,040") are none, and so bring no quantities along. The rules do not know the stage that
reads quantities; what a price list prints in such places is read here: whole numbers with what they count, money with
its sign, percentages. Nothing here knows a range, a modifier or a number word.
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.model.claim import Quantity
from claimcheck.model.page import Span

_AMOUNT = r"\d[\d,]{0,12}(?:\.\d\d?)?"
_NOUN = (
    r"(?:[ \u00a0](?:(?!per |each |for |and |total |with )[a-z-]{3,15}[ ]){0,2}?(?P<noun>[a-z]{2,14}s)(?![a-z])"
    r"|[- \u00a0](?P<one>[a-z]{3,15})(?![a-z]))"
)
_PRICE = re.compile(
    rf"(?:(?P<sign>[$€£]|\b(?:USD|EUR|GBP|CHF)[ ])(?P<before>{_AMOUNT})"
    rf"|(?P<after>{_AMOUNT})[ ]?(?P<word>€|%|euros?\b|dollars?\b|pounds?\b))(?![\d.,]{{0,9}}\d)"
    rf"|(?<![\d.,$€£-])(?P<number>\d{{1,3}})(?![\d.,%]\d|\d|%){_NOUN}?",
    re.IGNORECASE,
)
_UNITS = {"$": "USD", "€": "EUR", "£": "GBP", "euro": "EUR", "dollar": "USD", "pound": "GBP", "%": "percent"}
COUNT = re.compile(
    rf"(?<![\d.,$€£])\b(?P<number>\d{{1,3}})(?!\s(?:euro|dollar|pound|per|each|total|an?)s?\b){_NOUN}", re.IGNORECASE
)
"""A count with what it counts: "12-session", "12 sessions"; not "$209 per session" or "209 euros"."""
PRICED = re.compile(r"[$€£]|\b(?:USD|EUR|GBP|CHF)\b|\d (?:euro|dollar|pound)")
"""A cheap look for a price."""
_SHORT = {
    "hr": "hour",
    "mo": "month",
    "mth": "month",
    "wk": "week",
    "yr": "year",
    "h": "hour",
    "pp": "person",
    "kilo": "kg",
    "kilogram": "kg",
    "kilogramme": "kg",
    "litre": "l",
    "liter": "l",
    "gram": "g",
}


def singular(noun: str) -> str:
    """Return the name under which a noun is compared."""
    noun = noun.lower()
    noun = _SHORT.get(noun, noun)
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else noun


def counted(found: re.Match[str]) -> str:
    """Return what a count counts, in the singular; empty where it does not say."""
    return singular(found["noun"] or found["one"] or "")


def read_unclaimed(text: str, span: Span) -> Iterator[Quantity]:
    """Yield the prices, counts and shares of a stretch."""
    for found in _PRICE.finditer(text, span.start, span.end):
        if found["number"]:
            unit = counted(found) or None
            yield Quantity(Span(*found.span()), found[0], float(found["number"]), unit=unit)
            continue
        money = (found["sign"] or found["word"]).strip()
        value = float((found["before"] or found["after"]).replace(",", ""))
        unit = _UNITS.get(money.lower().rstrip("s"), money.upper())
        yield Quantity(Span(*found.span()), found[0], value, unit=unit)


def fill_up(known: Sequence[Quantity], text: str, span: Span) -> tuple[Quantity, ...]:
    """Return the quantities of a stretch, known ones first choice, in order."""
    missing = [one for one in read_unclaimed(text, span) if not any(other.span.overlaps(one.span) for other in known)]
    return tuple(sorted((*known, *missing), key=lambda quantity: quantity.span))
