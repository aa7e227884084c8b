"""Units that stand once for several numbers: "1, 3 and 6 months". Quantities of a text in, the same with units out."""

import re
from dataclasses import replace

from claimcheck.model.claim import Quantity
from claimcheck.quantities.units import durations

_LISTED = re.compile(r"[-‐‑]?,?[ ](?:and|or|to|versus|vs\.?)[ ]|[-‐‑]?,[ ]|[ ]?/[ ]?")
_SHARED = durations() | frozenset(
    "percent times mg g kg µg mL L mg/kg mg/kg/day IU mm cm m km °C °F mmHg".split()  # noqa: SIM905 - a list of words
)


def share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give a bare number the unit of the one it is listed with ("1, 3 and 6 months")."""
    for index in range(len(found) - 2, -1, -1):
        earlier, later = found[index], found[index + 1]
        if (
            earlier.unit is None
            and later.unit in _SHARED
            and _LISTED.fullmatch(text, earlier.span.end, later.span.start)
        ):
            found[index] = replace(earlier, unit=later.unit, dimension=later.dimension, per=later.per)
    return found
