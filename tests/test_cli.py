"""The command line as people and scripts meet it: words on the right stream, the promised exit status, no traceback."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.running import command, environment, run

PAGE = (
    "Falls dropped by 31% among walkers.\n\nAbout 40% of adults sleep badly [1].\n\n"
    "References\n\n1. Lee K. Walking. 2019.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one page that has an uncited claim."""
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_new_findings_end_with_1_and_accepted_ones_with_0(folder: Path) -> None:
    first = run(folder, "check", "page.txt", "--offline")
    assert first.returncode == 1
    assert "uncited-claim" in first.stdout
    accepted = run(folder, "baseline", "page.txt", "--offline", "--baseline", "known.json")
    assert accepted.returncode == 0
    again = run(folder, "check", "page.txt", "--offline", "--baseline", "known.json")
    assert (again.returncode, "0 new findings" in again.stdout) == (0, True)


def test_fail_on_and_severities_decide(folder: Path) -> None:
    off = run(folder, "check", "page.txt", "--offline", CLAIMCHECK_RULES_UNCITED_CLAIM="note")
    assert off.returncode == 0
    strict = run(folder, "check", "page.txt", "--offline", "--fail-on", "note")
    assert strict.returncode == 1


def test_select_and_ignore(folder: Path) -> None:
    none = run(folder, "check", "page.txt", "--offline", "--ignore", "uncited-claim", "--format", "json")
    assert "uncited-claim" not in {finding["rule"] for finding in json.loads(none.stdout)["findings"]}
    only = run(folder, "check", "page.txt", "--offline", "--select", "uncited-claim", "--format", "json")
    assert {finding["rule"] for finding in json.loads(only.stdout)["findings"]} == {"uncited-claim"}


def test_results_on_standard_output_the_rest_elsewhere(folder: Path) -> None:
    done = run(folder, "check", "page.txt", "missing.txt", "--offline", "--format", "json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["summary"]["documents"] == 1
    assert "missing.txt" in done.stderr


def test_standard_input_is_a_page(folder: Path) -> None:
    done = run(folder, "extract", "-", "--format", "json", stdin=PAGE)
    (document,) = json.loads(done.stdout)["documents"]
    assert document["path"] == "-"
    assert len(document["claims"]) == 2


def test_runs_repeat_to_the_byte(folder: Path) -> None:
    first, second = (run(folder, "check", ".", "--offline", "--format", "json").stdout for _ in range(2))
    assert first == second


def test_reports_are_written_where_asked(folder: Path) -> None:
    run(folder, "check", "page.txt", "--offline", "--report", "html=out/", "--report", "json=out/run.json")
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["claimcheck.html", "run.json"]


def test_reports_go_where_the_platform_reads_them(folder: Path) -> None:
    arguments = ["check", "page.txt", "--offline", "--report", "github", "--report", "markdown"]
    done = run(folder, *arguments, GITHUB_STEP_SUMMARY="summary.md")
    assert done.stdout.startswith("::error file=page.txt,line=1,col=1,title=uncited-claim::")
    assert (folder / "summary.md").read_text(encoding="utf-8").startswith("## claimcheck: ")
    assert not (folder / "claimcheck.md").exists()
    assert "markdown report: summary.md" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="such names are POSIX here")
def test_a_name_is_no_command(folder: Path) -> None:
    name = "a\n::error::##[add-mask]e.txt"
    (folder / name).write_bytes(bytes(range(256)) * 40)
    done = run(folder, "check", name, "--offline")
    assert "##[" not in done.stdout + done.stderr
    assert "\n::" not in done.stdout + done.stderr


