"""Files are replaced whole or not at all."""

import os
from pathlib import Path

import pytest

from claimcheck.files import replace_file


def test_a_file_is_made_and_replaced_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "report.json"
    replace_file(path, "one")
    replace_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in path.parent.iterdir()] == ["report.json"]


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_the_mode_of_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    replace_file(path, "one")
    path.chmod(0o640)
    replace_file(path, "two")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_keeps_pointing_where_it_points(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    replace_file(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "report.html"
    folder.mkdir()
    with pytest.raises(OSError, match=r"directory|denied|exists|is a"):
        replace_file(folder, "text")
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.html"]
