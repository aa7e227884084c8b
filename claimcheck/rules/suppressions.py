"""Ignore comments in a page: `claimcheck: ignore[rule-id] reason`.

In come a page's comments, out go the stretches of source they cover; what cannot be followed comes back as a problem:
no reason, an unknown rule, nothing to suppress.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from claimcheck.model.finding import Finding, Problem, Status
from claimcheck.model.page import Comment, Page
from claimcheck.model.span import Span

_ADDRESSED = re.compile(
    r"\W*claimcheck\s*:(?:\s*ignore\s*\[(?P<rules>[^\[\]]{0,400})\](?P<reason>.*))?", re.IGNORECASE | re.DOTALL
)
_FORM = "write it as: claimcheck: ignore[rule-id] reason"

_REACH = 50
"""So many ignore comments before a finding are looked at; more do not stand before one block."""


@dataclass(slots=True)
class Suppression:
    """One ignore comment: which rules, why, and the stretch of source it covers."""

    rules: tuple[str, ...]
    reason: str
    line: int
    covered: Span
    used: set[str] = field(default_factory=set)
    """Rules of which it has suppressed a finding."""


def read_suppressions(page: Page, known: Iterable[str]) -> tuple[list[Suppression], list[Problem]]:
    """Return the ignore comments of a page that can be followed, in order of what they cover; of others the problem."""
    suppressions: list[Suppression] = []
    problems: list[Problem] = []
    ids = list(known)
    blocks = sorted(page.source_span(block.span) for block in page.blocks) if page.comments else []
    for comment in page.comments:
        addressed = _ADDRESSED.match(comment.text)
        if addressed is None:
            continue
        line = page.locate(comment.span.start).line
        read = _read(addressed["rules"] or "", addressed["reason"] or "", ids)
        if isinstance(read, str):
            problems.append(Problem(page.path, line, f"the ignore comment is not applied: {read}", _FORM))
            continue
        rules, reason = read
        suppressions.append(Suppression(rules, reason, line, _cover(page, comment, blocks)))
    return sorted(suppressions, key=lambda suppression: suppression.covered), problems


def _read(names: str, words: str, known: list[str]) -> tuple[tuple[str, ...], str] | str:
    """Return the rule ids and the reason of an ignore comment, or what is wrong with it."""
    rules = tuple(dict.fromkeys(part.strip() for part in names.split(",") if part.strip()))
    if not rules:
        return "it names no rule in brackets"
    for rule in rules:
        if rule not in known:
            near = get_close_matches(rule, known, n=1)
            return f"there is no rule {rule!r}" + (f", did you mean {near[0]}?" if near else "")
    reason = " ".join(words.strip(" \t\r\n:-–—*/>").split())
    return (rules, reason) if any(character.isalpha() for character in reason) else "it gives no reason"


def _cover(page: Page, comment: Comment, blocks: list[Span]) -> Span:
    """Return the block that the comment stands in or ends the line of, else the next one, else the comment itself."""
    place = bisect_right(blocks, comment.span.start, key=lambda block: block.start)
    before = blocks[place - 1] if place else None
    behind = blocks[place] if place < len(blocks) else None
    if before is not None and comment.span.start < before.end:
        return before
    follows = behind is not None and page.locate(behind.start).line == page.locate(comment.span.end).line
    if before is not None and not follows:
        last_line = page.locate(max(before.start, before.end - 1)).line
        if last_line == page.locate(comment.span.start).line:
            return before
    return behind or comment.span


def suppress(finding: Finding, suppressions: Sequence[Suppression]) -> Finding:
    """Return the finding, marked as suppressed with its reason when one of the page's ignore comments covers it."""
    behind = bisect_left(suppressions, finding.span.end, key=lambda suppression: suppression.covered.start)
    for suppression in reversed(suppressions[max(0, behind - _REACH) : behind]):
        if finding.rule in suppression.rules and suppression.covered.overlaps(finding.span):
            suppression.used.add(finding.rule)
            return replace(finding, status=Status.SUPPRESSED, reason=suppression.reason)
    return finding


def report_unused(page: Page, suppressions: Sequence[Suppression], judged: frozenset[str]) -> list[Problem]:
    """Return a problem for every judged rule that an ignore comment names without anything to suppress."""
    return [
        Problem(
            page.path,
            suppression.line,
            f"the ignore comment for {rule} suppresses nothing",
            "remove it, or put it right before the block it is meant for",
        )
        for suppression in suppressions
        for rule in suppression.rules
        if rule in judged and rule not in suppression.used
    ]
