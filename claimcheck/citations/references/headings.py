"""Block → whether it heads a reference list."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from claimcheck.model.page import Block, BlockKind, Page

_NUMBERING = re.compile(r"^(?:(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s+|\d{1,2}(?:\.\d{1,2})*\s+|[^\w]+)")
_LONGEST = 60


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of lists, and those among them that need proof by what follows."""
    table = tomllib.loads((files("claimcheck.citations") / "data" / "headings.toml").read_text(encoding="utf-8"))
    return frozenset(table["names"]), frozenset(table["doubtful"])


def name_of(text: str) -> str | None:
    """Return the name of the list a heading's text announces, None when it announces none."""
    if len(text) > _LONGEST:
        return None
    name = _NUMBERING.sub("", text.strip()).strip(" \t\n:.-–—*_#").lower()
    name = re.sub(r"\s+", " ", re.sub(r"\s*[(\[][^()\[\]]{0,20}[)\]]$", "", name))
    return name if name in _names()[0] else None


def is_doubtful(name: str) -> bool:
    """Whether this name also heads other things than reference lists."""
    return name in _names()[1]


def is_heading(page: Page, block: Block) -> bool:
    """Whether a block is a heading, by its kind or, for plain text, by its look: one short line without full stop."""
    if block.kind is BlockKind.HEADING:
        return True
    return block.kind is BlockKind.PARAGRAPH and name_of(block.span.slice(page.text)) is not None
