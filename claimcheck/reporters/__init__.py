"""write(): Report → files. A new format is one module here, with `FILE_NAME` and `render`, and one line below.

A module may say more about where its report goes:
`STANDARD_OUTPUT = True`: without a PATH the report is printed, because that is where its reader listens.
`APPEND_TO = "VARIABLE"`: the report is also appended to the file that this environment variable names; without a PATH
it is only appended there, where the variable is set.
`render_files(report, name)`: yields names, from the folder of the PATH called `name`, and texts: for a format that may
need several files. The one that leads to the others comes last, so that it never leads to what is not there yet.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from claimcheck.errors import ConfigError, ReportError
from claimcheck.files import is_folder, replace_file

if TYPE_CHECKING:
    from claimcheck.model.finding import Report

REPORTERS: Mapping[str, str] = {
    "html": "claimcheck.reporters.html",
    "json": "claimcheck.reporters.json",
    "sarif": "claimcheck.reporters.sarif",
    "junit": "claimcheck.reporters.junit",
    "github": "claimcheck.reporters.github",
    "gitlab": "claimcheck.reporters.gitlab",
    "markdown": "claimcheck.reporters.markdown",
    "csv": "claimcheck.reporters.csv",
    "badge": "claimcheck.reporters.badge",
}
"""Format → module, loaded on use. Each holds `FILE_NAME: str` and `render(report: Report) -> str`."""


@dataclass(frozen=True, slots=True)
class Target:
    """A report to write: its format and where."""

    format: str
    path: Path | None
    """The file to write; None when the report is not written to a file of its own."""
    appended: Path | None = None
    """A file that the environment names, to the end of which the report is added."""

    @property
    def printed(self) -> bool:
        """Whether the report goes to standard output."""
        return self.path is None and self.appended is None


def parse_target(text: str, environ: Mapping[str, str] | None = None) -> Target:
    """Read `FORMAT[=PATH]`; a PATH that is a folder (or ends with a slash) gets the format's own file name."""
    name, _, place = text.partition("=")
    if name not in REPORTERS:
        near = get_close_matches(name, REPORTERS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known formats: {', '.join(REPORTERS)}"
        raise ConfigError(f"unknown report format {name!r}", hint)
    module = _module(name)
    named = (os.environ if environ is None else environ).get(getattr(module, "APPEND_TO", ""))
    appended = Path(named) if named else None
    if not place and (appended or getattr(module, "STANDARD_OUTPUT", False)):
        return Target(name, None, appended)
    path = Path(place)
    if not place or place.endswith(("/", "\\")) or is_folder(path):
        path = path / module.FILE_NAME
    return Target(name, path, appended)


def write(report: "Report", target: Target) -> None:
    """Write one report, each file whole or not at all; raises ReportError."""
    module = _module(target.format)
    if target.path and hasattr(module, "render_files"):
        for name, text in module.render_files(report, target.path.name):
            _put(replace_file, target.path.parent / name, text, target)
        return
    text = module.render(report)
    if target.printed:
        sys.stdout.write(text)
    if target.path:
        _put(replace_file, target.path, text, target)
    if target.appended:
        _put(_append, target.appended, text, target)


def _put(put: Callable[[Path, bytes], None], path: Path, text: str, target: Target) -> None:
    """Put a text into a file; raises ReportError."""
    try:
        put(path, text.encode("utf-8", "backslashreplace"))  # half a character, as a broken registry answer may hold
    except OSError as error:
        message = f"the {target.format} report {path} cannot be written: {error.strerror or error}"
        raise ReportError(message, "choose a place that can be written") from error


def _append(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)


def _module(name: str) -> ModuleType:
    return import_module(REPORTERS[name])
