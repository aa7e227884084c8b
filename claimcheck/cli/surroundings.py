"""What a run finds around it: streams closed or full, a folder that is gone, files that are called like options."""

import os
import sys
from collections.abc import Sequence
from errno import EBADF, EDQUOT, EFBIG, EIO, ENOSPC
from itertools import takewhile

import click

from claimcheck.cli.output import ExitCode
from claimcheck.errors import ConfigError
from claimcheck.files import STDIN

_OUTPUT_FAILS = frozenset({EBADF, EDQUOT, EFBIG, EIO, ENOSPC})


def open_streams() -> None:
    """Let each standard stream be one that can be used: one that was closed leads nowhere."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            while os.open(os.devnull, os.O_RDWR) < number:  # takes the lowest number that is free
                pass
            setattr(sys, name, open(os.devnull, "w" if number else "r", encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def refuse_nowhere() -> None:
    """Raise ConfigError where the folder we stand in is gone."""
    try:
        os.getcwd()  # noqa: PTH109 - what a Path would ask
    except FileNotFoundError:
        raise ConfigError("the folder that this runs in is gone", "go to one that is there") from None


def drop_output() -> None:
    """Let what is still to be written to standard output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def told_in_a_line(error: Exception) -> ExitCode:
    """Say what ended the run: a standard output that cannot be written, or a fault of ours."""
    if isinstance(error, OSError) and error.errno in _OUTPUT_FAILS and not error.filename:
        drop_output()
        click.echo(f"claimcheck: standard output cannot be written: {error.strerror}", err=True)
        return ExitCode.COULD_NOT_CHECK
    if "-v" in sys.argv or "--verbose" in sys.argv:
        raise error
    click.echo(
        f"claimcheck: internal error: {type(error).__name__}: {error} (-v shows more; please report it)", err=True
    )
    return ExitCode.COULD_NOT_CHECK


def refuse_disguised_files(arguments: Sequence[str]) -> None:
    """Raise ConfigError for an option that is the name of a file here: a hook or a pattern may have meant the file."""
    for argument in takewhile(lambda one: one != "--", arguments):
        if argument.startswith("-") and argument != STDIN and os.path.lexists(argument):
            raise ConfigError(f"{argument} is an option, and a file here has this name", "put -- before names of files")
