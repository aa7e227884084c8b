"""The catalogue of rules and the verb `judge`: Analyses → Findings.

A new rule is one file in this folder, one line in `RULES`, and one file of cases in `tests/rules/cases`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from claimcheck.config import RulesConfig
from claimcheck.errors import ConfigError
from claimcheck.faults import Faults
from claimcheck.model.finding import Analysis, Finding, Problem, Related, Status
from claimcheck.model.judgement import Judgement
from claimcheck.model.manual import Manual
from claimcheck.model.page import Page
from claimcheck.model.span import Span
from claimcheck.rules.corrected_work import CorrectedWork
from claimcheck.rules.dangling_marker import DanglingMarker
from claimcheck.rules.dead_link import DeadLink
from claimcheck.rules.different_work import DifferentWork
from claimcheck.rules.duplicate_reference import DuplicateReference
from claimcheck.rules.expression_of_concern import ExpressionOfConcern
from claimcheck.rules.figure_differs import FigureDiffers
from claimcheck.rules.figure_not_in_source import FigureNotInSource
from claimcheck.rules.fingerprints import Subjects, fingerprints
from claimcheck.rules.inconsistent_arithmetic import InconsistentArithmetic
from claimcheck.rules.inconsistent_figure import InconsistentFigure
from claimcheck.rules.malformed_identifier import MalformedIdentifier
from claimcheck.rules.mismatched_record import MismatchedRecord
from claimcheck.rules.missing_identifier import MissingIdentifier
from claimcheck.rules.own_data import OwnData
from claimcheck.rules.retracted_work import RetractedWork
from claimcheck.rules.rule import Answer, Rule, Selected
from claimcheck.rules.suppressions import Suppression, read_suppressions, report_unused, suppress
from claimcheck.rules.uncited_claim import UncitedClaim
from claimcheck.rules.unmatched_reference import UnmatchedReference
from claimcheck.rules.unnamed_source import UnnamedSource
from claimcheck.rules.unregistered_doi import UnregisteredDoi
from claimcheck.rules.unused_reference import UnusedReference
from claimcheck.rules.unverified_reference import UnverifiedReference
from claimcheck.rules.verifying import all_answered

RULES: tuple[Rule, ...] = (
    UncitedClaim(),
    UnnamedSource(),
    DanglingMarker(),
    UnusedReference(),
    DuplicateReference(),
    MalformedIdentifier(),
    UnregisteredDoi(),
    DeadLink(),
    UnverifiedReference(),
    DifferentWork(),
    UnmatchedReference(),
    MismatchedRecord(),
    MissingIdentifier(),
    RetractedWork(),
    ExpressionOfConcern(),
    CorrectedWork(),
    FigureNotInSource(),
    FigureDiffers(),
    InconsistentArithmetic(),
    InconsistentFigure(),
    OwnData(),
)
"""Every rule, in the order of the contract."""
COMPARING_PAGES = frozenset({InconsistentFigure.id})
"""Rules whose finding on one page may need another page of the run to be read."""


def select_rules(config: RulesConfig) -> tuple[Selected, ...]:
    """Return the rules that the configuration asks for; raises ConfigError for an id that no rule has."""
    tables = [rule_id for table in config.per_path for rule_id in (*table.rules, *table.ignore)]
    for rule_id in (*config.select, *config.ignore, *config.severities, *tables):
        _find(rule_id)
    return tuple(
        Selected(rule, config.severities.get(rule.id))
        for rule in RULES
        if (not config.select or rule.id in config.select)
        and rule.id not in config.ignore
        and config.severities.get(rule.id, rule.severity) is not None
        and (config.links or rule.id != DeadLink.id)  # nobody looks at links: it could say nothing
    )


def _in_force(*selections: Sequence[Selected]) -> tuple[Selected, ...]:
    """Return the rules that any of these selections holds, in the order of the catalogue; the first one wins."""
    held = {selected.rule.id: selected for selection in reversed(selections) for selected in selection}
    return tuple(held[rule.id] for rule in RULES if rule.id in held)


def judge(
    analyses: Iterable[Analysis],
    rules: Sequence[Selected],
    by_page: Mapping[str, Sequence[Selected]] | None = None,
    faults: Faults | None = None,
) -> Judgement:
    """Ask every rule about every analysis; `by_page` holds the rules of pages that are judged by others, by path.

    A rule that fails on a page says nothing of it, and the failure is added to `faults`.
    """
    faults = faults or Faults()
    findings: list[Finding] = []
    problems: list[Problem] = []
    judged: dict[str, frozenset[str]] = {}
    for analysis in analyses:
        page = analysis.document.page
        own = (by_page or {}).get(page.path, rules)
        judged[page.path] = _judged(analysis, own)
        suppressions, misread = read_suppressions(page, [rule.id for rule in RULES])
        for selected in own:
            failed = len(faults.found)
            with faults.kept(f"{page.path} ({selected.rule.id})"):
                findings.extend(_ask(selected, analysis, suppressions))
            if len(faults.found) > failed:
                judged[page.path] -= {selected.rule.id}
        problems.extend(misread)
        problems.extend(_left_out(page))
        problems.extend(report_unused(page, suppressions, judged[page.path] - COMPARING_PAGES))
    order = {rule.id: place for place, rule in enumerate(RULES)}
    findings.sort(key=lambda finding: (finding.path, finding.span, order[finding.rule], finding.fingerprint))
    problems.sort(key=lambda problem: (problem.path, problem.line))
    manuals = tuple(selected.manual for selected in _in_force(rules, *(by_page or {}).values()))
    return Judgement(tuple(findings), tuple(problems), judged, COMPARING_PAGES, manuals)


def _left_out(page: Page) -> Iterator[Problem]:
    """Yield a problem for each stretch of a page that could not be read."""
    for gap in page.gaps:
        line = page.locate(gap.span.start).line
        yield Problem(page.path, line, f"{gap.reason}; it is left out", "mend it, so that it is checked")


def manual(rule_id: str) -> Manual:
    """Return a rule's manual; raises ConfigError for an id that no rule has."""
    return Selected(_find(rule_id)).manual


