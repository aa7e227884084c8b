"""Figures a publisher vouches for: claims and the trusted figures in, the same claims out, the vouched for marked.

An uncited claim all of whose figures are trusted asks for no evidence; it says who vouches for it instead. A cited
claim stays as it is: its citation is checked like any other.
"""

from collections.abc import Container, Sequence
from dataclasses import replace

from claimcheck.config import Trusted
from claimcheck.errors import ConfigError
from claimcheck.model.claim import Claim, Dimension, Quantity
from claimcheck.quantities.quantities import find_quantities

_COUNTED = frozenset({Dimension.COUNT, Dimension.PEOPLE, Dimension.STUDY, Dimension.PROGRAM, Dimension.THINGS})
"""What a trusted number without a unit may count."""
_NO_FIGURE = frozenset({Dimension.VAGUE, Dimension.DATE})


def vouch(claims: Sequence[Claim], cited: Container[int], trusted: Sequence[Trusted]) -> tuple[Claim, ...]:
    """Return the claims, those marked whose figures are all trusted and whose index is not in `cited`.

    Raises ConfigError for a trusted figure that is not exactly one figure.
    """
    if not trusted:
        return tuple(claims)
    known = [(_read(one), one.source) for one in trusted]
    return tuple(
        claim if not claim.needs_evidence or index in cited else _vouch(claim, known)
        for index, claim in enumerate(claims)
    )


def _vouch(claim: Claim, known: Sequence[tuple[Quantity, str]]) -> Claim:
    figures = [quantity for quantity in claim.quantities if quantity.dimension not in _NO_FIGURE]
    sources = [next((source for one, source in known if _is_same(quantity, one)), None) for quantity in figures]
    if not figures or not all(sources):
        return claim
    return replace(
        claim, needs_evidence=False, vouched="; ".join(dict.fromkeys(source for source in sources if source))
    )


def _read(trusted: Trusted) -> Quantity:
    found = find_quantities(trusted.figure)
    if len(found) != 1 or found[0].dimension is Dimension.VAGUE:
        raise ConfigError(
            f"the setting trusted.figure cannot be {trusted.figure!r}",
            'give one figure as the page prints it: "89%", "700,000", "4-8 weeks"',
        )
    return found[0]


def _is_same(quantity: Quantity, trusted: Quantity) -> bool:
    """Whether a figure of a claim is the trusted one, whatever stands before it ("over", "about")."""
    if (quantity.value, quantity.low, quantity.high) != (trusted.value, trusted.low, trusted.high):
        return False
    return quantity.unit == trusted.unit or (trusted.unit is None and quantity.dimension in _COUNTED)
