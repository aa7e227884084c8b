"""How a claim stands to its sources, in JSON, on the terminal and in HTML: five verdicts, words, reasons."""

import json
from dataclasses import replace

import pytest

from claimcheck.model.evidence import Comparison, Evidence, Outcome, Place, ReportedFigure, Resolution, WorkMatch
from claimcheck.model.finding import Analysis, Report
from claimcheck.model.summary import summarise
from claimcheck.model.support import FigureSupport, Looked, Nearest, Support, Verdict
from claimcheck.reporters.figure_lines import LOOKS, why_unread
from claimcheck.reporters.html import render as render_html
from claimcheck.reporters.json import render as render_json
from claimcheck.reporters.terminal import show
from tests.reporters.conftest import HOSTILE, make_report, make_work

SAID = ReportedFigure(
    "30.8%", 30.8, unit="percent", place=Place.RESULTS, words=("falls fell by", "30.8%", "in walkers (n=212)"), at=1
)
ALSO = ReportedFigure("12.4%", 12.4, unit="percent", place=Place.TABLE, words=("12.4%", "of the walkers stopped early"))


def with_support(report: Report, support: Support, evidence: Evidence | None = None) -> Report:
    """Return the report with this said about its first claim, and of reference 1."""
    analysis = report.analyses[0]
    known = {**analysis.evidence, **({"1": evidence} if evidence else {})}
    return replace(report, analyses=(replace(analysis, support={0: support}, evidence=known),))


def supported(analysis: Analysis, verdict: Verdict, **more: object) -> Support:
    figure = FigureSupport(analysis.document.claims[0].quantities[0], verdict, True, "1", SAID, how="rounded")
    return replace(Support(verdict, (figure,), (Looked("1", ("abstract", "full text")),)), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_said_everywhere(report: Report, verdict: Verdict, capsys: pytest.CaptureFixture[str]) -> None:
    told = with_support(report, supported(report.analyses[0], verdict))
    shape = json.loads(render_json(told))
    support = shape["documents"][0]["claims"][0]["support"]
    assert support["verdict"] == support["figures"][0]["verdict"] == verdict.value
    assert support["figures"][0]["reported"]["context"] == SAID.context
    assert support["read"] == [{"reference": "1", "what": ["abstract", "full text"], "why": ""}]
    assert shape["documents"][0]["claims"][1]["support"] is None
    for counted in (shape["summary"], *shape["pages"]):
        assert counted["verdicts"] == {one.value: int(one is verdict) for one in Verdict}
    show(told, verbose=True)
    said = capsys.readouterr().out
    assert f"\n  {LOOKS[verdict].words}  line 1:1\n" in said
    assert f"31%: {LOOKS[verdict].words}: “{SAID.context}” [1], results" in " ".join(said.split())
    assert "read: [1] abstract, full text" in said
    assert f"held against the cited works: 1 {LOOKS[verdict].words}" in said
    page = render_html(told)
    assert f"<b>Against its sources:</b> {LOOKS[verdict].words}" in page
    assert 'falls fell by <mark>30.8%</mark> in walkers (n=212)</q> <span class="fine">[1], results</span>' in page
    assert f"</span> 1 {LOOKS[verdict].words}" in page


def test_a_report_without_cited_claims_counts_no_verdicts(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    show(report)
    assert "held against" not in capsys.readouterr().out
    assert "Figures against their sources" not in render_html(report)
    assert set(summarise(report).verdicts.values()) == {0}


@pytest.mark.parametrize(
    ("resolution", "why"),
    [
        (Resolution(Outcome.UNREACHABLE, reason="Crossref did not answer"), "registry not reachable: Crossref did not"),
        (Resolution(Outcome.NOT_FOUND), "no record found"),
        (Resolution(Outcome.AMBIGUOUS), "several records fit"),
        (Resolution(Outcome.NOT_TRIED), "not looked up"),
        (Resolution(Outcome.RESOLVED, make_work()), "no text of it at hand"),
        (Resolution(Outcome.RESOLVED, make_work(), Comparison(WorkMatch.OTHER)), "it leads to another work"),
        (Resolution(Outcome.NOT_FOUND, match=make_work()), "no text of it at hand"),
    ],
)
def test_why_nothing_was_read_is_said_of_each_work(
    report: Report, resolution: Resolution, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    reason = "none of the cited works could be read"
    support = Support(Verdict.NOT_CHECKABLE, (), (Looked("1", ()),), reason)
    told = with_support(report, support, Evidence("site/walking.txt", "1", resolution))
    shape = json.loads(render_json(told))["documents"][0]["claims"][0]["support"]
    assert shape["reason"] == reason
    assert shape["read"][0]["why"].startswith(why)
    show(told, verbose=True)
    said = " ".join(capsys.readouterr().out.split())
    assert f"not checkable: {reason} line 1:1" in said
    assert f"read: [1] nothing: {why}" in said
    assert f"Read: [1] nothing: {why}" in render_html(told)


def test_a_reference_that_is_unknown_was_not_looked_up() -> None:
    assert why_unread(Looked("9", ()), {}) == "not looked up"


def test_the_second_opinion_stands_beside_the_verdict(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    support = supported(report.analyses[0], Verdict.DIFFERS, nearest=(Nearest("1", ALSO, 0.512),))
    told = replace(with_support(report, support), semantic="small, read by model2vec")
    shape = json.loads(render_json(told))
    assert shape["semantic"] == "small, read by model2vec"
    (near,) = shape["documents"][0]["claims"][0]["support"]["nearest"]
    assert near == {"reference": "1", "score": 0.512, "text": "12.4%", "place": "table", "context": ALSO.context}
    show(told, verbose=True)
    assert f"nearest by meaning (0.51): “{ALSO.context}” [1], table" in " ".join(capsys.readouterr().out.split())
    show(told)
    assert "nearest by meaning" not in capsys.readouterr().out
    page = render_html(told)
    assert "Nearest by meaning" in page
    assert "<q>12.4% of the walkers stopped early</q>" in page
    assert "small, read by model2vec" in page


def test_a_hostile_source_stays_text(capsys: pytest.CaptureFixture[str]) -> None:
    report = make_report()
    bad = replace(SAID, text=HOSTILE, words=("around", HOSTILE))
    support = supported(report.analyses[0], Verdict.DIFFERS, nearest=(Nearest(HOSTILE, bad, 0.5),), reason=HOSTILE)
    told = replace(with_support(report, support), semantic=HOSTILE)
    show(told, verbose=True)
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\n::error" not in said
    page = render_html(told)
    assert "<script>alert(1)" not in page
    assert "\u202e" not in page


def test_the_counts_fit_80_columns(
    report: Report, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    analysis = report.analyses[0]
    every = {index: supported(analysis, list(Verdict)[index % 5]) for index in range(500)}
    crowded = replace(
        analysis, document=replace(analysis.document, claims=analysis.document.claims[:1] * 500), support=every
    )
    show(replace(report, analyses=(crowded,)))
    said = capsys.readouterr().out
    assert "  held against the cited works: 100 supported, 100 supported by rounding,\n" in said
    assert "\n    100 differ, 100 not found in what was read, 100 not checkable\n" in said
