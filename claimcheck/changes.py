"""What git says changed since a revision, and what of a report stands there.

In come a revision and the pages of a run; out comes, for each page, the lines that changed. A page that git does not
know is new as a whole, and so is one that git shows no lines of (a binary file, as UTF-16 looks to it). git gets a
list of arguments and never a shell; neither the revision nor a page's name can be read as an option or a pattern.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.model.document import Document
from claimcheck.model.finding import Finding, Report
from claimcheck.model.page import Page
from claimcheck.model.span import Span

Lines = tuple[range, ...]
WHOLE: Lines = (range(1, 2**62),)
"""Every line of a page."""
_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_BINARY = b"\nBinary files "
_DIFF = (
    *("-c", "diff.autoRefreshIndex=true", "diff"),
    *("--raw", "-z", "--patch", "--unified=0", "--inter-hunk-context=0", "--diff-filter=d", "--find-renames"),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=all", "--no-abbrev"),
)
"""Nothing in anybody's configuration may change what comes back."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The lines of each page that changed, by the page's path in the repository."""

    folder: Path
    """The top of the repository."""
    lines: Mapping[str, Lines]

    def of(self, path: Path) -> Lines:
        """Return the changed lines of the page in this file."""
        return self.lines.get(_inside(path, self.folder), ())


def changes_since(revision: str, paths: Sequence[Path]) -> Changes:
    """Return what changed in these files since a revision, uncommitted and untracked changes included.

    Raises ConfigError when git cannot say: no repository, no such revision, a file outside the repository, no git.
    """
    start = os.path.commonpath([path.resolve() for path in paths]) if paths else str(Path.cwd())
    folder = start if Path(start).is_dir() else str(Path(start).parent)
    top = Path(_line(_git(folder, "rev-parse", "--show-toplevel"))).resolve()
    commit = _commit(folder, revision)
    names = [_inside(path, top) for path in paths]
    where = os.path.relpath(start, top)
    known = set(_split(_git(top, "ls-files", "-z", "--cached", "--", where)))
    changed = dict(_read_diff(_git(top, *_DIFF, commit, "--", where)))
    return Changes(top, {name: changed.get(name, ()) if name in known else WHOLE for name in names})


def narrow(report: Report, lines: Mapping[str, Lines]) -> Report:
    """Return the report of the pages with changed lines, and of what stands on these lines.

    `lines` holds the changed lines of each page by its name. Baseline entries of other pages are not stale here.
    """
    documents = {analysis.document.page.path: analysis.document for analysis in report.analyses}
    changed = {path for path in documents if lines.get(path)}
    return replace(
        report,
        analyses=tuple(analysis for analysis in report.analyses if analysis.document.page.path in changed),
        findings=tuple(
            finding
            for finding in report.findings
            if finding.path in changed and _touches(finding, documents[finding.path], lines[finding.path])
        ),
        problems=tuple(
            problem
            for problem in report.problems
            if any(problem.line in stretch for stretch in lines.get(problem.path, ()))
        ),
        stale=tuple(entry for entry in report.stale if entry.path in changed),
    )


def _touches(finding: Finding, document: Document, lines: Lines) -> bool:
    """Whether a finding, a second place it names or the reference it is about stands on a changed line.

    What points at an entry that the page does not have is about the list from which it is missing.
    """
    page, citation_index = document.page, document.citation_index
    spans = [finding.span, *(related.span for related in finding.related if related.path is None)]
    entry = citation_index.reference(finding.reference) if finding.reference is not None else None
    if entry is not None:
        spans.append(page.source_span(entry.span))
    if _points_nowhere(finding, document):
        spans.extend(page.source_span(span) for span in citation_index.lists)
    own = [_lines_of(page, span) for span in spans]
    return any(one.start < changed.stop and changed.start < one.stop for one in own for changed in lines)


def _points_nowhere(finding: Finding, document: Document) -> bool:
    """Whether a marker where the finding stands has no entry."""
    known = {reference.label for reference in document.citation_index.references}
    lost = [marker.span for marker in document.citation_index.markers if not known.issuperset(marker.labels)]
    return any(document.page.source_span(span).overlaps(finding.span) for span in lost)


def _lines_of(page: Page, span: Span) -> range:
    first = page.locate(span.start).line
    return range(first, page.locate(max(span.start, span.end - 1)).line + 1)


def _read_diff(output: bytes) -> Iterator[tuple[str, Lines]]:
    """Yield path and changed lines of each file of a `git diff --raw -z --patch`.

    A file without hunks was only renamed or given other permissions, unless it is binary: then all of it changed.
    """
    names, at = [], 0
    while output.startswith(b":", at):
        end = output.index(b"\0", at)
        for _ in range(2 if output[at:end].split(b" ")[-1][:1] in {b"R", b"C"} else 1):
            start, end = end + 1, output.index(b"\0", end + 1)
        names.append(os.fsdecode(output[start:end]))
        at = end + 1
    sections = re.split(rb"(?m)^diff --git ", output[at:].lstrip(b"\0"))[1:]
    if len(names) != len(sections):  # a merge under way, a file that became a link: git shows them otherwise
        sections = [_BINARY] * len(names)
    for name, section in zip(names, sections, strict=True):
        yield name, tuple(_hunks(section)) or (WHOLE if _BINARY in section else ())


def _hunks(section: bytes) -> Iterator[range]:
    """Yield the lines of the new file that each hunk wrote; where lines were only taken out, the two that now meet."""
    for start, count in _HUNK.findall(section):
        first, number = int(start), int(count or b"1")
        yield range(first, first + number) if number else range(first, first + 2)


def _commit(folder: str, revision: str) -> str:
    done = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = _line(done.stdout)
    if done.returncode or not re.fullmatch(r"[0-9a-f]{40,64}", commit):
        raise ConfigError(
            f"git knows no revision {revision!r}", "name a commit, branch or tag, and fetch it in shallow clones"
        )
    return commit


def _inside(path: Path, top: Path) -> str:
    """Return a file's path in the repository, as git names it."""
    resolved = path.resolve()
    if not resolved.is_relative_to(top):
        raise ConfigError(f"{path.as_posix()} lies outside the git repository {top}", "check it in a run of its own")
    return resolved.relative_to(top).as_posix()


def _git(folder: str | Path, *arguments: str) -> bytes:
    done = _run(folder, *arguments)
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
        raise ConfigError(f"git cannot say what changed: {said:.200}", "run inside a git repository")
    return done.stdout


def _run(folder: str | Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    surroundings = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments, no shell
            ["git", "--no-pager", *arguments],  # noqa: S607 - the git that the user runs
            cwd=folder,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"git cannot be run: {reason}", "install git, or leave --changed-since out") from error


def _line(output: bytes) -> str:
    return os.fsdecode(output).rstrip("\n").rsplit("\n", 1)[-1]


def _split(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]
