"""The command line: arguments → Config → check → write → exit status; no other logic."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcheck import __version__
from claimcheck.check import STDIN, check, read_documents
from claimcheck.config import Config
from claimcheck.config.load import load
from claimcheck.errors import ClaimcheckError, ConfigError
from claimcheck.model.finding import Report, Status
from claimcheck.progress import Progress, Silent
from claimcheck.reporters import Target, parse_target, write

Command = TypeVar("Command", bound=Callable[..., Any])


class ExitCode(IntEnum):
    """What the exit status tells a script."""

    CLEAN = 0
    FOUND = 1
    """At least one new finding at or above `--fail-on`."""
    COULD_NOT_CHECK = 2
    """Usage, configuration, unreadable input, internal error; unverified references under `--require-verified`."""
    INTERRUPTED = 130


class _Rows(click.Option):
    """An option that may be repeated and whose values may also be divided by commas."""

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        rows = super().process_value(ctx, value) or ()
        return tuple(part for row in rows for part in row.split(",") if part)


_PATHS = click.argument("paths", metavar="PATH…", nargs=-1, type=click.Path(path_type=Path))
_SETTINGS = [
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
    click.option("--no-progress", is_flag=True, help="Show no progress bars."),
    click.option("-v", "--verbose", is_flag=True, help="Show more: every field, every reference, tracebacks."),
    click.option("-q", "--quiet", is_flag=True, help="Show only the verdict."),
]
_RUN = [
    click.option("--offline", is_flag=True, default=None, help="Ask nobody; use the lock alone."),
    click.option("--select", cls=_Rows, multiple=True, metavar="RULE", help="Judge by these rules only."),
    click.option("--ignore", cls=_Rows, multiple=True, metavar="RULE", help="Leave these rules out."),
    click.option("--lock", type=click.Path(path_type=Path), metavar="FILE", help="Recorded answers of the outside."),
    click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Findings accepted before."),
]
_CHECK = [
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
        help="Write a report (html, json); may be repeated.",
    ),
    click.option(
        "--require-verified",
        is_flag=True,
        default=None,
        help="End with status 2 when a reference could not be verified.",
    ),
]


def _options(*groups: list[Callable[[Command], Command]]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return decorate


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="claimcheck")
def cli() -> None:
    """Find the figures a page claims, follow each to its citation, and say what the registries hold.

    A PATH is a file, a folder, or - for standard input. Exit status: 0 no new finding at or above --fail-on,
    1 at least one, 2 could not check.
    """


@cli.command("check")
@_PATHS
@_options(_RUN, _CHECK, _SETTINGS)
def check_command(reports: tuple[str, ...], **options: Any) -> None:
    """Do the whole run: read, extract, link, resolve, judge, report."""
    targets = [parse_target(text) for text in reports]
    config = _configure(options)
    report = _check(config, options)
    for target in targets:
        write(report, target)
    _show(report, targets, options)
    raise SystemExit(_verdict(report, config))


@cli.command("extract")
@_PATHS
@_options(_SETTINGS)
def extract_command(**options: Any) -> None:
    """Show claims, markers and references only; ask nobody."""
    config = _configure(options)
    reading = read_documents(config.paths, config, progress=_progress(options), stdin=_stdin(config))
    if options["shown_as"] == "json":
        from claimcheck.reporters.json import render_documents

        click.echo(render_documents(reading.documents), nl=False)
    else:
        from claimcheck.reporters.terminal import show_documents

        show_documents(reading.documents, quiet=options["quiet"])
    for page in reading.unread:
        _complain(page.path, page.message, page.remedy)
    raise SystemExit(ExitCode.COULD_NOT_CHECK if reading.unread else ExitCode.CLEAN)


@cli.command("baseline")
@_PATHS
@_options(_RUN, _SETTINGS)
def baseline_command(**options: Any) -> None:
    """Accept today's findings: from now on only new ones fail."""
    from claimcheck.baseline import Baseline

    config = _configure(options)
    if config.baseline is None:
        raise ConfigError("no baseline file is named", "give --baseline FILE or set baseline in the configuration")
    report = _check(config, options)
    baseline = Baseline.load(config.baseline)
    pages = [analysis.document.page.path for analysis in report.analyses]
    accepted = baseline.accept(report.findings, pages)
    accepted.save(config.baseline)
    click.echo(f"{len(accepted.entries)} findings accepted in {config.baseline}", err=True)
    for page in report.unread:
        _complain(page.path, page.message, page.remedy)
    raise SystemExit(ExitCode.COULD_NOT_CHECK if report.unread else ExitCode.CLEAN)


