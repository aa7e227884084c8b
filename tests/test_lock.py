"""The lock: what it keeps, what it refuses, and that a file is never half a file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.errors import LockError
from claimcheck.lock import Lock, RegistryAnswer
from claimcheck.model.evidence import Author, Link, LinkStatus, Outcome, Update, UpdateKind, Work
from claimcheck.model.registry import Registry

WORK = Work(
    key="doi:10.5555/sleep.1",
    registry=Registry.CROSSREF,
    asked="2026-11-21",
    title="Sleep & mood – a “trial”",
    other_titles=("Sleep",),
    authors=(Author("Okafor", "A", "Jr"), Author("Northern Light Group", organisation=True)),
    authors_complete=False,
    years=(2019, 2020),
    journals=("Journal of Sleep",),
    volume="4",
    doi="10.5555/sleep.1",
    updates=(Update(UpdateKind.CONCERN, "10.5555/notice", "publisher", "2021-05-04"),),
)
FOUND = RegistryAnswer(Outcome.RESOLVED, (WORK.key,), "crossref", "2026-11-21")


def filled() -> Lock:
    lock = Lock()
    lock.add("doi:10.5555/sleep.1", FOUND, [WORK])
    lock.add("doi:10.5555/nobody", RegistryAnswer(Outcome.NOT_FOUND, (), "doi", "2026-11-21"))
    lock.add_link(Link("https://www.example.org/a", LinkStatus.DEAD, 404), "2026-11-21")
    return lock


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "claimcheck.lock"
    filled().save(path)
    lock = Lock.load(path)
    assert lock.find("doi:10.5555/sleep.1") == FOUND
    assert lock.works[WORK.key] == WORK
    assert lock.find_link("https://www.example.org/a") == Link("https://www.example.org/a", LinkStatus.DEAD, 404)
    assert path.read_text(encoding="utf-8").endswith("}\n")


def test_the_order_of_answers_does_not_show(tmp_path: Path) -> None:
    backwards = Lock()
    backwards.add("doi:10.5555/nobody", RegistryAnswer(Outcome.NOT_FOUND, (), "doi", "2026-11-21"))
    backwards.add_link(Link("https://www.example.org/a", LinkStatus.DEAD, 404), "2026-11-21")
    backwards.add("doi:10.5555/sleep.1", FOUND, [WORK])
    backwards.save(tmp_path / "b")
    filled().save(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_nothing_new_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.lock"
    Lock().save(path)
    assert not path.exists()
    filled().save(path)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    Lock.load(path).save(path)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


@pytest.mark.parametrize("outcome", [Outcome.UNREACHABLE, Outcome.AMBIGUOUS])
def test_failures_are_not_kept(outcome: Outcome) -> None:
    lock = Lock()
    lock.add("doi:10.5555/sleep.1", RegistryAnswer(outcome))
    assert lock.find("doi:10.5555/sleep.1") is None


@pytest.mark.parametrize("status", [LinkStatus.UNREACHABLE, LinkStatus.NOT_TRIED, LinkStatus.REFUSED])
def test_passing_links_are_not_kept(status: LinkStatus) -> None:
    lock = Lock()
    lock.add_link(Link("https://www.example.org/a", status), "2026-11-21")
    assert lock.find_link("https://www.example.org/a") is None


def test_a_missing_lock_is_empty(tmp_path: Path) -> None:
    assert Lock.load(tmp_path / "none").answers == {}
    assert Lock.load(None).answers == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        "\x00\x01",
        "[" * 100_000,
        '{"version": 3}',
        '{"version": true}',
        '{"version": 1, "works": []}',
        '{"version": 1, "works": {"doi:10.5555/a": 7}}',
        '{"version": 1, "works": {"doi:10.5555/a": {"title": 7, "authors": 3}}}',
        '{"version": 1, "works": {"doi:10.5555/a": {"registry": "crossref", "asked": "x", "years": ["soon"]}}}',
        '{"version": 1, "works": {"doi:10.5555/a": {"registry": "crossref", "asked": "x", "authors": [{}]}}}',
        '{"version": 1, "answers": {"doi:10.5555/a": {"outcome": "maybe"}}}',
        '{"version": 1, "answers": {"doi:10.5555/a": {}}}',
        '{"version": 1, "answers": {"doi:10.5555/a": {"outcome": "resolved", "works": 7}}}',
        '{"version": 1, "links": {"https://www.example.org": {"status": "ok"}}}',
    ],
)
def test_a_broken_lock_is_one_clear_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "claimcheck.lock"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LockError) as caught:
        Lock.load(path)
    assert str(path) in caught.value.message
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_a_folder_is_no_lock(tmp_path: Path) -> None:
    with pytest.raises(LockError):
        Lock.load(tmp_path)


def test_a_lock_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LockError):
        filled().save(tmp_path / "file" / "claimcheck.lock")


def test_fields_of_a_newer_claimcheck_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.lock"
    filled().save(path)
    shape = json.loads(path.read_text(encoding="utf-8"))
    shape["works"][WORK.key]["mood"] = "good"
    path.write_text(json.dumps(shape), encoding="utf-8")
    assert Lock.load(path).works[WORK.key] == WORK


def test_what_a_page_names_comes_back_and_need_not_be_there(tmp_path: Path) -> None:
    path, url = tmp_path / "claimcheck.lock", "https://www.example.org/b"
    named = Link(url, LinkStatus.OK, 200, named=("doi:10.5555/sleep.1",), named_title="Sleep", headings=("Sleep | J",))
    lock = filled()
    lock.add_link(named, "2026-11-21")
    lock.save(path)
    assert Lock.load(path).find_link(url) == named
    shape = json.loads(path.read_text(encoding="utf-8"))
    for field in ("named", "named_title", "headings"):  # as older locks are
        del shape["links"][url][field]
    path.write_text(json.dumps(shape), encoding="utf-8")
    assert Lock.load(path).find_link(url) == Link(url, LinkStatus.OK, 200)


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.lock"
    filled().save(path)
    one, two = Lock.load(path), Lock.load(path)
    one.add("doi:10.5555/one", RegistryAnswer(Outcome.NOT_FOUND, (), "doi", "2026-11-22"))
    one.add_link(Link("https://www.example.org/one", LinkStatus.OK, 200), "2026-11-22")
    other = replace(WORK, key="doi:10.5555/sleep.2", doi="10.5555/sleep.2")
    two.add("doi:10.5555/sleep.2", RegistryAnswer(Outcome.RESOLVED, (other.key,), "crossref", "2026-11-22"), [other])
    two.add("doi:10.5555/nobody", RegistryAnswer(Outcome.NOT_FOUND, (), "doi", "2026-11-22"))
    one.save(path)
    two.save(path)
    both = Lock.load(path)
    assert set(both.answers) == {*filled().answers, "doi:10.5555/one", "doi:10.5555/sleep.2"}
    assert set(both.links) == {"https://www.example.org/a", "https://www.example.org/one"}
    assert both.works == {WORK.key: WORK, other.key: other}
    assert both.answers["doi:10.5555/nobody"].asked == "2026-11-22"
    assert two.find("doi:10.5555/one") is not None


def test_a_lock_that_was_broken_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.lock"
    lock = filled()
    path.write_text("<<<<<<< HEAD", encoding="utf-8")
    with pytest.raises(LockError):
        lock.save(path)
    assert path.read_text(encoding="utf-8") == "<<<<<<< HEAD"
