"""What a quantity measures, by the names its readers know."""

from claimcheck.model.claim import Dimension, Quantity

Measure = Dimension


def measure(quantity: Quantity) -> Dimension:
    """Return what a quantity measures."""
    return quantity.dimension


def size(quantity: Quantity) -> float:
    """Return the largest number a quantity names."""
    return max((part for part in (quantity.value, quantity.low, quantity.high) if part is not None), default=0.0)
