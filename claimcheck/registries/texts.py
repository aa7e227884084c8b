"""Passages: texts of a work as a registry delivers them. They are read for their figures and go no further."""

from typing import Any, NamedTuple

from claimcheck.model.evidence import Place
from claimcheck.registries.markup import lines

_SHORTEST = 40
"""Characters below which a field holds a remark ("Abstract not available"), not an abstract."""


class Passage(NamedTuple):
    """A text, and where in the work it stands."""

    place: Place
    text: str


def abstract_passages(title: str, value: Any) -> tuple[Passage, ...]:
    """Return title and abstract; nothing where there is no abstract."""
    text = lines(value)
    if len(text) < _SHORTEST:
        return ()
    return Passage(Place.TITLE, title), Passage(Place.ABSTRACT, text)
