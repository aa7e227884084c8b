"""Figures of one page, and of two pages of one publisher, held against each other: the whole run on real files."""

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.baseline import Baseline
from claimcheck.check import check
from claimcheck.config import Config, LinksConfig
from claimcheck.model.finding import Finding, Report, Status
from claimcheck.reporters import github, html, markdown, sarif
from claimcheck.reporters import json as as_json

RULE = "inconsistent-figure"
CONFIG = Config(offline=True, links=LinksConfig(check=False), select=(RULE,))
ANXIETY = "# Anxiety | Stillwater\n\nAt Stillwater, 88% of our clients improved after four sessions.\n"
DEPRESSION = (
    "# Depression | Stillwater\n\nCome in.\n\nAt Stillwater, 93% of our clients improved after four sessions.\n"
)
TWICE = "# Lakeside\n\n96% of our guests are satisfied.\n\nCome in.\n\n91% of our guests are satisfied.\n"


def run(folder: Path, *names: str, config: Config = CONFIG, **pages: str) -> Report:
    """Write pages into a folder and check it, or those named."""
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return check([folder / name for name in names] or [folder], replace(config, root=folder))


def findings(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == RULE]


def test_two_pages_of_one_publisher_are_told_of_each_other(tmp_path: Path) -> None:
    first, second = findings(run(tmp_path, anxiety=ANXIETY, depression=DEPRESSION))
    assert (Path(first.path).name, Path(second.path).name) == ("anxiety.md", "depression.md")
    (there,) = first.related
    assert (there.path, there.location.line, there.text) == (second.path, 5, second.excerpt)
    assert there.span == second.span
    assert "“88%”" in first.message
    assert "“93%” on line 5 of" in first.message


def test_every_report_names_the_page_of_the_other_place(tmp_path: Path) -> None:
    report = run(tmp_path, anxiety=ANXIETY, depression=DEPRESSION)
    first, second = findings(report)
    told = json.loads(as_json.render(report))["findings"]
    assert [one["related"][0]["path"] for one in told] == [second.path, first.path]
    (logged,) = json.loads(sarif.render(report))["runs"]
    places = [one["relatedLocations"][0]["physicalLocation"] for one in logged["results"]]
    assert [place["artifactLocation"]["uri"].rpartition("/")[2] for place in places] == ["depression.md", "anxiety.md"]
    assert [place["region"]["startLine"] for place in places] == [5, 3]
    assert f"{second.path}, line 5, another figure" in html.render(report)
    assert "on line 5 of" in markdown.render(report)
    assert "on line 5 of" in github.render(report)


def test_a_place_on_the_same_page_has_its_path_in_json(tmp_path: Path) -> None:
    report = run(tmp_path, page=TWICE)
    (finding,) = findings(report)
    (related,) = json.loads(as_json.render(report))["findings"][0]["related"]
    assert (related["path"], related["line"]) == (finding.path, 3)


def test_a_run_over_one_of_the_pages_calls_nothing_stale(tmp_path: Path) -> None:
    both = run(tmp_path, anxiety=ANXIETY, depression=DEPRESSION)
    file = tmp_path / "baseline.json"
    Baseline().accept(both.findings, both.scope).save(file)
    config = replace(CONFIG, baseline=file)
    assert [one.status for one in run(tmp_path, config=config).findings] == [Status.ACCEPTED] * 2
    alone = run(tmp_path, "anxiety.md", config=config)
    assert (alone.findings, alone.stale) == ((), ())
    mended = run(tmp_path, config=config, depression=DEPRESSION.replace("93%", "88%"))
    assert (mended.findings, len(mended.stale)) == ((), 2)


def test_an_ignore_comment_for_another_page_is_not_called_unused(tmp_path: Path) -> None:
    ignored = ANXIETY.replace("At Still", f"<!-- claimcheck: ignore[{RULE}] two groups of clients -->\nAt Still")
    both = run(tmp_path, anxiety=ignored, depression=DEPRESSION)
    assert [one.status for one in both.findings] == [Status.SUPPRESSED, Status.NEW]
    assert both.problems == run(tmp_path, "anxiety.md").problems == ()


def test_accepted_findings_stay_while_other_text_moves(tmp_path: Path) -> None:
    (before,) = findings(run(tmp_path, page=TWICE))
    moved = TWICE.replace("Come in.", "Come in.\n\n- 12 rooms\n\nBreakfast is served until 11.") + "\nGood night.\n"
    (after,) = findings(run(tmp_path, page=moved))
    assert after.fingerprint == before.fingerprint
    (other,) = findings(run(tmp_path, page=TWICE.replace("91%", "92%")))
    assert other.fingerprint != before.fingerprint


def test_a_changed_page_is_reported_against_one_that_is_not(tmp_path: Path) -> None:
    run(tmp_path, anxiety=ANXIETY, depression=DEPRESSION.replace("93%", "88%"))
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", "1"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, env=surroundings, check=True)  # noqa: S607
    (tmp_path / "depression.md").write_text(DEPRESSION, encoding="utf-8")
    report = check([tmp_path], replace(CONFIG, root=tmp_path), changed_since="HEAD")
    (finding,) = findings(report)
    assert Path(finding.path).name == "depression.md"
    assert Path(finding.related[0].path or "").name == "anxiety.md"


@pytest.mark.parametrize("sentences", [13, 2_000], ids=["some", "many"])
def test_a_sentence_with_ever_another_figure_is_a_table(tmp_path: Path, sentences: int) -> None:
    listed = [f"{number % 97}% of our guests are satisfied." for number in range(sentences)]
    assert findings(run(tmp_path, page="# Lakeside\n\n" + "\n\n".join(listed))) == []


@pytest.mark.parametrize(("headlines", "cited", "told"), [(3, 100, 3), (130, 5, 100), (3, 101, 0)])
def test_headlines_are_held_against_a_bounded_number_of_figures(
    tmp_path: Path, headlines: int, cited: int, told: int
) -> None:
    page = "# Ketamine for depression\n\n" + "## 90% of patients respond to ketamine\n\nCome in.\n\n" * headlines
    page += "".join(f"In a trial {30 + one % 20}% of patients responded to ketamine [1].\n\n" for one in range(cited))
    page += "## References\n\n1. Okoro B. Ketamine for depression. J Pain. 2019;3:1-9.\n"
    found = [one for one in findings(run(tmp_path, page=page)) if "without a citation" in one.message]
    assert len(found) == told
