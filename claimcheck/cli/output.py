"""What a run shows and how it ends: results to standard output, everything else to standard error, and the status."""

import os
import sys
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import Options
from claimcheck.files import STDIN
from claimcheck.progress import Progress, Silent

if TYPE_CHECKING:
    from claimcheck.cache import Cache
    from claimcheck.config import Config
    from claimcheck.model.finding import Fault, Report, Unread
    from claimcheck.model.summary import Summary
    from claimcheck.reporters import Target


class ExitCode(IntEnum):
    """What the exit status tells a script."""

    CLEAN = 0
    FOUND = 1
    """At least one new finding at or above `--fail-on`."""
    COULD_NOT_CHECK = 2
    """Usage, configuration, unreadable input, internal error; unverified references under `--require-verified`."""
    INTERRUPTED = 130


def stdin(config: "Config") -> bytes:
    """Return standard input when a PATH asks for it."""
    return sys.stdin.buffer.read() if any(str(path) == STDIN for path in config.paths) else b""


def progress(options: Options) -> Progress:
    """Return progress bars where a person watches, silence elsewhere."""
    if options.no_progress or options.quiet or not sys.stderr.isatty():
        return Silent()
    from claimcheck.reporters.bars import Bars

    return Bars()


def cache(options: Options) -> "Cache | None":
    """Return the cache, unless it is turned off."""
    if options.no_cache:
        return None
    from claimcheck.cache import FOLDER_VARIABLE, open_cache

    return open_cache(os.environ.get(FOLDER_VARIABLE))


def show(report: "Report", targets: "Sequence[Target]", options: Options) -> None:
    """Show a report in the form asked for, and say beside it what went wrong."""
    if options.shown_as == "json":
        from claimcheck.reporters.json import render

        click.echo(render(report), nl=False)
    else:
        from claimcheck.reporters.terminal import show

        show(report, verbose=options.verbose, quiet=options.quiet)
    for page in report.unread:
        complain(page.path, page.message, page.remedy)
    if not (report.analyses or report.unread or report.excluded or options.changed_since):
        say("no page was found there (in a folder, text, HTML, Markdown and BibTeX files count; a README does not)")
    for problem in report.problems:
        complain(f"{problem.path}:{problem.line}", problem.message, problem.remedy)
    for path in report.excluded:
        complain(path, "left out", "the setting exclude names it")
    for line in report.outages:
        say(line)
    tell_faults(report.faults, options)
    if not options.quiet:
        for target in targets:
            places = [str(place) for place in (target.path, target.appended) if place]
            if places:
                click.echo(f"{target.format} report: {' and '.join(places)}", err=True)


def tell_faults(faults: "Sequence[Fault]", options: Options) -> None:
    """Say how faults are to be reported, and show where in the program they are when more is asked for."""
    for fault in faults:
        complain(fault.where, fault.words, fault.remedy)
        if options.verbose:
            click.echo(fault.traceback, err=True, nl=False)


def complain(where: str, message: str, remedy: str) -> None:
    """Say one clear line on standard error: where, what, what to do."""
    named = message if message.startswith(f"{where} ") else f"{where}: {message}"
    say(named + (f" ({remedy})" if remedy else ""))


def say(words: str) -> None:
    """Say one line on standard error; names of files and words of pages in it stay in the line and are no command."""
    from claimcheck.reporters.github import defuse
    from claimcheck.reporters.phrases import visible

    click.echo(f"claimcheck: {defuse(visible(words))}", err=True)


def warn_of_variables(environ: Mapping[str, str]) -> None:
    """Say of each variable that is nearly a setting of ours that it is none."""
    from claimcheck.cache import FOLDER_VARIABLE
    from claimcheck.config.load import misspelt_variables

    for name, near in misspelt_variables(environ, [FOLDER_VARIABLE]):
        say(f"the variable {name} is no setting and is ignored (did you mean {near}?)")


def below_coverage(summary: "Summary", least: float | None) -> str | None:
    """Return a line that says so when fewer claims have evidence than asked for; a run without claims never has."""
    if least is None or not summary.claims:
        return None
    share = 100 * summary.covered / summary.claims
    if share >= least:
        return None
    return (
        f"evidence coverage {share:.1f}% ({summary.covered} of {summary.claims} claims) is below the "
        f"{least:g}% asked for by min-coverage"
    )


def exit_code(report: "Report", summary: "Summary", config: "Config") -> ExitCode:
    """Return the exit status that a report means."""
    if report.unread or report.faults or (config.require_verified and summary.verified < summary.references):
        return ExitCode.COULD_NOT_CHECK
    return ExitCode.FOUND if report.failing or below_coverage(summary, config.min_coverage) else ExitCode.CLEAN


def ending(unread: "Sequence[Unread]") -> ExitCode:
    """Return the exit status of a command that judges nothing, having said what could not be read."""
    for page in unread:
        complain(page.path, page.message, page.remedy)
    return ExitCode.COULD_NOT_CHECK if unread else ExitCode.CLEAN
