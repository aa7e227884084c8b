"""A small report with one of everything, and what hostile pages put into it."""

import pytest

from claimcheck.model.citation import Citation, CitationIndex, Fields, Identifiers, Marker, Reference, ReferenceKind
from claimcheck.model.claim import Claim, ClaimKind, Quantity
from claimcheck.model.document import Document
from claimcheck.model.evidence import (
    Author,
    Comparison,
    Difference,
    Evidence,
    FoundBy,
    Link,
    LinkStatus,
    Outcome,
    Resolution,
    Work,
    WorkMatch,
)
from claimcheck.model.finding import Analysis, Confidence, Finding, Related, Report, Stale, Status, Unread
from claimcheck.model.page import Block, BlockKind, Page, Segment
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity
from claimcheck.model.span import Location, Span

TEXT = (
    "Falls dropped by 31% among walkers.[1]\n\nSleep improved by 12%.\n\n"
    "References\n\n1. Lee K. Walking. Gait. 2019;4:1-9."
)
HOSTILE = "<script>alert(1)</script> [bold red]x[/] \x1b[31mred\x1b[0m \u202egnp.exe =1+1 ::error::x \x00"


def make_page(text: str = TEXT, path: str = "site/walking.txt") -> Page:
    """Return a page whose reading text is its source."""
    whole = Span(0, len(text))
    return Page(path, "text", text, text, (Segment(whole, whole),), (Block(BlockKind.PARAGRAPH, whole),))


def make_work() -> Work:
    return Work(
        key="doi:10.5555/gait.1",
        registry=Registry.CROSSREF,
        asked="2026-11-21",
        title="Walking and falls",
        authors=(Author("Lee", "Kim"),),
        years=(2019,),
        journals=("Gait",),
        volume="5",
        pages="1-9",
        doi="10.5555/gait.1",
        provenance="transcribed for a test",
    )


def make_report(
    text: str = TEXT,
    words: str = "Falls dropped by 31% among walkers.",
    message: str = "A message.",
    path: str = "site/walking.txt",
) -> Report:
    """Return a report with a new error about a claim, a warning about a reference and an accepted note."""
    page = make_page(text, path)
    claim = Claim(Span(0, 38), words, ClaimKind.OUTCOME, True, (Quantity(Span(17, 20), "31%", 31.0, unit="percent"),))
    bare = Claim(
        Span(40, 62), "Sleep improved by 12%.", ClaimKind.OUTCOME, True, (Quantity(Span(58, 61), "12%", 12.0),)
    )
    reference = Reference(
        "1",
        ReferenceKind.ENTRY,
        Span(76, len(text)),
        words,
        Identifiers(doi="10.5555/gait.1", urls=("javascript:alert(1)",)),
        Fields(("Lee K",), False, 2019, "Walking", "Gait", "4", None, "1-9"),
    )
    document = Document(
        page,
        (claim, bare),
        CitationIndex((reference,), (Marker(Span(35, 38), "[1]", "bracket", ("1",)),), (Span(64, len(text)),)),
        (Citation(0, 0, ("1",)),),
    )
    comparison = Comparison(WorkMatch.SAME, (Difference("volume", "4", "5", Severity.WARNING),))
    evidence = Evidence(
        page.path,
        "1",
        Resolution(Outcome.RESOLVED, make_work(), comparison, "DOI 10.5555/gait.1", FoundBy.IDENTIFIER),
        Link("javascript:alert(1)", LinkStatus.REFUSED, reason="not a web address"),
    )
    findings = (
        Finding(
            "uncited-claim",
            Severity.ERROR,
            Confidence.HIGH,
            page.path,
            Span(40, 62),
            Location(3, 1),
            words,
            message,
            "Cite it.",
            1,
            None,
            (Related(Span(0, 38), Location(1, 1), words, "another figure"),),
            "f1",
        ),
        Finding(
            "mismatched-record",
            Severity.WARNING,
            Confidence.HIGH,
            page.path,
            Span(76, 90),
            Location(7, 1),
            words,
            message,
            "Mend it.",
            None,
            "1",
            (),
            "f2",
        ),
        Finding(
            "unused-reference",
            Severity.NOTE,
            Confidence.HIGH,
            page.path,
            Span(76, 90),
            Location(7, 1),
            words,
            message,
            "Drop it.",
            None,
            "1",
            (),
            "f3",
            status=Status.ACCEPTED,
            reason="known since spring",
        ),
    )
    return Report(
        "0.0.1",
        "2026-11-21T12:00:00+00:00",
        (Analysis(document, {"1": evidence}),),
        findings,
        unread=(Unread("site/missing.txt", "no such file", "check the path"),),
        stale=(Stale("f9", "dead-link", "site/walking.txt", "an old one"),),
        lock="site/claimcheck.lock",
        lock_provenance=("transcribed for a test",),
        offline=True,
    )


@pytest.fixture
def report() -> Report:
    return make_report()


@pytest.fixture
def hostile_report() -> Report:
    return make_report(words=HOSTILE, message=HOSTILE)
