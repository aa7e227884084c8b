"""Every option once, in the groups that commands share; they land in `Config` or in what is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcheck.reporters import REPORTERS

Command = TypeVar("Command", bound=Callable[..., Any])


class _Rows(click.Option):
    """An option that may be repeated and whose values may also be divided by commas."""

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        rows = super().process_value(ctx, value) or ()
        return tuple(part for row in rows for part in row.split(",") if part)


# whether a page can be read is found out when it is read: one that cannot must not stop the others
PATHS = click.argument("paths", metavar="PATH…", nargs=-1, type=click.Path(path_type=Path, readable=False))
SETTINGS = [
    click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Use this configuration file instead of the nearest one.",
    ),
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
RUN = [
    click.option("--offline", is_flag=True, default=None, help="Ask nobody; use the lock alone."),
    click.option("--select", cls=_Rows, multiple=True, metavar="RULE", help="Judge by these rules only."),
    click.option("--ignore", cls=_Rows, multiple=True, metavar="RULE", help="Leave these rules out."),
    click.option("--lock", type=click.Path(path_type=Path), metavar="FILE", help="Recorded answers of the outside."),
    click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Findings accepted before."),
]
CHECK = [
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
    click.option(
        "--require-verified",
        is_flag=True,
        default=None,
        help="End with status 2 when a reference could not be verified.",
    ),
    click.option(
        "--changed-since",
        metavar="REV",
        help="Report only what stands on lines that git says changed since this revision.",
    ),
]


def options(*groups: list[Callable[[Command], Command]]) -> Callable[[Command], Command]:
    """Give a command the options of these groups, in their order."""

    def decorate(command: Command) -> Command:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return decorate
