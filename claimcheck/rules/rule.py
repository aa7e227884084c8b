"""What a rule is: an id, a weight, a manual (its docstring) and one question asked of an analysis."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from inspect import getdoc
from typing import ClassVar, Protocol

from claimcheck.model.citation import Reference
from claimcheck.model.evidence import Evidence
from claimcheck.model.finding import Analysis, Confidence, Related
from claimcheck.model.manual import Manual
from claimcheck.model.severity import Severity
from claimcheck.model.span import Span
from claimcheck.rules.reference_questions import with_evidence


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says before the catalogue puts it in its place: spans are in the reading text."""

    span: Span
    message: str
    remedy: str
    severity: Severity | None = None
    """When this case weighs otherwise than the rule usually does."""
    confidence: Confidence = Confidence.HIGH
    claim: int | None = None
    reference: str | None = None
    subject: str | None = None
    """What the answer is about when it is neither a claim nor a reference: the words its fingerprint is made of."""
    figure: str | None = None
    """The figure of the claim that the answer is about, when it is about one of several."""
    related: tuple[tuple[Span, str], ...] = field(default=())
    """Further places, each with its role."""
    group: str | None = None
    """What it shares with other answers of the rule on the page that show one gap."""
    elsewhere: tuple[Related, ...] = ()
    """Further places on other pages."""


class Rule(Protocol):
    """One rule; `claimcheck/rules/<id with underscores>.py` holds it."""

    id: ClassVar[str]
    summary: ClassVar[str]
    """One line for the catalogue: what it finds."""
    severity: ClassVar[Severity]
    asks_outside: ClassVar[bool]
    """Whether it judges what registries and hosts answered, and so says less when they were not asked."""

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per thing found."""


class ReferenceRule(Rule, Protocol):
    """A rule that looks at each reference of which something was asked."""

    asks_outside: ClassVar[bool] = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield what is found about each reference, in order of the page."""
        for reference, evidence in with_evidence(analysis):
            yield from self.judge_reference(reference, evidence)

    def judge_reference(self, reference: Reference, evidence: Evidence) -> Iterator[Answer]:
        """Yield one answer per thing found about a reference."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A rule to judge by, and the severity the configuration caps or sets, if any."""

    rule: Rule
    severity: Severity | None = None

    @property
    def manual(self) -> Manual:
        """The rule as people read about it, so that a report can explain it without knowing this room."""
        rule = self.rule
        return Manual(rule.id, rule.summary, rule.severity, self.severity, getdoc(rule) or "")

    def weigh(self, answer: Answer) -> Severity:
        """Return how much an answer weighs: the configured weight, but a lighter case stays lighter."""
        usual = self.severity or self.rule.severity
        if answer.severity is None:
            return usual
        return answer.severity if self.severity is None else min(answer.severity, usual, key=lambda one: one.rank)