@cli.command("lock")
@_PATHS
@click.option("--lock", type=click.Path(path_type=Path), metavar="FILE", help="Recorded answers of the outside.")
@click.option("--refresh", is_flag=True, help="Ask again also for what is recorded.")
@click.option(
    "--provenance",
    metavar="TEXT",
    help="Say in the lock where these answers come from, when not straight from the registries.",
)
@_options(_SETTINGS)
def lock_command(refresh: bool, provenance: str | None, **options: Any) -> None:
    """Resolve every reference and record the answers."""
    from claimcheck.check import record

    config = _configure(options)
    if config.lock is None:
        raise ConfigError("no lock file is named", "give --lock FILE or set lock in the configuration")
    recorded = record(
        config.paths, config, refresh=refresh, provenance=provenance, progress=_progress(options), stdin=_stdin(config)
    )
    click.echo(recorded.line, err=True)
    for page in recorded.unread:
        _complain(page.path, page.message, page.remedy)
    raise SystemExit(ExitCode.COULD_NOT_CHECK if recorded.unread else ExitCode.CLEAN)


@cli.command("rules")
def rules_command() -> None:
    """List the catalogue of rules."""
    from claimcheck.rules import RULES

    width = max(len(rule.id) for rule in RULES)
    for rule in RULES:
        click.echo(f"{rule.id:<{width}}  {rule.severity:<7}  {rule.summary}")


@cli.command("explain")
@click.argument("rule")
def explain_command(rule: str) -> None:
    """Show one rule's manual: what it finds, why it matters, what to do."""
    from claimcheck.rules import manual

    click.echo(manual(rule))


def _configure(options: dict[str, Any]) -> Config:
    """Turn command-line options into the settings in force."""
    given: tuple[Path, ...] = options["paths"]
    named = {"offline": "offline", "fail_on": "fail-on", "require_verified": "require-verified"}
    settings: dict[str, object] = {key: options[name] for name, key in named.items() if options.get(name) is not None}
    settings |= {key: str(options[key]) for key in ("lock", "baseline") if options.get(key)}
    settings |= {key: options[key] for key in ("select", "ignore") if options.get(key)}
    start = next((path for path in given if str(path) != STDIN), Path())
    config = load(settings, os.environ, start, options["config_file"])
    config = replace(config, paths=given or config.paths)
    if not config.paths:
        raise ConfigError("no PATH is given and none is configured", "name a file or folder, or - for standard input")
    return config


def _check(config: Config, options: dict[str, Any]) -> Report:
    return check(config.paths, config, progress=_progress(options), stdin=_stdin(config))


def _stdin(config: Config) -> bytes:
    return sys.stdin.buffer.read() if any(str(path) == STDIN for path in config.paths) else b""


def _progress(options: dict[str, Any]) -> Progress:
    if options["no_progress"] or options["quiet"] or not sys.stderr.isatty():
        return Silent()
    from claimcheck.reporters.bars import Bars

    return Bars()


def _show(report: Report, targets: list[Target], options: dict[str, Any]) -> None:
    if options["shown_as"] == "json":
        from claimcheck.reporters.json import render

        click.echo(render(report), nl=False)
    else:
        from claimcheck.reporters.terminal import show

        show(report, verbose=options["verbose"], quiet=options["quiet"])
    for page in report.unread:
        _complain(page.path, page.message, page.remedy)
    for problem in report.problems:
        _complain(f"{problem.path}:{problem.line}", problem.message, problem.remedy)
    for line in report.outages:
        click.echo(f"claimcheck: {line}", err=True)
    if not options["quiet"]:
        for target in targets:
            click.echo(f"{target.format} report: {target.path}", err=True)


def _complain(where: str, message: str, remedy: str) -> None:
    click.echo(f"claimcheck: {where}: {message}" + (f" ({remedy})" if remedy else ""), err=True)


def _verdict(report: Report, config: Config) -> ExitCode:
    from claimcheck.reporters.summary import summarise

    summary = summarise(report)
    if report.unread or (config.require_verified and summary.verified < summary.references):
        return ExitCode.COULD_NOT_CHECK
    new = [finding for finding in report.findings if finding.status is Status.NEW]
    return ExitCode.FOUND if any(f.severity.rank >= config.fail_on.rank for f in new) else ExitCode.CLEAN


def main() -> None:
    """Run the command line; every ending is a line and a status, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = ExitCode.COULD_NOT_CHECK
    except ClaimcheckError as error:
        click.echo(f"claimcheck: {error}", err=True)
        status = ExitCode.COULD_NOT_CHECK
    except (KeyboardInterrupt, click.Abort):
        click.echo("claimcheck: interrupted; files are as they were or whole", err=True)
        status = ExitCode.INTERRUPTED
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = ExitCode.COULD_NOT_CHECK
    except Exception as error:  # the last line of defence: a line, not a traceback
        if "-v" in sys.argv or "--verbose" in sys.argv:
            raise
        click.echo(
            f"claimcheck: internal error: {type(error).__name__}: {error} (-v shows more; please report it)", err=True
        )
        status = ExitCode.COULD_NOT_CHECK
    sys.exit(int(status or 0))
