"""The command, also as `python -m claimcheck`: who interrupts it while its modules load meets a line, no traceback."""

import gc
import sys

_NEW = 50_000
"""Objects made between two searches for cycles: pages are many small values and next to no cycles."""


def main() -> None:
    """Load the command line and run it."""
    gc.set_threshold(_NEW)
    try:
        from claimcheck.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("claimcheck: interrupted; nothing was done yet\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
