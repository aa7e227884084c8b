"""One quantity in its sentence: what a judge looks at."""

import re
from dataclasses import dataclass

from claimcheck.claims.lexicon import Cues
from claimcheck.language.word_tables import table
from claimcheck.model.claim import Dimension, Quantity

_STEP = re.compile(
    r"\W{0,6}(?:days?|weeks?|months?|nights?|sessions?|visits?|steps?|phases?|stages?|rounds?)\s"
    r"\d{1,3}(?:\s?(?:[-–—]|to)\s?\d{1,3})?\s?[:–—-]",
    re.IGNORECASE,
)
"""What opens a line of a plan."""
_PLAN = re.compile(
    r"\b(?:dos(?:e|es|age|ing)|schedule|monitor\w*|how often|frequency|action|adjust\w*|titration|taper\w*"
    r"|sets|reps|ingredients?)\b",
    re.IGNORECASE,
)
"""What the head of a table of instructions names."""
RESULTS = ("effect", "compare", "people", "harm", "study")
"""Cues of a sentence that tells what came of something, rather than what to do."""
_LEAD = 80
"""Characters before a quantity in which its subject is looked for."""


def is_planned(cues: Cues) -> bool:
    """Whether a passage is a line of a plan ("Week 2: …") or a row of one, and neither tells what came of it.

    What a row tells is decided by its head, which stands behind a line break.
    """
    passage, _, head = cues.text.partition("\n")
    if _STEP.match(passage):
        return not cues.has(*RESULTS)
    if "\t" not in passage or not _PLAN.search(head):
        return False
    return not any(end > len(passage) for group in RESULTS for _, end in cues.places.get(group, ()))


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

    def counts(self, group: str) -> bool:
        """Whether what is counted is itself a cue of the group ("zero deaths")."""
        return any(self.start <= start and end <= self.end for start, end in self.cues.places.get(group, ()))

    def distance(self, group: str) -> int:
        """Return the distance to the nearest cue of the group, in characters."""
        return self.cues.distance(group, self.start, self.end)

    @property
    def commanded(self) -> bool:
        """Whether the sentence tells the reader what to do ("Wear it for 3 months")."""
        first, _, rest = self.cues.text.lstrip("•*- ").lower().partition(" ")
        if "\t" in self.cues.text:  # a row is opened by a name: "Never", "Water"
            return False
        return first in table("claims", "kinds")["commands"]["words"] or (first == "do" and rest.startswith("not "))

    @property
    def planned(self) -> bool:
        """Whether the passage is a line of a plan."""
        return is_planned(self.cues)

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
