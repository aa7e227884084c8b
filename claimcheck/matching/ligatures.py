"""Printed fields that came out of a PDF with its ligatures turned into capitals: "inXammation", "diVerent", "traYc"."""

import re
from dataclasses import replace

from claimcheck.model.citation import Fields

_CAPITAL = re.compile(r"(?<=[a-z])[VWXY](?=[a-z])")
_MEANT = {"V": "ff", "W": "fi", "X": "fl", "Y": "ffi"}


def with_ligatures(fields: Fields) -> Fields | None:
    """Return the fields with capitals inside words read as the ligatures they stand for; None when there are none."""
    printed = " ".join((fields.title or "", fields.journal or "", *fields.authors))
    if not _CAPITAL.search(printed):
        return None
    return replace(
        fields,
        title=_repaired(fields.title) if fields.title else None,
        journal=_repaired(fields.journal) if fields.journal else None,
        authors=tuple(map(_repaired, fields.authors)),
    )


def _repaired(text: str) -> str:
    return _CAPITAL.sub(lambda found: _MEANT[found[0]], text)
