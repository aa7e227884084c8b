"""A rule as people read about it: what reports say of the rules that judged a run, found something or not."""

from dataclasses import dataclass

from claimcheck.model.severity import Severity


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
    def sections(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The titles in the manual, each with its paragraphs, whose lines are kept and not indented."""
        found: list[tuple[str, list[str]]] = []
        for line in self.text.splitlines():
            if line and not line.startswith(" "):
                found.append((line, []))
            elif found:
                found[-1][1].append(line[4:])
        cut = [(title, "\n".join(lines).strip().split("\n\n")) for title, lines in found if any(lines)]
        return tuple((title, tuple(paragraphs)) for title, paragraphs in cut)
