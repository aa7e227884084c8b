"""Renamed pages: which page that is new to the baseline goes on from which page that is gone.

In come the entries of pages that no longer exist and the findings of pages that have no entry, out go pairs of paths.
As in version control, a page goes on from another when at least half of what was accepted there is found on it.
"""

from collections.abc import Iterable, Mapping

from claimcheck.baseline.accepted import AcceptedEntry
from claimcheck.model.finding import Finding

_ALIKE = 0.5


def follow_renames(
    entries: Iterable[AcceptedEntry],
    findings: Iterable[Finding],
    gone: frozenset[str],
    judged: Mapping[str, frozenset[str]],
) -> dict[str, str]:
    """Return the path that each renamed page had before, by the path it has now.

    `judged` are the rules that could speak, by page: what the others found is not looked for.
    """
    left: dict[str, set[tuple[str, str]]] = {}
    known = set()
    for entry in entries:
        known.add(entry.page)
        if entry.page in gone and entry.content is not None:
            left.setdefault(entry.page, set()).add((entry.rule, entry.content))
    found: dict[str, set[tuple[str, str]]] = {}
    for finding in findings if left else ():
        if finding.path not in known:
            found.setdefault(finding.path, set()).add((finding.rule, finding.content))
    pairs = []
    for now, contents in found.items():
        for before, accepted in left.items():
            sought = {one for one in accepted if one[0] in judged.get(now, frozenset())}
            met = len(sought & contents)
            if met and met >= _ALIKE * len(sought):
                pairs.append((-met / len(sought), -met, now, before))
    renamed: dict[str, str] = {}
    for _, _, now, before in sorted(pairs):
        if now not in renamed and before not in renamed.values():
            renamed[now] = before
    return renamed
