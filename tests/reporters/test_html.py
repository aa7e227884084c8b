"""What the HTML report is made of: values that are ready to read, anchors that stay, text that stays text."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings

from claimcheck.model.claim import ClaimKind
from claimcheck.model.evidence import Comparison, Update, UpdateKind, WorkMatch
from claimcheck.model.finding import Report, Status
from claimcheck.model.page import Segment
from claimcheck.model.span import Span
from claimcheck.model.support import FigureSupport, Looked, Support
from claimcheck.model.support import Verdict as Found
from claimcheck.reporters import html as html_report
from claimcheck.reporters import parse_target, write
from claimcheck.reporters.differing import mark_differences, mark_words
from claimcheck.reporters.html import render
from claimcheck.reporters.views import report_pages
from claimcheck.reporters.views.pages import turned
from claimcheck.reporters.views.report_page import PageView
from claimcheck.reporters.views.site import Site, anchors, web_address
from claimcheck.reporters.views.values import Card, ClaimStatus
from claimcheck.reporters.views.verdicts import shares, standings
from tests.benchmarks.html_report import make_report as make_large_report
from tests.reporters.conftest import make_page, make_report
from tests.reporters.hostile import hostile, hostile_report


def page_of(report: Report) -> PageView:
    return report_pages(report, "r.html", split=False)[0].pages[0]


def cards(report: Report) -> list[Card]:
    return [card for row in page_of(report).rows for card in row.cards]


def test_every_claim_and_reference_has_its_card(report: Report) -> None:
    first, bare, reference = cards(report)
    assert (first.kind, first.verdict, first.heading) == ("claim", ClaimStatus.VERIFIED, "31%")
    assert [source.reference.label for source in first.sources] == ["1"]
    assert (bare.verdict, bare.findings[0].rule) == (ClaimStatus.UNCITED, "uncited-claim")
    assert "figure" in bare.settles
    assert (reference.kind, reference.verdict) == ("reference", ClaimStatus.WRONG)
    assert [finding.rule for finding in reference.findings] == ["mismatched-record", "unused-reference"]


def test_a_finding_on_a_claim_that_needs_no_evidence_shows_on_its_card(report: Report) -> None:
    analysis = report.analyses[0]
    claims = tuple(replace(claim, kind=ClaimKind.PRICE, needs_evidence=False) for claim in analysis.document.claims)
    priced = replace(analysis, document=replace(analysis.document, claims=claims))
    stands = standings(priced, report.findings)
    assert list(stands[:2]) == [ClaimStatus.FREE, ClaimStatus.FLAWED]
    assert shares(stands).total == 0


def test_the_text_is_shown_whole_and_cut_at_claims_figures_and_markers(report: Report) -> None:
    page = page_of(report)
    runs = [run for row in page.rows for block in row.blocks for run in block.runs]
    text = "".join(part.text for run in runs for part in run.parts)
    assert text.split() == report.analyses[0].document.page.text.split()
    parts = [part for run in runs for part in run.parts]
    assert [part.text for part in parts if part.figure] == ["31%", "12%"]
    assert [(part.text, part.label) for part in parts if part.href] == [("[1]", "reference 1")]
    assert [run.verdict for run in runs if run.last] == [ClaimStatus.VERIFIED, ClaimStatus.UNCITED]


def test_shares_add_up_to_the_claims_that_need_evidence(report: Report) -> None:
    shares = page_of(report).shares
    assert (shares.verified, shares.cited, shares.uncited) == (1, 0, 1)


def test_a_source_that_is_another_work_makes_no_claim_verified(report: Report) -> None:
    analysis = report.analyses[0]
    resolution = replace(analysis.evidence["1"].resolution, comparison=Comparison(WorkMatch.OTHER))
    evidence = {"1": replace(analysis.evidence["1"], resolution=resolution)}
    doubted = replace(report, analyses=(replace(analysis, evidence=evidence),))
    assert cards(doubted)[0].verdict is ClaimStatus.UNVERIFIED
    assert "of another work than printed" in cards(doubted)[0].sources[0].outcome


def test_a_suppressed_finding_doubts_nothing(report: Report) -> None:
    findings = tuple(replace(finding, status=Status.SUPPRESSED) for finding in report.findings)
    assert cards(replace(report, findings=findings))[2].verdict is ClaimStatus.VERIFIED


def test_notices_stand_on_the_record_and_on_the_work(report: Report) -> None:
    analysis = report.analyses[0]
    found = analysis.evidence["1"]
    update = Update(UpdateKind.RETRACTION, "10.5555/n", "retraction-watch", "2022-02-01")
    assert found.resolution.work
    work = replace(found.resolution.work, updates=(update,))
    evidence = {"1": replace(found, resolution=replace(found.resolution, work=work))}
    noticed = replace(report, analyses=(replace(analysis, evidence=evidence),))
    words = "Retracted, 2022-02-01, recorded by Retraction Watch, notice doi:10.5555/n"
    assert report_pages(noticed, "r.html", split=False)[0].works[0].notices == (words,)
    assert render(noticed).count(f"</b> {words}</p>") == 4  # on both cards, on the work, and on its record there


def test_what_the_source_says_stands_on_the_card(report: Report) -> None:
    analysis = report.analyses[0]
    quantity = analysis.document.claims[0].quantities[0]
    support = Support(
        Found.NOT_FOUND, (FigureSupport(quantity, Found.NOT_FOUND),), (Looked("1", ("abstract",)),), "no open text"
    )
    text = render(replace(report, analyses=(replace(analysis, support={0: support}),)))
    assert "<b>31%</b> not found in what was read</li>" in text
    assert ": no open text</p>" in text
    assert "Read: [1] abstract</p>" in text


def test_a_work_stands_once_however_many_pages_cite_it() -> None:
    report = make_large_report(4)
    analyses = tuple(
        replace(a, evidence={label: report.analyses[0].evidence[label] for label in a.evidence})
        for a in report.analyses
    )
    works = report_pages(replace(report, analyses=analyses), "r.html", split=False)[0].works
    assert [len(work.printed) for work in works] == [4] * 6
    assert all(work.entries for work in works)


def test_works_say_how_they_stand(report: Report) -> None:
    assert [(w.sign, w.words) for w in report_pages(report, "r.html", split=False)[0].works] == [
        ("!", "found, but a finding stands")
    ]
    noted = replace(report, findings=report.findings[2:])
    assert report_pages(noted, "r.html", split=False)[0].works[0].words == "found, with a note"
    clean = replace(report, findings=())
    assert report_pages(clean, "r.html", split=False)[0].works[0].words == "found as printed"


def test_words_are_marked_where_they_differ() -> None:
    ours, theirs = mark_differences("Annals of Gait 2019", "Archives of Gait 2018")
    assert ours == (("Annals", True), ("of Gait", False), ("2019", True))
    assert theirs == (("Archives", True), ("of Gait", False), ("2018", True))
    assert mark_words("5% or 15%", ["15%"]) == (("5% or ", False), ("15%", True))


def test_places_in_the_source_are_found_again_in_the_text() -> None:
    page = replace(
        make_page("a & b"),
        segments=(
            Segment(Span(0, 2), Span(3, 5)),
            Segment(Span(2, 3), Span(5, 10)),
            Segment(Span(3, 5), Span(10, 12)),
        ),
    )
    back = turned(page)
    assert back.source_span(Span(3, 12)) == Span(0, 5)
    assert back.source_span(Span(7, 9)) == Span(2, 3)
    assert back.source_span(Span(11, 12)) == Span(4, 5)


def test_anchors_are_readable_safe_and_each_its_own() -> None:
    names = anchors("page", ["a/ü.txt", "a/é.txt", "../../x", "x" * 300, "x" * 299 + "y"])
    assert list(names.values())[:3] == ["page-a-txt", "page-a-txt-2", "page-x"]
    assert len(set(names.values())) == 5
    assert all(re.fullmatch(r"[a-z0-9-]{1,90}", anchor) for anchor in names.values())


@pytest.mark.parametrize(
    ("here", "there", "href"),
    [
        ("r.html", "r.html", "#x"),
        ("r.html", "r-pages/a.html", "r-pages/a.html#x"),
        ("r-pages/a.html", "r.html", "../r.html#x"),
        ("r-pages/a.html", "r-pages/b.html", "b.html#x"),
    ],
)
def test_links_between_files(here: str, there: str, href: str) -> None:
    assert Site("r.html", "r-pages").href(here, there, "x") == href


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "data:text/html,x", "//x.example", "https://", "http://[", "https://x.example/\nx", ""],
)
def test_only_web_addresses_become_links(text: str) -> None:
    assert web_address(text) is None


class _Shape(HTMLParser):
    """Everything a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.odd += [name for name, _ in attrs if name.startswith("on") or name in {"style", "src", "srcdoc"}]
        self.odd += [value for name, value in attrs if name == "href" and value and value.startswith("javascript")]


