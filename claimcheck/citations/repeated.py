"""Notes that say no more than "the same" ("Ibid., 57.") → the note before, which they mean."""

import re
from collections.abc import Mapping, Sequence

from claimcheck.model.citation import Reference

_SAME = re.compile(r"(?i)[\W\d]*(?:ibid(?:em)?\b|ebd\.|ebenda\b|id\.|idem\b)[^\n]{0,40}")


def repeated_notes(references: Sequence[Reference]) -> Mapping[str, str]:
    """Return the labels of such notes, each with that of the note it repeats; the first of a list means none."""
    meant: dict[str, str] = {}
    before: str | None = None
    for reference in references:
        if _SAME.fullmatch(reference.text.strip()) is None:
            before = reference.label
        elif before is not None:
            meant[reference.label] = before
    return meant
