"""write(): Report → files. A new format is one module here, with `FILE_NAME` and `render`, and one line below."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from claimcheck.errors import ConfigError, ReportError
from claimcheck.files import replace_file
from claimcheck.model.finding import Report

REPORTERS: Mapping[str, str] = {
    "html": "claimcheck.reporters.html",
    "json": "claimcheck.reporters.json",
}
"""Format → module, loaded on use. Each holds `FILE_NAME: str` and `render(report: Report) -> str`."""


@dataclass(frozen=True, slots=True)
class Target:
    """A report to write: its format and where."""

    format: str
    path: Path


def parse_target(text: str) -> Target:
    """Read `FORMAT[=PATH]`; a PATH that is a folder (or ends with a slash) gets the format's own file name."""
    name, _, place = text.partition("=")
    if name not in REPORTERS:
        near = get_close_matches(name, REPORTERS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known formats: {', '.join(REPORTERS)}"
        raise ConfigError(f"unknown report format {name!r}", hint)
    path = Path(place)
    if not place or place.endswith(("/", "\\")) or path.is_dir():
        path = path / import_module(REPORTERS[name]).FILE_NAME
    return Target(name, path)


def write(report: Report, target: Target) -> None:
    """Write one report, whole or not at all; raises ReportError."""
    text: str = import_module(REPORTERS[target.format]).render(report)
    try:
        replace_file(target.path, text)
    except OSError as error:
        message = f"the {target.format} report {target.path} cannot be written: {error.strerror or error}"
        raise ReportError(message, "choose a place that can be written") from error
