"""Every option once, in the groups that commands share; they land in `Config` or in what is shown."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any

import click

from claimcheck.reporters import REPORTERS

Command = Callable[..., None]
Decorator = Callable[[Command], Command]

_SETTINGS = ("offline", "fail_on", "require_verified", "min_coverage", "lock", "baseline", "select", "ignore")
"""Options that a configuration file may hold as well."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was given on the command line; None and empty where nothing was, or where the command does not ask."""

    paths: tuple[Path, ...] = ()
    config_file: Path | None = None
    shown_as: str = "text"
    no_cache: bool = False
    no_progress: bool = False
    verbose: bool = False
    quiet: bool = False
    offline: bool | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lock: Path | None = None
    baseline: Path | None = None
    fail_on: str | None = None
    reports: tuple[str, ...] = ()
    min_coverage: str | None = None
    require_verified: bool | None = None
    changed_since: str | None = None

    @property
    def settings(self) -> dict[str, object]:
        """Return what is given of the settings that a configuration file may hold, by their keys."""
        given = {name.replace("_", "-"): getattr(self, name) for name in _SETTINGS}
        return {key: value for key, value in given.items() if value not in (None, ())}


class _Rows(click.Option):
    """An option that may be repeated and whose values may also be divided by commas."""

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        rows = super().process_value(ctx, value) or ()
        return tuple(part for row in rows for part in row.split(",") if part)


_FILE: dict[str, Any] = {"type": click.Path(path_type=Path), "metavar": "FILE"}
_SWITCH: dict[str, Any] = {"is_flag": True, "default": None}
_ROWS: dict[str, Any] = {"cls": _Rows, "multiple": True, "metavar": "RULE"}

# whether a page can be read is found out when it is read: one that cannot must not stop the others
PATHS: Decorator = click.argument("paths", metavar="PATH…", nargs=-1, type=click.Path(path_type=Path, readable=False))
LOCK: Decorator = click.option("--lock", **_FILE, help="Recorded answers of the outside.")
SETTINGS: list[Decorator] = [
    click.option("--config", "config_file", **_FILE, help="Use this configuration file instead of the nearest one."),
    click.option(
        "--format",
        "shown_as",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="What standard output gets.",
    ),
    click.option("--no-cache", is_flag=True, help="Read every page anew; neither use nor fill the cache."),
    click.option("--no-progress", is_flag=True, help="Show no progress bars."),
    click.option("-v", "--verbose", is_flag=True, help="Show more: every field, every reference, tracebacks."),
    click.option("-q", "--quiet", is_flag=True, help="Show only the verdict."),
]
RUN: list[Decorator] = [
    click.option("--offline", **_SWITCH, help="Ask nobody; use the lock alone."),
    click.option("--select", **_ROWS, help="Judge by these rules only."),
    click.option("--ignore", **_ROWS, help="Leave these rules out."),
    LOCK,
    click.option("--baseline", **_FILE, help="Findings accepted before."),
]
CHECK: list[Decorator] = [
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "note"]),
        help="Least severity of a new finding that fails the run.  [default: error]",
    ),
    click.option(
        "--report",
        "reports",
        multiple=True,
        metavar="FORMAT[=PATH]",
        help=f"Write a report ({', '.join(REPORTERS)}); may be repeated.",
    ),
    click.option(
        "--min-coverage",
        metavar="PERCENT",
        help="Fail when a smaller share of the claims that need evidence has it.",
    ),
    click.option("--require-verified", **_SWITCH, help="End with status 2 when a reference could not be verified."),
    click.option(
        "--changed-since",
        metavar="REV",
        help="Report only what stands on lines that git says changed since this revision.",
    ),
]


def options(*groups: list[Decorator]) -> Decorator:
    """Give a command the PATHs and the options of these groups, in their order: as one `Options`, the first argument.

    Options of the command's own are passed on by name.
    """
    known = {field.name for field in fields(Options)}

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(**given: Any) -> None:
            own = {name: given.pop(name) for name in list(given) if name not in known}
            command(Options(**given), **own)

        decorated: Command = run
        for option in reversed([PATHS, *(option for group in groups for option in group)]):
            decorated = option(decorated)
        return decorated

    return decorate
