"""Whatever happens in between, baseline, lock and reports are the old file or the new one, whole."""

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.gate.site import PAGE
from tests.registry.server import RegistryServer, load_records
from tests.running import command, environment, run

RECORDS = Path(__file__).parents[1] / "registry" / "records.jsonl"
WRITTEN = ("known.json", "answers.lock", "out/claimcheck.json", "out/claimcheck.html", "out/claimcheck.sarif")
WRITES = [part for name in ("json", "html", "sarif") for part in ("--report", f"{name}=out/")]

posix = pytest.mark.skipif(os.name == "nt", reason="signals and limits are POSIX here")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with many pages and every file that a run writes."""
    (tmp_path / "pages").mkdir()
    for number in range(8):
        text = PAGE.replace("31%", f"{number + 11}%").replace("2019", f"{1980 + number}")
        (tmp_path / "pages" / f"page{number}.txt").write_text(text * 3, encoding="utf-8")
    settings = 'baseline = "known.json"\nlock = "answers.lock"\n'
    (tmp_path / "claimcheck.toml").write_text(settings, encoding="utf-8")
    return tmp_path


def start(folder: Path, *arguments: str, **more: str) -> "subprocess.Popen[bytes]":
    """Start claimcheck in a folder without waiting for it."""
    return subprocess.Popen(
        command(*arguments),
        cwd=folder,
        env=environment(**more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in WRITTEN if (folder / name).exists()}


def assert_whole(folder: Path) -> None:
    """Assert that every file that is there can be read to its end."""
    for name, data in contents(folder).items():
        if name.endswith((".json", ".lock", ".sarif")):
            assert json.loads(data)
        else:
            assert data.rstrip().endswith(b"</html>")


def test_two_runs_at_once_leave_whole_files(site: Path) -> None:
    with RegistryServer(load_records(RECORDS)) as server:
        both = [
            start(site, "check", "pages", *WRITES, **server.environ),
            start(site, "baseline", "pages", **server.environ),
            start(site, "check", "pages", *WRITES, **server.environ),
            start(site, "baseline", "pages", **server.environ),
        ]
        statuses = [process.wait(timeout=120) for process in both]
    assert set(statuses) <= {0, 1}
    assert statuses[1] == statuses[3] == 0
    assert set(contents(site)) == set(WRITTEN)
    assert_whole(site)
    assert not list(site.rglob("*.part"))
    assert run(site, "check", "pages", "--offline").returncode == 0


@posix
@pytest.mark.parametrize("seed", range(3))
def test_a_kill_at_any_moment_leaves_whole_files(site: Path, seed: int) -> None:
    run(site, "baseline", "pages/page0.txt", "--offline")
    began = time.monotonic()
    assert start(site, "check", "pages", "--offline", *WRITES).wait(timeout=120) == 1
    usual = time.monotonic() - began
    moment = random.Random(seed).uniform(0.3, 1.0) * usual  # most files are written towards the end
    for arguments in (("check", "pages", "--offline", *WRITES), ("baseline", "pages", "--offline")):
        process = start(site, *arguments)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        assert_whole(site)
    assert run(site, "baseline", "pages", "--offline").returncode == 0
    assert run(site, "check", "pages", "--offline").returncode == 0


@posix
@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("baseline", "pages", "--offline"), "known.json"),
        (("check", "pages", "--offline", "--report", "json=out/"), "claimcheck.json"),
        (("lock", "pages"), "answers.lock"),
    ],
)
def test_a_full_disk_is_one_line_and_leaves_the_old_file(site: Path, arguments: tuple[str, ...], name: str) -> None:
    with RegistryServer(load_records(RECORDS)) as server:
        run(site, "baseline", "pages/page0.txt", "--offline")
        run(site, "check", "pages/page0.txt", "--offline", "--report", "json=out/")
        run(site, "lock", "pages/page0.txt", **server.environ)
        before = contents(site)
        shell = 'ulimit -f 1; trap "" XFSZ; exec "$@"'  # no file may grow beyond a block, as on a disk that is full
        done = subprocess.run(
            ["/bin/bash", "-c", shell, "bash", *command(*arguments, "--no-cache", "--no-progress")],
            cwd=site,
            env=environment(**server.environ),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == 2, done.stderr
    assert f"{name} cannot be written: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(site) == before
    assert not list(site.rglob("*.part"))


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_one_line_as_other_users(site: Path) -> None:
    site.chmod(0o555)
    try:
        done = run(site, "baseline", "pages", "--offline")
    finally:
        site.chmod(0o755)
    assert (done.returncode, "known.json cannot be written" in done.stderr) == (2, True)


def test_a_place_that_takes_no_file_is_one_line(site: Path) -> None:
    (site / "shut").write_text("a file, not a folder", encoding="utf-8")
    for arguments in (
        ("baseline", "pages", "--offline", "--baseline", "shut/known.json"),
        ("check", "pages", "--offline", "--report", "json=shut/out.json"),
    ):
        done = run(site, *arguments)
        assert done.returncode == 2
        assert "shut" in done.stderr
        assert "internal error" not in done.stderr


def test_an_answered_lock_may_be_read_only(site: Path) -> None:
    """A check that learns nothing writes nothing: a read-only checkout passes."""
    with RegistryServer(load_records(RECORDS)) as server:
        run(site, "lock", "pages", **server.environ)
        run(site, "baseline", "pages", **server.environ)
        lock = site / "answers.lock"
        written = lock.stat().st_mtime_ns, lock.stat().st_ino
        run(site, "check", "pages", **server.environ)
    assert (lock.stat().st_mtime_ns, lock.stat().st_ino) == written
