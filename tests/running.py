"""Runs claimcheck as a process of its own, as a shell or a CI runner would, watched by `tests.loopback`."""

import os
import subprocess
import sys
from pathlib import Path

from tests.loopback import sitecustomize as loopback

ROOT = Path(__file__).parents[1]
PATHS = os.pathsep.join([str(Path(loopback.__file__).parent), str(ROOT)])


def environment(**more: str) -> dict[str, str]:
    """Return the environment without settings of claimcheck or a CI runner."""
    names = ("CLAIMCHECK_", "GITHUB_")
    plain = {key: value for key, value in os.environ.items() if not key.startswith(names)}
    return plain | {"PYTHONPATH": PATHS} | more


def command(*arguments: str) -> list[str]:
    """Return the command that runs claimcheck."""
    return [sys.executable, "-m", "claimcheck", *arguments]


def run(folder: Path, *arguments: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Run claimcheck in a folder; `more` is put into its environment."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**more),
        timeout=300,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done
