"""What holding one printed field against one record gives: how they stand to each other and what there is to tell."""

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model.evidence import Difference
from claimcheck.model.severity import Severity


class Sign(StrEnum):
    """What a field says about whether the reference and the record are one work."""

    AGREES = "agrees"
    CLOSE = "close"
    """Not the same, but near enough that it may be meant."""
    DIFFERS = "differs"
    SILENT = "silent"
    """Not printed, not recorded, or not comparable."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One field as printed against one record."""

    sign: Sign
    difference: Difference | None = None


SILENT = Verdict(Sign.SILENT)
AGREES = Verdict(Sign.AGREES)


def differs(field: str, printed: str, record: str, grade: Severity, sign: Sign = Sign.DIFFERS) -> Verdict:
    """Return the verdict that a field is printed otherwise than recorded."""
    return Verdict(sign, Difference(field, printed, record, grade))
