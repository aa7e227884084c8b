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