@settings(max_examples=25, deadline=None)
@given(hostile, hostile)
def test_no_text_becomes_markup(words: str, message: str) -> None:
    plain, attacked = _Shape(), _Shape()
    plain.feed(render(hostile_report("x", "y", "site/walking.txt")))
    text = render(hostile_report(words, message))
    attacked.feed(text)
    assert attacked.odd == []
    assert {tag: attacked.tags.count(tag) for tag in ("script", "style", "article", "form", "meta")} == {
        tag: plain.tags.count(tag) for tag in ("script", "style", "article", "form", "meta")
    }
    assert not {"img", "iframe", "b2", "failure"} & set(attacked.tags)
    assert not set(text) & set("\x00\x1b\u202e\u2066\ud800")


def test_beyond_some_hundred_pages_the_report_is_an_index_and_a_file_per_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_report, "ONE_FILE_PAGES", 3)
    write(make_large_report(5), parse_target(f"html={tmp_path}/mine.html"))
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {"mine.html", "mine-pages/references.html", "mine-pages/page-site-street-000-html.html"} <= files
    assert len(files) == 7
    ids = {name: set(re.findall(r' id="([^"]+)"', (tmp_path / name).read_text(encoding="utf-8"))) for name in files}
    for name in files:
        text = (tmp_path / name).read_text(encoding="utf-8")
        for file, anchor in re.findall(r'href="(?!http)([^"#]*)#([^"]+)"', text):
            folder = Path(name).parent
            target = (
                name if not file else (tmp_path / folder / file).resolve().relative_to(tmp_path.resolve()).as_posix()
            )
            assert anchor in ids[target], (name, file, anchor)


def test_the_file_of_two_thousand_claims_stays_below_ten_megabytes() -> None:
    text = render(make_large_report(20))
    assert len(text.encode("utf-8")) * 10 < 10_000_000 + 9 * 60_000


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(make_report()) == render(make_report())
