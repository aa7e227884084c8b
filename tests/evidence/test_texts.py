"""Abstracts and open full texts are read into figures, each work once; what may not be passed on is not kept."""

import json
from pathlib import Path

from claimcheck.check import check
from claimcheck.config import Config
from claimcheck.model.finding import Report
from claimcheck.model.support import Verdict
from tests.registry import RegistryServer
from tests.registry.server import NO_LINKS, Mode

RECORD = {
    "DOI": "10.5555/sleep.1",
    "type": "journal-article",
    "title": ["Light at night and sleep"],
    "author": [{"family": "Okafor", "given": "Ada"}],
    "issued": {"date-parts": [[2020]]},
    "container-title": ["Journal of Night"],
    "x-identifiers": {"pmid": "123456", "pmcid": "PMC7654321"},
}
ABSTRACT = "<jats:p>Of 212 nurses who kept the lights off, 81.4% slept better after four weeks.</jats:p>"
FULL_TEXT = """<?xml version="1.0"?><article><body>
<sec><title>Introduction</title><p>Others found that 33% of nurses sleep badly.</p></sec>
<sec><title>Results</title><p>Of all, 17% gave up early<xref>4</xref>.</p>
<table-wrap><table><tr><td>Nightmares, %</td><td>44.2</td></tr></table></table-wrap></sec></body></article>"""
PAGE = """In a trial, {claim} [1].

## References

1. Okafor A. Light at night and sleep. Journal of Night. 2020. doi:10.5555/sleep.1
"""


def run(folder: Path, server: RegistryServer, claim: str, lock: Path | None = None) -> Report:
    """Check a page that claims this and cites the record."""
    page = folder / "page.md"
    page.write_text(PAGE.format(claim=claim), encoding="utf-8")
    return check([page], Config(registries=server.config, links=NO_LINKS, lock=lock))


def verdict(report: Report) -> Verdict:
    (analysis,) = report.analyses
    (support,) = analysis.support.values()
    return support.verdict


def test_an_abstract_is_read(tmp_path: Path) -> None:
    with RegistryServer([{**RECORD, "abstract": ABSTRACT}]) as server:
        assert verdict(run(tmp_path, server, "81% of the nurses slept better")) is Verdict.ROUNDED
        report = run(tmp_path, server, "76% of the nurses slept better")
    assert [finding.rule for finding in report.findings] == ["figure-not-in-source"]


def test_an_open_full_text_is_read_but_not_what_it_says_of_others(tmp_path: Path) -> None:
    with RegistryServer([{**RECORD, "abstract": ABSTRACT, "x-full-text": FULL_TEXT}]) as server:
        assert verdict(run(tmp_path, server, "17% of the nurses gave up")) is Verdict.SUPPORTED
        assert verdict(run(tmp_path, server, "33% of the nurses slept badly")) is Verdict.NOT_FOUND


def test_a_figure_of_the_full_text_is_named_with_its_place(tmp_path: Path) -> None:
    lock = tmp_path / "claimcheck.lock"
    heads, row = "<tr><th/><th>Lights off</th></tr>", "<tr><td>Naps, n (%)</td><td>9 (4.2)</td></tr>"
    table = f"<table-wrap><table><thead>{heads}</thead>{row}</table></table-wrap>"
    text = FULL_TEXT.replace("<table-wrap>", f"{table}<table-wrap>", 1)
    with RegistryServer([{**RECORD, "abstract": ABSTRACT, "x-full-text": text}]) as server:
        (support,) = run(tmp_path, server, "17% of the nurses gave up", lock).analyses[0].support.values()
        (figure,) = support.figures
        assert figure.figure is not None
        assert (figure.figure.place, support.looked[0].read) == ("results", ("abstract", "full text"))
        (support,) = run(tmp_path, server, "with lights off, 4.2% took naps", lock).analyses[0].support.values()
        assert [(one.verdict, one.figure and one.figure.place) for one in support.figures] == [
            (Verdict.SUPPORTED, "table")
        ]
        assert any("fullTextXML" in str(asked) for asked in server.requests)
        (finding,) = run(tmp_path, server, "76% of the nurses slept better", lock).findings
    assert "the full text of reference 1" in finding.message
    (work,) = json.loads(lock.read_text(encoding="utf-8"))["works"].values()
    assert {figure["place"] for figure in work["figures"] if "place" in figure} == {"abstract", "results", "table"}
    assert all(len(" ".join(figure["words"])) <= 120 for figure in work["figures"])


def test_only_an_open_full_text_is_asked_for(tmp_path: Path) -> None:
    with RegistryServer([{**RECORD, "abstract": ABSTRACT}]) as server:
        run(tmp_path, server, "81% of the nurses slept better")
        assert not [asked for asked in server.requests if "fullTextXML" in str(asked)]


def test_a_broken_full_text_leaves_the_abstract(tmp_path: Path) -> None:
    for text in ("<article><body>", '<!DOCTYPE a [<!ENTITY b "c">]><article><body><p>17%</p></body></article>'):
        with RegistryServer([{**RECORD, "abstract": ABSTRACT, "x-full-text": text}]) as server:
            assert verdict(run(tmp_path, server, "81% of the nurses slept better")) is Verdict.ROUNDED


def test_without_an_abstract_nothing_is_said(tmp_path: Path) -> None:
    with RegistryServer([RECORD]) as server:
        report = run(tmp_path, server, "76% of the nurses slept better")
    assert verdict(report) is Verdict.NOT_CHECKABLE
    assert report.findings == ()


def test_a_registry_that_is_out_costs_the_verdict_not_the_run(tmp_path: Path) -> None:
    with RegistryServer([RECORD], modes={"europepmc": Mode.GATEWAY}) as server:
        report = run(tmp_path, server, "76% of the nurses slept better")
    assert verdict(report) is Verdict.NOT_CHECKABLE
    assert not [finding for finding in report.findings if finding.rule.startswith("figure")]


def test_the_lock_answers_the_second_run_and_holds_no_text(tmp_path: Path) -> None:
    lock = tmp_path / "claimcheck.lock"
    with RegistryServer([{**RECORD, "abstract": ABSTRACT}]) as server:
        first = run(tmp_path, server, "81% of the nurses slept better", lock)
        asked = len(server.requests)
        second = run(tmp_path, server, "81% of the nurses slept better", lock)
        assert len(server.requests) == asked
    assert first.analyses[0].support == second.analyses[0].support
    (work,) = json.loads(lock.read_text(encoding="utf-8"))["works"].values()
    assert "abstract" not in work
    assert "Of 212 nurses who kept the lights off, 81.4% slept better after four weeks" not in json.dumps(work)
