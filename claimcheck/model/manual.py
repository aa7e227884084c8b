"""A rule as people read about it: what reports say of the rules that judged a run, found something or not."""

from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.model.severity import Severity

_EXAMPLES = ("Before:", "After:")
"""What begins an example."""


class Paragraph(NamedTuple):
    """A paragraph of a manual: prose in one line, or an example, whose lines and blanks are kept."""

    lines: tuple[str, ...]
    example: bool = False


@dataclass(frozen=True, slots=True)
class Manual:
    """One rule that judged the run."""

    rule: str
    """Its id."""
    summary: str
    """One line: what it finds."""
    severity: Severity
    """What it weighs unless configured otherwise."""
    configured: Severity | None
    """What the configuration makes it weigh, if it says so."""
    text: str
    """The manual: a line, then "What it finds", "Why it matters" and "What to do", each with indented paragraphs."""

    @property
    def sections(self) -> tuple[tuple[str, tuple[Paragraph, ...]], ...]:
        """The titles in the manual, each with its paragraphs."""
        found: list[tuple[str, list[str]]] = []
        for line in self.text.splitlines():
            if line and not line.startswith(" "):
                found.append((line, []))
            elif found:
                found[-1][1].append(line[4:])
        cut = [(title, "\n".join(lines).strip().split("\n\n")) for title, lines in found if any(lines)]
        return tuple((title, tuple(map(_read, paragraphs))) for title, paragraphs in cut)


def _read(text: str) -> Paragraph:
    if text.startswith(_EXAMPLES):
        return Paragraph(tuple(text.split("\n")), example=True)
    return Paragraph((" ".join(text.split()),))
