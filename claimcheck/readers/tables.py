"""Tables: which ones hold data, which only lay a page out, and what stands over a row."""

from dataclasses import dataclass
from typing import Any

from claimcheck.readers.elements import name_of, text_of, under

_LAYOUT = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "section", "article", "form"})


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of a table before its rows are read."""

    is_data: bool
    header: tuple[str, ...]
    header_row: int
    """Identity of the row the header stands in, 0 for none."""

    @classmethod
    def of(cls, node: Any) -> "Table":
        """Look a table over."""
        role = str((node.attrs or {}).get("role") or "")
        if role in {"presentation", "none"} or any(name_of(below) in _LAYOUT for below in under(node)):
            return cls(False, (), 0)
        row = next((below for below in under(node) if name_of(below) == "tr"), None)
        cells = [cell for cell in (row.children or ()) if name_of(cell) in {"td", "th"}] if row is not None else []
        in_head = row is not None and row.parent is not None and name_of(row.parent) == "thead"
        if not cells or not (in_head or all(name_of(cell) == "th" for cell in cells)):
            return cls(True, (), 0)
        return cls(True, tuple(" ".join(text_of(cell).split()) for cell in cells), id(row))

    def header_for(self, row: Any) -> tuple[str, ...]:
        """Return the header cells' texts for a row below them."""
        return () if id(row) == self.header_row else self.header
