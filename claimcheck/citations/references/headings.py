"""Block → whether it heads a reference list."""

import re
from functools import cache

from claimcheck.language.word_tables import table
from claimcheck.model.page import Block, BlockKind

_NUMBERING = re.compile(r"^(?:(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s+|\d{1,2}(?:\.\d{1,2})*\s+|[^\w]+)")
_LONGEST = 60


@cache
def _names() -> dict[str, str]:
    """Return what lists are called, each name with the proof it needs: "none", "sources" or "entries"."""
    return {name: proof for proof, names in table("citations", "headings").items() for name in names}


def announced(text: str) -> str | None:
    """Return the name of the list a heading's text announces, None when it announces none."""
    if len(text) > _LONGEST:
        return None
    name = _NUMBERING.sub("", text.strip()).strip(" \t\n:.-–—*_#")
    name = re.sub(r"\s*[(\[][^()\[\]]{0,20}[)\]]$", "", name)  # "References[edit]", "References (12)"
    name = " ".join(name.lower().split())
    return name if name in _names() else None


def proof_of(name: str) -> str:
    """Return the proof that a name needs before what follows is a list."""
    return _names()[name]


def is_heading(block: Block, text: str) -> bool:
    """Whether a block is a heading, by its kind or, where headings are not marked, by announcing a list."""
    return block.kind is BlockKind.HEADING or (block.kind is BlockKind.PARAGRAPH and announced(text) is not None)
