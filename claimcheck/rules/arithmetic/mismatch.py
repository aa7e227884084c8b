"""A sum that does not come out, and how its figures are printed."""

import re
from dataclasses import dataclass, field

from claimcheck.model.finding import Confidence
from claimcheck.model.page import Span
from claimcheck.rules.arithmetic.figures import Figure

_NUMBER = re.compile(r"\d[\d,.·\u00a0\u202f]{0,20}")
_TAIL = re.compile(r"[ \u00a0]?(?:€|£|%|percent\b|[A-Z]{3}\b|euros?\b|dollars?\b|pounds?\b|francs?\b)")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One sum that does not come out."""

    span: Span
    """The figure to look at first, in the reading text."""
    message: str
    remedy: str
    confidence: Confidence = Confidence.HIGH
    others: tuple[tuple[Span, str], ...] = field(default=())
    """The other figures of the sum, each with what it is."""


def plain(value: float, digits: int = 2) -> str:
    """Return a number with separators and at most so many decimals."""
    printed = f"{value:,.{digits}f}"
    return printed.rstrip("0").rstrip(".") if "." in printed else printed


def shown(figure: Figure) -> str:
    """Return a figure as printed, on one line."""
    return " ".join(figure.quantity.text.split())[:60]


def like(figure: Figure, value: float) -> str:
    """Return an amount of money printed as another one is: "$179" like "$1679", "€33.33" like "€30"."""
    found = _NUMBER.search(figure.quantity.text)
    number = plain(value) if abs(value - round(value)) < 0.005 else f"{value:,.2f}"
    if found is None:
        return number
    printed = figure.quantity.text
    end = found.start() + len(found[0].rstrip(",.·\u00a0\u202f"))
    tail = _TAIL.match(printed, end)
    return " ".join(f"{printed[: found.start()]}{number}{tail[0] if tail else ''}".split())[:60]


def bare(figure: Figure) -> str:
    """Return the amount of a figure as printed, without what it is per: "$358" of "$358/month"."""
    found = _NUMBER.search(figure.quantity.text)
    if found is None:
        return shown(figure)
    end = found.start() + len(found[0].rstrip(",.·\u00a0\u202f"))
    tail = _TAIL.match(figure.quantity.text, end)
    return " ".join(figure.quantity.text[: tail.end() if tail else end].split())[:60]
