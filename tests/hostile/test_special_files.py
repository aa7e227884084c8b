"""Places that are no regular files: written as they stand, never renamed over, and never waited for without end."""

import os
import stat
import threading
from pathlib import Path

import pytest

from tests.running import run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="devices and pipes are POSIX")

PAGE = "Of the members of our rowing club, 38% were free of shoulder pain by spring.\n"
WRITING = {
    "json report": ("check", "page.txt", "--report", "json={}"),
    "SARIF report": ("check", "page.txt", "--report", "sarif={}"),
    "HTML report": ("check", "page.txt", "--report", "html={}"),
    "baseline": ("baseline", "page.txt", "--baseline", "{}"),
    "lock": ("lock", "page.txt", "--lock", "{}"),
}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def device(page: Path) -> Path:
    """Make a device that swallows everything, as the machine's own does, here and for this test alone."""
    path = page / "swallow"
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 3))
        path.write_bytes(b"x")
    except OSError:
        pytest.skip("devices cannot be made here")
    return path


def call(name: str, place: Path) -> list[str]:
    return [part.format(place) for part in WRITING[name]]


@pytest.mark.parametrize("name", WRITING)
def test_a_device_stays_a_device(name: str, page: Path, device: Path) -> None:
    run(page, *call(name, device), CLAIMCHECK_OFFLINE="true")
    assert stat.S_ISCHR(device.stat().st_mode)
    assert sorted(entry.name for entry in page.iterdir()) == ["page.txt", "swallow"]


def test_a_device_behind_a_link_stays_a_device(page: Path, device: Path) -> None:
    (page / "out.json").symlink_to(device)
    done = run(page, "check", "page.txt", "--offline", "--report", "json=out.json")
    assert done.returncode == 1
    assert (page / "out.json").is_symlink()
    assert stat.S_ISCHR(device.stat().st_mode)


def test_a_pipe_is_written_and_stays_a_pipe(page: Path) -> None:
    os.mkfifo(page / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((page / "pipe").read_bytes()), daemon=True)
    reader.start()
    done = run(page, "check", "page.txt", "--offline", "--report", "json=pipe")
    reader.join(10)
    assert done.returncode == 1
    assert b'"uncited-claim"' in b"".join(read)
    assert stat.S_ISFIFO((page / "pipe").stat().st_mode)


@pytest.mark.parametrize("name", WRITING)
def test_a_pipe_that_nobody_reads_is_told_and_not_waited_for(name: str, page: Path) -> None:
    os.mkfifo(page / "pipe")
    done = run(page, *call(name, page / "pipe"), CLAIMCHECK_OFFLINE="true")
    assert done.returncode == 2
    assert "pipe" in done.stderr
    assert stat.S_ISFIFO((page / "pipe").stat().st_mode)


@pytest.mark.parametrize("option", ["--lock", "--baseline", "--config"])
@pytest.mark.parametrize("kind", ["pipe", "endless device", "link to itself", "folder"])
def test_what_is_no_regular_file_is_refused_in_a_line(option: str, kind: str, page: Path) -> None:
    place = page / "place"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    elif kind == "link to itself":
        place.symlink_to("place")
    else:
        try:
            os.mknod(place, stat.S_IFCHR | 0o666, os.makedev(1, 5))
        except OSError:
            pytest.skip("devices cannot be made here")
    done = run(page, "check", "page.txt", "--offline", option, "place")
    assert done.returncode == 2
    assert "place" in done.stderr
    assert "internal error" not in done.stderr


def test_a_page_in_a_folder_that_is_an_endless_kernel_file_is_not_waited_for(page: Path) -> None:
    endless = Path("/proc/kmsg")
    if not endless.exists():
        pytest.skip("this system has no such file")
    (page / "kernel.txt").symlink_to(endless)
    assert run(page, "check", ".", "--offline").returncode in {1, 2}


def test_a_cache_entry_that_is_a_pipe_or_a_link_to_itself_is_no_entry(page: Path) -> None:
    folder = page / "kept"
    told = run(page, "check", "page.txt", "--offline", CLAIMCHECK_CACHE_DIR=str(folder)).stdout
    for number, entry in enumerate(sorted((folder / "results").iterdir())):
        entry.unlink()
        if number % 2:
            os.mkfifo(entry)
        else:
            entry.symlink_to(entry.name)
    done = run(page, "check", "page.txt", "--offline", CLAIMCHECK_CACHE_DIR=str(folder))
    assert done.stdout == told
