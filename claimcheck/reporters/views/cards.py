"""The cards beside a page's text: one per claim, per reference, and per place that only a finding is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.claim import Claim, ClaimKind
from claimcheck.model.finding import Analysis, Finding, Related
from claimcheck.reporters.differing import mark_words
from claimcheck.reporters.phrases import shorten, visible
from claimcheck.reporters.views.cited_evidence import against_view
from claimcheck.reporters.views.records import source_view
from claimcheck.reporters.views.site import Links
from claimcheck.reporters.views.values import Card, ClaimStatus, FindingView, RelatedView, SourceView, filter_words
from claimcheck.reporters.views.verdicts import Standing

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
_PATH = 200
"""Characters of page text and messages a card shows."""


@dataclass(frozen=True)
class PageContext:
    """Everything the cards of one page are made from."""

    analysis: Analysis
    findings: Sequence[Finding]
    standings: Sequence[Standing]
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


def claim_card(context: PageContext, index: int, claim: Claim, findings: Iterable[Finding]) -> Card:
    """Return the card of a claim."""
    findings = _heaviest_first(findings)
    standing = context.standings[index]
    known = [context.references[label] for label in standing.labels if label in context.references]
    attributed = f", attributed to {shorten(visible(claim.attribution), 120)}" if claim.attribution else ""
    figures = [quantity.text for quantity in claim.quantities]
    support = context.analysis.support.get(index)
    return Card(
        anchor=context.claim_anchor(index),
        kind="claim",
        heading=shorten(", ".join(dict.fromkeys(map(visible, figures))), 90) or "Claim",
        verdict=standing.verdict,
        words=standing.verdict.words,
        place=context.line(claim.span.start),
        quote=mark_words(shorten(visible(claim.text), _LONGEST), figures),
        figures=tuple(shorten(visible(figure), 60) for figure in figures),
        about=f"{claim.kind.value}{attributed}",
        findings=finding_views(context, findings),
        **filter_words(findings),
        sources=tuple(_source(context, reference) for reference in known),
        against=against_view(support, context.analysis.evidence),
        missing=tuple(shorten(visible(label), 60) for label in standing.labels if label not in context.references),
        settles=_SETTLES.get(claim.kind, "a source that states the figure")
        if standing.verdict is ClaimStatus.UNCITED
        else "",
    )


def reference_card(context: PageContext, number: int, reference: Reference, findings: Iterable[Finding]) -> Card:
    """Return the card of an entry of the page's reference list, or of a link or mention with findings."""
    findings = _heaviest_first(findings)
    views = finding_views(context, findings)
    verified = context.analysis.confirms(reference.label)
    verdict = ClaimStatus.VERIFIED if verified else ClaimStatus.UNVERIFIED
    words = "found" if verified else "not verified"
    if any(view.severity != "note" and view.status != "suppressed" for view in views):
        verdict, words = ClaimStatus.WRONG, "a finding stands"
    names = {ReferenceKind.LINK: "Link", ReferenceKind.MENTION: "Mention", ReferenceKind.NOTE: "Note"}
    return Card(
        anchor=f"{context.links.anchor}-reference-{number + 1}",
        kind="reference",
        heading=f"{names.get(reference.kind, 'Reference')} {shorten(visible(reference.label), 60)}",
        verdict=verdict,
        words=words,
        place=context.line(reference.span.start),
        findings=views,
        **filter_words(findings),
        sources=(_source(context, reference),),
    )


def place_card(context: PageContext, number: int, finding: Finding) -> Card:
    """Return the card of a finding that is about neither a claim nor a reference."""
    return Card(
        anchor=f"{context.links.anchor}-place-{number + 1}",
        kind="place",
        heading=shorten(visible(finding.excerpt), 90) or finding.rule,
        verdict=ClaimStatus.FREE,
        words=finding.severity.value,
        place=f"line {finding.location.line}",
        findings=finding_views(context, [finding]),
        **filter_words([finding]),
    )


def finding_views(context: PageContext, findings: Sequence[Finding]) -> tuple[FindingView, ...]:
    """Return findings as cards show them."""
    return tuple(_finding(context, finding) for finding in findings)


def _heaviest_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (-finding.severity.rank, finding.span))


def _finding(context: PageContext, finding: Finding) -> FindingView:
    return FindingView(
        anchor=finding_anchor(context.links.anchor, finding),
        rule=visible(finding.rule),
        manual=context.links.rules.get(finding.rule),
        severity=finding.severity.value,
        confidence=finding.confidence.value,
        status=finding.status.value,
        place=f"line {finding.location.line}, column {finding.location.column}",
        message=shorten(visible(finding.message), _LONGEST),
        remedy=shorten(visible(finding.remedy), _LONGEST),
        reason=shorten(visible(finding.reason), _LONGEST) if finding.reason else None,
        related=tuple(
            RelatedView(f"{_place(related)}, {visible(related.role)}", shorten(visible(related.text), 300))
            for related in finding.related
        ),
    )


def _place(related: Related) -> str:
    line = f"line {related.location.line}"
    return line if related.path is None else f"{shorten(visible(related.path), _PATH)}, {line}"


def finding_anchor(page: str, finding: Finding) -> str:
    """Return what a finding is linked by: its fingerprint, which stays when text around it moves."""
    known = "".join(c for c in finding.fingerprint.lower() if c.isascii() and c.isalnum())
    return f"{page}-finding-{known or finding.span.start}"


def _source(context: PageContext, reference: Reference) -> SourceView:
    href = context.links.works.get(reference.label)
    return source_view(reference, context.analysis.evidence.get(reference.label), href)
