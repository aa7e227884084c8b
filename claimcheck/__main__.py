"""The command, also as `python -m claimcheck`: who interrupts it while its modules load meets a line, no traceback."""

import sys


def main() -> None:
    """Load the command line and run it."""
    try:
        from claimcheck.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("claimcheck: interrupted; nothing was done yet\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
