"""The baseline: findings accepted before, so that only new ones fail.

In comes a JSON file and a run's findings; out go the findings with their status, and the entries whose finding is gone.
An entry is known by its fingerprint alone; it carries no date and no line, so that it changes only when a finding does.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimcheck.errors import BaselineError
from claimcheck.files import replace_file
from claimcheck.model.finding import Finding, Stale, Status

VERSION = 1
_EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding."""

    fingerprint: str
    rule: str
    page: str
    excerpt: str
    reason: str | None = None
    """Why it is accepted, when somebody wrote it into the file."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A run's findings against the baseline."""

    findings: tuple[Finding, ...]
    """In their order, each with its status."""
    stale: tuple[Stale, ...]
    """Entries of pages read in this run whose finding is gone."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The accepted findings, by fingerprint."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None) -> "Baseline":
        """Read a baseline; without a path or a file it is empty. Raises BaselineError for one that makes no sense."""
        if path is None:
            return cls()
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return cls()
        except (OSError, UnicodeDecodeError) as error:
            raise BaselineError(f"the baseline {path} cannot be read: {error}", "restore it or name another") from None
        try:
            return cls({entry.fingerprint: entry for entry in _read(json.loads(text))})
        except (ValueError, RecursionError) as error:
            raise BaselineError(
                f"the baseline {path} cannot be understood: {error}",
                "restore it from version control, or delete it and accept the findings again",
            ) from None

    def apply(self, findings: Iterable[Finding], read_paths: Iterable[str]) -> Compared:
        """Mark the findings that were accepted before, and name the entries of read pages that no finding meets."""
        marked = tuple(self._mark(finding) for finding in findings)
        present = {finding.fingerprint for finding in marked}
        pages = set(read_paths)
        stale = tuple(
            Stale(entry.fingerprint, entry.rule, entry.page, entry.excerpt)
            for entry in _in_order(self.entries.values())
            if entry.page in pages and entry.fingerprint not in present
        )
        return Compared(marked, stale)

    def accept(self, findings: Iterable[Finding], read_paths: Iterable[str]) -> "Baseline":
        """Return the baseline in which these findings, and no others of the pages read, are accepted.

        Reasons of entries that stay are kept, and so are the entries of pages that were not read in this run.
        """
        pages = set(read_paths)
        kept = {print_: entry for print_, entry in self.entries.items() if entry.page not in pages}
        for finding in findings:
            if finding.status is not Status.SUPPRESSED:
                before = self.entries.get(finding.fingerprint)
                excerpt = _one_line(finding.excerpt)
                kept[finding.fingerprint] = Entry(
                    finding.fingerprint, finding.rule, finding.path, excerpt, before.reason if before else None
                )
        return Baseline(kept)

    def save(self, path: Path) -> None:
        """Write the baseline, whole or not at all; raises BaselineError when it cannot be written."""
        listed = [
            {
                "fingerprint": entry.fingerprint,
                "rule": entry.rule,
                "page": entry.page,
                "excerpt": entry.excerpt,
                **({"reason": entry.reason} if entry.reason is not None else {}),
            }
            for entry in _in_order(self.entries.values())
        ]
        text = json.dumps({"version": VERSION, "findings": listed}, ensure_ascii=False, indent=1) + "\n"
        try:
            replace_file(path, text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise BaselineError(f"the baseline {path} cannot be written: {error}", "name another place") from None

    def _mark(self, finding: Finding) -> Finding:
        entry = self.entries.get(finding.fingerprint)
        if entry is None or finding.status is Status.SUPPRESSED:
            return finding
        return replace(finding, status=Status.ACCEPTED, reason=entry.reason)


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.page, entry.rule, entry.excerpt, entry.fingerprint))


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"


def _read(data: object) -> Iterable[Entry]:
    """Yield the entries of a parsed baseline; raises ValueError that says what is wrong."""
    if not isinstance(data, dict):
        raise ValueError("it is no JSON object")
    version = data.get("version")
    if version != VERSION:
        raise ValueError(f"its version is {version!r}, and this claimcheck reads version {VERSION}")
    findings = data.get("findings")
    if not isinstance(findings, list):
        raise ValueError("it has no list of findings")
    for number, item in enumerate(findings, 1):
        yield _read_entry(item, number)


def _read_entry(item: object, number: int) -> Entry:
    if not isinstance(item, dict):
        raise ValueError(f"finding {number} is no JSON object")
    texts = [item.get(key) for key in ("fingerprint", "rule", "page", "excerpt")]
    reason = item.get("reason")
    if not all(isinstance(text, str) for text in texts) or not isinstance(reason, str | None):
        raise ValueError(f"finding {number} lacks fingerprint, rule, page or excerpt, or one is no text")
    fingerprint, rule, page, excerpt = (str(text) for text in texts)
    return Entry(fingerprint, rule, page, excerpt, reason)
