"""The rule `dead-link`."""

from collections.abc import Iterator

from claimcheck.model.citation import Reference
from claimcheck.model.evidence import Evidence, Link, LinkStatus
from claimcheck.model.finding import Confidence
from claimcheck.model.severity import Severity
from claimcheck.rules.reference_questions import is_unregistered, leads_by_identifier
from claimcheck.rules.rule import Answer, ReferenceRule
from claimcheck.rules.wording import name_references, quote


class DeadLink(ReferenceRule):
    """A link that is gone.

    What it finds
        A link of a reference that ends, redirects followed, with 404 or 410, or whose host does not exist. As a
        warning: a link that answers, but with a home or error page or the sign that its domain is for sale; as a note:
        a link to a place inside a page (`#results`) that has no place of that name. Hosts that turn programs away or do
        not answer in time are never called dead, and for an address that is a form of an identifier (doi.org, PubMed, a
        publisher's page of a DOI) the registry decides.

    Why it matters
        A reader who wants to see the source cannot.

    What to do
        Replace the link by the work's DOI or its present address, or by an archived copy.

        Before: https://www.example.org/old/report.html
        After:  https://www.example.org/reports/2021/sleep
    """

    id = "dead-link"
    summary = "a link that is gone (404, 410, no such host), after redirects"
    severity = Severity.ERROR

    def judge_reference(self, reference: Reference, evidence: Evidence) -> Iterator[Answer]:
        """Yield one answer per link that is gone, or that leads to a home or error page."""
        link = evidence.link
        if link is not None and link.lost_anchor is not None:
            yield _without_place(reference, link)
        if link is None or link.status not in {LinkStatus.DEAD, LinkStatus.SOFT_404}:
            return
        decided = evidence.resolution.is_verified or is_unregistered(reference, evidence.resolution)
        if decided and leads_by_identifier(reference, link.url):
            return
        gone = link.status is LinkStatus.DEAD
        yield Answer(
            reference.span,
            f"The link {quote(link.url)} of {_named(reference, link)} {_ending(link)}.",
            "replace the link by the work's DOI, its present address or an archived copy",
            severity=None if gone else Severity.WARNING,
            confidence=Confidence.HIGH if gone else Confidence.MEDIUM,
            reference=reference.label,
        )


def _without_place(reference: Reference, link: Link) -> Answer:
    return Answer(
        reference.span,
        f"The link {quote(link.url)} of {_named(reference, link)} answers, but the page has no place named "
        f"{quote(link.lost_anchor or '')}.",
        "look up the place on the page and correct what stands behind the “#”",
        severity=Severity.NOTE,
        confidence=Confidence.MEDIUM,
        reference=reference.label,
    )


def _named(reference: Reference, link: Link) -> str:
    return name_references([reference.label]) if reference.label != link.url else "the text"


def _ending(link: Link) -> str:
    """Return what became of the link, as the rest of a sentence."""
    led = f", having led to {quote(link.final_url)}" if link.final_url and link.final_url != link.url else ""
    if link.status is LinkStatus.SOFT_404:
        return f"answers, but seems to lead to a home or error page{led}"
    if link.code:
        return f"is gone: the answer is {link.code}{led}"
    return f"is gone: {link.reason or 'there is no such host'}{led}"
