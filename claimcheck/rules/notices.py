"""What was published about the works a page cites, and what the rules about such notices have in common."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from claimcheck.model.citation import Reference
from claimcheck.model.evidence import Update, UpdateKind, Work
from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.model.span import Span
from claimcheck.rules.reference_questions import with_evidence
from claimcheck.rules.rule import Answer, Rule
from claimcheck.rules.wording import name_references, name_work

RETRACTING = frozenset(
    {UpdateKind.RETRACTION, UpdateKind.WITHDRAWAL, UpdateKind.REMOVAL, UpdateKind.PARTIAL_RETRACTION}
)
_MOST_RELATED = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that stands over the work of a reference."""

    reference: Reference
    work: Work
    update: Update

    @property
    def words(self) -> str:
        """When, by whom and where it was published, as far as recorded, in brackets."""
        details = ", ".join(self.update.details)
        return f" ({details})" if details else ""


def notices(analysis: Analysis, kinds: frozenset[UpdateKind]) -> Iterator[Notice]:
    """Yield, per reference, the most severe notice of these kinds that stands over its work.

    Once a work is retracted, lesser notices of it no longer matter and are not yielded.
    """
    for reference, evidence in with_evidence(analysis):
        work = evidence.resolution.work_meant
        if work is None:
            continue
        order = list(UpdateKind)
        updates = sorted(work.updates, key=lambda update: order.index(update.kind))
        if updates and updates[0].kind in RETRACTING and not kinds & RETRACTING:
            continue
        update = next((update for update in updates if update.kind in kinds), None)
        if update is not None:
            yield Notice(reference, work, update)


def citing_claims(analysis: Analysis, reference: Reference) -> tuple[tuple[Span, str], ...]:
    """Return the claims that lean on a reference, as related places."""
    document = analysis.document
    claims = document.claims_citing(reference.label)
    return tuple((document.claims[index].span, "a claim that leans on it") for index in claims)[:_MOST_RELATED]


class NoticeRule(Rule, Protocol):
    """A rule about notices of some kinds; one that names no claims leaves it to the reader whether they are touched."""

    says: ClassVar[Mapping[UpdateKind, str]]
    """The kinds it is about, each with the beginning of the message, in which `work` and `reference` have a place."""
    remedy: ClassVar[str]
    names_claims: ClassVar[bool] = True
    asks_outside: ClassVar[bool] = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per reference over whose work such a notice stands."""
        for notice in notices(analysis, frozenset(self.says)):
            label = notice.reference.label
            said = self.says[notice.update.kind].format(work=name_work(notice.work), reference=name_references([label]))
            yield Answer(
                notice.reference.span,
                f"{said}{notice.words}.",
                self.remedy,
                severity=self.weigh(notice),
                reference=label,
                related=citing_claims(analysis, notice.reference) if self.names_claims else (),
            )

    def weigh(self, notice: Notice) -> Severity | None:  # noqa: ARG002
        """Return what a case weighs that weighs otherwise than usual."""
        return None