def _find(rule_id: str) -> Rule:
    for rule in RULES:
        if rule.id == rule_id:
            return rule
    near = get_close_matches(rule_id, [rule.id for rule in RULES], n=1)
    raise ConfigError(
        f"there is no rule {rule_id!r}", f"did you mean {near[0]}?" if near else "claimcheck rules lists them all"
    )


def _ask(selected: Selected, analysis: Analysis, suppressions: Sequence[Suppression]) -> list[Finding]:
    """Return what one rule finds in one analysis, put in its place, the suppressed marked."""
    page = analysis.document.page
    subjects = Subjects(analysis.document)
    answers = sorted(selected.rule.judge(analysis), key=lambda answer: answer.span)
    placed = [suppress(_place(selected, answer, page), suppressions) for answer in answers]
    suppressed = [finding.status is Status.SUPPRESSED for finding in placed]
    words = [subjects.of(answer, with_sources=selected.rule.asks_outside) for answer in answers]
    prints = fingerprints(selected.rule.id, page.path, words, suppressed)
    return [
        replace(finding, fingerprint=known.fingerprint, content=known.content)
        for finding, known in zip(placed, prints, strict=True)
    ]


def _place(selected: Selected, answer: Answer, page: Page) -> Finding:
    span = page.source_span(answer.span)
    return Finding(
        rule=selected.rule.id,
        severity=selected.weigh(answer),
        confidence=answer.confidence,
        path=page.path,
        span=span,
        location=page.locate(span.start),
        excerpt=answer.span.slice(page.text),
        message=answer.message,
        remedy=answer.remedy,
        claim=answer.claim,
        reference=answer.reference,
        group=answer.group,
        related=(*(_relate(page, place, role) for place, role in answer.related), *answer.elsewhere),
    )


def _relate(page: Page, place: Span, role: str) -> Related:
    span = page.source_span(place)
    return Related(span, page.locate(span.start), place.slice(page.text), role)


def _judged(analysis: Analysis, rules: Sequence[Selected]) -> frozenset[str]:
    """Return the rules that could say all they have to say: those about the outside only where the outside answered."""
    if analysis.document.page.skipped:
        return frozenset()
    answered = all_answered(analysis)
    return frozenset(selected.rule.id for selected in rules if answered or not selected.rule.asks_outside)
