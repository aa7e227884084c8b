"""The baseline: what was accepted is known again, what is new is new, what is gone is stale, and files stay whole."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.baseline import Baseline
from claimcheck.baseline.accepted import VERSION
from claimcheck.errors import BaselineError
from claimcheck.model.finding import Confidence, Finding, Scope, Status
from claimcheck.model.severity import Severity
from claimcheck.model.span import Location, Span


def finding(
    fingerprint: str, path: str = "a.md", excerpt: str = "72% slept better.", line: int = 1, content: str = ""
) -> Finding:
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
        content=content or f"of {fingerprint}",
    )


def scope(
    read: Iterable[str] = ("a.md",), gone: Iterable[str] = (), rules: Iterable[str] = ("uncited-claim",)
) -> Scope:
    """Return what a run looked at that judged these pages by these rules and would have read those that are gone."""
    return Scope({path: frozenset(rules) for path in read}, frozenset(gone), frozenset(gone))


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
    ours = scope(one.path for one in some)
    compared = Baseline().accept(some, ours).apply(some, ours)
    assert all(one.status is Status.ACCEPTED for one in compared.findings)
    assert compared.stale == ()


@given(findings)
def test_saving_and_loading_gives_the_same(some: list[Finding]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path, again = Path(folder) / "baseline.json", Path(folder) / "again.json"
        baseline = Baseline().accept(some, scope(one.path for one in some))
        baseline.save(path)
        Baseline.load(path).save(again)
        assert path.read_bytes() == again.read_bytes()
        assert Baseline.load(path).entries.keys() == baseline.entries.keys()


def test_a_new_finding_is_new_and_a_gone_one_stale() -> None:
    baseline = Baseline().accept([finding("old"), finding("gone")], scope())
    compared = baseline.apply([finding("old", line=40), finding("new")], scope())
    assert [one.status for one in compared.findings] == [Status.ACCEPTED, Status.NEW]
    assert [entry.fingerprint for entry in compared.stale] == ["gone"]


def test_pages_that_were_not_read_are_left_alone() -> None:
    baseline = Baseline().accept([finding("one"), finding("two", "b.md")], scope(["a.md", "b.md"]))
    assert baseline.apply([finding("one")], scope()).stale == ()
    again = baseline.accept([], scope())
    assert list(again.entries) == ["two"]


def test_reasons_written_by_people_stay(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    Baseline().accept([finding("one"), finding("two")], scope()).save(path)
    told = json.loads(path.read_text(encoding="utf-8"))
    next(entry for entry in told["findings"] if entry["fingerprint"] == "one")["reason"] = "our own count"
    path.write_text(json.dumps(told), encoding="utf-8")
    baseline = Baseline.load(path).accept([finding("one"), finding("three")], scope())
    assert {entry.fingerprint: entry.reason for entry in baseline.entries.values()} == {
        "one": "our own count",
        "three": None,
    }
    assert baseline.apply([finding("one")], scope()).findings[0].reason == "our own count"


def test_suppressed_findings_are_neither_accepted_nor_marked() -> None:
    suppressed = replace(finding("one"), status=Status.SUPPRESSED, reason="ours")
    assert Baseline().accept([suppressed], scope()).entries == {}
    compared = Baseline().accept([finding("one")], scope()).apply([suppressed], scope())
    assert (compared.findings[0].status, compared.findings[0].reason) == (Status.SUPPRESSED, "ours")
    assert compared.stale == ()


def test_the_file_is_sorted_and_carries_no_line_and_no_date(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    some = [finding("2", "b.md", "Ünbroken\n  lines"), finding("1", "a.md"), finding("3", "a.md", "x" * 500)]
    Baseline().accept(some, scope(["a.md", "b.md"])).save(path)
    text = path.read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["version"] == VERSION
    assert [entry["page"] for entry in told["findings"]] == ["a.md", "a.md", "b.md"]
    assert {key for entry in told["findings"] for key in entry} == {"fingerprint", "content", "rule", "page", "excerpt"}
    assert "Ünbroken lines" in text
    assert max(len(entry["excerpt"]) for entry in told["findings"]) == 160
    Baseline().accept(some[::-1], scope(["a.md", "b.md"])).save(path)
    assert path.read_text(encoding="utf-8") == text


def test_no_file_is_an_empty_baseline(tmp_path: Path) -> None:
    assert Baseline.load(None).entries == {}
    assert Baseline.load(tmp_path / "none.json").entries == {}


ENTRY = '{"version": 2, "findings": [{"fingerprint": "1", "rule": "r", "page": "p", "excerpt": "e", %s}]}'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "cannot be understood"),
        ("{", "cannot be understood"),
        ("[" * 100_000, "cannot be understood"),
        ("[]", "no JSON object"),
        ("{}", "version is None"),
        ('{"version": 0, "findings": []}', "version is 0"),
        ('{"version": 99, "findings": []}', "version is 99"),
        ('{"version": true, "findings": []}', "version is True"),
        ('{"version": "1", "findings": []}', "version is '1'"),
        ('{"version": 1}', "no list of findings"),
        ('{"version": 1, "findings": [3]}', "finding 1 is no JSON object"),
        ('{"version": 1, "findings": [{"fingerprint": "x"}]}', "finding 1 lacks"),
        ('{"version": 1, "findings": [{"fingerprint": 1, "rule": "r", "page": "p", "excerpt": "e"}]}', "finding 1"),
        ("<<<<<<< HEAD\n", "a merge that was not finished"),
        ('{"version": 2,\n<<<<<<< HEAD\n"findings": []}', "a merge that was not finished"),
        (ENTRY % '"raeson": "ours"', "unknown key 'raeson', did you mean reason?"),
        (ENTRY % '"owner": "us"', "words of your own go into reason"),
        (ENTRY % '"reason": ["ours"]', "the reason of finding 1 is no text"),
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


def test_a_renamed_page_keeps_its_entries_and_reasons() -> None:
    before = [finding(f"a{n}", "old.md", content=f"c{n}") for n in range(4)]
    known = Baseline().accept(before, scope(["old.md"]))
    known = Baseline({key: replace(entry, reason=f"because {key}") for key, entry in known.entries.items()})
    after = [finding(f"b{n}", "new.md", content=f"c{n}") for n in range(3)] + [finding("b9", "new.md", content="c9")]
    ours = scope(["new.md"], gone=["old.md"])
    compared = known.apply(after, ours)
    assert [one.status.value for one in compared.findings] == ["accepted", "accepted", "accepted", "new"]
    assert [entry.fingerprint for entry in compared.stale] == ["a3"]
    pruned = known.prune(after, ours)
    assert {(entry.page, entry.fingerprint): entry.reason for entry in pruned.entries.values()} == {
        ("new.md", "b0"): "because a0",
        ("new.md", "b1"): "because a1",
        ("new.md", "b2"): "because a2",
    }


def test_a_copied_page_and_a_page_that_took_little_over_are_new() -> None:
    known = Baseline().accept([finding(f"a{n}", "old.md", content=f"c{n}") for n in range(4)], scope(["old.md"]))
    copied = [finding("b0", "new.md", content="c0"), finding("b1", "new.md", content="c1")]
    assert {one.status for one in known.apply(copied, scope(["new.md"])).findings} == {Status.NEW}
    little = known.apply(copied[:1], scope(["new.md"], gone=["old.md"]))
    assert little.findings[0].status is Status.NEW
    assert len(little.stale) == 4


def test_two_pages_cannot_go_on_from_one_and_known_pages_go_on_from_none() -> None:
    known = Baseline().accept([finding("a", "old.md", content="c")], scope(["old.md"]))
    twice = known.apply(
        [finding("b", "one.md", content="c"), finding("d", "two.md", content="c")],
        scope(["one.md", "two.md"], gone=["old.md"]),
    )
    assert sorted(one.status.value for one in twice.findings) == ["accepted", "new"]
    both = Baseline().accept(
        [finding("a", "old.md", content="c"), finding("k", "known.md", content="k")], scope(["old.md", "known.md"])
    )
    moved = both.apply(
        [finding("k", "known.md", content="k"), finding("n", "known.md", content="c")],
        scope(["known.md"], gone=["old.md"]),
    )
    assert [one.status.value for one in moved.findings] == ["accepted", "new"]


def test_a_page_renamed_by_hand_in_the_file_is_known() -> None:
    known = Baseline().accept([finding("a", "old.md", content="c")], scope(["old.md"]))
    by_hand = Baseline({key: replace(entry, page="new.md") for key, entry in known.entries.items()})
    assert by_hand.apply([finding("b", "new.md", content="c")], scope(["new.md"])).findings[0].status is Status.ACCEPTED


def test_pruning_drops_what_is_gone_and_accepts_nothing() -> None:
    known = Baseline().accept([finding("stays"), finding("gone"), finding("other", "b.md")], scope(["a.md", "b.md"]))
    pruned = known.prune([finding("stays"), finding("new")], scope())
    assert sorted(pruned.entries) == ["other", "stays"]


def test_rules_that_could_not_speak_leave_their_entries_alone() -> None:
    known = Baseline().accept([finding("a")], scope())
    silent = scope(rules=["dead-link"])
    assert known.apply([], silent).stale == ()
    assert sorted(known.accept([], silent).entries) == sorted(known.prune([], silent).entries) == ["a"]


def test_a_deleted_page_is_stale_only_for_runs_that_would_have_read_it() -> None:
    known = Baseline().accept([finding("a", "gone.md")], scope(["gone.md"]))
    assert known.apply([], Scope({}, frozenset({"gone.md"}))).stale == ()
    assert len(known.apply([], scope([], gone=["gone.md"])).stale) == 1


def test_of_two_entries_for_one_finding_the_one_with_a_reason_stays(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    entry = {"fingerprint": "1", "rule": "uncited-claim", "page": "a.md", "excerpt": "e"}
    for both in ([entry, entry | {"reason": "ours"}], [entry | {"reason": "ours"}, entry]):
        path.write_text(json.dumps({"version": 2, "findings": both}), encoding="utf-8")
        assert [one.reason for one in Baseline.load(path).entries.values()] == ["ours"]


def test_version_1_is_read_and_brought_up_to_date(tmp_path: Path) -> None:
    """The file was written by the first version, and reformatted by hand since."""
    old = Path(__file__).parent / "version-1.json"
    baseline = Baseline.load(old)
    some = [finding("0f3a11d2c4b59e67", content="c1"), finding("9b21c0de77aa4410", content="c2")]
    compared = baseline.apply(some, scope())
    assert [(one.status, one.reason) for one in compared.findings] == [
        (Status.ACCEPTED, "our own count, see /methods"),
        (Status.ACCEPTED, None),
    ]
    baseline.prune(some, scope()).save(tmp_path / "now.json")
    told = json.loads((tmp_path / "now.json").read_text(encoding="utf-8"))
    assert told["version"] == VERSION
    assert [(entry["content"], entry.get("reason")) for entry in told["findings"]] == [
        ("c1", "our own count, see /methods"),
        ("c2", None),
    ]