def test_a_slip_in_a_variable_or_in_the_locks_name_is_told(folder: Path) -> None:
    done = run(folder, "check", "page.txt", "--offline", CLAIMCHECK_MAILTOO="a@b.org")
    assert "did you mean CLAIMCHECK_MAILTO?" in done.stderr
    quiet = run(folder, "check", "page.txt", "--offline", CLAIMCHECK_SOURCE="x", CLAIMCHECK_LOCK="l")
    assert "did you mean" not in quiet.stderr
    assert "the lock l does not exist" in quiet.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "--ofline", "page.txt"], "--offline"),
        (["chekc", "page.txt"], "check"),
        (["check", "page.txt", "--report", "pdf"], "unknown report format"),
        (["check", "page.txt", "--format", "json", "--report", "github"], "--report github=FILE"),
        (["check", "page.txt", "--select", "uncited-clam"], "uncited-claim"),
        (["check", "nowhere.txt", "--offline"], "nowhere.txt"),
        (["check", "page.txt", "--config", "none.toml"], "none.toml"),
        (["check", "page.txt", "--lock", "page.txt", "--offline"], "page.txt"),
        (["check", "page.txt", "--baseline", "page.txt", "--offline"], "page.txt"),
        (["check"], "PATH"),
        (["baseline", "page.txt", "--offline"], "baseline"),
        (["lock", "page.txt"], "lock"),
        (["explain", "uncited"], "uncited-claim"),
    ],
)
def test_mistakes_are_one_clear_line(folder: Path, arguments: list[str], words: str) -> None:
    done = run(folder, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "internal error" not in done.stderr


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("latin.txt", "Für 40% der Gäste".encode("latin-1")),
        ("broken.html", b"<p>31% <b><i>fell</p><table><td>12% more</sup><div"),
        ("marks.md", b"# [[[ ((( **31% `of` <sup>1 [^x]: [a](b"),
        ("nul.txt", b"Falls dropped by 31%.\x00 More.\n"),
    ],
)
def test_odd_pages_do_not_stop_the_others(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    done = run(folder, "check", ".", "--offline", "--format", "json")
    paths = {document["path"] for document in json.loads(done.stdout)["documents"]}
    assert "page.txt" in paths
    assert name in paths or name in done.stderr


def test_help_and_catalogue(folder: Path) -> None:
    assert "check" in run(folder, "--help").stdout
    rules = run(folder, "rules").stdout
    assert "uncited-claim" in rules
    manual = run(folder, "explain", "uncited-claim").stdout
    assert "What it finds" in manual


def test_manuals_fit_the_terminal_and_examples_stay_lines(folder: Path) -> None:
    manual = run(folder, "explain", "dead-link", COLUMNS="60").stdout.splitlines()
    assert max(map(len, manual)) <= 60
    assert [line for line in manual if line.startswith(("    Before: ", "    After:  "))] == manual[-2:]
    assert "What to do" in manual
    rules = run(folder, "rules", COLUMNS="60").stdout.splitlines()
    assert all(len(line.split(maxsplit=2)) == 3 for line in rules)  # one line each for grep


@pytest.mark.parametrize("width", [60, 80])
def test_every_count_is_shown_on_a_narrow_terminal(folder: Path, width: int) -> None:
    (folder / "a-page-with-quite-a-long-name.txt").write_text(PAGE, encoding="utf-8")
    shown = run(folder, "check", ".", "--offline", COLUMNS=str(width)).stdout.splitlines()
    head = next(line for line in shown if line.startswith("page "))
    assert head.split() == ["page", "claims", "cited", "verified", "refs", "err", "warn", "note", "new"]
    assert len(head) <= width


def test_a_folder_without_pages_is_told(folder: Path) -> None:
    (folder / "empty").mkdir()
    done = run(folder, "check", "empty", "--offline")
    assert (done.returncode, "no page was found" in done.stderr) == (0, True)
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for step in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *step], check=True)
    for quiet in (["page.txt"], [".", "--changed-since", "HEAD"]):
        done = run(folder, "check", *quiet, "--offline")
        assert ("new finding" in done.stdout, "no page was found" in done.stderr) == (True, False)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs permissions that bind")
def test_a_folder_that_may_not_be_read_is_told(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        for path in ("closed", "closed/page.txt", "."):
            done = run(folder, "check", path, "--offline")
            assert (done.returncode, "Permission denied (check its permissions)" in done.stderr) == (2, True)
    finally:
        closed.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX here")
def test_interrupting_leaves_files_whole(folder: Path) -> None:
    known = folder / "known.json"
    run(folder, "baseline", "page.txt", "--offline", "--baseline", "known.json")
    before = known.read_bytes()
    for number in range(160):
        (folder / f"more{number}.txt").write_text(PAGE * 40, encoding="utf-8")
    process = subprocess.Popen(
        command("baseline", ".", "--offline", "--baseline", "known.json"),
        cwd=folder,
        env=environment(),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert b"Traceback" not in errors
    after = known.read_bytes()
    assert after == before or json.loads(after)["version"] == 2  # the old file or the new one, whole
    assert not [path for path in folder.iterdir() if path.suffix == ".part"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX")
def test_a_named_pipe_is_no_page_and_holds_nobody_up(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    whole = run(folder, "check", ".", "--offline", "--format", "json")
    assert [document["path"] for document in json.loads(whole.stdout)["documents"]] == ["page.txt"]
    alone = run(folder, "check", "pipe.txt", "page.txt", "--offline")
    assert alone.returncode == 2
    assert "pipe.txt: it is no regular file" in alone.stderr
    assert "uncited-claim" in alone.stdout


def test_a_file_of_our_own_may_be_written_like_a_pyproject(folder: Path) -> None:
    (folder / "claimcheck.toml").write_text('[tool.claimcheck.rules]\nuncited-claim = "off"\n', encoding="utf-8")
    done = run(folder, "check", "page.txt", "--offline", "--format", "json")
    assert "uncited-claim" not in {finding["rule"] for finding in json.loads(done.stdout)["findings"]}


def test_a_lock_that_could_not_be_filled_says_so_with_2(folder: Path) -> None:
    entry = "1. Lee K. Walking. Gait. 2019;4:1-9. doi:10.5555/gait.1"
    (folder / "refs.txt").write_text(f"References\n\n{entry}\n", encoding="utf-8")
    nowhere = {f"CLAIMCHECK_REGISTRIES_{name}": "http://127.0.0.1:9" for name in ("CROSSREF", "DOI")}
    done = run(folder, "lock", "refs.txt", "--lock", "answers.lock", **nowhere)
    assert done.returncode == 2
    assert "0 of 1 references resolved, 1 not reachable" in done.stderr
    assert not (folder / "answers.lock").exists()
