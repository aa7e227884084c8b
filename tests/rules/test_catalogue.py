"""The catalogue is complete and is what the contract says; the configuration selects, caps and switches off."""

import inspect
from pathlib import Path

import pytest
import yaml

import claimcheck.rules
from claimcheck.config import Config
from claimcheck.errors import ConfigError
from claimcheck.model.severity import Severity
from claimcheck.model.span import Span
from claimcheck.rules import RULES, judge, manual, select_rules
from claimcheck.rules.rule import Answer, Rule, Selected
from tests.rules.building import analysis_of

FOLDER = Path(claimcheck.rules.__file__).parent
CASES = Path(__file__).parent / "cases"
CONTRACT = {
    "uncited-claim": "error",
    "unnamed-source": "warning",
    "dangling-marker": "error",
    "unused-reference": "note",
    "duplicate-reference": "warning",
    "malformed-identifier": "error",
    "unregistered-doi": "error",
    "dead-link": "error",
    "unverified-reference": "note",
    "different-work": "error",
    "unmatched-reference": "error",
    "mismatched-record": "error",
    "missing-identifier": "note",
    "retracted-work": "error",
    "expression-of-concern": "warning",
    "corrected-work": "note",
    "figure-not-in-source": "warning",
    "figure-differs": "warning",
    "inconsistent-arithmetic": "error",
    "inconsistent-figure": "warning",
    "own-data": "note",
}
"""Rule and severity, in the contract's order."""
MACHINERY = {
    "gaps",
    "__init__",
    "rule",
    "fingerprints",
    "suppressions",
    "wording",
    "reference_questions",
    "notices",
    "sourcing",
    "citing",
    "verifying",
    "figure_wording",
    "vocabulary",
}
"""Modules beside the rules that hold none."""


def test_rules_are_those_of_the_contract() -> None:
    assert [(rule.id, rule.severity.value) for rule in RULES] == list(CONTRACT.items())


def test_every_module_is_in_the_table_and_every_rule_in_its_module() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py")} - MACHINERY
    assert modules == {rule.id.replace("-", "_") for rule in RULES}
    for rule in RULES:
        assert type(rule).__module__ == f"claimcheck.rules.{rule.id.replace('-', '_')}"
        assert type(rule).__name__ == rule.id.title().replace("-", "")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_manual(rule: Rule) -> None:
    lines = (inspect.getdoc(rule) or "").splitlines()
    headings = [line for line in lines[1:] if line and not line.startswith(" ")]
    assert headings == ["What it finds", "Why it matters", "What to do"]
    assert any(line.strip().startswith("Before:") for line in lines)
    assert any(line.strip().startswith("After:") for line in lines)
    assert [title for title, _ in manual(rule.id).sections] == headings
    assert rule.summary
    assert not rule.summary.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_passing_and_failing_cases(rule: Rule) -> None:
    cases = yaml.safe_load((CASES / f"{rule.id.replace('-', '_')}.yaml").read_text(encoding="utf-8"))
    assert {name.split("_")[0] for name in cases} == {"pass", "fail"}


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem.replace("_", "-") for path in CASES.glob("*.yaml")} == set(CONTRACT)


@pytest.mark.parametrize(
    "config",
    [Config(select=("uncited-clam",)), Config(ignore=("uncited-clam",)), Config(rules={"uncited-clam": None})],
    ids=["select", "ignore", "rules"],
)
def test_an_unknown_rule_names_the_nearest(config: Config) -> None:
    with pytest.raises(ConfigError, match="did you mean uncited-claim"):
        select_rules(config.judging)
    with pytest.raises(ConfigError, match="uncited-clam"):
        manual("uncited-clam")


def test_selecting_and_switching_off() -> None:
    def ids(config: Config) -> list[str]:
        return [selected.rule.id for selected in select_rules(config.judging)]

    assert ids(Config()) == list(CONTRACT)
    assert ids(Config(select=("dead-link", "uncited-claim"))) == ["uncited-claim", "dead-link"]
    assert "dead-link" not in ids(Config(ignore=("dead-link",)))
    assert "dead-link" not in ids(Config(rules={"dead-link": None}))
    assert ids(Config(select=("dead-link",), rules={"dead-link": None})) == []


@pytest.mark.parametrize(
    ("configured", "case", "weighs"),
    [
        (None, None, "error"),
        (None, "note", "note"),
        ("warning", None, "warning"),
        ("warning", "error", "warning"),
        ("warning", "note", "note"),
        ("note", "warning", "note"),
    ],
)
def test_a_configured_severity_caps_the_case(configured: str | None, case: str | None, weighs: str) -> None:
    rule = next(rule for rule in RULES if rule.id == "mismatched-record")
    selected = Selected(rule, Severity(configured) if configured else None)
    span = Span(0, 1)
    assert selected.weigh(Answer(span, "", "", severity=Severity(case) if case else None)) == weighs


def test_findings_come_in_order_of_path_and_place() -> None:
    case = {
        "text": "Later 20% slept.\n\nStudies show that sleep matters.\n\nAt first 10% slept [9].",
        "claims": [{"text": "At first 10% slept [9]."}, {"text": "Later 20% slept."}],
        "markers": [{"text": "[9]", "labels": [9]}],
    }
    analyses = [analysis_of(case, "b.md"), analysis_of(case, "a.md")]
    findings = judge(analyses, select_rules(Config().judging)).findings
    assert [(finding.path, finding.rule, finding.location.line) for finding in findings] == [
        (path, rule, line)
        for path in ("a.md", "b.md")
        for rule, line in (("uncited-claim", 1), ("unnamed-source", 3), ("dangling-marker", 5))
    ]
