"""The cards beside a page's text: one per claim, per reference, and per place that only a finding is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.claim import Claim, ClaimKind
from claimcheck.model.finding import Analysis, Finding, Related
from claimcheck.model.summary import is_verified
from claimcheck.reporters.views.marking import mark_words
from claimcheck.reporters.views.records import source_view
from claimcheck.reporters.views.said import against_view
from claimcheck.reporters.views.site import Site
from claimcheck.reporters.views.values import Card, FindingView, RelatedView, SourceView, Verdict
from claimcheck.reporters.views.verdicts import Standing
from claimcheck.reporters.words import shorten, visible

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
class Desk:
    """Everything the cards of one page are made from."""

    analysis: Analysis
    findings: Sequence[Finding]
    standings: Sequence[Standing]
    references: dict[str, Reference]
    """By label."""
    site: Site
    anchor: str
    here: str

    @property
    def path(self) -> str:
        """Of the page."""
        return self.analysis.document.page.path

    def claim_anchor(self, index: int) -> str:
        """Return the anchor of a claim's card."""
        return f"{self.anchor}-claim-{index + 1}"

    def line(self, offset: int) -> str:
        """Return the line of the source that an offset of the reading text stands in."""
        page = self.analysis.document.page
        return f"line {page.locate(page.source_offset(offset)).line}"


def claim_card(desk: Desk, index: int, claim: Claim, findings: Iterable[Finding]) -> Card:
    """Return the card of a claim."""
    standing = desk.standings[index]
    known = [desk.references[label] for label in standing.labels if label in desk.references]
    attributed = f", attributed to {shorten(visible(claim.attribution), 120)}" if claim.attribution else ""
    figures = [quantity.text for quantity in claim.quantities]
    support = desk.analysis.support.get(index)
    return Card(
        anchor=desk.claim_anchor(index),
        kind="claim",
        heading=shorten(", ".join(dict.fromkeys(map(visible, figures))), 90) or "Claim",
        verdict=standing.verdict,
        words=standing.verdict.words,
        place=desk.line(claim.span.start),
        quote=mark_words(shorten(visible(claim.text), _LONGEST), figures),
        figures=tuple(shorten(visible(figure), 60) for figure in figures),
        about=f"{claim.kind.value}{attributed}",
        findings=finding_views(desk, findings),
        sources=tuple(_source(desk, reference) for reference in known),
        against=against_view(support, desk.analysis.evidence),
        missing=tuple(shorten(visible(label), 60) for label in standing.labels if label not in desk.references),
        settles=_SETTLES.get(claim.kind, "a source that states the figure")
        if standing.verdict is Verdict.UNCITED
        else "",
    )


def reference_card(desk: Desk, number: int, reference: Reference, findings: Iterable[Finding]) -> Card:
    """Return the card of an entry of the page's reference list, or of a link or mention with findings."""
    views = finding_views(desk, findings)
    verified = is_verified(desk.analysis.evidence.get(reference.label))
    verdict = Verdict.VERIFIED if verified else Verdict.UNVERIFIED
    words = "found" if verified else "not verified"
    if any(view.severity != "note" and view.status != "suppressed" for view in views):
        verdict, words = Verdict.WRONG, "a finding stands"
    names = {ReferenceKind.LINK: "Link", ReferenceKind.MENTION: "Mention", ReferenceKind.NOTE: "Note"}
    return Card(
        anchor=f"{desk.anchor}-reference-{number + 1}",
        kind="reference",
        heading=f"{names.get(reference.kind, 'Reference')} {shorten(visible(reference.label), 60)}",
        verdict=verdict,
        words=words,
        place=desk.line(reference.span.start),
        findings=views,
        sources=(_source(desk, reference),),
    )


def place_card(desk: Desk, number: int, finding: Finding) -> Card:
    """Return the card of a finding that is about neither a claim nor a reference."""
    return Card(
        anchor=f"{desk.anchor}-place-{number + 1}",
        kind="place",
        heading=shorten(visible(finding.excerpt), 90) or finding.rule,
        verdict=Verdict.FREE,
        words=finding.severity.value,
        place=f"line {finding.location.line}",
        findings=finding_views(desk, [finding]),
    )


def finding_views(desk: Desk, findings: Iterable[Finding]) -> tuple[FindingView, ...]:
    """Return findings as cards show them, the heaviest first."""
    ordered = sorted(findings, key=lambda finding: (-finding.severity.rank, finding.span))
    return tuple(_finding(desk, finding) for finding in ordered)


def _finding(desk: Desk, finding: Finding) -> FindingView:
    return FindingView(
        anchor=finding_anchor(desk.anchor, finding),
        rule=visible(finding.rule),
        manual=desk.site.rule_href(desk.here, finding.rule),
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


def _source(desk: Desk, reference: Reference) -> SourceView:
    href = desk.site.work_href(desk.here, desk.path, reference.label)
    return source_view(reference, desk.analysis.evidence.get(reference.label), href)
