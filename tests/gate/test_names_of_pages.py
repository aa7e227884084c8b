"""A page has one name however it is given, and reports for a forge name it from the top of the repository."""

import json
from pathlib import Path

import pytest

from tests.gate.site import PAGE
from tests.running import run


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository without a configuration, its pages in a folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "texts" / "new").mkdir(parents=True)
    (tmp_path / "texts" / "new" / "naps.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_what_is_accepted_is_so_by_every_path(repository: Path) -> None:
    assert run(repository, "baseline", "texts", "--offline", "--baseline", "known.json").returncode == 0
    for path in ("texts", "./texts/new", str(repository / "texts"), str(repository / "texts" / "new" / "naps.md")):
        done = run(repository, "check", path, "--offline", "--baseline", "known.json")
        assert done.returncode == 0, done.stdout


def test_forges_are_told_where_in_the_repository(repository: Path) -> None:
    folder = repository / "texts"
    reports = [f"--report={name}={folder / name}" for name in ("sarif", "github", "gitlab", "json")]
    assert run(folder, "check", ".", "--offline", *reports).returncode == 1
    sarif = json.loads((folder / "sarif").read_text(encoding="utf-8"))
    places = [result["locations"][0]["physicalLocation"] for result in sarif["runs"][0]["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {"texts/new/naps.md"}
    annotations = (folder / "github").read_text(encoding="utf-8").splitlines()
    assert all("file=texts/new/naps.md," in line for line in annotations if "file=" in line)
    assert {issue["location"]["path"] for issue in json.loads((folder / "gitlab").read_text(encoding="utf-8"))} == {
        "texts/new/naps.md"
    }
    told = json.loads((folder / "json").read_text(encoding="utf-8"))
    assert {finding["path"] for finding in told["findings"]} == {"new/naps.md"}
