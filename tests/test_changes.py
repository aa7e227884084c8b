"""Changed-only runs, in real repositories: what a change touches is reported, and nothing else."""

import os
import subprocess
from pathlib import Path

import pytest

from claimcheck.changes import WHOLE, changes_since
from claimcheck.check import check
from claimcheck.config import Config
from claimcheck.errors import ConfigError
from claimcheck.model.finding import Report

PAGE = """Results of our programme

In our first trial 62% of the patients slept better after eight weeks.

After a year 48% of the patients needed no tablets any more.

The third trial showed 35% fewer headaches [1].

References

[1] Lind J. Headache and rest. Sleep Letters. 2011;4:10-19.
"""


class Repository:
    """A repository with pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "-q", "-b", "main")
        self.write("care.txt", PAGE)
        self.write("other.txt", PAGE.replace("62%", "71%"))
        self.commit()

    def git(self, *arguments: str) -> str:
        surroundings = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", *identity, *arguments],  # noqa: S607
            cwd=self.folder,
            env=surroundings,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.folder / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "change")

    def check(self, revision: str | None = "HEAD", *paths: str) -> Report:
        places = [self.folder / path for path in paths] or [self.folder]
        return check(places, Config(offline=True), changed_since=revision)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "site")


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)


def told(report: Report, rule: str = "uncited-claim") -> list[str]:
    return [finding.excerpt for finding in report.findings if finding.rule == rule]


def test_nothing_changed(repository: Repository) -> None:
    report = repository.check()
    assert report.findings == ()
    assert report.analyses == ()
    assert len(repository.check(None).findings) > 4


def test_only_the_changed_line_is_reported(repository: Repository) -> None:
    repository.write("care.txt", PAGE.replace("48%", "58%"))
    report = repository.check()
    assert told(report) == ["After a year 58% of the patients needed no tablets any more."]
    assert [analysis.document.page.path for analysis in report.analyses] == [
        (repository.folder / "care.txt").as_posix()
    ]


def test_committed_changes_count_against_an_older_revision(repository: Repository) -> None:
    repository.write("care.txt", PAGE.replace("48%", "58%"))
    repository.commit()
    assert told(repository.check("HEAD")) == []
    assert len(told(repository.check("HEAD~1"))) == 1


def test_moving_down_changes_nothing_else(repository: Repository) -> None:
    repository.write("care.txt", PAGE.replace("In our", "A word before.\n\nIn our"))
    assert told(repository.check()) == []


def test_a_new_page_counts_whole(repository: Repository) -> None:
    repository.write("new.txt", PAGE)
    assert len(told(repository.check())) == len(told(repository.check(None, "new.txt")))


def test_an_ignored_page_is_unknown_to_git_and_counts_whole(repository: Repository) -> None:
    repository.write(".gitignore", "built/\n")
    repository.write("built/page.txt", PAGE)
    assert told(repository.check("HEAD", "built/page.txt"))


def test_a_renamed_page_counts_by_its_lines(repository: Repository) -> None:
    repository.git("mv", "care.txt", "help.txt")
    repository.write("help.txt", PAGE.replace("48%", "58%"))
    assert len(told(repository.check())) == 1


def test_a_changed_entry_counts_for_the_findings_about_it(repository: Repository) -> None:
    repository.write("care.txt", PAGE.replace("2011;4", "2012;4"))
    report = repository.check()
    assert {finding.reference for finding in report.findings} == {"1"}


def test_a_removed_entry_leaves_its_marker_dangling(repository: Repository) -> None:
    entry = "[2] Moss K. Rest again. Sleep Letters. 2013;6:20-29.\n"
    repository.write("care.txt", PAGE.replace("better", "better [2]") + entry)
    repository.commit()
    repository.write("care.txt", PAGE.replace("better", "better [2]"))
    assert told(repository.check(), "dangling-marker")


def test_names_are_neither_options_nor_patterns(repository: Repository) -> None:
    names = ["--output=x.txt", "a b.txt", "ü.txt", ":(glob)*.txt", "tab\tname.txt", "*.txt"]
    for name in names:
        repository.write(name, PAGE)
    repository.commit()
    for name in names:
        repository.write(name, PAGE.replace("48%", "58%"))
    assert len(told(repository.check())) == len(names)
    assert not (repository.folder / "x.txt").exists()


def test_settings_of_git_change_nothing(repository: Repository) -> None:
    for setting in ("color.ui=always", "diff.noprefix=true", "diff.external=false", "diff.mnemonicPrefix=true"):
        repository.git("config", *setting.split("="))
    repository.git("config", "diff.context", "5")
    repository.git("config", "diff.interHunkContext", "20")
    repository.write("care.txt", PAGE.replace("62%", "63%").replace("35%", "36%"))
    lines = changes_since("HEAD", [repository.folder / "care.txt"]).of(repository.folder / "care.txt")
    assert lines == (range(3, 4), range(7, 8))


def test_a_page_git_takes_for_binary_counts_whole(repository: Repository) -> None:
    page = repository.write("wide.txt", b"\xff\xfe" + PAGE.encode("utf-16-le"))
    repository.commit()
    assert changes_since("HEAD", [page]).of(page) == ()
    repository.write("wide.txt", b"\xff\xfe" + PAGE.replace("48%", "58%").encode("utf-16-le"))
    assert changes_since("HEAD", [page]).of(page) == WHOLE


def test_standard_input_counts_whole(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.folder)
    report = check([Path("-")], Config(offline=True), stdin=PAGE.encode(), changed_since="HEAD")
    assert told(report)


@pytest.mark.parametrize(
    "revision", ["nowhere", "--output=x", "", "HEAD..HEAD", "HEAD\0", "$(touch x)", "HEAD:care.txt"]
)
def test_an_unknown_revision_is_one_clear_line(repository: Repository, revision: str) -> None:
    with pytest.raises(ConfigError) as caught:
        repository.check(revision)
    assert "\n" not in str(caught.value)
    assert not (repository.folder / "x").exists()


def test_no_repository_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", tmp_path.as_posix())
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    with pytest.raises(ConfigError, match="not a git repository"):
        check([tmp_path], Config(offline=True), changed_since="HEAD")


def test_without_git_it_says_so(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", repository.folder.as_posix())
    with pytest.raises(ConfigError, match="git cannot be run"):
        repository.check()
