"""What the rules say of a run, before anything is compared with what was accepted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimcheck.model.finding import Finding, Problem
from claimcheck.model.manual import Manual


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say, and what in the pages' ignore comments cannot be followed."""

    findings: tuple[Finding, ...]
    """In order of path and place; suppressed ones among them, marked."""
    problems: tuple[Problem, ...]
    judged: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By path of the page: the rules that could say all they have to say about it."""
    comparing: frozenset[str] = frozenset()
    """Rules whose finding on one page may need another page of the run to be read."""
    rules: tuple[Manual, ...] = ()
    """The rules that judged, in the order of the catalogue."""
