"""The four captured pages, the registry server answering from the transcribed records: what the answer key demands.

The pages and records stand beside the project and may be absent; then these tests are skipped.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from claimcheck.check import check
from claimcheck.config import Config
from claimcheck.model.evidence import Evidence, Outcome, WorkMatch
from claimcheck.model.finding import Analysis, Finding, Report
from claimcheck.model.severity import Severity
from tests.registry import RegistryServer, load_records
from tests.registry.server import NO_LINKS

SHARED = Path(__file__).resolve().parents[2] / "shared"
PAGES = SHARED / "pages" / "seeds"

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the captured pages are not on this machine")


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    """Check the four pages once."""
    with RegistryServer(load_records(SHARED / "data" / "works.jsonl")) as server:
        yield check([PAGES], Config(registries=server.config, links=NO_LINKS))


def page(report: Report, name: str) -> tuple[Analysis, list[Finding]]:
    """Return the analysis and the findings of the page whose file name begins with `name`."""
    (analysis,) = [a for a in report.analyses if Path(a.document.page.path).name.startswith(name)]
    return analysis, [finding for finding in report.findings if finding.path == analysis.document.page.path]


def about_references(findings: list[Finding], least: Severity = Severity.WARNING) -> Mapping[str, set[str]]:
    """Return the rules that speak of each reference itself, not of a claim's figures, at or above a severity."""
    spoken: dict[str, set[str]] = {}
    for finding in findings:
        if finding.reference and finding.claim is None and finding.severity.rank >= least.rank:
            spoken.setdefault(finding.reference, set()).add(finding.rule)
    return spoken


def rows(name: str, page_name: str) -> list[dict[str, object]]:
    """Return the labels of one page."""
    lines = (SHARED / "gold" / name).read_text(encoding="utf-8").splitlines()
    return [row for line in lines if (row := json.loads(line))["doc"].endswith(f"/{page_name}")]


def test_every_required_claim_is_found_and_little_else(report: Report) -> None:
    found = required = predicted = right = 0
    for analysis in report.analyses:
        document = analysis.document
        labels = rows("seeds.claims.jsonl", Path(document.page.path).name)
        spans = [document.page.source_span(claim.span) for claim in document.claims if claim.needs_evidence]

        def meets(row: dict[str, object], start: int, end: int) -> bool:
            return start < int(str(row["end"])) and int(str(row["start"])) < end

        wanted = [row for row in labels if row["label"] == "required"]
        required += len(wanted)
        found += sum(any(meets(row, span.start, span.end) for span in spans) for row in wanted)
        predicted += len(spans)
        right += sum(any(meets(row, span.start, span.end) for row in labels) for span in spans)
    recall, precision = found / required, right / predicted
    assert 2 * recall * precision / (recall + precision) >= 0.97


def test_all_28_glued_markers_link_to_the_right_entries(report: Report) -> None:
    analysis, _ = page(report, "mindbloom")
    document = analysis.document
    seen = {
        (document.page.source_span(marker.span).start, marker.text, marker.labels)
        for marker in document.citation_index.markers
    }
    labelled = rows("seeds.markers.jsonl", "mindbloom-depression.txt")
    assert len(labelled) == 28
    assert seen == {(row["start"], row["marker"], tuple(map(str, row["references"]))) for row in labelled}  # type: ignore[call-overload]


def test_the_15_entries_resolve_without_an_error(report: Report) -> None:
    analysis, findings = page(report, "mindbloom")
    assert len(analysis.evidence) == 15
    for evidence in analysis.evidence.values():
        assert evidence.resolution.outcome is Outcome.RESOLVED
        assert evidence.resolution.comparison is not None
        assert evidence.resolution.comparison.agreement is WorkMatch.SAME
    assert about_references(findings) == {"12": {"duplicate-reference"}}
    eleventh = analysis.evidence["11"].resolution.work
    assert eleventh is not None
    assert (eleventh.pmcid, eleventh.doi) == ("PMC2719451", None)


def test_all_four_chimeras_are_flagged_and_the_fourth_is_offered_its_doi(report: Report) -> None:
    analysis, findings = page(report, "asana")
    spoken = about_references(findings, Severity.ERROR)
    assert set(spoken) == {"1", "2", "3", "4"}
    assert all(rules & {"different-work", "unmatched-reference"} for rules in spoken.values())
    fourth = analysis.evidence["4"].resolution.match
    assert fourth is not None
    assert fourth.doi == "10.1146/annurev-med-053013-062946"
    assert any("10.1146/annurev-med-053013-062946" in f.message + f.remedy for f in findings if f.reference == "4")


def test_the_three_mentions_resolve(report: Report) -> None:
    analysis, findings = page(report, "ketai")
    works = {label: _doi(evidence) for label, evidence in analysis.evidence.items()}
    assert works == {
        "Zarate et al., 2006": "10.1001/archpsyc.63.8.856",
        "Murrough et al., 2013": "10.1176/appi.ajp.2013.13030392",
        "Han et al., 2016": "10.2147/ndt.s117146",
    }
    assert about_references(findings) == {}


def test_the_guide_gives_no_error(report: Report) -> None:
    _, findings = page(report, "guide")
    assert all(finding.severity is not Severity.ERROR for finding in findings)
    assert any(finding.rule == "unnamed-source" and "Harvard Health" in finding.excerpt for finding in findings)


def _doi(evidence: Evidence) -> str | None:
    return evidence.resolution.work.doi if evidence.resolution.work else None


def test_figures_are_held_against_the_abstracts_of_what_is_cited(report: Report) -> None:
    said = [finding for finding in report.findings if finding.rule.startswith("figure-")]
    missing = " ".join(finding.message for finding in said if finding.rule == "figure-not-in-source")
    for figure in ("“89%”", "“95%”", "“62%”", "“8-12 weeks”", "“8%”"):
        assert figure in missing
    (differing,) = [finding for finding in said if finding.rule == "figure-differs"]
    assert "“30%” is claimed" in differing.message
    assert "32.6%" in differing.message
    assert "N=1247" in differing.message
    assert "over 10,000 clients" in differing.message
    for figure in ("“64%”", "“28%”", "“52%”", "“2 hours”", "“0.3%”", "“one-third”", "“63%” is not", "“50 years”"):
        assert figure not in missing


def test_one_price_does_not_add_up_and_all_others_are_silent(report: Report) -> None:
    (found,) = [finding for finding in report.findings if finding.rule == "inconsistent-arithmetic"]
    assert Path(found.path).name.startswith("mindbloom")
    assert found.excerpt == "$1679"
    assert "$2,148 ÷ 12 = $179" in found.message


def test_headlines_that_their_own_evidence_does_not_reach(report: Report) -> None:
    said = [finding for finding in report.findings if finding.rule == "inconsistent-figure"]
    assert [Path(finding.path).name for finding in said] == ["ketai-depression.txt"] * 4
    tile, onset, remission, sentence = said
    for finding in (tile, sentence):
        assert "“70%” is stated for response" in finding.message
        assert "64% (line 60) and 52% (line 62)" in finding.message
        assert "of its works only “Zarate et al., 2006” reports 71%, which this page does not say" in finding.message
    assert "“4 hrs” is stated for onset" in onset.message
    assert "2 hours (line 58)" in onset.message
    assert "“50%+” is stated for remission" in remission.message
    assert "“Zarate et al., 2006” reports 29% and “Han et al., 2016” reports 20.6%" in remission.message
    assert [place.location.line for place in remission.related] == [58, 62]
