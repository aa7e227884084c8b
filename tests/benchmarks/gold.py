"""The hand-made labels beside the project, scored by the project's own judge, `shared/tools/score.py`.

In: `shared/gold/<set>.claims.jsonl` and `.markers.jsonl`. Out: the judge's figures by name. The judge runs the
command once per page, as a user would.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SHARED = Path(__file__).parents[2] / ".." / "shared"
SETS = {"seeds": "four captured pages", "dev": "labelled development pages"}
_FIGURE = re.compile(r"^(?P<name>claims|quantities|links|markers) .*?(?:F1|found|right) (?P<figure>[\d.]+)", re.M)


def measure() -> Iterator[tuple[str, dict[str, float]]]:
    """Yield each set's name and its figures: F1 of claims and markers, shares of quantities and links."""
    judge = SHARED / "tools" / "score.py"
    for name, title in SETS.items():
        claims, markers = (SHARED / "gold" / f"{name}.{part}.jsonl" for part in ("claims", "markers"))
        if not (judge.is_file() and claims.is_file()):
            continue
        command = [sys.executable, str(judge), str(claims), "--root", str(SHARED)]
        command += ["--run", f"{sys.executable} -m claimcheck extract --format json {{}}"]
        command += ["--markers", str(markers)] if markers.is_file() else []
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        yield title, {found["name"]: float(found["figure"]) for found in _FIGURE.finditer(done.stdout)}
