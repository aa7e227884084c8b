"""A folder of pages and a claimcheck run in it, as a process of its own, for the tests of the gate."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (
    "In our clinics 31% of patients relapsed.\n\nAbout 40% of adults sleep badly [1].\n\n"
    "References\n\n1. Lee K. Walking and sleep. J Sleep Stud. 2019;4:11-19.\n"
)


def environment(**more: str) -> dict[str, str]:
    """Return the environment without settings of claimcheck or a CI runner."""
    names = ("CLAIMCHECK_", "GITHUB_")
    plain = {key: value for key, value in os.environ.items() if not key.startswith(names)}
    return plain | {"PYTHONPATH": str(ROOT)} | more


def command(*arguments: str) -> list[str]:
    """Return the command that runs claimcheck."""
    return [sys.executable, "-m", "claimcheck", *arguments]


def run(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run claimcheck in a folder; `more` is put into its environment."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**more),
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done
