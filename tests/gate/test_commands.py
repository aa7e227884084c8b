"""The gate at the command line: pruning, coverage, configuration by path, trusted figures, what is in force."""

import json
from pathlib import Path

import pytest

from tests.gate.site import PAGE
from tests.running import run

CLAIM = "In our clinics 31% of patients relapsed."


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with two pages and a configuration."""
    (tmp_path / "pages" / "blog").mkdir(parents=True)
    (tmp_path / "pages" / "index.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "pages" / "blog" / "post.md").write_text(
        f"# Post\n\n{CLAIM} So we wait for a year.\n", encoding="utf-8"
    )
    configure(tmp_path, "")
    return tmp_path


def configure(folder: Path, more: str) -> None:
    settings = 'paths = ["pages"]\nbaseline = "known.json"\noffline = true\n'
    (folder / "claimcheck.toml").write_text(settings + more, encoding="utf-8")


def new_rules(folder: Path) -> list[tuple[str, str]]:
    told = json.loads(run(folder, "check", "--format", "json").stdout)
    return [(one["path"], one["rule"]) for one in told["findings"] if one["status"] == "new"]


def test_pruning_drops_what_is_gone_and_accepts_nothing_new(site: Path) -> None:
    assert run(site, "baseline").returncode == 0
    before = json.loads((site / "known.json").read_text(encoding="utf-8"))["findings"]
    post = site / "pages" / "blog" / "post.md"
    post.write_text("# Post\n\nIn our clinics 13% of patients relapsed.\n", encoding="utf-8")
    shown = run(site, "check", "-v")
    assert (shown.returncode, "no longer needed" in shown.stdout) == (1, True)
    pruned = run(site, "baseline", "--prune")
    assert (pruned.returncode, "1 stale entries dropped" in pruned.stderr) == (0, True)
    after = json.loads((site / "known.json").read_text(encoding="utf-8"))["findings"]
    assert [entry for entry in before if entry not in after] == [
        entry for entry in before if entry["page"] == "pages/blog/post.md" and entry["rule"] == "uncited-claim"
    ]
    assert run(site, "check").returncode == 1


def test_a_run_without_answers_prunes_nothing_about_the_outside(site: Path) -> None:
    known = site / "known.json"
    entry = {"fingerprint": "0123456789abcdef", "rule": "dead-link", "page": "pages/index.txt", "excerpt": "gone"}
    known.write_text(json.dumps({"version": 2, "findings": [entry]}), encoding="utf-8")
    run(site, "baseline", "--prune")
    assert json.loads(known.read_text(encoding="utf-8"))["findings"] == [entry]


def test_a_run_without_the_link_check_leaves_accepted_links_alone(site: Path) -> None:
    (site / "pages" / "index.txt").unlink()
    entry = {"fingerprint": "0123456789abcdef", "rule": "dead-link", "page": "pages/blog/post.md", "excerpt": "gone"}
    text = json.dumps({"version": 2, "findings": [entry]})
    for check, left in (("false", [entry]), ("true", [])):
        (site / "known.json").write_text(text, encoding="utf-8")
        run(site, "baseline", "--prune", CLAIMCHECK_LINKS_CHECK=check)
        assert json.loads((site / "known.json").read_text(encoding="utf-8"))["findings"] == left


def test_a_least_coverage_is_a_gate(site: Path) -> None:
    run(site, "baseline")
    assert run(site, "check", "--min-coverage", "0").returncode == 0
    below = run(site, "check", "--min-coverage", "80%")
    assert below.returncode == 1
    assert "evidence coverage 0.0% (0 of 3 claims) is below the 80% asked for" in below.stderr
    configure(site, "min-coverage = 12.5\n")
    assert run(site, "check").returncode == 1
    assert run(site, "check", CLAIMCHECK_MIN_COVERAGE="0").returncode == 0
    assert run(site, "check", "--min-coverage", "most").returncode == 2
    told = json.loads(run(site, "check", "--format", "json").stdout)
    assert {page["path"]: (page["claims"], page["coverage"]) for page in told["pages"]} == {
        "pages/blog/post.md": (1, 0.0),
        "pages/index.txt": (2, 0.0),
    }


def test_rules_and_kinds_by_path(site: Path) -> None:
    ours = ("pages/blog/post.md", "uncited-claim")
    assert ours in new_rules(site)
    configure(site, '[[per-path]]\npaths = ["blog/"]\nrules = { uncited-claim = "off" }\n')
    assert ours not in new_rules(site)
    configure(site, '[[per-path]]\npaths = ["*.md"]\nevidence-kinds = ["price"]\n')
    assert ours not in new_rules(site)
    assert ("pages/index.txt", "uncited-claim") in new_rules(site)


def test_a_rule_that_holds_for_some_pages_only_is_explained_in_reports(site: Path) -> None:
    settings = '[rules]\nuncited-claim = "off"\n[[per-path]]\npaths = ["blog/"]\nrules = { uncited-claim = "error" }\n'
    configure(site, settings)
    assert run(site, "check", "--report", "sarif=run.sarif").returncode == 1
    (told,) = json.loads((site / "run.sarif").read_text(encoding="utf-8"))["runs"]
    assert {one["ruleId"] for one in told["results"]} <= {rule["id"] for rule in told["tool"]["driver"]["rules"]}
    assert "uncited-claim" in {one["ruleId"] for one in told["results"]}


def test_excluded_pages_are_not_read_also_when_named(site: Path) -> None:
    configure(site, 'exclude = ["blog/"]\n')
    told = json.loads(run(site, "check", "--format", "json").stdout)
    assert [document["path"] for document in told["documents"]] == ["pages/index.txt"]
    named = run(site, "check", "pages/blog/post.md")
    assert (named.returncode, "pages/blog/post.md: left out" in named.stderr) == (0, True)


def test_trusted_figures_are_shown_as_such(site: Path) -> None:
    configure(site, '[[trusted]]\nfigure = "31%"\nsource = "our registry"\n')
    assert "uncited-claim" not in {rule for _, rule in new_rules(site)}
    told = json.loads(run(site, "check", "--format", "json").stdout)
    assert told["summary"]["vouched"] == 2
    assert [claim["vouched"] for document in told["documents"] for claim in document["claims"]].count(
        "our registry"
    ) == 2
    assert "vouched for" in run(site, "check", "-v").stdout
    configure(site, '[[trusted]]\nfigure = "most"\nsource = "our registry"\n')
    refused = run(site, "check")
    assert (refused.returncode, "trusted.figure" in refused.stderr) == (2, True)


def test_config_says_what_is_in_force_and_why(site: Path) -> None:
    configure(site, 'mailto = "us@example.org"\n[rules]\ndead-link = "note"\n')
    arguments = ("config", "--baseline", "other.json", "--format", "json")
    told = json.loads(run(site, *arguments, CLAIMCHECK_LINKS_TIMEOUT="7").stdout)
    rows = {row["key"]: (row["value"], row["origin"], row["name"]) for row in told["settings"]}
    assert told["file"] == "claimcheck.toml"
    assert rows["mailto"] == ("us@example.org", "file", "claimcheck.toml")
    assert rows["links.timeout"] == (7, "environment", "CLAIMCHECK_LINKS_TIMEOUT")
    assert rows["baseline"] == ("other.json", "command line", "--baseline")
    assert rows["rules.dead-link"] == ("note", "file", "claimcheck.toml")
    assert rows["fail-on"] == ("error", "default", None)
    text = run(site, "config").stdout
    assert 'mailto = "us@example.org" # file (claimcheck.toml)' in " ".join(text.split())
    assert run(site, "config", "pages").stdout.count('["pages"]') == 1


def test_config_prints_the_schema_and_refuses_what_check_refuses(site: Path) -> None:
    assert json.loads(run(site, "config", "--schema").stdout)["additionalProperties"] is False
    configure(site, "[[per-path]]\npaths = ['a']\nrules = { uncited-clam = 'off' }\n")
    refused = run(site, "config")
    assert (refused.returncode, "did you mean uncited-claim?" in refused.stderr) == (2, True)
