"""One quantity in its sentence: what a judge looks at."""

from dataclasses import dataclass

from claimcheck.claims.lexicon import Cues
from claimcheck.language.word_tables import table
from claimcheck.model.claim import Dimension, Quantity

_LEAD = 80
"""Characters before a quantity in which its subject is looked for."""


@dataclass(frozen=True)
class Place:
    """One quantity in its sentence; offsets count from the sentence's start."""

    quantity: Quantity
    start: int
    end: int
    cues: Cues
    siblings: frozenset[Dimension]
    """What the sentence's quantities measure."""

    @property
    def before(self) -> str:
        """The words that lead up to the quantity."""
        return self.cues.text[max(0, self.start - 60) : self.start]

    @property
    def after(self) -> str:
        """The words that follow the quantity."""
        return self.cues.text[self.end : self.end + 60]

    def near(self, group: str, reach: int) -> bool:
        """Whether a cue of the group stands within `reach` characters."""
        return self.cues.near(group, self.start, self.end, reach)

    def distance(self, group: str) -> int:
        """Return the distance to the nearest cue of the group, in characters."""
        return self.cues.distance(group, self.start, self.end)

    @property
    def commanded(self) -> bool:
        """Whether the sentence tells the reader what to do ("Wear it for 3 months")."""
        first, _, rest = self.cues.text.lstrip("•*- ").lower().partition(" ")
        return first in table("claims", "kinds")["commands"]["words"] or (first == "do" and rest.startswith("not "))

    def leads(self, group: str, other: str) -> bool:
        """Whether, of the words before the quantity, one of the group comes before any of the other."""
        first, second = (
            min(
                (start for start, end in self.cues.places.get(name, ()) if self.start - _LEAD <= start < self.start),
                default=None,
            )
            for name in (group, other)
        )
        return first is not None and (second is None or first < second)
