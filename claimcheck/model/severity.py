"""How much a finding or a difference weighs."""

from enum import StrEnum


class Severity(StrEnum):
    """From what is worth knowing to what must be mended."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Position in the order note < warning < error."""
        return ("note", "warning", "error").index(self.value)
