"""The baseline: findings accepted before, so that only new ones fail.

In comes a JSON file and a run's findings; out go the findings with their status, and the entries whose finding is gone.
An entry is known by its fingerprint, or by its page and its content; it carries no date and no line, so that it changes
only when a finding does.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimcheck.baseline.accepted import AcceptedEntry, in_order, read, write
from claimcheck.baseline.renames import follow_renames
from claimcheck.bounds import FILE_BYTES
from claimcheck.errors import BaselineError
from claimcheck.files import STDIN, held, read_file, replace_file
from claimcheck.model.finding import Finding, Scope, Stale, Status
from claimcheck.model.judgement import Judgement

_EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Compared:
    """A run's findings against the baseline."""

    findings: tuple[Finding, ...]
    """In their order, each with its status."""
    stale: tuple[Stale, ...]
    """Entries that the run covered and whose finding is gone."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The accepted findings, by fingerprint."""

    entries: Mapping[str, AcceptedEntry] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None) -> "Baseline":
        """Read a baseline; without a path or a file it is empty. Raises BaselineError for one that makes no sense."""
        if path is None:
            return cls()
        try:
            text = read_file(path, FILE_BYTES).decode("utf-8-sig")
        except FileNotFoundError:
            return cls()
        except (OSError, UnicodeDecodeError) as error:
            raise BaselineError(f"the baseline {path} cannot be read: {error}", "restore it or name another") from None
        try:
            entries: dict[str, AcceptedEntry] = {}
            for entry in read(text):  # of two entries for one finding, as merges leave them, the one with a reason
                if entry.fingerprint not in entries or entry.reason is not None:
                    entries[entry.fingerprint] = entry
            return cls(entries)
        except (ValueError, RecursionError) as error:
            raise BaselineError(
                f"the baseline {path} cannot be understood: {error}",
                "restore it from version control, or delete it and accept the findings again",
            ) from None

    def scope(self, judgement: Judgement, folders: Sequence[str], root: Path) -> Scope:
        """Return what a run of this judgement looked at, and which pages of the baseline it looked for in vain.

        `folders` are those it read, named as pages are: from `root`.
        """
        judged = judgement.judged
        gone = frozenset(page for page in self._pages() if _is_gone(page, root))
        cleared = frozenset(
            page for page in gone for folder in folders if folder == "." or page.startswith(f"{folder}/")
        )
        open_ended = {rule for rule in judgement.comparing if not self._pages(rule) <= judged.keys() | gone}
        return Scope({page: rules - open_ended for page, rules in judged.items()}, gone, cleared)

    def _pages(self, rule: str | None = None) -> frozenset[str]:
        """Return the pages that have entries, or have entries of this rule."""
        return frozenset(entry.page for entry in self.entries.values() if rule in {None, entry.rule})

    def apply(self, findings: Sequence[Finding], scope: Scope) -> Compared:
        """Mark the findings that were accepted before, and name the covered entries that no finding meets."""
        met = self._meet(findings, scope)
        marked = tuple(_mark(finding, met.get(finding.fingerprint)) for finding in findings)
        return Compared(
            marked,
            tuple(
                Stale(entry.fingerprint, entry.rule, entry.page, entry.excerpt)
                for entry in in_order(self._unmet(met, scope))
            ),
        )

    def accept(self, findings: Sequence[Finding], scope: Scope) -> "Baseline":
        """Return the baseline in which these findings, and no others that the run covered, are accepted.

        Reasons of entries that stay are kept, and so are the entries that the run did not cover.
        """
        met = self._meet(findings, scope)
        kept = self._uncovered(met, scope)
        accepted = [finding for finding in findings if finding.status is not Status.SUPPRESSED]
        return _of([*kept, *(_enter(finding, met.get(finding.fingerprint)) for finding in accepted)])

    def prune(self, findings: Sequence[Finding], scope: Scope) -> "Baseline":
        """Return the baseline without its stale entries; nothing new is accepted, renamed pages get their new name."""
        met = self._meet(findings, scope)
        kept = self._uncovered(met, scope)
        return _of([*kept, *(_enter(f, met[f.fingerprint]) for f in findings if f.fingerprint in met)])

    @classmethod
    def update(cls, path: Path, change: Callable[["Baseline"], "Baseline"]) -> "Baseline":
        """Change the baseline as it stands in its file by now, no other run meanwhile; raises BaselineError."""
        try:
            with held(path):
                changed = change(cls.load(path))
                changed.save(path)
        except OSError as error:
            raise _unwritten(path, error) from None
        return changed

    def save(self, path: Path) -> None:
        """Write the baseline, whole or not at all; raises BaselineError when it cannot be written."""
        try:
            replace_file(path, write(self.entries.values()).encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise _unwritten(path, error) from None

    def _meet(self, findings: Sequence[Finding], scope: Scope) -> dict[str, AcceptedEntry]:
        """Return the entry that each known finding meets, by the finding's fingerprint."""
        before = follow_renames(self.entries.values(), findings, scope.gone, scope.judged)
        placed = {(entry.page, entry.rule, entry.content): entry for entry in self.entries.values() if entry.content}
        met = {}
        for finding in findings:
            page = before.get(finding.path, finding.path)
            entry = self.entries.get(finding.fingerprint) or placed.get((page, finding.rule, finding.content))
            if entry is not None:
                met[finding.fingerprint] = entry
        return met

    def _uncovered(self, met: Mapping[str, AcceptedEntry], scope: Scope) -> list[AcceptedEntry]:
        """Return the entries of which the run can say nothing."""
        used = {entry.fingerprint for entry in met.values()}
        return [entry for entry in self.entries.values() if entry.fingerprint not in used and not _covers(scope, entry)]

    def _unmet(self, met: Mapping[str, AcceptedEntry], scope: Scope) -> list[AcceptedEntry]:
        """Return the entries whose finding is gone."""
        used = {entry.fingerprint for entry in met.values()}
        return [entry for entry in self.entries.values() if entry.fingerprint not in used and _covers(scope, entry)]


def _unwritten(path: Path, error: OSError) -> BaselineError:
    return BaselineError(f"the baseline {path} cannot be written: {error.strerror or error}", "name another place")


def _is_gone(page: str, root: Path) -> bool:
    """Whether a page no longer exists, neither below the root nor from where we stand."""
    try:
        return page != STDIN and not (root / page).exists() and not Path(page).exists()
    except OSError:  # no file system has such a name
        return False


def _covers(scope: Scope, entry: AcceptedEntry) -> bool:
    """Whether the run would have met the entry's finding if it were still there."""
    return entry.page in scope.cleared or entry.rule in scope.judged.get(entry.page, frozenset())


def _mark(finding: Finding, entry: AcceptedEntry | None) -> Finding:
    if entry is None or finding.status is Status.SUPPRESSED:
        return finding
    return replace(finding, status=Status.ACCEPTED, reason=entry.reason)


def _enter(finding: Finding, before: AcceptedEntry | None) -> AcceptedEntry:
    return AcceptedEntry(
        finding.fingerprint,
        finding.rule,
        finding.path,
        _one_line(finding.excerpt),
        finding.content or None,
        before.reason if before else None,
    )


def _of(entries: Iterable[AcceptedEntry]) -> Baseline:
    return Baseline({entry.fingerprint: entry for entry in entries})


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"
