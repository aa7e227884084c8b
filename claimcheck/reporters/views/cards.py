"""The cards beside a page's text: one per claim, per reference, and per place that only a finding is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.claim import Claim, ClaimKind
from claimcheck.model.finding import Analysis, Finding, Status, heaviest_first
from claimcheck.model.severity import Severity
from claimcheck.reporters.differing import mark_words
from claimcheck.reporters.phrases import short, shorten, visible
from claimcheck.reporters.views.site import Links
from claimcheck.reporters.views.values import Card, ClaimStatus, Source

_SETTLES = {
    ClaimKind.OUTCOME: "a publication that reports this outcome with its figure: in whom, measured how, and when",
    ClaimKind.SAFETY: "a trial report, register or product label that lists this risk with its figure",
    ClaimKind.PREVALENCE: "a survey, register or review that gives this share, its population and its year",
    ClaimKind.TIMING: "a study that measured the time and says from when it was counted",
    ClaimKind.COMPARISON: "a study that compared both sides, or one source for each side",
    ClaimKind.MEASUREMENT: "the report of the measurement: of what, with what, in how many",
    ClaimKind.DESIGN: "the publication or registration of the study described",
}
_LONGEST = 1200
"""Characters of a claim that a card shows."""


@dataclass(frozen=True)
class PageContext:
    """Everything the cards of one page are made from."""

    analysis: Analysis
    findings: Sequence[Finding]
    verdicts: Sequence[ClaimStatus]
    """Of the claims."""
    references: dict[str, Reference]
    """By label."""
    links: Links

    def claim_anchor(self, index: int) -> str:
        """Return the anchor of a claim's card."""
        return f"{self.links.anchor}-claim-{index + 1}"

    def line(self, offset: int) -> str:
        """Return the line of the source that an offset of the reading text stands in."""
        page = self.analysis.document.page
        return f"line {page.locate(page.source_offset(offset)).line}"

    def source(self, reference: Reference) -> Source:
        """Return a reference with what came of it."""
        return Source(reference, self.analysis.evidence.get(reference.label), self.links.works.get(reference.label))


def claim_card(context: PageContext, index: int, claim: Claim, findings: Iterable[Finding]) -> Card:
    """Return the card of a claim."""
    verdict, labels = context.verdicts[index], context.analysis.document.labels_of(index)
    known = [context.references[label] for label in labels if label in context.references]
    attributed = f", attributed to {short(claim.attribution, 120)}" if claim.attribution else ""
    figures = [quantity.text for quantity in claim.quantities]
    uncited = verdict is ClaimStatus.UNCITED
    return Card(
        anchor=context.claim_anchor(index),
        kind="claim",
        heading=shorten(", ".join(dict.fromkeys(map(visible, figures))), 90) or "Claim",
        verdict=verdict,
        words=verdict.words,
        place=context.line(claim.span.start),
        quote=mark_words(short(claim.text, _LONGEST), figures),
        about=f"{claim.kind.value}{attributed}",
        findings=heaviest_first(findings),
        sources=tuple(map(context.source, known)),
        support=context.analysis.support.get(index),
        missing=tuple(short(label, 60) for label in labels if label not in context.references),
        settles=_SETTLES.get(claim.kind, "a source that states the figure") if uncited else "",
    )


def reference_card(context: PageContext, number: int, reference: Reference, findings: Iterable[Finding]) -> Card:
    """Return the card of an entry of the page's reference list, or of a link or mention with findings."""
    source = context.source(reference)
    verdict, words = (ClaimStatus.VERIFIED, "found") if source.verified else (ClaimStatus.UNVERIFIED, "not verified")
    if any(one.severity is not Severity.NOTE and one.status is not Status.SUPPRESSED for one in findings):
        verdict, words = ClaimStatus.WRONG, "a finding stands"
    names = {ReferenceKind.LINK: "Link", ReferenceKind.MENTION: "Mention", ReferenceKind.NOTE: "Note"}
    return Card(
        anchor=f"{context.links.anchor}-reference-{number + 1}",
        kind="reference",
        heading=f"{names.get(reference.kind, 'Reference')} {short(reference.label, 60)}",
        verdict=verdict,
        words=words,
        place=context.line(reference.span.start),
        findings=heaviest_first(findings),
        sources=(source,),
    )


def place_card(context: PageContext, number: int, finding: Finding) -> Card:
    """Return the card of a finding that is about neither a claim nor a reference."""
    return Card(
        anchor=f"{context.links.anchor}-place-{number + 1}",
        kind="place",
        heading=short(finding.excerpt, 90) or finding.rule,
        verdict=ClaimStatus.FREE,
        words=finding.severity.value,
        place=f"line {finding.location.line}",
        findings=(finding,),
    )
