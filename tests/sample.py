"""The committed sample: what `claimcheck check corpus/ --offline` reports, made at a fixed time.

`python -m tests.sample` rewrites `reports/sample/`; a test keeps it equal to the code.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

from claimcheck.check import check
from claimcheck.config.load import load
from claimcheck.reporters import Target, parse_target, write

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "reports" / "sample"
MADE = datetime(2026, 11, 21, 12, tzinfo=UTC)
FORMATS = ("html", "json", "sarif", "markdown")


def write_sample(folder: Path) -> list[Path]:
    """Write the sample into a folder and return its files; the working folder must be the project's."""
    config = load({"offline": True}, {}, Path("corpus"))
    report = check([Path("corpus")], config, now=MADE)
    files = []
    for name in FORMATS:
        path = parse_target(f"{name}={folder}/", {}).path
        assert path
        write(report, Target(name, path))
        files.append(path)
    return files


if __name__ == "__main__":
    os.chdir(ROOT)
    for written in write_sample(FOLDER):
        print(written.relative_to(ROOT).as_posix(), written.stat().st_size)  # noqa: T201
