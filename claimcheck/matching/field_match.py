"""One printed field compared with one record: how they stand to each other, and what differs."""

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
class FieldMatch:
    """One field as printed, compared with one record."""

    sign: Sign
    difference: Difference | None = None

    @property
    def agrees(self) -> bool:
        """Whether the field is printed as recorded."""
        return self.sign is Sign.AGREES

    @property
    def differs(self) -> bool:
        """Whether the field is another than the record's."""
        return self.sign is Sign.DIFFERS


SILENT = FieldMatch(Sign.SILENT)
AGREES = FieldMatch(Sign.AGREES)


def differs(field: str, printed: str, record: str, grade: Severity, sign: Sign = Sign.DIFFERS) -> FieldMatch:
    """Return that a field is printed otherwise than recorded."""
    return FieldMatch(sign, Difference(field, printed, record, grade))
