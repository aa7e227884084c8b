"""The command line: arguments → Config → check → write → exit status; no other logic."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck import __version__
from claimcheck.cli.options import CHECK, LOCK, RUN, SETTINGS, Options, options
from claimcheck.cli.output import (
    ExitCode,
    below_coverage,
    cache,
    ending,
    exit_code,
    progress,
    say,
    show,
    stdin,
    tell_faults,
    warn_of_variables,
)
from claimcheck.cli.surroundings import (
    drop_output,
    open_streams,
    refuse_disguised_files,
    refuse_nowhere,
    told_in_a_line,
)
from claimcheck.errors import ClaimcheckError, ConfigError, ReportError
from claimcheck.faults import Faults
from claimcheck.files import STDIN

if TYPE_CHECKING:  # whoever asks for help waits for nothing that a run needs
    from claimcheck.config import Config
    from claimcheck.config.load import Settings
    from claimcheck.model.finding import Report
    from claimcheck.reporters import Target


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="claimcheck")
def cli() -> None:
    """Find the figures a page claims, follow each to its citation, and say what the registries hold.

    A PATH is a file, a folder, or - for standard input. Exit status: 0 no new finding at or above --fail-on,
    1 at least one, 2 could not check.
    """


@cli.command("check")
@options(RUN, CHECK, SETTINGS)
def check_command(given: Options) -> None:
    """Do the whole run: read, extract, link, resolve, judge, report."""
    from claimcheck.model.summary import summarise
    from claimcheck.reporters import parse_target, write

    targets = [parse_target(text) for text in given.reports]
    printed = next((target.format for target in targets if target.printed), None)
    if printed and given.shown_as == "json":
        raise ConfigError(
            f"--format json and --report {printed} would both fill standard output", f"give --report {printed}=FILE"
        )
    config = _configure(given)
    report = _check(config, given)
    written = [target for target in targets if _wrote(write, report, target)]
    show(report, written, given)
    summary = summarise(report)
    if line := below_coverage(summary, config.min_coverage):
        say(line)
    raise SystemExit(exit_code(report, summary, config) if len(written) == len(targets) else ExitCode.COULD_NOT_CHECK)


@cli.command("extract")
@options(SETTINGS)
def extract_command(given: Options) -> None:
    """Show claims, markers and references only; ask nobody."""
    from claimcheck.documents import read_documents

    config = _configure(given)
    reading = read_documents(config.paths, config, **_run(given, config))
    tell_faults(reading.faults if given.verbose else (), given)
    if given.shown_as == "json":
        from claimcheck.reporters.json import render_documents

        click.echo(render_documents(reading.documents), nl=False)
    else:
        from claimcheck.reporters.terminal import show_documents

        show_documents(reading.documents, quiet=given.quiet)
    raise SystemExit(ending(reading.unread))


@cli.command("baseline")
@click.option("--prune", is_flag=True, help="Only drop entries whose finding is gone; accept nothing new.")
@options(RUN, SETTINGS)
def baseline_command(given: Options, *, prune: bool) -> None:
    """Accept today's findings: from now on only new ones fail."""
    from claimcheck.baseline import Baseline

    config = _configure(given)
    file = _required(config.baseline, "baseline")
    report = _check(config, given)
    after = Baseline.update(
        file, lambda before: (before.prune if prune else before.accept)(report.each_finding, report.scope)
    )
    count = len(after.entries)
    done = f"{len(report.stale)} stale entries dropped, {count} kept" if prune else f"{count} findings accepted"
    click.echo(f"{done} in {file}", err=True)
    raise SystemExit(ending(report.unread))


@cli.command("lock")
@LOCK
@click.option("--refresh", is_flag=True, help="Ask again also for what is recorded.")
@click.option(
    "--provenance",
    metavar="TEXT",
    help="Say in the lock where these answers come from, when not straight from the registries.",
)
@options(SETTINGS)
def lock_command(given: Options, *, refresh: bool, provenance: str | None) -> None:
    """Resolve every reference and record the answers.

    With --refresh it says what changed since the last answers, and ends with 1 when a cited work was retracted since.
    """
    from claimcheck.model.severity import Severity
    from claimcheck.recording import record
    from claimcheck.reporters.phrases import visible

    config = _configure(given)
    _required(config.lock, "lock")
    recorded = record(config.paths, config, refresh=refresh, provenance=provenance, **_run(given, config))
    for line in (recorded.line, *recorded.outages):
        say(line)
    status = ending(recorded.unread)
    for change in recorded.changed:
        click.echo(f"{change.severity.value}: {visible(change.title)} ({visible(change.key)}): {change.words}")
    if any(change.severity is Severity.ERROR for change in recorded.changed):  # whatever else could not be checked
        raise SystemExit(ExitCode.FOUND)
    raise SystemExit(ExitCode.COULD_NOT_CHECK if recorded.failed or recorded.outages else status)


