"""Every rule on its cases: `pass_*` gives nothing, `fail_*` gives exactly what it says it gives."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.config import Config
from claimcheck.model.finding import Finding
from claimcheck.rules import judge, select_rules
from tests.rules.building import Case, analysis_of

CASES = Path(__file__).parent / "cases"
FORBIDDEN = ("fabricat", "false", "fake", "invented", "hallucinat", "lie", "fraud")


def load() -> list[Any]:
    """Return every case as a parameter: the rule, the case's name, the case."""
    return [
        pytest.param(path.stem.replace("_", "-"), name, case, id=f"{path.stem}-{name}")
        for path in sorted(CASES.glob("*.yaml"))
        for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    ]


@pytest.mark.parametrize(("rule", "name", "case"), load())
def test_case(rule: str, name: str, case: Case) -> None:
    findings = judge([analysis_of(case)], select_rules(Config(select=(rule,)).judging)).findings
    expected = case.get("expect", [])
    assert name.startswith("fail_" if expected else "pass_")
    assert len(findings) == len(expected), [finding.message for finding in findings]
    for finding, wanted in zip(findings, expected, strict=True):
        check(finding, wanted)


def check(finding: Finding, wanted: Case) -> None:
    """Hold one finding against what its case expects of it."""
    for name, value in wanted.items():
        if name in {"says", "remedy", "related"}:
            said = " | ".join(place.text for place in finding.related) if name == "related" else finding.message
            said = finding.remedy if name == "remedy" else said
            for words in [value] if isinstance(value, str) else value:
                assert words in said
        elif name == "silent_on":
            assert value not in finding.message + finding.remedy
        else:
            assert str(getattr(finding, name)) == str(value)
    words = (finding.message + " " + finding.remedy).lower().split()
    assert not any(word.startswith(FORBIDDEN) for word in words)
    assert "\n" not in finding.message
    assert finding.message.endswith(".")
    assert len(finding.fingerprint) == 16
