"""The whole check against a registry server on this machine: pages and records go in, a report comes out."""

import re
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claimcheck.check import check
from claimcheck.config import Config, LinksConfig
from claimcheck.model.evidence import Outcome, Work
from claimcheck.model.finding import Finding, Report
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity
from tests.registry import RegistryServer

Record = dict[str, Any]
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ACCUSING = frozenset(
    {
        "unregistered-doi",
        "unmatched-reference",
        "different-work",
        "mismatched-record",
        "retracted-work",
        "expression-of-concern",
        "corrected-work",
        "dead-link",
    }
)
"""Rules that say something against a reference on the word of the outside."""


def record_of(work: Work) -> Record:
    """Return a work as Crossref would describe it."""
    record: Record = {
        "DOI": work.doi,
        "type": work.type or "journal-article",
        "title": [work.title],
        "author": [
            {"name": author.family}
            if author.organisation
            else {"family": author.family, "given": author.given, "suffix": author.suffix}
            for author in work.authors
        ],
        "container-title": list(work.journals[:1]),
        "short-container-title": list(work.journals[1:2]),
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "article-number": work.article_number,
        "issued": {"date-parts": [[work.years[0] if work.years else None]]},
    }
    if len(work.years) > 1:
        record["published-print"] = {"date-parts": [[work.years[-1]]]}
    return {name: value for name, value in record.items() if value}


def run(pages: Mapping[str, str], registries: Mapping[Registry, str]) -> Report:
    """Check pages, given by file name, against registries; nothing is recorded and no link is followed."""
    config = Config(registries=registries, links=LinksConfig(check=False))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in pages.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        return check([Path(folder)], config, now=NOON)


def run_with(pages: Mapping[str, str], records: Sequence[Record]) -> Report:
    """Check pages against a server of its own that holds these records."""
    with RegistryServer(list(records)) as server:
        return run(pages, server.config)


def accusations(report: Report) -> list[Finding]:
    """Return the findings that say something against a reference on the word of the outside, notes left out."""
    return [one for one in report.findings if one.rule in ACCUSING and one.severity is not Severity.NOTE]


def outcomes(report: Report) -> dict[str, int]:
    """Return how many references ended in each outcome."""
    found = [seen.resolution.outcome for analysis in report.analyses for seen in analysis.evidence.values()]
    return {outcome.value: found.count(outcome) for outcome in Outcome if outcome in found}


def labels(findings: Sequence[Finding]) -> set[str]:
    """Return the labels of the references that findings are about."""
    return {finding.reference for finding in findings if finding.reference is not None}


def bibtex_escaped(text: str) -> str:
    """Return text as a BibTeX value holds it."""
    return re.sub(r"([%&#_$])", r"\\\1", text)
