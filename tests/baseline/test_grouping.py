"""One gap, one finding: what is told together, and that each place keeps a fingerprint of its own."""

from pathlib import Path

from claimcheck.baseline import Baseline
from claimcheck.baseline.grouping import SAME_GAP
from claimcheck.check import check
from claimcheck.config.load import load
from claimcheck.model.finding import Finding, Report, Status

TABLE = "# Our course\n\n| Outcome | Before | After |\n|---|---|---|\n| Pain | 61% | 22% |\n| Sleep | 39% | 70% |\n"


def report_of(folder: Path, text: str, **settings: object) -> Report:
    """Return the report on one page."""
    (folder / "page.md").write_text(text, encoding="utf-8")
    return check([folder / "page.md"], load({"offline": True, **settings}, {}, folder))


def gaps(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == "uncited-claim"]


def test_rows_of_one_table_are_told_once(tmp_path: Path) -> None:
    report = report_of(tmp_path, TABLE)
    (finding,) = gaps(report)
    assert [place.role for place in finding.related] == [SAME_GAP]
    assert "Sleep" in finding.related[0].text
    assert len({one.fingerprint for one in report.each_finding}) == len(report.each_finding) == 2


def test_a_row_added_to_an_accepted_table_is_new_by_itself(tmp_path: Path) -> None:
    report = report_of(tmp_path, TABLE)
    accepted = tmp_path / "baseline.json"
    Baseline().accept(report.each_finding, report.scope).save(accepted)
    again = report_of(tmp_path, TABLE + "| Work | 44% | 81% |\n", baseline=accepted.as_posix())
    assert {finding.status: len(finding.others) for finding in gaps(again)} == {Status.ACCEPTED: 1, Status.NEW: 0}