@cli.command("rules")
def rules_command() -> None:
    """List the catalogue of rules."""
    from claimcheck.cli.catalogue import list_rules

    click.echo(list_rules())


@cli.command("config")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the configuration instead.")
@options(RUN, SETTINGS)
def config_command(given: Options, *, schema: bool) -> None:
    """Show what is in force and where each value comes from."""
    from claimcheck.cli.settings import render_json, render_schema, render_text

    if schema:
        click.echo(render_schema(), nl=False)
        return
    settings = _resolve(given)
    click.echo((render_json if given.shown_as == "json" else render_text)(settings), nl=False)


@cli.command("explain")
@click.argument("rule")
def explain_command(rule: str) -> None:
    """Show one rule's manual."""
    from claimcheck.cli.catalogue import explain

    click.echo(explain(rule))


def _configure(given: Options) -> "Config":
    """Turn command-line options into the settings in force; there must be something to read."""
    config = _resolve(given).config
    if not config.paths:
        raise ConfigError("no PATH is given and none is configured", "name a file or folder, or - for standard input")
    return config


def _resolve(given: Options) -> "Settings":
    """Turn command-line options into the settings in force and where they come from."""
    from claimcheck.config.load import Origin, Settings, resolve

    start = next((path for path in given.paths if str(path) != STDIN), Path())
    warn_of_variables(os.environ)
    found = resolve(given.settings, os.environ, start, given.config_file)
    if not given.paths:
        return found
    given_here = {**found.origins, "paths": Origin("command line", "PATH")}
    return Settings(replace(found.config, paths=given.paths), given_here)


def _check(config: "Config", given: Options) -> "Report":
    from claimcheck.check import check

    if config.offline and config.lock and not os.path.exists(config.lock):  # noqa: PTH110
        say(f"the lock {config.lock} does not exist, so offline nothing can be verified (name another, or fill it)")
    return check(config.paths, config, changed_since=given.changed_since, **_run(given, config))


def _run(given: Options, config: "Config") -> dict[str, Any]:
    """Return what every run is given besides its settings: who watches, what is piped in, what is remembered."""
    return {"progress": progress(given), "stdin": stdin(config), "cache": cache(given)}


def _required(file: Path | None, name: str) -> Path:
    if file is None:
        raise ConfigError(f"no {name} file is named", f"give --{name} FILE or set {name} in the configuration")
    return file


def _wrote(write: Callable[["Report", "Target"], None], report: "Report", target: "Target") -> bool:
    """Write a report; say why where it cannot be, which costs no other anything."""
    try:
        write(report, target)
    except ReportError as error:
        say(str(error))
        return False
    except (OSError, KeyboardInterrupt):  # standard output, which is shared
        raise
    except Exception as error:  # noqa: BLE001 - a fault of one format
        fault = Faults().note(f"the {target.format} report", error)
        say(f"{fault.where} could not be written: {fault.words} ({fault.remedy})")
        return False
    return True


def main() -> None:
    """Run the command line; every ending is a line and a status, never a traceback."""
    open_streams()
    try:
        refuse_nowhere()
        refuse_disguised_files(sys.argv[1:])
        status = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = ExitCode.COULD_NOT_CHECK
    except ClaimcheckError as error:
        say(str(error))
        status = ExitCode.COULD_NOT_CHECK
    except (KeyboardInterrupt, click.Abort):
        say("interrupted; files are as they were or whole")
        status = ExitCode.INTERRUPTED
    except BrokenPipeError:  # the reader of our output has seen enough
        drop_output()
        status = ExitCode.COULD_NOT_CHECK
    except Exception as error:  # noqa: BLE001 - the last line of defence: a line, not a traceback
        status = told_in_a_line(error)
    sys.exit(int(status or 0))
