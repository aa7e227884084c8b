"""GitHub annotations: one workflow command per new finding, printed where the runner listens, on standard output.

GitHub shows ten annotations of a severity per step: the gravest come first, and the tenth says how many more there are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimcheck.model.finding import Report
from claimcheck.model.severity import Severity
from claimcheck.reporters.phrases import short, visible, with_remedy

FILE_NAME = "claimcheck.annotations.txt"
STANDARD_OUTPUT = True

MOST_SHOWN = 10
"""Annotations of one severity that GitHub shows for a step."""
_TITLE = 200
_MESSAGE = 2_000

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

_COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One remark, about a place in a page where there is one."""

    level: str
    title: str
    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None


def render(report: Report) -> str:
    """Return the annotations as workflow commands, one a line."""
    annotations = [replace(one, path=report.from_top(one.path)) if one.path else one for one in _annotations(report)]
    lines: list[str] = []
    for level in _LEVELS.values():
        own = [annotation for annotation in annotations if annotation.level == level]
        if len(own) > MOST_SHOWN:
            rest = len(own) - (MOST_SHOWN - 1)
            message = f"{rest} more are in the full report; GitHub shows {MOST_SHOWN} of a kind"
            own[MOST_SHOWN - 1 :] = [Annotation(level, f"{rest} more", message)]
        lines += map(command, own)
    return "".join(f"{line}\n" for line in lines)


def _annotations(report: Report) -> Iterator[Annotation]:
    for page in report.unread:
        yield Annotation("error", "page not read", f"{page.message} ({page.remedy})", page.path)
    for problem in report.problems:
        message = f"{problem.message} ({problem.remedy})" if problem.remedy else problem.message
        yield Annotation("warning", "problem in the page", message, problem.path, problem.line)
    for line in report.outages:
        yield Annotation("warning", "not reachable", line)
    for finding in report.new:
        place, level = finding.location, _LEVELS[finding.severity]
        yield Annotation(level, finding.rule, with_remedy(finding), finding.path, place.line, place.column)


def command(annotation: Annotation) -> str:
    """Return an annotation as a workflow command; its words can end neither the line nor a property."""
    properties = {
        "file": _name(annotation.path) if annotation.path else None,
        "line": annotation.line,
        "col": annotation.column,
        "title": short(annotation.title, _TITLE),
    }
    written = ",".join(f"{name}={escape_property(str(value))}" for name, value in properties.items() if value)
    return f"::{annotation.level} {written}::{escape_message(short(annotation.message, _MESSAGE))}"


def _name(path: str) -> str:
    """Return a path as it is, but for characters that end lines or move what is shown."""
    return "".join(character if character == " " else visible(character) or "\ufffd" for character in path)


def defuse(text: str) -> str:
    """Return printed lines in which GitHub's runner sees no command: `::` at a line's start, or `##[` anywhere."""
    return _COMMAND.sub(lambda found: f"{found[0][:-1]} {found[0][-1]}", text)


def escape_message(text: str) -> str:
    """Escape the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Escape the value of a property of a workflow command."""
    return escape_message(text).replace(":", "%3A").replace(",", "%2C")
