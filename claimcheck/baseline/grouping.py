"""One gap, one finding: rows of one table, items of one list and repetitions of one figure are told once.

In: findings as compared with the baseline, each by itself. Out: the same, those of one gap and one status as one
finding that names all its places. Each keeps its own fingerprint, so that a row added to a table is new by itself.
"""

from collections.abc import Iterable
from dataclasses import replace

from claimcheck.model.finding import Confidence, Finding, Related

_SURENESS = tuple(Confidence)
SAME_GAP = "same gap"
"""The role of a further place of one gap."""


def group(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with those of one gap as one, in the order of their first places."""
    gaps: dict[tuple[object, ...], list[Finding]] = {}
    for place, finding in enumerate(findings):
        shared = (finding.group,) if finding.group is not None else (None, place)
        gaps.setdefault((finding.path, finding.rule, finding.status, *shared), []).append(finding)
    return tuple(_as_one(same) for same in gaps.values())


def _as_one(same: list[Finding]) -> Finding:
    first, *others = same
    if not others:
        return first
    gravest = max(same, key=lambda finding: (finding.severity.rank, _SURENESS.index(finding.confidence)))
    places = tuple(Related(other.span, other.location, other.excerpt, SAME_GAP) for other in others)
    count = "1 more place" if len(others) == 1 else f"{len(others)} more places"
    return replace(
        first,
        severity=gravest.severity,
        confidence=gravest.confidence,
        message=f"{first.message} The same holds for {count}.",
        related=(*first.related, *places),
        others=tuple(others),
    )
