"""The committed sample is what the code writes today; `python -m tests.sample` rewrites it."""

from pathlib import Path

import pytest

from tests.sample import FOLDER, ROOT, write_sample


def test_the_sample_is_what_the_code_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    files = write_sample(tmp_path)
    assert {path.name for path in FOLDER.iterdir()} == {path.name for path in files}
    for path in files:
        same = (FOLDER / path.name).read_bytes() == path.read_bytes()
        assert same, f"reports/sample/{path.name} is out of date: python -m tests.sample rewrites it"


def test_the_sample_says_nothing_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for path in FOLDER.iterdir():
        assert ROOT.as_posix() not in path.read_text(encoding="utf-8")
