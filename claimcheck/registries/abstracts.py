"""An abstract as a registry delivers it → the figures it reports; the abstract itself goes no further."""

from typing import Any

from claimcheck.model.evidence import FigureReader, Place, ReportedFigure
from claimcheck.registries.markup import passages

_SHORTEST = 40
"""Characters below which a field holds a remark ("Abstract not available"), not an abstract."""


def read_abstract(
    title: str, value: Any, read: FigureReader | None
) -> tuple[tuple[ReportedFigure, ...], tuple[str, ...]]:
    """Return the figures of title and abstract, and what could be read: nothing where there is no abstract."""
    text = passages(value)
    if read is None or len(text) < _SHORTEST:
        return (), ()
    return read(title, Place.TITLE) + read(text, Place.ABSTRACT), ("abstract",)
