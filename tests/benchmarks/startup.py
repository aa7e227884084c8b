"""Start-up against a bare `import click`: `python -m tests.benchmarks.startup`, from the project's folder.

In: the corpus with its lock; a cache folder of its own. Out: the median wall time of each command and how many times a
bare `python -c "import click"` it takes. The commands take turns, so that a busy machine slows all alike; what counts
are the ratios. Each is started as the installed `claimcheck` starts it, after one round that is not counted.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parents[2]
ROUNDS = 15
CLAIMCHECK = "from claimcheck.cli import main; main()"
COMMANDS: dict[str, tuple[list[str], float | None]] = {
    'python -c "import click"': ([sys.executable, "-c", "import click"], None),
    "claimcheck --help": ([sys.executable, "-c", CLAIMCHECK, "--help"], 2.5),
    "check corpus/ --offline, warm": ([sys.executable, "-c", CLAIMCHECK, "check", "corpus/", "--offline"], 3.0),
    "check corpus/ --offline, no cache": (
        [sys.executable, "-c", CLAIMCHECK, "check", "corpus/", "--offline", "--no-cache"],
        None,
    ),
}
"""What is measured, and how many times a bare import it may take."""


def measure(rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Return the seconds of each command, one for each round."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with TemporaryDirectory() as folder:
        surroundings = {**os.environ, "CLAIMCHECK_CACHE_DIR": folder, "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled
        for turn in range(rounds + 1):
            for name, (command, _) in COMMANDS.items():
                start = perf_counter()
                done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=False)
                if done.returncode not in {0, 1}:
                    sys.exit(f"{name}: {done.stderr.decode(errors='replace')}")
                if turn:
                    seconds[name].append(perf_counter() - start)
    return seconds


def main() -> int:
    """Print the table; the status says whether the goals are met."""
    seconds = measure()
    bare = next(iter(seconds))
    failed = 0
    sys.stdout.write(f"{'':<36}{'median':>9}{'ratio':>8}{'goal':>8}\n")
    for name, times in seconds.items():
        ratio = median(own / other for own, other in zip(times, seconds[bare], strict=True))
        goal = COMMANDS[name][1]
        failed += goal is not None and ratio > goal
        wanted = f"≤ {goal}" if goal else ""
        sys.stdout.write(f"{name:<36}{median(times) * 1000:>6.0f} ms{ratio:>8.2f}{wanted:>8}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
