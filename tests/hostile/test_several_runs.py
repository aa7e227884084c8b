"""Several runs at once, and runs that are killed: what each recorded is there afterwards, and nothing lies about."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from claimcheck.baseline import Baseline
from claimcheck.lock import Lock
from tests.registry.server import RegistryServer
from tests.running import command, environment, run

RUNS = 4


def record(number: int) -> dict[str, object]:
    return {
        "DOI": f"10.5555/allotment.{number}",
        "type": "journal-article",
        "title": [f"Gardening on plot {number} and grip strength after retirement"],
        "author": [{"family": "Varga", "given": "Ilona"}],
        "container-title": ["Horticultural Therapy Letters"],
        "issued": {"date-parts": [[2017]]},
        "volume": str(number),
    }


def page(number: int) -> str:
    entry = f"Varga I. Gardening on plot {number} and grip strength after retirement. Horticultural Therapy Letters."
    return (
        f"On plot {number}, {20 + number}% of gardeners gripped harder [1]. On the {number} plots beside it, "
        f"{30 + number}% of adults did.\n\nReferences\n\n1. {entry} 2017;{number}. doi:10.5555/allotment.{number}\n"
    )


def filled(works: int) -> str:
    """Return a lock that takes a while to read and write."""
    held = {
        f"doi:10.5555/old.{n}": {
            "registry": "crossref",
            "asked": "2026-01-01",
            "title": f"An older work {n} " + "about hedges " * 12,
            "doi": f"10.5555/old.{n}",
        }
        for n in range(works)
    }
    answers = {
        key: {"outcome": "resolved", "works": [key], "registry": "crossref", "asked": "2026-01-01"} for key in held
    }
    return json.dumps({"version": 2, "works": held, "answers": answers, "links": {}})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for number in range(RUNS):
        (tmp_path / f"plot-{number}.txt").write_text(page(number), encoding="utf-8")
    return tmp_path


def start(site: Path, server: RegistryServer, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command(*arguments, "--no-cache", "-q"),
        cwd=site,
        env=environment(**server.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("kind", ["check", "lock", "baseline"])
@pytest.mark.parametrize("works", [0, 3_000])
def test_no_answer_of_runs_on_one_lock_is_lost(kind: str, works: int, site: Path) -> None:
    if works:
        (site / "all.lock").write_text(filled(works), encoding="utf-8")
    more = ("--baseline", "all.json") if kind == "baseline" else ()
    with RegistryServer([record(number) for number in range(RUNS)]) as server:
        runs = [start(site, server, kind, f"plot-{number}.txt", "--lock", "all.lock", *more) for number in range(RUNS)]
        assert all(one.wait(120) in {0, 1} for one in runs)
    answers = Lock.load(site / "all.lock").answers
    assert [n for n in range(RUNS) if f"doi:10.5555/allotment.{n}" not in answers] == []
    assert sum(key.startswith("doi:10.5555/old.") for key in answers) == works
    if kind == "baseline":
        pages = {entry.page for entry in Baseline.load(site / "all.json").entries.values()}
        assert pages == {f"plot-{number}.txt" for number in range(RUNS)}
    assert {path.suffix for path in site.iterdir()} <= {".txt", ".lock", ".json"}


@pytest.mark.skipif(os.name == "nt", reason="kills are POSIX")
def test_killed_runs_leave_whole_files_and_the_next_run_tidies_up(site: Path) -> None:
    lock = site / "all.lock"
    lock.write_text(filled(6_000), encoding="utf-8")
    arguments = ("check", ".", "--lock", "all.lock", "--report", "json=told.json", "--report", "html=told.html")
    with RegistryServer([record(number) for number in range(RUNS)]) as server:
        for number in range(6):
            one = start(site, server, *arguments)
            end = time.monotonic() + 60
            while one.poll() is None and time.monotonic() < end:
                if any(path.suffix in {".part", ".guard"} for path in site.iterdir()):
                    time.sleep(0.004 * number)
                    break
            one.send_signal(signal.SIGKILL)
            one.wait()
            assert len(Lock.load(lock).answers) >= 6_000
            if (site / "told.json").exists():
                json.loads((site / "told.json").read_text(encoding="utf-8"))
        done = run(site, *arguments, **server.environ)
    assert done.returncode == 1
    assert len(Lock.load(lock).answers) >= 6_000 + RUNS
    assert [path.name for path in site.iterdir() if path.name.startswith(".")] == []
