"""The baseline: what was accepted is known again, what is new is new, what is gone is stale, and files stay whole."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.baseline import Baseline
from claimcheck.errors import BaselineError
from claimcheck.model.finding import Confidence, Finding, Status
from claimcheck.model.page import Location, Span
from claimcheck.model.severity import Severity


def finding(fingerprint: str, path: str = "a.md", excerpt: str = "72% slept better.", line: int = 1) -> Finding:
    return Finding(
        rule="uncited-claim",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        path=path,
        span=Span(0, 10),
        location=Location(line, 1),
        excerpt=excerpt,
        message="“72%” is stated without a citation.",
        remedy="cite the source",
        fingerprint=fingerprint,
    )


findings = st.lists(
    st.builds(
        finding,
        st.text("0123456789abcdef", min_size=16, max_size=16),
        st.sampled_from(["a.md", "b/c.html", "ü.txt"]),
        st.text(max_size=300),
        st.integers(1, 99),
    ),
    max_size=8,
)


@given(findings)
def test_what_is_accepted_is_not_new(some: list[Finding]) -> None:
    paths = {one.path for one in some}
    compared = Baseline().accept(some, paths).apply(some, paths)
    assert all(one.status is Status.ACCEPTED for one in compared.findings)
    assert compared.stale == ()


@given(findings)
def test_saving_and_loading_gives_the_same(some: list[Finding]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path, again = Path(folder) / "baseline.json", Path(folder) / "again.json"
        baseline = Baseline().accept(some, {one.path for one in some})
        baseline.save(path)
        Baseline.load(path).save(again)
        assert path.read_bytes() == again.read_bytes()
        assert Baseline.load(path).entries.keys() == baseline.entries.keys()


def test_a_new_finding_is_new_and_a_gone_one_stale() -> None:
    baseline = Baseline().accept([finding("old"), finding("gone")], ["a.md"])
    compared = baseline.apply([finding("old", line=40), finding("new")], ["a.md"])
    assert [one.status for one in compared.findings] == [Status.ACCEPTED, Status.NEW]
    assert [entry.fingerprint for entry in compared.stale] == ["gone"]


def test_pages_that_were_not_read_are_left_alone() -> None:
    baseline = Baseline().accept([finding("one"), finding("two", "b.md")], ["a.md", "b.md"])
    assert baseline.apply([finding("one")], ["a.md"]).stale == ()
    again = baseline.accept([], ["a.md"])
    assert list(again.entries) == ["two"]


def test_reasons_written_by_people_stay(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    Baseline().accept([finding("one"), finding("two")], ["a.md"]).save(path)
    told = json.loads(path.read_text(encoding="utf-8"))
    next(entry for entry in told["findings"] if entry["fingerprint"] == "one")["reason"] = "our own count"
    path.write_text(json.dumps(told), encoding="utf-8")
    baseline = Baseline.load(path).accept([finding("one"), finding("three")], ["a.md"])
    assert {entry.fingerprint: entry.reason for entry in baseline.entries.values()} == {
        "one": "our own count",
        "three": None,
    }
    assert baseline.apply([finding("one")], ["a.md"]).findings[0].reason == "our own count"


def test_suppressed_findings_are_neither_accepted_nor_marked() -> None:
    suppressed = replace(finding("one"), status=Status.SUPPRESSED, reason="ours")
    assert Baseline().accept([suppressed], ["a.md"]).entries == {}
    compared = Baseline().accept([finding("one")], ["a.md"]).apply([suppressed], ["a.md"])
    assert (compared.findings[0].status, compared.findings[0].reason) == (Status.SUPPRESSED, "ours")
    assert compared.stale == ()


def test_the_file_is_sorted_and_carries_no_line_and_no_date(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    some = [finding("2", "b.md", "Ünbroken\n  lines"), finding("1", "a.md"), finding("3", "a.md", "x" * 500)]
    Baseline().accept(some, ["a.md", "b.md"]).save(path)
    text = path.read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["version"] == 1
    assert [entry["page"] for entry in told["findings"]] == ["a.md", "a.md", "b.md"]
    assert {key for entry in told["findings"] for key in entry} == {"fingerprint", "rule", "page", "excerpt"}
    assert "Ünbroken lines" in text
    assert max(len(entry["excerpt"]) for entry in told["findings"]) == 160
    Baseline().accept(reversed(some), ["a.md", "b.md"]).save(path)
    assert path.read_text(encoding="utf-8") == text


def test_no_file_is_an_empty_baseline(tmp_path: Path) -> None:
    assert Baseline.load(None).entries == {}
    assert Baseline.load(tmp_path / "none.json").entries == {}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "cannot be understood"),
        ("{", "cannot be understood"),
        ("[" * 100_000, "cannot be understood"),
        ("[]", "no JSON object"),
        ("{}", "version is None"),
        ('{"version": 2, "findings": []}', "version is 2"),
        ('{"version": 1}', "no list of findings"),
        ('{"version": 1, "findings": [3]}', "finding 1 is no JSON object"),
        ('{"version": 1, "findings": [{"fingerprint": "x"}]}', "finding 1 lacks"),
        ('{"version": 1, "findings": [{"fingerprint": 1, "rule": "r", "page": "p", "excerpt": "e"}]}', "finding 1"),
        ("<<<<<<< HEAD\n", "cannot be understood"),
        (b"\xff\xfe", "cannot be read"),
    ],
)
def test_a_broken_file_is_one_clear_line(tmp_path: Path, content: str | bytes, says: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(BaselineError) as raised:
        Baseline.load(path)
    assert says in raised.value.message
    assert "baseline.json" in raised.value.message
    assert "\n" not in str(raised.value)
    assert raised.value.remedy


def test_a_place_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="cannot be written"):
        Baseline().save(tmp_path)
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    with pytest.raises(BaselineError, match="cannot be written"):
        Baseline().save(tmp_path / "file" / "baseline.json")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"
